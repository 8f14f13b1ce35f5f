/** What the outbox knows at one moment, what happens to it, and small changes of it. */
import type { WaitReason } from '../phone';
import type { Flag, Hex, Id, InclusionProof, Instant, Receipt } from '../wire';
import type { Item, ItemPhoto, Refusal } from './item';

/** Why an item rests, for how long and until when (monotonic), and when it was tried (for people). */
export interface Rest {
  readonly attempts: number;
  readonly millis: number;
  readonly until: number;
  readonly triedAt: Instant;
  readonly reason: WaitReason | null;
}

export interface Errand {
  readonly kind: 'envelope' | 'photo' | 'state' | 'proof';
  readonly id: Id;
  /** The photo, where the errand is one. */
  readonly sha256: Hex | null;
}

interface Underway {
  readonly errand: Errand;
  readonly bytesSent: number;
}

/** Items are kept; rests and errands under way are forgotten when the app is killed. */
export interface State {
  readonly items: ReadonlyMap<Id, Item>;
  readonly rests: ReadonlyMap<Id, Rest>;
  readonly underway: ReadonlyMap<Id, Underway>;
  readonly online: boolean;
  readonly signedIn: boolean;
  /** This window is the one that sends. */
  readonly leading: boolean;
}

export const EMPTY: State = {
  items: new Map(),
  rests: new Map(),
  underway: new Map(),
  online: true,
  signedIn: true,
  leading: false,
};

/** The time of an event, and its share of chance. */
export interface Now {
  readonly monotonic: number;
  readonly instant: Instant;
  /** 0 ≤ x < 1, for waiting times. */
  readonly fraction: number;
}

export type Outcome =
  | {
      readonly kind: 'accepted';
      readonly receipt: Receipt;
      readonly missing: readonly Hex[];
      readonly flags: readonly Flag[];
    }
  /** A call without a receipt was taken. */
  | { readonly kind: 'done' }
  | ({ readonly kind: 'refused' } & Refusal)
  | { readonly kind: 'signed-out' }
  /** Later again; the reason is for people. */
  | { readonly kind: 'later'; readonly reason: WaitReason; readonly atLeastMillis?: number }
  | { readonly kind: 'photo-there' }
  | { readonly kind: 'photo-unreadable' }
  /** The half-sent photo is lost or spoilt at the server: begin it anew. */
  | { readonly kind: 'anew'; readonly reason: WaitReason | null }
  | {
      readonly kind: 'state';
      readonly missing: readonly Hex[];
      readonly flags: readonly Flag[];
      readonly cosigned: boolean;
    }
  | { readonly kind: 'proven'; readonly proof: InclusionProof }
  | { readonly kind: 'not-in-log-yet' }
  /** It was acknowledged and is not there, as after a restore of an old backup: send it again. */
  | { readonly kind: 'unknown-there' };

export type OutboxEvent =
  /** Rows of the store that are new, changed or finished with by another window. */
  | {
      readonly kind: 'loaded';
      readonly items: readonly Item[];
      readonly gone: readonly Id[];
      readonly now: Now;
    }
  | { readonly kind: 'leading'; readonly now: Now }
  | { readonly kind: 'woke'; readonly now: Now }
  | { readonly kind: 'network'; readonly online: boolean; readonly now: Now }
  | { readonly kind: 'signed-in'; readonly now: Now }
  | { readonly kind: 'retry'; readonly now: Now }
  | { readonly kind: 'retry-refused'; readonly id: Id; readonly now: Now }
  | {
      readonly kind: 'placed';
      readonly id: Id;
      readonly sha256: Hex;
      readonly url: string;
      readonly now: Now;
    }
  | { readonly kind: 'sent'; readonly id: Id; readonly bytes: number; readonly now: Now }
  | { readonly kind: 'came'; readonly errand: Errand; readonly outcome: Outcome; readonly now: Now }
  /** The change could not be kept; what the server said is asked again. */
  | { readonly kind: 'not-kept'; readonly errand: Errand; readonly now: Now };

export interface Next {
  readonly state: State;
  readonly errands: readonly Errand[];
  /** Monotonic milliseconds at which something rests no longer; null when nothing does. */
  readonly wakeAt: number | null;
}

export function changed(state: State, id: Id, change: (item: Item) => Item): State {
  const item = state.items.get(id);
  return item ? { ...state, items: new Map(state.items).set(id, change(item)) } : state;
}

export function withPhoto(item: Item, sha256: Hex, change: Partial<ItemPhoto>): Item {
  const photos = item.photos.map((photo) =>
    photo.sha256 === sha256 ? { ...photo, ...change } : photo,
  );
  return { ...item, photos };
}

export function freed(state: State, id: Id): State {
  return state.underway.has(id) ? { ...state, underway: without(state.underway, id) } : state;
}

export function underway(state: State, id: Id, bytesSent: number): State {
  const now = state.underway.get(id);
  return now
    ? { ...state, underway: new Map(state.underway).set(id, { ...now, bytesSent }) }
    : state;
}

export function withAll(
  items: ReadonlyMap<Id, Item>,
  added: readonly Item[],
  gone: readonly Id[],
): ReadonlyMap<Id, Item> {
  const all = new Map(items);
  for (const id of gone) all.delete(id);
  for (const item of added) all.set(item.id, item);
  return all;
}

export function without<V>(map: ReadonlyMap<Id, V>, id: Id): ReadonlyMap<Id, V> {
  const rest = new Map(map);
  rest.delete(id);
  return rest;
}
