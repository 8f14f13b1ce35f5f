/** Not today. */
import type { Id, Instant } from '../wire';

/** The door was closed · moved away · no time left · urgent elsewhere · other, in own words. */
export type SkipReason = 'closed' | 'moved-away' | 'no-time' | 'urgent-elsewhere' | 'other';

export interface StopToCome {
  readonly visit: Id;
  readonly arriveAt: Instant;
  readonly leaveAt: Instant;
  /** By how much the arrival may slip. */
  readonly slackSeconds: number;
  /** When it was expected before the change; null when it was not. */
  readonly before: Instant | null;
}

export interface Skip {
  readonly visit: Id;
  readonly day: Id;
  readonly reason: SkipReason;
  /** Own words; empty unless the reason is `other`. */
  readonly words: string;
  readonly at: Instant;
  /** Where the pair stood: the visit made or the door found shut last; null at the start. An older app kept none. */
  readonly from?: Id | null;
  /** The rest of the day from then on. */
  readonly order: readonly StopToCome[];
  /** Visits for which the day no longer suffices. */
  readonly leftOut: readonly Id[];
  readonly backAt: Instant;
  /** When it was passed on; null while it can be taken back. */
  readonly sealedAt: Instant | null;
}

export interface Skips {
  /** In the order they were made; the last one says how the rest of the day goes. */
  list(day: Id): Promise<readonly Skip[]>;
  /**
   * Leaves a visit out and mends the rest of the day. Kept at once, told to nobody: it can be taken
   * back until it is sealed. One at a time.
   */
  skip(visit: Id, reason: SkipReason, words?: string): Promise<Skip>;
  /** Takes back what is not sealed; the order before holds again. */
  undo(visit: Id): Promise<void>;
  /**
   * The new order stands: it goes to the station by the outbox, and a record that was begun there is
   * given up with its photos, all or nothing. Its sheet number becomes void for the reason `inWords`.
   * A second call changes nothing.
   */
  seal(visit: Id, inWords?: string): Promise<Skip>;
}
