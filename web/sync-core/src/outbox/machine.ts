/**
 * The way of an item from this phone to the log, as a pure function: state and event in, state and
 * errands out. Nothing here waits, stores or sends; `runner.ts` does, and keeps each changed item
 * before anybody sees it.
 */
import type { Level, WaitReason } from '../phone';
import type { Flag, Hex, Id, InclusionProof, Instant, Receipt } from '../wire';

/** What an item needs next. */
export type Step = 'envelope' | 'photos' | 'state' | 'proof' | 'done' | 'refused';

/** The last two are calls without a receipt: taken, they leave the outbox. */
export type ItemType =
  'visit.sealed' | 'visit.cosigned' | 'sheet.handed' | 'number.voided' | 'visit.skipped';

export interface ItemPhoto {
  readonly sha256: Hex;
  readonly size: number;
  readonly mime: string;
  /** Still only here, at the server, or no longer what it was when it was taken. */
  readonly at: 'here' | 'server' | 'unreadable';
  /** Where the server takes its parts; null before the first try. */
  readonly url: string | null;
}

export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly text: string;
}

/** What is kept of an item besides its envelope. */
export interface Item {
  readonly id: Id;
  readonly visit: Id;
  readonly type: ItemType;
  /** Place in this phone's chain; 0 when the event is another phone's or there is none. */
  readonly seq: number;
  readonly keptAt: Instant;
  readonly step: Step;
  readonly photos: readonly ItemPhoto[];
  readonly receipt: Receipt | null;
  readonly proof: InclusionProof | null;
  readonly flags: readonly Flag[];
  readonly cosigned: boolean;
  readonly refused: Refusal | null;
  /** Only of `number.voided`. */
  readonly voiding: { readonly number: string; readonly reason: string } | null;
  /** Only of `visit.skipped`; absent in items kept by an older app. */
  readonly skipping?: {
    readonly day: Id;
    /** A code of {@link SkipReason}, or own words. */
    readonly reason: string;
    readonly at: Instant;
  };
}

export function newItem(
  item: Pick<Item, 'id' | 'visit' | 'type' | 'seq' | 'keptAt'> &
    Partial<Pick<Item, 'photos' | 'voiding' | 'skipping'>>,
): Item {
  return {
    photos: [],
    voiding: null,
    step: 'envelope',
    receipt: null,
    proof: null,
    flags: [],
    cosigned: false,
    refused: null,
    ...item,
  };
}

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

/** Requests under way at once: enough for a good network, not too many for a bad one. */
export const AT_ONCE = 3;
const SHORTEST_MILLIS = 1_000;
const LONGEST_MILLIS = 300_000;
/** A server that forgets what it acknowledged is not asked all the time. */
const FORGETFUL_MILLIS = 60_000;
/** A promise of a minute that is still open after a day is told to the officer. */
const OVERDUE_MILLIS = 24 * 3_600_000;

export function step(state: State, event: OutboxEvent): Next {
  return sentOut(after(state, event), event.now);
}

function after(state: State, event: OutboxEvent): State {
  switch (event.kind) {
    case 'loaded':
      return { ...state, items: withAll(state.items, event.items, event.gone) };
    case 'leading':
      return { ...state, leading: true };
    case 'woke':
      return state;
    case 'network':
      return lookedAgain({
        ...state,
        online: event.online,
        rests: event.online ? new Map() : state.rests,
      });
    case 'signed-in':
      return { ...state, signedIn: true, rests: new Map() };
    case 'retry':
      return lookedAgain({ ...state, signedIn: true, rests: new Map() });
    case 'retry-refused':
      return changed(state, event.id, (item) =>
        item.step === 'refused' ? { ...item, step: 'envelope', refused: null } : item,
      );
    case 'placed':
      return changed(state, event.id, (item) => withPhoto(item, event.sha256, { url: event.url }));
    case 'sent':
      return underway(state, event.id, event.bytes);
    case 'came':
      return state.items.has(event.errand.id) ? came(state, event) : state;
    case 'not-kept':
      return rested(state, event.errand.id, { code: 'phone-full' }, event.now);
  }
}

function came(
  before: State,
  { errand, outcome, now }: Extract<OutboxEvent, { kind: 'came' }>,
): State {
  const { id, sha256 } = errand;
  const state = freed(before, id);
  switch (outcome.kind) {
    case 'accepted':
      return changed(calm(state, id), id, (item) => accepted(item, outcome));
    case 'done':
      return { ...state, items: without(state.items, id), rests: without(state.rests, id) };
    case 'refused': {
      const { status, code, text } = outcome;
      return changed(calm(state, id), id, (item) => ({
        ...item,
        step: 'refused',
        refused: { status, code, text },
      }));
    }
    case 'signed-out':
      return { ...state, signedIn: false };
    case 'later':
      return rested(state, id, outcome.reason, now, outcome.atLeastMillis);
    case 'photo-there':
      return changed(calm(state, id), id, (item) =>
        onward(withPhoto(item, sha256!, { at: 'server', url: null })),
      );
    case 'photo-unreadable':
      return changed(calm(state, id), id, (item) =>
        onward(withPhoto(item, sha256!, { at: 'unreadable' })),
      );
    case 'anew':
      return rested(
        changed(state, id, (item) => withPhoto(item, sha256!, { url: null })),
        id,
        outcome.reason,
        now,
      );
    case 'state':
      return told(state, id, outcome, now);
    case 'proven':
      return changed(calm(state, id), id, (item) => ({
        ...item,
        step: 'done',
        proof: outcome.proof,
      }));
    case 'not-in-log-yet':
      return rested(state, id, notYet(state.items.get(id)!, now), now);
    case 'unknown-there':
      return rested(changed(state, id, sentAgain), id, null, now, FORGETFUL_MILLIS);
  }
}

function accepted(
  item: Item,
  { receipt, missing, flags }: Extract<Outcome, { kind: 'accepted' }>,
): Item {
  return missingNow({ ...item, receipt, flags, step: 'state' }, missing);
}

/** Takes up what the server lacks; with nothing lacking the log is next. */
function missingNow(item: Item, missing: readonly Hex[]): Item {
  const lacks = new Set(missing);
  const photos = item.photos.map((photo): ItemPhoto => {
    if (!lacks.has(photo.sha256))
      return photo.at === 'server' ? photo : { ...photo, at: 'server', url: null };
    return photo.at === 'server' ? { ...photo, at: 'here' } : photo;
  });
  if (missing.length === 0) return { ...item, photos, step: item.proof ? 'done' : 'proof' };
  return { ...item, photos, step: photos.some(({ at }) => at === 'here') ? 'photos' : 'state' };
}

/** After a photo: the next one, or the question whether all is there. */
function onward(item: Item): Item {
  return item.photos.some(({ at }) => at === 'here') ? item : { ...item, step: 'state' };
}

function told(state: State, id: Id, outcome: Extract<Outcome, { kind: 'state' }>, now: Now): State {
  const { missing, flags, cosigned } = outcome;
  const next = changed(calm(state, id), id, (item) =>
    missingNow({ ...item, flags, cosigned }, missing),
  );
  const item = next.items.get(id)!;
  if (item.step !== 'state') return next;
  const lost = item.photos.find(({ at }) => at === 'unreadable');
  const reason: WaitReason | null = lost ? { code: 'photo-unreadable', sha256: lost.sha256 } : null;
  return rested({ ...next, rests: state.rests }, id, reason, now);
}

function sentAgain(item: Item): Item {
  return { ...item, step: 'envelope', receipt: null, proof: null };
}

function notYet(item: Item, now: Now): WaitReason {
  const received = Date.parse(item.receipt?.receivedAt ?? now.instant);
  const overdue = Date.parse(now.instant) - received > OVERDUE_MILLIS;
  return { code: overdue ? 'log-overdue' : 'log-soon' };
}

// ── Resting ──

/** Full jitter between nothing and a bound that doubles, never below a second, without an end. */
export function restMillis(attempts: number, fraction: number): number {
  const bound = Math.min(LONGEST_MILLIS, SHORTEST_MILLIS * 2 ** Math.min(attempts, 20));
  return Math.max(SHORTEST_MILLIS, Math.round(fraction * bound));
}

function rested(
  state: State,
  id: Id,
  reason: WaitReason | null,
  now: Now,
  atLeastMillis = 0,
): State {
  const attempts = (state.rests.get(id)?.attempts ?? 0) + 1;
  const shortest = Math.min(atLeastMillis, LONGEST_MILLIS);
  const millis = Math.max(restMillis(attempts, now.fraction), shortest);
  const until = now.monotonic + millis;
  const rest = { attempts, millis, until, triedAt: now.instant, reason };
  return { ...freed(state, id), rests: new Map(state.rests).set(id, rest) };
}

function calm(state: State, id: Id): State {
  return state.rests.has(id) ? { ...state, rests: without(state.rests, id) } : state;
}

/** Finished visits that nobody had co-signed, or with a flag, are asked for again. */
function lookedAgain(state: State): State {
  if (!state.online) return state;
  const items = new Map(state.items);
  for (const item of items.values()) {
    const open = item.flags.length > 0 || (item.type === 'visit.sealed' && !item.cosigned);
    if (item.step === 'done' && open) items.set(item.id, { ...item, step: 'state' });
  }
  return { ...state, items };
}

// ── Choosing what to do ──

const ORDER: Readonly<Record<Step, number>> = {
  envelope: 0,
  photos: 1,
  state: 2,
  proof: 3,
  done: 4,
  refused: 4,
};

function sentOut(before: State, now: Now): Next {
  let state = before;
  const errands: Errand[] = [];
  for (const item of waiting(before, now)) {
    if (state.underway.size >= AT_ONCE) break;
    const errand = errandOf(item);
    errands.push(errand);
    state = { ...state, underway: new Map(state.underway).set(item.id, { errand, bytesSent: 0 }) };
  }
  return { state, errands, wakeAt: wakeAt(state, now) };
}

/** Envelopes of all items come before any photo, older ones first. */
function waiting(state: State, now: Now): readonly Item[] {
  if (!state.leading || !state.online || !state.signedIn) return [];
  return [...state.items.values()]
    .filter((item) => ORDER[item.step] < ORDER.done && !state.underway.has(item.id))
    .filter((item) => (state.rests.get(item.id)?.until ?? 0) <= now.monotonic)
    .filter((item) => !waitsForVisit(state, item))
    .sort((a, b) => ORDER[a.step] - ORDER[b.step] || (a.id < b.id ? -1 : 1));
}

/** The word that a sheet was handed over follows the record it speaks of. */
function waitsForVisit(state: State, { type, visit }: Item): boolean {
  if (type !== 'sheet.handed') return false;
  return [...state.items.values()].some(
    (other) => other.visit === visit && other.type === 'visit.sealed' && other.step === 'envelope',
  );
}

function errandOf({ id, step, photos }: Item): Errand {
  const sha256 = photos.find(({ at }) => at === 'here')?.sha256 ?? null;
  switch (step) {
    case 'photos':
      return { kind: 'photo', id, sha256 };
    case 'envelope':
    case 'state':
    case 'proof':
      return { kind: step, id, sha256: null };
    case 'done':
    case 'refused':
      throw new Error(`Item ${id} is ${step} and needs nothing.`);
  }
}

function wakeAt(state: State, now: Now): number | null {
  const ends = [...state.rests.values()]
    .map(({ until }) => until)
    .filter((end) => end > now.monotonic);
  return ends.length === 0 ? null : Math.min(...ends);
}

// ── What people see ──

/** Whether the server acknowledges it by a receipt and puts it into the log. */
export function hasReceipt(type: ItemType): boolean {
  return type !== 'number.voided' && type !== 'visit.skipped';
}

export function levelOf({ step, receipt, proof, type }: Item): Level {
  if (receipt === null || !hasReceipt(type)) return 1;
  switch (step) {
    case 'envelope':
    case 'refused':
      return 1;
    case 'photos':
      return 2;
    case 'state':
      return proof ? 4 : 2;
    case 'proof':
      return 3;
    case 'done':
      return 4;
  }
}

export function reasonOf(state: State, item: Item): WaitReason | null {
  if (levelOf(item) === 4 || item.step === 'refused') return null;
  if (!state.online) return { code: 'no-signal' };
  if (!state.signedIn) return { code: 'sign-in' };
  const rest = state.rests.get(item.id);
  if (rest?.reason && !state.underway.has(item.id)) return rest.reason;
  if (waitsForVisit(state, item)) return { code: 'before-it' };
  if (item.step === 'photos') {
    const { all, there } = photoCount(item);
    return { code: 'photos', here: all - there, there, bytesLeft: bytesLeft(state, item) };
  }
  if (item.step === 'proof') return { code: 'log-soon' };
  return { code: state.underway.has(item.id) ? 'sending' : 'its-turn' };
}

export function photoCount({ photos }: Item): { readonly all: number; readonly there: number } {
  return { all: photos.length, there: photos.filter(({ at }) => at === 'server').length };
}

export function bytesLeft(state: State, item: Item): number {
  const open = item.photos.filter(({ at }) => at !== 'server');
  const sent = state.underway.get(item.id)?.bytesSent ?? 0;
  return Math.max(0, open.reduce((sum, { size }) => sum + size, 0) - sent);
}

export function restOf(state: State, id: Id): Rest | undefined {
  return state.rests.get(id);
}

// ── Small changes ──

function changed(state: State, id: Id, change: (item: Item) => Item): State {
  const item = state.items.get(id);
  return item ? { ...state, items: new Map(state.items).set(id, change(item)) } : state;
}

function withPhoto(item: Item, sha256: Hex, change: Partial<ItemPhoto>): Item {
  const photos = item.photos.map((photo) =>
    photo.sha256 === sha256 ? { ...photo, ...change } : photo,
  );
  return { ...item, photos };
}

function freed(state: State, id: Id): State {
  return state.underway.has(id) ? { ...state, underway: without(state.underway, id) } : state;
}

function underway(state: State, id: Id, bytesSent: number): State {
  const now = state.underway.get(id);
  return now
    ? { ...state, underway: new Map(state.underway).set(id, { ...now, bytesSent }) }
    : state;
}

function withAll(
  items: ReadonlyMap<Id, Item>,
  added: readonly Item[],
  gone: readonly Id[],
): ReadonlyMap<Id, Item> {
  const all = new Map(items);
  for (const id of gone) all.delete(id);
  for (const item of added) all.set(item.id, item);
  return all;
}

function without<V>(map: ReadonlyMap<Id, V>, id: Id): ReadonlyMap<Id, V> {
  const rest = new Map(map);
  rest.delete(id);
  return rest;
}
