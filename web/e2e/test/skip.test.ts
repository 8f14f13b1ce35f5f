import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Day, Listed } from '@xunfu/api';
import { Server } from '../src/asking';
import { Officer } from '../src/officer';

const { baseUrl } = inject('server');

/** The second pair's day, which the long day leaves alone. */
describe('a stop that is skipped on the way, without a network', () => {
  let lu: Officer;
  let day: Day;
  let server: Server;

  async function dayNow(): Promise<Day> {
    return server.get<Day>(`/api/days/${day.id}`);
  }

  beforeAll(async () => {
    server = await Server.signedIn(baseUrl, 'head.fuchunjiang');
    const days = (await server.get<Listed<Day>>('/api/days')).items;
    // The earliest: other tests approve the pair's next day.
    day = days
      .filter((one) => one.state === 'approved' && one.pair.some((p) => p.name === '陆行舟'))
      .sort((a, b) => a.date.localeCompare(b.date))[0]!;
    lu = await Officer.atWork(baseUrl, 'officer.lu');
    await lu.takeTheDayAlong();
    await lu.phone.offline(true);
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await lu.keepPicture(`${task.name} (lu)`);
  });
  afterAll(async () => {
    await lu?.phone.switchOff();
  });

  it('says why a stop stands where it stands', async () => {
    await lu.go('/today');
    const why = lu.page.locator('details.why').first();
    await why.locator('summary').click();
    expect(await why.innerText()).toMatch(/约 \d\d:\d\d 到/);
  });

  it('mends the rest, can be undone, and holds once it is settled', async () => {
    const before = await lu.order();
    const [first] = day.stops;
    const told = await lu.skip(first!.visit, '门关着，没有人');
    expect(told).toMatch(/回所/);
    expect(await lu.order()).not.toContain(first!.name);
    await lu.undoSkip();
    expect(await lu.order()).toEqual(before);
    await lu.skip(first!.visit, '门关着，没有人');
    await lu.settleSkip();
    expect((await dayNow()).stops.every((stop) => stop.state !== 'skipped')).toBe(true);
    await lu.killAndReturn();
    await lu.go('/today');
    expect(await lu.order()).toHaveLength(before.length - 1);
  });

  it('is known at the station once there is a network', async () => {
    await lu.phone.offline(false);
    await lu.page.getByText('已告诉所里').waitFor({ timeout: 60_000 });
    const skipped = (await dayNow()).stops.filter((stop) => stop.state === 'skipped');
    expect(skipped.map(({ visit, skipReason }) => [visit, skipReason])).toEqual([
      [day.stops[0]!.visit, 'closed'],
    ]);
  });
});
