/**
 * The world outside: everything this package needs from a device comes in through these few ports.
 * `src/browser/` fills them for a browser; the simulator in `test/` fills them with faults.
 */

/** A place to keep rows of one kind. */
export type Shelf =
  | 'meta'
  | 'chain'
  | 'package'
  | 'piece'
  | 'draft'
  | 'photo'
  | 'sealed'
  | 'outbox'
  | 'numbers'
  | 'head'
  | 'seen'
  | 'skip';

export const SHELVES: readonly Shelf[] = [
  'meta',
  'chain',
  'package',
  'piece',
  'draft',
  'photo',
  'sealed',
  'outbox',
  'numbers',
  'head',
  'seen',
  'skip',
];

/** One row as it lies on the device: readable are only ids and times, the rest is sealed. */
export interface Row {
  readonly id: string;
  /** Id of the thing it belongs to (mostly a visit or package), or ''. */
  readonly of: string;
  /** Milliseconds since 1970 by the phone's own clock. */
  readonly at: number;
  /** 1, 2, 3 …; a change names the version it was made from. */
  readonly version: number;
  readonly sealed: Uint8Array;
}

export type Change =
  | {
      readonly kind: 'put';
      readonly shelf: Shelf;
      readonly row: Row;
      /** The version that must lie there now, 0 = nothing. */
      readonly from: number;
    }
  | {
      readonly kind: 'remove';
      readonly shelf: Shelf;
      readonly id: string;
      readonly from: number;
    };

/**
 * Rows on the device. `write` is all or nothing, and has resolved only when the rows survive a
 * kill of the app; it throws {@link StaleWrite} when a row is no longer the one that was changed,
 * {@link StorageFull} when there is no room. Nothing else in this package touches storage.
 */
export interface Store {
  read(shelf: Shelf, id: string): Promise<Row | undefined>;
  /** Rows in the order of their ids; only those of `of` when given. */
  list(shelf: Shelf, of?: string): Promise<readonly Row[]>;
  write(changes: readonly Change[]): Promise<void>;
}

export class StaleWrite extends Error {
  constructor(shelf: Shelf, id: string) {
    super(`${shelf}/${id} has changed meanwhile. Maybe a second window is open: read it again.`);
    this.name = 'StaleWrite';
  }
}

/** The device's rows were rearranged by a newer app than this window runs. */
export class Outdated extends Error {
  constructor(name: string) {
    super(`${name} was brought up to date by another window. Load this one again.`);
    this.name = 'Outdated';
  }
}

export class StorageFull extends Error {
  constructor(what: string) {
    super(`No room left on the device for ${what}. Maybe remove photos or other apps.`);
    this.name = 'StorageFull';
  }
}

/** Keys that never leave the device, beside the store, since no key may be sealed by itself. */
export interface KeyRing {
  /** Makes a non-extractable P-256 key under this id, or finds the one made before. */
  deviceKey(id: string): Promise<CryptoKeyPair>;
  /** The data key while the officer is signed in; undefined after `until` or sign-out. */
  openKey(account: string, now: number): Promise<CryptoKey | undefined>;
  holdOpen(account: string, key: CryptoKey, until: number): Promise<void>;
  close(account: string): Promise<void>;
  /** The account that was signed in last, if it has not signed out. */
  lastAccount(): Promise<string | undefined>;
}

/** A few bytes outside the store (cookie, local storage) that tell of a store which has vanished. */
export interface Witness {
  read(): string | undefined;
  write(text: string): void;
}

/** An answer of the server; a network that gave none makes `send` throw. */
export interface HttpAnswer {
  readonly status: number;
  header(name: string): string | undefined;
  bytes(): Promise<Uint8Array>;
  json(): Promise<unknown>;
}

export interface HttpRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'DELETE';
  /** Path from the root of the server, with query. */
  readonly path: string;
  readonly json?: unknown;
}

export interface Http {
  send(request: HttpRequest): Promise<HttpAnswer>;
}

export type UploadOutcome =
  | { readonly kind: 'there' }
  | { readonly kind: 'answered'; readonly status: number }
  | { readonly kind: 'cut' };

/** Sends one photo in parts and goes on where it stopped (tus 1.0.0). */
export interface Upload {
  send(
    photo: {
      readonly sha256: string;
      readonly mime: string;
      readonly submission: string;
      readonly bytes: Uint8Array;
      /** Where an earlier try stopped. */
      readonly url: string | null;
    },
    notice: {
      /** Called once the server has named the place; await it, then send. */
      placed(url: string): Promise<void>;
      progress(bytesSent: number): void;
    },
  ): Promise<UploadOutcome>;
}

/** The phone's own clock, and how long the app has been running. */
export interface Ticks {
  /** Milliseconds since 1970, as the phone believes (`Date.now`). */
  wall(): number;
  /** Milliseconds that only grow while the app runs (`performance.now`). */
  monotonic(): number;
  /** Minutes east of Greenwich at that time. */
  zoneMinutes(wall: number): number;
  /** Calls back once, after so many milliseconds. */
  after(millis: number, call: () => void): { cancel(): void };
}

/** Random bytes for ids, salts, keys and waiting times. */
export interface Chance {
  bytes(count: number): Uint8Array<ArrayBuffer>;
  /** 0 ≤ x < 1. */
  fraction(): number;
}

/** The windows of the app that are open on this device at the same time. */
export interface Windows {
  /** Runs work alone among all windows; the next waits for its end (Web Locks). */
  alone(name: string, work: () => Promise<void>): Promise<void>;
  /** Tells the other windows that the outbox has changed. */
  ring(): void;
  heard(listener: () => void): void;
}

export interface Ports {
  /** The rows of one account (a name that tells nothing of the person). */
  store(account: string): Promise<Store>;
  readonly keys: KeyRing;
  readonly witness: Witness;
  readonly http: Http;
  readonly upload: Upload;
  readonly ticks: Ticks;
  readonly chance: Chance;
  readonly windows: Windows;
}
