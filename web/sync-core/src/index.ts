export type * from './phone';
export type * from './wire';
export type * from './ports';
export { SHELVES, StaleWrite, StorageFull } from './ports';
export { CannotNow } from './here';
export { uuidv7 } from './ids';
export { Unreadable } from './vault';
export { openPhone, type Settings } from './open-phone';
export { hashLine, LEVELS, NOT_TAKEN, reasonLine } from './words';
