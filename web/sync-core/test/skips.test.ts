import { describe, expect, it, vi } from 'vitest';
import type { Skip } from '../src/phone';
import { DAY, FU, VISITS } from './world/cast';
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

  it('is mended again on what was mended before', async () => {
    const { world, phone } = await onTheRoad();
    const before = await world.until(phone.skips.skip(FIRST, 'no-time'));
    await world.until(phone.skips.seal(FIRST));
    const skip = await world.until(phone.skips.skip(THIRD, 'no-time'));
    expect(orderOf(skip)).toEqual([SECOND, FOURTH]);
    expect(skip.order[1]!.before).toBe(before.order[2]!.arriveAt);
  });
});
