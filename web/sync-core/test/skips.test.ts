import { describe, expect, it, vi } from 'vitest';
import type { Skip } from '../src/phone';
import { DAY, FU, NEXT_DAY, VISITS } from './world/cast';
import { KIND } from './world/phone';
import { KindWorld } from './world/kind';
import { inVirtualTime } from './world/setting';

vi.mock('@noble/ed25519', () => import('./world/prompt-crypto'));

const [FIRST, SECOND, THIRD, FOURTH] = VISITS as [string, string, string, string];

/** Fu with the day taken along, and no network since. */
async function onTheRoad() {
  const world = new KindWorld();
  const phone = await world.one();
  world.fu.linked = false;
  phone.outbox.network(false);
  return { world, phone };
}
const orderOf = (skip: Skip) => skip.order.map(({ visit }) => visit);

describe('a visit that is skipped on the way', () => {
  inVirtualTime();

  it('leaves the rest in order, earlier than expected, without a network', async () => {
    const { world, phone } = await onTheRoad();
    const skip = await world.until(phone.skips.skip(FIRST, 'no-time'));
    expect(orderOf(skip)).toEqual([SECOND, THIRD, FOURTH]);
    const [second] = skip.order;
    expect(second).toMatchObject({
      before: '2026-11-24T10:00:00.000+08:00',
      arriveAt: '2026-11-24T08:42:00.000+08:00',
    });
    expect(skip.leftOut).toEqual([]);
    expect(await world.until(phone.skips.list(DAY))).toEqual([skip]);
  });

  it('goes on from the closed door where the pair stands', async () => {
    const { world, phone } = await onTheRoad();
    const skip = await world.until(phone.skips.skip(THIRD, 'closed'));
    expect(orderOf(skip)).toEqual([FIRST, SECOND, FOURTH]);
    expect(skip.from).toBe(THIRD);
    expect(skip.order[0]!.arriveAt).toBe('2026-11-24T08:42:00.000+08:00');
  });

  it('keeps what was visited behind it', async () => {
    const { world, phone } = await onTheRoad();
    await world.visited(phone, FIRST);
    const skip = await world.until(phone.skips.skip(SECOND, 'urgent-elsewhere'));
    expect(orderOf(skip)).toEqual([THIRD, FOURTH]);
    await expect(world.until(phone.skips.skip(FIRST, 'closed'))).rejects.toMatchObject({
      code: 'skip-open',
    });
    await world.until(phone.skips.undo(SECOND));
    await expect(world.until(phone.skips.skip(FIRST, 'closed'))).rejects.toMatchObject({
      code: 'sealed',
    });
  });

  it('names the visits for which the day no longer suffices', async () => {
    const { world, phone } = await onTheRoad();
    await world.pass(7 * 3_600_000);
    const skip = await world.until(phone.skips.skip(SECOND, 'no-time'));
    expect(skip.leftOut).toEqual([FOURTH]);
    expect(orderOf(skip)).toEqual([FIRST, THIRD]);
  });

  it('is taken back without a trace until it is sealed, also after the app was killed', async () => {
    const { world, phone } = await onTheRoad();
    await world.until(phone.skips.skip(FIRST, 'moved-away'));
    const again = (await world.signedIn(world.fu, FU)).phone;
    expect(await world.until(again.skips.list(DAY))).toHaveLength(1);
    await world.until(again.skips.undo(FIRST));
    expect(await world.until(again.skips.list(DAY))).toEqual([]);
    expect(again.outbox.view().rows).toEqual([]);
  });

  it('goes to the station once it is sealed and there is a network, exactly once', async () => {
    const { world, phone } = await onTheRoad();
    await world.until(phone.skips.skip(FIRST, 'other', '老板住院了'));
    await world.until(phone.skips.seal(FIRST));
    await world.until(phone.skips.seal(FIRST));
    expect(phone.outbox.view()).toMatchObject({ undelivered: 1, safeToLeave: false });
    expect(phone.outbox.levelOf(FIRST)).toBeUndefined();
    await expect(world.until(phone.skips.undo(FIRST))).rejects.toMatchObject({ code: 'sealed' });
    world.fu.linked = true;
    phone.outbox.network(true);
    await world.untilSo(() => phone.outbox.view().rows.length === 0);
    expect(world.server.skipped).toEqual([{ day: DAY, visit: FIRST, reason: '老板住院了' }]);
    expect((await world.until(phone.skips.list(DAY)))[0]!.sealedAt).not.toBeNull();
  });

  it('counts as passed on when the colleague skipped it before', async () => {
    const { world, phone } = await onTheRoad();
    world.server.skipped.push({ day: DAY, visit: FIRST, reason: 'closed' });
    await world.until(phone.skips.skip(FIRST, 'closed'));
    await world.until(phone.skips.seal(FIRST));
    world.fu.linked = true;
    phone.outbox.network(true);
    await world.untilSo(() => phone.outbox.view().rows.length === 0);
    expect(world.server.skipped).toHaveLength(1);
  });

  it('counts as passed on when the colleague made the visit after all', async () => {
    const world = new KindWorld();
    const { a, b } = await world.pair();
    world.fu.linked = false;
    a.outbox.network(false);
    await world.until(a.skips.skip(FIRST, 'closed'));
    await world.until(a.skips.seal(FIRST));
    await world.visited(b, FIRST);
    await world.untilSo(() => world.server.submissions.length === 1);
    world.fu.linked = true;
    a.outbox.network(true);
    await world.untilSo(() => a.outbox.view().rows.length === 0);
    expect(world.server.skipped).toEqual([]);
  });

  it('is mended again on what was mended before', async () => {
    const { world, phone } = await onTheRoad();
    const before = await world.until(phone.skips.skip(FIRST, 'no-time'));
    await world.until(phone.skips.seal(FIRST));
    const skip = await world.until(phone.skips.skip(THIRD, 'no-time'));
    expect(orderOf(skip)).toEqual([SECOND, FOURTH]);
    expect(skip.order[1]!.before).toBe(before.order[2]!.arriveAt);
  });

  it('can be skipped again when it was planned for another day', async () => {
    const { world, phone } = await onTheRoad();
    await world.until(phone.skips.skip(FIRST, 'closed'));
    await world.until(phone.skips.seal(FIRST));
    world.fu.linked = true;
    await world.pass(24 * 3_600_000);
    await world.until(phone.access.signIn(FU.login, FU.password));
    await world.until(phone.packages.takeAlong(NEXT_DAY));
    const again = await world.until(phone.skips.skip(FIRST, 'moved-away'));
    expect(again).toMatchObject({ day: NEXT_DAY, sealedAt: null });
    expect(await world.until(phone.skips.list(DAY))).toEqual([]);
    const sealed = await world.until(phone.skips.seal(FIRST));
    expect(sealed).toMatchObject({ day: NEXT_DAY, reason: 'moved-away' });
    expect(await world.until(phone.skips.list(NEXT_DAY))).toEqual([sealed]);
  });

  it('is skipped once when two windows do it at once', async () => {
    const { world, phone } = await onTheRoad();
    const other = (await world.signedIn(world.fu, FU)).phone;
    const both = [phone.skips.skip(FIRST, 'closed'), other.skips.skip(FIRST, 'no-time')];
    const [one, two] = await world.until(Promise.all(both));
    expect(one).toEqual(two);
  });
});

describe('a record that was begun where nobody goes today', () => {
  inVirtualTime();

  async function begun() {
    const { world, phone } = await onTheRoad();
    await world.until(phone.drafts.begin(FIRST, 'zh'));
    const { sha256 } = await world.photo(phone, FIRST, Uint8Array.of(1, 2, 3));
    const { number } = (await world.until(phone.numbers.forVisit(FIRST)))!;
    const state = async () => ({
      draft: (await world.until(phone.drafts.open(FIRST)))?.photos.length,
      photo: (await world.until(phone.photos.open(FIRST, sha256)))?.length,
      number: (await world.until(phone.numbers.list(2026))).find((row) => row.number === number),
    });
    return { world, phone, state, before: await state() };
  }

  it('stays as it was while the skip can be taken back', async () => {
    const { world, phone, state, before } = await begun();
    await world.until(phone.skips.skip(FIRST, 'closed'));
    expect(await state()).toEqual(before);
    await world.until(phone.skips.undo(FIRST));
    expect(await state()).toEqual(before);
    expect(before).toMatchObject({ draft: 1, photo: 3, number: { state: 'taken' } });
  });

  it('is given up once the skip is settled, its number void with the reason', async () => {
    const { world, phone, state } = await begun();
    await world.until(phone.skips.skip(FIRST, 'closed'));
    await world.until(phone.skips.seal(FIRST, '门关着，没有人'));
    expect(await state()).toMatchObject({
      draft: undefined,
      photo: undefined,
      number: { state: 'void', reason: '门关着，没有人' },
    });
    expect(
      phone.outbox
        .view()
        .rows.map(({ type }) => type)
        .sort(),
    ).toEqual(['number.voided', 'stop.skipped']);
  });

  it('is lost in no part when the phone has no room for the change', async () => {
    const { world, phone, state, before } = await begun();
    world.fu.faults = { ...KIND, full: 1 };
    await expect(world.until(phone.skips.skip(FIRST, 'closed'))).rejects.toThrow();
    expect(await state()).toEqual(before);
    world.fu.faults = KIND;
    await world.until(phone.skips.skip(FIRST, 'closed'));
    world.fu.faults = { ...KIND, full: 1 };
    await expect(world.until(phone.skips.seal(FIRST))).rejects.toThrow();
    world.fu.faults = KIND;
    expect(await state()).toEqual(before);
    expect((await world.until(phone.skips.list(DAY)))[0]!.sealedAt).toBeNull();
    expect(phone.outbox.view().rows).toEqual([]);
  });

  it('is not given up when it was sealed meanwhile', async () => {
    const { world, phone } = await begun();
    await world.until(phone.skips.skip(FIRST, 'closed'));
    await world.seal(phone, FIRST);
    await expect(world.until(phone.skips.seal(FIRST))).rejects.toMatchObject({ code: 'sealed' });
    await world.until(phone.skips.undo(FIRST));
  });
});
