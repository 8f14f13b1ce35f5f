import { describe, expect, it } from 'vitest';
import { instant, PhoneClock } from '../src/clock';
import type { Ticks } from '../src/ports';

const NOON = Date.parse('2026-11-24T12:00:00.000+08:00');
const HOUR = 3_600_000;

function phone() {
  const now = { wall: NOON, monotonic: 5_000 };
  const ticks: Ticks = {
    wall: () => now.wall,
    monotonic: () => now.monotonic,
    zoneMinutes: () => 480,
    after: () => ({ cancel: () => {} }),
  };
  const pass = (millis: number, wall = millis) => {
    now.monotonic += millis;
    now.wall += wall;
  };
  return { clock: new PhoneClock(ticks, 'boot'), pass };
}

describe('the time that is written down', () => {
  it('is ISO-8601 with zone and milliseconds, in any zone', () => {
    expect(instant(NOON + 7, 480)).toBe('2026-11-24T12:00:00.007+08:00');
    expect(instant(NOON, -210)).toBe('2026-11-24T00:30:00.000-03:30');
    expect(instant(NOON, 0)).toBe('2026-11-24T04:00:00.000+00:00');
  });

  it("is the phone's own before any contact, and says that it was never measured", () => {
    const { clock, pass } = phone();
    pass(1_500);
    expect(clock.stamp()).toEqual({
      capturedAt: '2026-11-24T12:00:01.500+08:00',
      monotonicMillis: 6_500,
    });
    expect(clock.note()).toEqual({ boot: 'boot', offsetMillis: 0, measuredAt: null, steps: [] });
  });

  it("follows the server's clock after a contact, half of the way there and back", () => {
    const { clock, pass } = phone();
    pass(400);
    clock.contact('2026-11-25T09:00:00.000+08:00', 5_000);
    expect(clock.stamp().capturedAt).toBe('2026-11-25T09:00:00.200+08:00');
    expect(clock.measuredAt()).toBe('2026-11-25T09:00:00.000+08:00');
    pass(60_000);
    expect(clock.stamp().capturedAt).toBe('2026-11-25T09:01:00.200+08:00');
  });

  it('does not go back when the clock of the phone is set back, and notes the jump', () => {
    const { clock, pass } = phone();
    pass(10_000, 10_000 - 24 * HOUR);
    expect(clock.stamp().capturedAt).toBe('2026-11-24T12:00:10.000+08:00');
    expect(clock.steps()).toEqual([{ at: '2026-11-24T12:00:10.000+08:00', byMillis: -24 * HOUR }]);
  });

  it('notes a jump forward and follows it, since the phone may have slept', () => {
    const { clock, pass } = phone();
    pass(10_000, 3 * HOUR);
    expect(clock.stamp().capturedAt).toBe('2026-11-24T15:00:00.000+08:00');
    expect(clock.steps()).toEqual([
      { at: '2026-11-24T15:00:00.000+08:00', byMillis: 3 * HOUR - 10_000 },
    ]);
  });

  it('takes no drift of the two clocks for a jump', () => {
    const { clock, pass } = phone();
    pass(HOUR, HOUR + 1_900);
    expect(clock.steps()).toEqual([]);
  });

  it('forgets its jumps when the offset is measured anew', () => {
    const { clock, pass } = phone();
    pass(0, -HOUR);
    clock.contact('2026-11-24T12:00:00.000+08:00', 5_000);
    expect(clock.note().steps).toEqual([]);
    expect(clock.offsetMillis()).toBe(HOUR);
  });

  it('is not led astray by an answer that names no time', () => {
    const { clock } = phone();
    clock.contact('gestern', 5_000);
    expect(clock.measuredAt()).toBeNull();
  });
});
