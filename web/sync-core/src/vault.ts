import { concat, fromUtf8, utf8, type Bytes } from './bytes';
import {
  StaleWrite,
  type Chance,
  type Change,
  type Row,
  type Shelf,
  type Store,
  type Ticks,
} from './ports';

/**
 * The one keep and the one open: everything that lies on the device passes here and is sealed with
 * AES-GCM under the data key of the account. Readable on the device stay the shelf, the id, the id
 * of the thing it belongs to, and a time. Shelf, id and version are bound to the sealed bytes, so
 * that a row that was moved to another place does not open.
 */
export interface Kept<T> {
  readonly id: string;
  readonly of: string;
  readonly at: number;
  readonly version: number;
  readonly value: T;
}

/** What is to lie under an id from now on. `from` is what lay there when the change was made. */
export type Keep =
  | {
      readonly shelf: Shelf;
      readonly id: string;
      readonly of?: string;
      readonly from: { readonly version: number } | undefined;
      /** Bytes are kept as they are, anything else as JSON. */
      readonly value: unknown;
    }
  | {
      readonly shelf: Shelf;
      readonly id: string;
      readonly from: { readonly version: number } | undefined;
      readonly remove: true;
    };

export class Unreadable extends Error {
  constructor(shelf: Shelf, id: string) {
    super(`${shelf}/${id} is here but does not open. Maybe the device changed it.`);
    this.name = 'Unreadable';
  }
}

const IV_BYTES = 12;
const AS_JSON = 0;
const AS_BYTES = 1;

/** Two windows that change the same row take turns within very few tries. */
const MOST_TRIES = 20;

export class Vault {
  readonly #store: Store;
  readonly #key: CryptoKey;
  readonly #chance: Chance;
  readonly #ticks: Ticks;
  /** Rows that were here and did not open, as `shelf/id`. */
  readonly damaged = new Set<string>();

  constructor(store: Store, key: CryptoKey, chance: Chance, ticks: Ticks) {
    this.#store = store;
    this.#key = key;
    this.#chance = chance;
    this.#ticks = ticks;
  }

  /** Throws {@link Unreadable} when a row is there but was changed. */
  async open<T>(shelf: Shelf, id: string): Promise<Kept<T> | undefined> {
    const row = await this.#store.read(shelf, id);
    if (!row) return undefined;
    const value = (await this.#unseal(shelf, id, row.version, row.sealed)) as T;
    return { id, of: row.of, at: row.at, version: row.version, value };
  }

  /** The version that lies under an id, whether it opens or not. */
  async find(shelf: Shelf, id: string): Promise<{ readonly version: number } | undefined> {
    return this.#store.read(shelf, id);
  }

  /**
   * The rows of a shelf (or those that belong to `of`) that open, in the order of their ids. One
   * that does not open must not hide the others: it is named in {@link damaged}.
   */
  async list<T>(shelf: Shelf, of?: string): Promise<readonly Kept<T>[]> {
    const rows = await this.#store.list(shelf, of);
    const opened = await Promise.all(rows.map((row) => this.#tryOpen<T>(shelf, row)));
    return opened.filter((row) => row !== undefined);
  }

  async #tryOpen<T>(shelf: Shelf, row: Row): Promise<Kept<T> | undefined> {
    try {
      const value = (await this.#unseal(shelf, row.id, row.version, row.sealed)) as T;
      return { id: row.id, of: row.of, at: row.at, version: row.version, value };
    } catch {
      this.damaged.add(`${shelf}/${row.id}`);
      return undefined;
    }
  }

  /** All or nothing; has resolved only when it survives a kill. */
  async keep(...keeps: readonly Keep[]): Promise<void> {
    await this.#store.write(await Promise.all(keeps.map((keep) => this.#sealed(keep))));
  }

  /** Reads, decides and keeps again as long as another window was quicker. */
  async again<T>(work: () => Promise<T>): Promise<T> {
    for (let tried = 1; ; tried++) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof StaleWrite) || tried === MOST_TRIES) throw error;
      }
    }
  }

  async #sealed(keep: Keep): Promise<Change> {
    const { shelf, id } = keep;
    const from = keep.from?.version ?? 0;
    if ('remove' in keep) return { kind: 'remove', shelf, id, from };
    const version = from + 1;
    const sealed = await this.#seal(shelf, id, version, keep.value);
    const row = { id, of: keep.of ?? '', at: this.#ticks.wall(), version, sealed };
    return { kind: 'put', shelf, row, from };
  }

  async #seal(shelf: Shelf, id: string, version: number, value: unknown): Promise<Uint8Array> {
    const plain =
      value instanceof Uint8Array
        ? concat(Uint8Array.of(AS_BYTES), value)
        : concat(Uint8Array.of(AS_JSON), utf8(JSON.stringify(value)));
    const iv = this.#chance.bytes(IV_BYTES);
    const how = { name: 'AES-GCM', iv, additionalData: place(shelf, id, version) };
    return concat(iv, new Uint8Array(await crypto.subtle.encrypt(how, this.#key, plain)));
  }

  async #unseal(shelf: Shelf, id: string, version: number, sealed: Uint8Array): Promise<unknown> {
    const iv = sealed.slice(0, IV_BYTES);
    const how = { name: 'AES-GCM', iv, additionalData: place(shelf, id, version) };
    try {
      const body = sealed.subarray(IV_BYTES) as Bytes;
      const plain = new Uint8Array(await crypto.subtle.decrypt(how, this.#key, body));
      const content = plain.subarray(1);
      return plain[0] === AS_BYTES ? content : JSON.parse(fromUtf8(content));
    } catch {
      throw new Unreadable(shelf, id);
    }
  }
}

function place(shelf: Shelf, id: string, version: number): Bytes {
  return utf8(`${shelf}/${id}/${version}`);
}
