export * from './problem';
export { evaluate } from './evaluator';
export { changesBetween, repair, type Change, type Repair, type RepairWish } from './repair';
