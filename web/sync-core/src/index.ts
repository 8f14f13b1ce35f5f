export type * from './phone';
export type * from './wire';
export type * from './ports';
export { SHELVES, StaleWrite, StorageFull } from './ports';
