/** Promises over IndexedDB, as thin as can be. */
import { Outdated } from '../ports';

export function opened(
  name: string,
  version: number,
  upgrade: (database: IDBDatabase) => void,
): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => upgrade(request.result);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => {
      const newer = request.error?.name === 'VersionError';
      reject(newer ? new Outdated(name) : (request.error ?? new Error(`${name} does not open.`)));
    };
  });
}

export function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The device gave no answer.'));
  });
}

/** Resolves when all is on the disk; rejects with the reason of the abort. */
export function completed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('Aborted by the device.'));
  });
}

/**
 * A connection that is opened when needed and opened again when the browser closed it. A window that
 * was left open while another one brought a newer app cannot read what that one has rearranged:
 * `outdated` hears of it, before anything fails.
 */
export class Connection {
  readonly #open: () => Promise<IDBDatabase>;
  #database: Promise<IDBDatabase> | null = null;

  readonly #outdated: () => void;

  constructor(
    name: string,
    version: number,
    upgrade: (database: IDBDatabase) => void,
    outdated: () => void = () => {},
  ) {
    this.#open = () => opened(name, version, upgrade);
    this.#outdated = outdated;
  }

  async transaction(
    stores: readonly string[],
    mode: 'readonly' | 'readwrite',
  ): Promise<IDBTransaction> {
    try {
      return begin(await this.#connected(), stores, mode);
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error;
      this.#database = null;
      return begin(await this.#connected(), stores, mode);
    }
  }

  #connected(): Promise<IDBDatabase> {
    this.#database ??= this.#open().then(
      (database) => {
        database.onclose = () => (this.#database = null);
        database.onversionchange = ({ newVersion }) => {
          database.close();
          this.#database = null;
          if (newVersion !== null) this.#outdated();
        };
        return database;
      },
      (error: unknown) => {
        this.#database = null;
        if (error instanceof Outdated) this.#outdated();
        throw error;
      },
    );
    return this.#database;
  }
}

/** `strict`: the browser says "complete" only when the disk has it; its default says so earlier. */
function begin(
  database: IDBDatabase,
  stores: readonly string[],
  mode: 'readonly' | 'readwrite',
): IDBTransaction {
  return database.transaction([...stores], mode, { durability: 'strict' });
}
