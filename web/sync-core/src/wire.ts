/**
 * The shapes of docs/formats.md as the phone reads and writes them. Names and meanings are those of
 * the document; where the two differ, the document wins.
 */
export type * from './wire/values';
export type * from './wire/events';
export type * from './wire/log';
export type * from './wire/package';
export type * from './wire/submission';
export type * from './wire/session';
