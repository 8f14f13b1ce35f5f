export * from './bytes';
export * from './hash';
export * from './head';
export * from './json';
export * from './keys';
export * from './tree';
