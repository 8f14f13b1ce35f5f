import type { Access } from './rooms/access';
import type { Drafts, Numbers, Photos } from './rooms/drafts';
import type { Clock, Heads } from './rooms/log';
import type { Outbox } from './rooms/outbox';
import type { Packages } from './rooms/packages';
import type { Cosigning, Sealing } from './rooms/sealing';
import type { Skips } from './rooms/skips';

/**
 * What the field client sees of this package: one {@link Phone} with a few rooms. Every promise
 * below that is named "kept" has resolved only when the rows survive a kill of the app.
 */
export interface Phone {
  readonly access: Access;
  readonly packages: Packages;
  readonly drafts: Drafts;
  readonly photos: Photos;
  readonly numbers: Numbers;
  readonly sealing: Sealing;
  readonly cosigning: Cosigning;
  readonly skips: Skips;
  readonly outbox: Outbox;
  readonly heads: Heads;
  readonly clock: Clock;
}

export type * from './rooms/access';
export type * from './rooms/packages';
export type * from './rooms/drafts';
export type * from './rooms/sealing';
export type * from './rooms/skips';
export type * from './rooms/outbox';
export type * from './rooms/log';
