import { describe, expect, it } from 'vitest';
import { utf8 } from '../src/bytes';
import { accountOf, changeLock, makeLock, openLock, readLock, writeLock } from '../src/lock';
import { StaleWrite, type Store, type Ticks } from '../src/ports';
import { Unreadable, Vault } from '../src/vault';
import { Dice } from './world/chance';
import { DeviceStore } from './world/device-store';

const ROUNDS = 10;
const TICKS = { wall: () => 1_795_000_000_000 } as Ticks;

function over(rows: DeviceStore): Store {
  return {
    read: async (shelf, id) => rows.read(shelf, id),
    list: async (shelf, of) => rows.list(shelf, of),
    write: async (changes) => rows.write(changes),
  };
}

async function vault(rows = new DeviceStore()) {
  const dice = new Dice(1);
  const { key } = await makeLock('江边柳树', ROUNDS, dice);
  return { rows, vault: new Vault(over(rows), key, dice, TICKS) };
}

describe('the one keep and open', () => {
  it('gives back what was kept, as JSON or as bytes', async () => {
    const { vault: kept } = await vault();
    const value = { 店: '芦茨湾', n: [1, null] };
    await kept.keep(
      { shelf: 'draft', id: 'v', of: 'p', from: undefined, value },
      { shelf: 'photo', id: 'w', from: undefined, value: Uint8Array.of(1, 2, 0) },
    );
    expect(await kept.open('draft', 'v')).toMatchObject({ id: 'v', of: 'p', version: 1, value });
    expect((await kept.open<Uint8Array>('photo', 'w'))!.value).toEqual(Uint8Array.of(1, 2, 0));
    expect(await kept.open('draft', 'nothing')).toBeUndefined();
  });

  it('leaves nothing readable on the device but ids and times', async () => {
    const { rows, vault: kept } = await vault();
    await kept.keep({
      shelf: 'draft',
      id: 'v',
      from: undefined,
      value: { firm: '芦茨湾农家菜馆' },
    });
    const row = rows.read('draft', 'v')!;
    expect(Object.keys(row).sort()).toEqual(['at', 'id', 'of', 'sealed', 'version']);
    expect(Buffer.from(row.sealed).includes(Buffer.from(utf8('芦茨湾')))).toBe(false);
    expect(Buffer.from(row.sealed).includes('firm')).toBe(false);
  });

  it('does not open a row that was moved to another place', async () => {
    const { rows, vault: kept } = await vault();
    await kept.keep({ shelf: 'draft', id: 'v', from: undefined, value: 1 });
    const row = { ...rows.read('draft', 'v')!, id: 'w' };
    rows.write([{ kind: 'put', shelf: 'draft', row, from: 0 }]);
    await expect(kept.open('draft', 'w')).rejects.toThrow(Unreadable);
  });

  it('names a row that the device spoiled, and still opens the others', async () => {
    const { rows, vault: kept } = await vault();
    await kept.keep(
      { shelf: 'outbox', id: 'a', from: undefined, value: 'one' },
      { shelf: 'outbox', id: 'b', from: undefined, value: 'two' },
    );
    rows.spoil('outbox', 'a');
    expect((await kept.list('outbox')).map(({ value }) => value)).toEqual(['two']);
    expect([...kept.damaged]).toEqual(['outbox/a']);
  });

  it('lets the slower of two windows begin again, and both changes stand', async () => {
    const { vault: kept } = await vault();
    await kept.keep({ shelf: 'numbers', id: 'n', from: undefined, value: 0 });
    const add = async () => {
      const before = (await kept.open<number>('numbers', 'n'))!;
      await kept.keep({ shelf: 'numbers', id: 'n', from: before, value: before.value + 1 });
    };
    await Promise.all([kept.again(add), kept.again(add), kept.again(add)]);
    expect((await kept.open('numbers', 'n'))!.value).toBe(3);
  });

  it('keeps all of a change or nothing', async () => {
    const { vault: kept } = await vault();
    await kept.keep({ shelf: 'chain', id: 'd', from: undefined, value: 1 });
    const change = kept.keep(
      { shelf: 'draft', id: 'v', from: undefined, value: 'new' },
      { shelf: 'chain', id: 'd', from: undefined, value: 2 },
    );
    await expect(change).rejects.toThrow(StaleWrite);
    expect(await kept.open('draft', 'v')).toBeUndefined();
  });
});

describe('the lock of an account', () => {
  it('opens with its password and with no other', async () => {
    const { lock } = await makeLock('江边柳树', ROUNDS, new Dice(1));
    const written = readLock(writeLock(lock));
    expect(await openLock(written, '江边柳树')).not.toBeNull();
    expect(await openLock(written, '江边柳絮')).toBeNull();
  });

  it('keeps the data key when the password changes', async () => {
    const rows = new DeviceStore();
    const dice = new Dice(1);
    const { lock, key } = await makeLock('旧', ROUNDS, dice);
    await new Vault(over(rows), key, dice, TICKS).keep({
      shelf: 'draft',
      id: 'v',
      from: undefined,
      value: 'still here',
    });
    expect(await changeLock(lock, '错', '新', ROUNDS, dice)).toBeNull();
    const changed = (await changeLock(lock, '旧', '新', ROUNDS, dice))!;
    const reopened = (await openLock(changed.lock, '新'))!;
    const again = new Vault(over(rows), reopened, dice, TICKS);
    expect((await again.open('draft', 'v'))!.value).toBe('still here');
  });

  it('does not let scripts read the data key', async () => {
    const { key } = await makeLock('江边柳树', ROUNDS, new Dice(1));
    expect(key.extractable).toBe(false);
  });

  it('names the store without naming the person', async () => {
    expect(await accountOf('Officer.Fu ')).toBe(await accountOf('officer.fu'));
    expect(await accountOf('officer.fu')).not.toContain('fu');
    expect(await accountOf('officer.yao')).not.toBe(await accountOf('officer.fu'));
  });
});
