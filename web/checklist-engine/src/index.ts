export * from './catalogue';
export * from './merge';
export * from './print';
export * from './record';
export * from './run';
export * as scope from './scope';
export * from './sheet';
