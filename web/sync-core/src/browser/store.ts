import { SHELVES, StaleWrite, StorageFull } from '../ports';
import type { Change, Row, Shelf, Store } from '../ports';
import { answer, completed, Connection } from './database';

/** A new shelf or index needs a new number here and a step in `upgrade`. */
const VERSION = 2;

function upgrade(database: IDBDatabase): void {
  for (const shelf of SHELVES) {
    if (database.objectStoreNames.contains(shelf)) continue;
    database.createObjectStore(shelf, { keyPath: 'id' }).createIndex('of', 'of');
  }
}

/** One IndexedDB database an account; each write is one strict transaction over all its shelves. */
export class IndexedDbStore implements Store {
  readonly #connection: Connection;

  constructor(account: string, outdated?: () => void) {
    this.#connection = new Connection(`xunfu-${account}`, VERSION, upgrade, outdated);
  }

  async read(shelf: Shelf, id: string): Promise<Row | undefined> {
    const transaction = await this.#connection.transaction([shelf], 'readonly');
    return answer<Row | undefined>(transaction.objectStore(shelf).get(id));
  }

  async list(shelf: Shelf, of?: string): Promise<readonly Row[]> {
    const transaction = await this.#connection.transaction([shelf], 'readonly');
    const rows = transaction.objectStore(shelf);
    return answer<Row[]>(of === undefined ? rows.getAll() : rows.index('of').getAll(of));
  }

  async write(changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return;
    const shelves = [...new Set(changes.map(({ shelf }) => shelf))];
    const transaction = await this.#connection.transaction(shelves, 'readwrite');
    const done = completed(transaction);
    const stale: StaleWrite[] = [];
    for (const change of changes) apply(transaction, change, stale);
    try {
      await done;
    } catch (error) {
      throw stale[0] ?? translated(error, changes);
    }
  }
}

function apply(transaction: IDBTransaction, change: Change, stale: StaleWrite[]): void {
  const { shelf, from } = change;
  const id = change.kind === 'put' ? change.row.id : change.id;
  const rows = transaction.objectStore(shelf);
  const found = rows.get(id) as IDBRequest<Row | undefined>;
  found.onsuccess = () => {
    if (stale.length > 0) return;
    if ((found.result?.version ?? 0) !== from) {
      stale.push(new StaleWrite(shelf, id));
      transaction.abort();
    } else if (change.kind === 'put') {
      rows.put(change.row);
    } else {
      rows.delete(id);
    }
  };
}

function translated(error: unknown, changes: readonly Change[]): unknown {
  const full = error instanceof DOMException && error.name === 'QuotaExceededError';
  return full ? new StorageFull(changes.map(({ shelf }) => shelf).join()) : error;
}
