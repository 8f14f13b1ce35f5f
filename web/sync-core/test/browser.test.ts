import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { IndexedDbKeyRing } from '../src/browser/key-ring';
import { FetchHttp } from '../src/browser/http';
import { Connection } from '../src/browser/database';
import { IndexedDbStore } from '../src/browser/store';
import { Outdated, StaleWrite, StorageFull, type Change, type Row, type Store } from '../src/ports';
import { DeviceStore } from './world/device-store';

function row(id: string, version: number, of = '', text = id): Row {
  return { id, of, at: 1, version, sealed: new TextEncoder().encode(text) };
}

function put(id: string, from: number, of = '', text = id): Change {
  return { kind: 'put', shelf: 'draft', row: row(id, from + 1, of, text), from };
}

let accounts = 0;

function deviceStore(): Store {
  const rows = new DeviceStore();
  return {
    read: async (shelf, id) => rows.read(shelf, id),
    list: async (shelf, of) => rows.list(shelf, of),
    write: async (changes) => rows.write(changes),
  };
}

/** What the rest of the package may rely on, whatever lies beneath. */
describe.each([
  ['of the simulator', deviceStore],
  ['of a browser', () => new IndexedDbStore(`test-${++accounts}`)],
])('the store %s', (_name, make) => {
  it('gives back rows, all or those of one thing, in the order of their ids', async () => {
    const store = make();
    await store.write([put('b', 0, 'x'), put('c', 0, 'y'), put('a', 0, 'x')]);
    expect(await store.read('draft', 'b')).toEqual(row('b', 1, 'x'));
    expect(await store.read('draft', 'z')).toBeUndefined();
    expect(await store.read('photo', 'b')).toBeUndefined();
    expect((await store.list('draft')).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect((await store.list('draft', 'x')).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('writes all of a change or nothing of it', async () => {
    const store = make();
    await store.write([put('a', 0)]);
    const change = store.write([put('b', 0), put('a', 0, '', 'other')]);
    await expect(change).rejects.toThrow(StaleWrite);
    expect(await store.read('draft', 'b')).toBeUndefined();
    expect(await store.read('draft', 'a')).toEqual(row('a', 1));
  });

  it('takes a change only from the version that it was made from', async () => {
    const store = make();
    await store.write([put('a', 0)]);
    await store.write([put('a', 1, '', 'second')]);
    await expect(store.write([put('a', 1, '', 'late')])).rejects.toThrow(StaleWrite);
    const remove = (from: number): Change => ({ kind: 'remove', shelf: 'draft', id: 'a', from });
    await expect(store.write([remove(1)])).rejects.toThrow(StaleWrite);
    await store.write([remove(2)]);
    expect(await store.read('draft', 'a')).toBeUndefined();
  });

  it('lets one of two writers win', async () => {
    const store = make();
    const tries = await Promise.allSettled([
      store.write([put('a', 0, '', 'one')]),
      store.write([put('a', 0, '', 'two')]),
    ]);
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('the store of a browser', () => {
  afterEach(() => vi.restoreAllMocks());

  it('asks for strict durability, so that kept means on the disk', async () => {
    const store = new IndexedDbStore('strict');
    const begun = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await store.write([put('a', 0)]);
    expect(begun).toHaveBeenCalledWith(['draft'], 'readwrite', { durability: 'strict' });
  });

  it('keeps its rows for the next start, apart from those of another account', async () => {
    await new IndexedDbStore('one').write([put('a', 0)]);
    expect(await new IndexedDbStore('one').read('draft', 'a')).toEqual(row('a', 1));
    expect(await new IndexedDbStore('two').read('draft', 'a')).toBeUndefined();
  });

  it('tells a window that was left open that a newer app has come, and reads for nobody else', async () => {
    const [old, newer] = [vi.fn(), vi.fn()];
    const left = new Connection('rooms', 1, (database) => database.createObjectStore('a'), old);
    await left.transaction(['a'], 'readonly');
    const fresh = new Connection('rooms', 2, (database) => database.createObjectStore('b'), newer);
    await fresh.transaction(['b'], 'readonly');
    expect(old).toHaveBeenCalledOnce();
    await expect(left.transaction(['a'], 'readonly')).rejects.toThrow(Outdated);
    expect(newer).not.toHaveBeenCalled();
  });

  it('says that the phone is full when it is', async () => {
    const store = new IndexedDbStore('full');
    await store.write([put('a', 0)]);
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore) {
      Object.defineProperty(this.transaction, 'error', {
        value: new DOMException('full', 'QuotaExceededError'),
      });
      this.transaction.abort();
      return {} as IDBRequest<IDBValidKey>;
    });
    await expect(store.write([put('b', 0)])).rejects.toThrow(StorageFull);
  });
});

describe('the keys of a browser', () => {
  it('are made once for a device, and scripts cannot read them', async () => {
    const first = await new IndexedDbKeyRing().deviceKey('d');
    const again = await new IndexedDbKeyRing().deviceKey('d');
    expect(first.privateKey.extractable).toBe(false);
    const spki = async ({ publicKey }: CryptoKeyPair) =>
      Buffer.from(await crypto.subtle.exportKey('spki', publicKey)).toString('hex');
    expect(await spki(again)).toBe(await spki(first));
    expect(await spki(await new IndexedDbKeyRing().deviceKey('e'))).not.toBe(await spki(first));
  });

  it('are one pair, also when two windows make them at the same time', async () => {
    const both = await Promise.all([
      new IndexedDbKeyRing().deviceKey('f'),
      new IndexedDbKeyRing().deviceKey('f'),
    ]);
    const data = new TextEncoder().encode('x');
    const how = { name: 'ECDSA', hash: 'SHA-256' };
    const signature = await crypto.subtle.sign(how, both[0].privateKey, data);
    expect(await crypto.subtle.verify(how, both[1].publicKey, signature, data)).toBe(true);
  });

  it('hold the data key open until the sign-in ends, or is ended', async () => {
    const ring = new IndexedDbKeyRing();
    const usages: KeyUsage[] = ['encrypt', 'decrypt'];
    const key = await crypto.subtle.importKey('raw', new Uint8Array(32), 'AES-GCM', false, usages);
    await ring.holdOpen('account', key, 1_000);
    expect(await ring.lastAccount()).toBe('account');
    expect((await ring.openKey('account', 999))!.extractable).toBe(false);
    expect(await ring.openKey('account', 1_000)).toBeUndefined();
    await ring.close('account');
    expect(await ring.openKey('account', 1)).toBeUndefined();
    expect(await ring.lastAccount()).toBeUndefined();
  });
});

describe('the server as a browser reaches it', () => {
  afterEach(() => vi.unstubAllGlobals());

  /** A document whose cookie the server's answers set, and a server that wants the token back. */
  function page() {
    const sent: { readonly path: string; readonly token: string | null }[] = [];
    const document = { cookie: '' };
    let valid = 'first';
    vi.stubGlobal('document', document);
    vi.stubGlobal('fetch', async (path: string, { method, headers }: RequestInit) => {
      const token = (headers as Headers).get('X-XSRF-TOKEN');
      sent.push({ path, token });
      document.cookie = `other=1; XSRF-TOKEN=${valid}`;
      const forged = method === 'POST' && token !== valid;
      return new Response(JSON.stringify({ taken: !forged }), { status: forged ? 403 : 200 });
    });
    return { sent, renew: (token: string) => (valid = token) };
  }

  it('fetches the token against forgery before the first write', async () => {
    const { sent } = page();
    const answer = await new FetchHttp().send({ method: 'POST', path: '/api/x', json: {} });
    expect(answer.status).toBe(200);
    expect(sent).toEqual([
      { path: '/api/session', token: null },
      { path: '/api/x', token: 'first' },
    ]);
  });

  it('repeats a write once when the token was renewed meanwhile', async () => {
    const { sent, renew } = page();
    const http = new FetchHttp();
    await http.send({ method: 'POST', path: '/api/x', json: {} });
    renew('second');
    const answer = await http.send({ method: 'POST', path: '/api/x', json: {} });
    expect(answer.status).toBe(200);
    expect(sent.slice(2).map(({ token }) => token)).toEqual(['first', 'second']);
  });

  it('gives no answer when the network gives none', async () => {
    vi.stubGlobal('document', { cookie: 'XSRF-TOKEN=a' });
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('network');
    });
    await expect(new FetchHttp().send({ method: 'GET', path: '/api/x' })).rejects.toThrow();
  });
});
