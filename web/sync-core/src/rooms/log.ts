/** Watching the log, and the clock. */
import type { Instant } from '../wire';
import type { Failed } from './packages';

export type HeadVerdict =
  | { readonly kind: 'same' | 'newer' | 'older' }
  /** No proof yet: asked again at the next contact; the kept head stays. */
  | { readonly kind: 'unproven' }
  /** The log was rewritten or shows two faces: both heads are kept and every screen says so. */
  | { readonly kind: 'split'; readonly kept: string; readonly shown: string }
  | { readonly kind: 'bad-signature' };

export interface Heads {
  /** The newest head kept, as a signed note; undefined before the first contact. */
  newest(): Promise<string | undefined>;
  /** Checks the signature and that the head continues the one kept, then keeps the newer. */
  consider(note: string): Promise<HeadVerdict>;
  /** Asks the server for its latest head and considers it. */
  ask(): Promise<HeadVerdict | Failed>;
  /** A split seen earlier; undefined when never. */
  split(): Promise<{ readonly kept: string; readonly shown: string } | undefined>;
}

export interface Stamp {
  readonly capturedAt: Instant;
  readonly monotonicMillis: number;
}

export interface ClockStep {
  readonly at: Instant;
  /** Below zero: the phone's clock was set back. Above: set forward, or the phone slept. */
  readonly byMillis: number;
}

export interface Clock {
  /** Now by the server's last word and the phone's clock since. */
  stamp(): Stamp;
  /** How far the server's clock was ahead of the phone's at the last contact; 0 before. */
  offsetMillis(): number;
  measuredAt(): Instant | null;
  /** Jumps noticed since the last contact. */
  steps(): readonly ClockStep[];
}
