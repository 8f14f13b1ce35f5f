import { describe, expect, it, vi } from 'vitest';
import { fromBase64url, fromUtf8, utf8, type Bytes } from '../src/bytes';
import { stretched, STRETCHING } from '../src/lock';
import type { OutboxRow, Phone } from '../src/phone';
import type { HttpRequest } from '../src/ports';
import { DAY, FU, VISITS } from './world/cast';
import { KindWorld } from './world/kind';
import type { Answer } from './world/server';
import { inVirtualTime } from './world/setting';

vi.mock('@noble/ed25519', () => import('./world/prompt-crypto'));

const VISIT = VISITS[0]!;
const PICTURE = Uint8Array.from({ length: 2_000 }, (_, n) => n % 251);
const HOUR = 3_600_000;

function row(phone: Phone, n = 0): OutboxRow {
  return phone.outbox.view().rows[n]!;
}

function body(answer: Answer): Record<string, unknown> {
  return JSON.parse(fromUtf8(answer.bytes!)) as Record<string, unknown>;
}

function withBody(answer: Answer, change: object): Answer {
  return { ...answer, bytes: utf8(JSON.stringify({ ...body(answer), ...change })) };
}

/** Sealed without a network, with a photo; the officer then comes back to where there is signal. */
async function offline() {
  const world = new KindWorld();
  const phone = await world.one();
  world.fu.linked = false;
  phone.outbox.network(false);
  await world.until(phone.drafts.begin(VISIT, 'zh'));
  const { sha256 } = await world.photo(phone, VISIT, PICTURE);
  const sealed = await world.seal(phone, VISIT);
  const back = () => {
    world.fu.linked = true;
    phone.outbox.network(true);
  };
  const meddle = (path: string, how: (answer: Answer, request: HttpRequest) => Answer) => {
    world.fu.meddler = (request, answer) =>
      request.path.startsWith(path) ? how(answer, request) : answer;
  };
  return { world, phone, sealed, sha256, back, meddle, id: sealed.envelope.event.id };
}

describe('what was sealed without a network', () => {
  inVirtualTime();

  it('waits at level 1 and says why, and the phone is not to be given away', async () => {
    const { phone } = await offline();
    expect(row(phone)).toMatchObject({ level: 1, reason: { code: 'no-signal' }, refused: null });
    const counts = { undelivered: 1, incomplete: 0, beforeLog: 0, safeToLeave: false };
    expect(phone.outbox.view()).toMatchObject(counts);
  });

  it('goes through all levels when the signal is back, and each is true when it is shown', async () => {
    const { world, phone, back, id, sha256 } = await offline();
    const levels: number[] = [];
    phone.outbox.subscribe(({ rows: [first] }) => {
      const { level } = first!;
      if (levels.at(-1) !== level) levels.push(level);
      expect(level >= 2).toBe(level >= 2 && world.server.of(id) !== undefined);
      expect(level >= 3).toBe(level >= 3 && world.server.files.has(sha256));
      expect(level >= 4).toBe(level >= 4 && world.server.inLog(id));
    });
    back();
    await world.untilSo(() => levels.at(-1) === 4);
    expect(levels).toEqual([1, 2, 3, 4]);
    expect(world.server.files.get(sha256)).toEqual(PICTURE);
    expect(phone.outbox.view()).toMatchObject({ undelivered: 0, incomplete: 0, safeToLeave: true });
    expect(phone.outbox.levelOf(VISIT)).toBe(4);
  });

  it('sends no byte of a photo that the server has', async () => {
    const { world, phone, back, sha256 } = await offline();
    world.server.files.set(sha256, PICTURE);
    back();
    await world.untilSo(() => row(phone).level === 4);
    expect(world.fu.photoBytesSent).toBe(0);
  });

  it('goes on with a half-sent photo after a kill', async () => {
    const { world, phone, back } = await offline();
    world.fu.killer = () => (world.fu.photoBytesSent > 700 ? 'before' : 'no');
    back();
    let killed = false;
    const life = world.fu.bells.keys().next().value!;
    void life.death.then(() => (killed = true));
    await world.untilSo(() => killed);
    expect(phone.outbox.view().rows[0]!.level).toBe(2);
    world.fu.killer = () => 'no';
    const sentBefore = world.fu.photoBytesSent;
    const again = world.fu.start(() => {}).phone;
    await world.until(again.access.start());
    await world.until(again.outbox.start());
    await world.untilSo(() => row(again).level === 4);
    expect(world.fu.photoBytesSent).toBeLessThanOrEqual(PICTURE.length + 700);
    expect(world.fu.photoBytesSent).toBeGreaterThan(sentBefore);
  });

  it('frees the room of photos only once their record is in the log', async () => {
    const { world, phone, back, sha256 } = await offline();
    expect(await world.until(phone.photos.room())).toEqual({ bytes: 2_000, freeable: 0 });
    expect(await world.until(phone.photos.free())).toBe(0);
    back();
    await world.untilSo(() => row(phone).level === 4);
    expect(await world.until(phone.photos.free())).toBe(2_000);
    expect(await world.until(phone.photos.open(VISIT, sha256))).toBeUndefined();
    expect(row(phone).level).toBe(4);
  });
});

describe('a server that is not to be believed', () => {
  inVirtualTime();

  it.each([
    ['of another event', { event: VISIT }],
    ['over other bytes', { eventHash: 'a'.repeat(64) }],
    ['with another leaf', { leafHash: 'a'.repeat(64) }],
    ['of a later time than it signed', { receivedAt: '2027-01-01T00:00:00.000+08:00' }],
    ['of an unknown key', { key: 'xunfu.330122/trace+ffffffff' }],
  ])('gives a receipt %s: not delivered', async (_name, change) => {
    const { world, phone, back, meddle } = await offline();
    meddle('/api/submissions', (answer, { method }) =>
      method === 'POST'
        ? withBody(answer, { receipt: { ...(body(answer)['receipt'] as object), ...change } })
        : answer,
    );
    back();
    await world.pass(HOUR);
    expect(row(phone)).toMatchObject({ level: 1, reason: { code: 'receipt-wrong' } });
    world.fu.meddler = (_, answer) => answer;
    await world.untilSo(() => row(phone).level === 4);
    expect(world.server.submissions).toHaveLength(1);
  });

  it.each([
    ['at another place', { index: 1 }],
    ['in a log of another size', { size: 9 }],
    ['of another leaf', { leafHash: 'b'.repeat(64) }],
    ['by another path', { path: ['c'.repeat(64)] }],
    ['under a head that nobody signed', { head: 'xunfu.330122/trace\n1\nAAAA\n\n— x AAAA\n' }],
  ])('gives a proof %s: not in the log', async (_name, change) => {
    const { world, phone, back, meddle, id } = await offline();
    meddle(`/api/submissions/${id}/proof`, (answer) =>
      answer.status === 200 ? withBody(answer, change) : answer,
    );
    back();
    await world.pass(HOUR);
    expect(row(phone)).toMatchObject({ level: 3, reason: { code: 'proof-wrong' } });
  });

  it('forgets what it acknowledged, as after a restore: it is sent again', async () => {
    const { world, phone, back, meddle, id } = await offline();
    meddle(`/api/submissions/${id}/proof`, () => ({ status: 503 }));
    back();
    await world.untilSo(() => row(phone).level === 3);
    world.server.loseLast(1);
    world.fu.meddler = (_, answer) => answer;
    await world.untilSo(() => row(phone).level === 4);
    expect(world.server.submissions).toHaveLength(1);
  });

  it('shows a log that was rewritten: both heads are kept and the phone says so', async () => {
    const { world, phone, back, id } = await offline();
    back();
    await world.untilSo(() => row(phone).level === 4);
    const before = await world.until(phone.heads.newest());
    world.server.tree.rewrite('d'.repeat(64));
    const verdict = await world.until(phone.heads.ask());
    expect(verdict.kind).toBe('split');
    expect(await world.until(phone.heads.newest())).toBe(before);
    expect((await world.until(phone.heads.split()))!.kept).toBe(before);
    expect(world.server.inLog(id)).toBe(true);
  });

  it('is believed when its newer head continues the one that was kept', async () => {
    const { world, phone, back } = await offline();
    const first = await world.until(phone.heads.newest());
    back();
    await world.untilSo(() => row(phone).level === 4);
    expect(await world.until(phone.heads.newest())).not.toBe(first);
    expect(await world.until(phone.heads.ask())).toEqual({ kind: 'same' });
    expect(await world.until(phone.heads.consider(first!))).toEqual({ kind: 'older' });
    expect(await world.until(phone.heads.split())).toBeUndefined();
  });
});

describe('what the server answers', () => {
  inVirtualTime();

  const fault = (status: number, code: string) => (): Answer => ({
    status,
    bytes: utf8(
      JSON.stringify({ status, code, title: code, detail: '没有收下。', maybe: '请找管理员。' }),
    ),
  });

  it.each([
    [403, 'bad-signature'],
    [403, 'device-not-bound'],
    [404, 'visit-never-held'],
    [409, 'other-content'],
    [422, 'not-readable'],
  ])('%i %s: refused, kept here with its words, the others go on', async (status, code) => {
    const { world, phone, back, meddle, id } = await offline();
    const second = await world.visited(phone, VISITS[1]!);
    meddle('/api/submissions', (answer, { json }) =>
      (json as { event?: { id?: string } } | undefined)?.event?.id === id
        ? fault(status, code)()
        : answer,
    );
    back();
    await world.untilSo(() => row(phone, 1).level === 4);
    const refused = { status, code, text: '没有收下。 请找管理员。' };
    expect(row(phone)).toMatchObject({ level: 1, reason: null, refused });
    expect(row(phone, 1).id).toBe(second.envelope.event.id);
    expect(phone.outbox.view()).toMatchObject({ refused: 1, undelivered: 0, safeToLeave: false });
    world.fu.meddler = (_, answer) => answer;
    phone.outbox.retry(id);
    await world.untilSo(() => row(phone).level === 4);
  });

  it.each([
    ['404 of a portal', { status: 404, bytes: utf8('<html>') }],
    ['403 without our words', { status: 403 }],
    ['403 for want of a token', fault(403, 'no-csrf-token')()],
    ['413', fault(413, 'too-large')()],
    ['429', { status: 429 }],
    ['503', { status: 503 }],
    ['200 of a portal', { status: 200, bytes: utf8('<html>') }],
  ])('%s: later again, nothing is refused', async (_name, answer) => {
    const { world, phone, back, meddle } = await offline();
    meddle('/api/submissions', () => answer);
    back();
    await world.pass(HOUR);
    expect(row(phone)).toMatchObject({ level: 1, refused: null });
    expect(row(phone).nextTryAt! > row(phone).triedAt!).toBe(true);
    world.fu.meddler = (_, said) => said;
    phone.outbox.retryAll();
    await world.untilSo(() => row(phone).level === 4);
  });

  it('401: asks to sign in, and goes on by itself afterwards', async () => {
    const { world, phone, back } = await offline();
    world.fu.cookie.officer = null;
    back();
    await world.untilSo(() => phone.outbox.view().signIn);
    expect(row(phone)).toMatchObject({ level: 1, reason: { code: 'sign-in' } });
    await world.until(phone.access.signIn(FU.login, FU.password));
    await world.untilSo(() => row(phone).level === 4);
  });

  it('422 to a photo: it is sent anew from the first byte', async () => {
    const { world, phone, back } = await offline();
    world.fu.faults = { ...world.fu.faults, spoil: 1 };
    back();
    await world.untilSo(() => row(phone).reason?.code === 'other-bytes');
    expect(row(phone).level).toBe(2);
    world.fu.faults = { ...world.fu.faults, spoil: 0 };
    await world.untilSo(() => row(phone).level === 4);
  });

  it('a photo that the phone can no longer read is said to be so, and not sent', async () => {
    const { world, phone, back, sha256 } = await offline();
    [...world.fu.stores.values()][0]!.spoil('photo', `${VISIT}/${sha256}`);
    back();
    await world.untilSo(() => row(phone).reason?.code === 'photo-unreadable');
    expect(row(phone)).toMatchObject({ level: 2, photos: { all: 1, there: 0 } });
    expect(world.fu.photoBytesSent).toBe(0);
  });
});

describe('a phone without room', () => {
  inVirtualTime();

  it('says so, and goes on when there is some', async () => {
    const { world, phone, back } = await offline();
    world.fu.faults = { ...world.fu.faults, full: 1 };
    back();
    await world.untilSo(() => row(phone).reason?.code === 'phone-full');
    expect(row(phone).level).toBe(1);
    world.fu.faults = { ...world.fu.faults, full: 0 };
    await world.untilSo(() => row(phone).level === 4);
    expect(world.server.submissions).toHaveLength(1);
  });
});

describe('a device that spoils a row of the outbox', () => {
  inVirtualTime();

  it('is found out: the others go on, and the phone is not safe to leave', async () => {
    const { world, id } = await offline();
    [...world.fu.stores.values()][0]!.spoil('outbox', id);
    world.fu.linked = true;
    const { phone } = world.fu.start(() => {});
    await world.until(phone.access.start());
    await world.until(phone.outbox.start());
    expect(phone.outbox.view()).toMatchObject({ rows: [], unreadable: 1, safeToLeave: false });
  });
});

describe('two windows of the app', () => {
  inVirtualTime();

  it('send by one of them, and both show what was kept', async () => {
    const world = new KindWorld();
    const first = await world.one();
    const second = world.fu.start(() => {}).phone;
    await world.until(second.access.start());
    await world.until(second.outbox.start());
    await world.visited(second, VISIT);
    expect(row(second).level).toBe(1);
    await world.untilSo(() => row(first)?.level === 4);
    await world.untilSo(() => row(second)?.level === 4);
    expect(world.server.submissions).toHaveLength(1);
  });

  it('pass the sending on when the one that sends is closed', async () => {
    const world = new KindWorld();
    const life = await world.signedIn(world.fu, FU);
    await world.until(life.phone.packages.takeAlong(DAY));
    const second = world.fu.start(() => {}).phone;
    await world.until(second.access.start());
    await world.until(second.outbox.start());
    life.kill();
    await world.visited(second, VISIT);
    await world.untilSo(() => row(second)?.level === 4);
  });
});

describe('the last way out', () => {
  inVirtualTime();

  interface Exported {
    readonly items: readonly {
      readonly envelope: object;
      readonly photos: readonly { readonly bytes: string }[];
    }[];
  }

  it('is a plain file with envelope, photos and what the server said', async () => {
    const { world, phone, sealed, id } = await offline();
    const file = await world.until(phone.outbox.export([id]));
    expect(file.name).toBe('xunfu-2026-11-24.json');
    const { items } = JSON.parse(fromUtf8(file.bytes)) as Exported;
    expect(items[0]!.envelope).toEqual(sealed.envelope);
    expect(fromBase64url(items[0]!.photos[0]!.bytes)).toEqual(PICTURE);
    expect(row(phone).id).toBe(id);
  });

  it('or a file that opens with a passphrase only', async () => {
    const { world, phone, sealed, id } = await offline();
    const { bytes } = await world.until(phone.outbox.export([id], '三个词一句话'));
    expect(fromUtf8(bytes.slice(0, 4))).toBe('XFE1');
    const key = await stretched('三个词一句话', bytes.slice(4, 20) as Bytes, STRETCHING);
    const how = { name: 'AES-GCM', iv: bytes.slice(20, 32) as Bytes };
    const plain = await crypto.subtle.decrypt(how, key, bytes.slice(32) as Bytes);
    const { items } = JSON.parse(fromUtf8(new Uint8Array(plain))) as Exported;
    expect(items[0]!.envelope).toEqual(sealed.envelope);
    expect(Buffer.from(bytes).includes('envelope')).toBe(false);
  });
});
