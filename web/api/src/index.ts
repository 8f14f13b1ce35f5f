export * from './shapes';
export { ask, Fault, type Ask } from './ask';
