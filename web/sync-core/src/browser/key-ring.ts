import type { KeyRing } from '../ports';
import { answer, completed, Connection } from './database';

const DEVICE = 'device';
const OPEN = 'open';
const LAST = 'last';

interface DeviceRow {
  readonly id: string;
  readonly pair: CryptoKeyPair;
}

interface OpenRow {
  readonly id: string;
  readonly key: CryptoKey;
  readonly until: number;
}

interface LastRow {
  readonly id: typeof LAST;
  readonly account: string;
}

/**
 * Keys as the browser keeps them: scripts may use but never read them. The data key lies here only
 * while a sign-in lasts, so that a killed page opens again without a password; during these hours the
 * lock of the phone itself protects it.
 */
export class IndexedDbKeyRing implements KeyRing {
  readonly #connection = new Connection('xunfu-keys', 1, (database) => {
    for (const name of [DEVICE, OPEN, LAST]) database.createObjectStore(name, { keyPath: 'id' });
  });

  async deviceKey(id: string): Promise<CryptoKeyPair> {
    const found = await this.#read<DeviceRow>(DEVICE, id);
    if (found) return found.pair;
    const how = { name: 'ECDSA', namedCurve: 'P-256' };
    const pair = await crypto.subtle.generateKey(how, false, ['sign', 'verify']);
    const transaction = await this.#connection.transaction([DEVICE], 'readwrite');
    const done = completed(transaction);
    const rows = transaction.objectStore(DEVICE);
    const before = rows.get(id) as IDBRequest<DeviceRow | undefined>;
    before.onsuccess = () => {
      if (!before.result) rows.put({ id, pair } satisfies DeviceRow);
    };
    await done;
    return before.result?.pair ?? pair;
  }

  async openKey(account: string, now: number): Promise<CryptoKey | undefined> {
    const row = await this.#read<OpenRow>(OPEN, account);
    return row && now < row.until ? row.key : undefined;
  }

  async holdOpen(account: string, key: CryptoKey, until: number): Promise<void> {
    const transaction = await this.#connection.transaction([OPEN, LAST], 'readwrite');
    const done = completed(transaction);
    transaction.objectStore(OPEN).put({ id: account, key, until } satisfies OpenRow);
    transaction.objectStore(LAST).put({ id: LAST, account } satisfies LastRow);
    await done;
  }

  async close(account: string): Promise<void> {
    const transaction = await this.#connection.transaction([OPEN, LAST], 'readwrite');
    const done = completed(transaction);
    transaction.objectStore(OPEN).delete(account);
    transaction.objectStore(LAST).delete(LAST);
    await done;
  }

  async lastAccount(): Promise<string | undefined> {
    return (await this.#read<LastRow>(LAST, LAST))?.account;
  }

  async #read<T>(store: string, id: string): Promise<T | undefined> {
    const transaction = await this.#connection.transaction([store], 'readonly');
    return answer<T | undefined>(transaction.objectStore(store).get(id));
  }
}
