import { describe, expect, it, vi } from 'vitest';
import type { Progress, WorkPackage } from '../src/phone';
import { DAY, FU, NAMES, VISITS } from './world/cast';
import { KindWorld } from './world/kind';
import { inVirtualTime } from './world/setting';

vi.mock('@noble/ed25519', () => import('./world/prompt-crypto'));

describe('a day taken along', () => {
  inVirtualTime();

  it('opens without a network, each piece by its kind and key', async () => {
    const world = new KindWorld();
    const taken = (await world.until((await world.one()).packages.list()))[0]!;
    world.fu.linked = false;
    const { phone } = world.fu.start(() => {});
    await world.until(phone.access.start());
    const work = (await world.until(phone.packages.open(taken.id)))!;
    const day = (await world.until(work.piece('day')))!;
    expect(day.pair.map(({ person }) => person)).toContain(FU.person);
    const visit = (await world.until(work.piece('visit', VISITS[1]!)))!;
    const premises = await world.until(work.piece('premises', visit.premises));
    expect(premises!.name).toBe(NAMES[1]);
    expect(await world.until(work.piece('geography'))).toBeUndefined();
    expect(work.hashOf('sheet')).toMatch(/^[0-9a-f]{64}$/);
    expect(await world.until(work.pieces('visit'))).toHaveLength(VISITS.length);
  });

  it('is found by any of its visits, and by no other', async () => {
    const world = new KindWorld();
    const phone = await world.one();
    const work = await world.until(phone.packages.holding(VISITS[2]!));
    expect(work!.manifest.visits).toContain(VISITS[2]);
    expect(await world.until(phone.packages.holding(DAY))).toBeUndefined();
  });

  it('that is cut short goes on with the missing pieces only', async () => {
    const world = new KindWorld();
    const { phone } = await world.signedIn(world.fu, FU);
    const asked: string[] = [];
    world.fu.meddler = ({ path }, answer) => {
      if (!path.includes('/pieces/')) return answer;
      asked.push(path);
      return asked.length > 5 ? { status: 503 } : answer;
    };
    const cut = await world.until(phone.packages.takeAlong(DAY));
    expect(cut).toMatchObject({ kind: 'failed', code: 'server-busy' });
    expect((await world.until(phone.packages.list()))[0]!.complete).toBe(false);
    expect(await world.until(phone.packages.holding(VISITS[0]!))).toBeUndefined();
    const got = new Set(asked.slice(0, 5));
    asked.length = 0;
    world.fu.meddler = ({ path }, answer) => {
      if (path.includes('/pieces/')) asked.push(path);
      return answer;
    };
    const work = (await world.until(phone.packages.takeAlong(DAY))) as WorkPackage;
    expect(asked.filter((path) => got.has(path))).toEqual([]);
    expect(asked).toHaveLength(work.manifest.pieces.length - 5);
    expect(await world.until(phone.packages.list())).toHaveLength(1);
  });

  it('tells how far it has got, up to the last byte', async () => {
    const world = new KindWorld();
    const { phone } = await world.signedIn(world.fu, FU);
    const seen: Progress[] = [];
    const tell = (progress: Progress) => seen.push(progress);
    const taken = await world.until(phone.packages.takeAlong(DAY, tell));
    const pieces = (taken as WorkPackage).manifest.pieces.length;
    const bytes = seen[0]!.bytes;
    expect(seen[0]).toEqual({ pieces, piecesHere: 0, bytes, bytesHere: 0 });
    expect(seen.at(-1)).toEqual({ pieces, piecesHere: pieces, bytes, bytesHere: bytes });
    expect(seen.map(({ piecesHere }) => piecesHere)).toEqual(
      Array.from({ length: pieces + 1 }, (_, n) => n),
    );
  });

  it('takes no piece whose bytes are not those that were named', async () => {
    const world = new KindWorld();
    const { phone } = await world.signedIn(world.fu, FU);
    world.fu.meddler = ({ path }, answer) =>
      path.includes('/pieces/') ? { ...answer, bytes: flipped(answer.bytes!) } : answer;
    const taken = await world.until(phone.packages.takeAlong(DAY));
    expect(taken).toMatchObject({ kind: 'failed', code: 'piece-wrong' });
  });

  it('takes no manifest that was changed on the way', async () => {
    const world = new KindWorld();
    const { phone } = await world.signedIn(world.fu, FU);
    world.fu.meddler = ({ path }, answer) => {
      if (path !== '/api/packages') return answer;
      const manifest = JSON.parse(new TextDecoder().decode(answer.bytes));
      const bytes = new TextEncoder().encode(JSON.stringify({ ...manifest, visits: [] }));
      return { ...answer, bytes };
    };
    const taken = await world.until(phone.packages.takeAlong(DAY));
    expect(taken).toMatchObject({ kind: 'failed', code: 'manifest-wrong' });
    expect(await world.until(phone.packages.list())).toEqual([]);
  });

  it('brings its numbers into the book once, with the last piece', async () => {
    const world = new KindWorld();
    const phone = await world.one();
    expect(await world.until(phone.numbers.left(2026))).toBe(20);
    await world.until(phone.packages.takeAlong(DAY));
    expect(await world.until(phone.numbers.left(2026))).toBe(40);
    expect(await world.until(phone.numbers.left(2027))).toBe(0);
  });

  it('is forgotten with the pieces that no other package needs, but not under a visit in hand', async () => {
    const world = new KindWorld();
    const phone = await world.one();
    await world.until(phone.packages.takeAlong(DAY));
    const [newer, older] = await world.until(phone.packages.list());
    await world.until(phone.packages.forget(older!.id));
    const work = (await world.until(phone.packages.open(newer!.id)))!;
    expect(await world.until(work.pieces('visit'))).toHaveLength(VISITS.length);
    await world.until(phone.drafts.begin(VISITS[0]!, 'zh'));
    await world.until(phone.packages.forget(newer!.id));
    expect(await world.until(phone.packages.list())).toHaveLength(1);
  });
});

function flipped(bytes: Uint8Array): Uint8Array {
  const other = bytes.slice();
  other[0]! ^= 1;
  return other;
}
