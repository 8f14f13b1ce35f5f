export * from './problem';
export { mendDay, type DayToMend, type MendedDay, type WhereThePairIs } from './day';
export { evaluate } from './evaluator';
export { changesBetween, repair, type Change, type Repair, type RepairWish } from './repair';
export * from './reasons';
