import type { Day } from '@xunfu/api';
import { describe, expect, it } from 'vitest';
import { mayPropose, nearestFirst } from '../src/today/days';

const today = '2026-11-24';
const day = (date: string, state = 'draft'): Day => ({ id: date, date, state }) as Day;

describe('the days of the pairs', () => {
  it('begin with today, go on to those that come, and end with those that are past', () => {
    const days = ['2026-11-26', '2026-11-20', '2026-11-24', '2026-11-23', '2026-11-25'].map((one) =>
      day(one),
    );
    expect(nearestFirst(days, today).map(({ date }) => date)).toEqual([
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
      '2026-11-23',
      '2026-11-20',
    ]);
  });

  it('need the station head while they are a draft or were returned, and are not over', () => {
    expect(mayPropose(day(today), today, 'station-head')).toBe(true);
    expect(mayPropose(day(today, 'returned'), today, 'station-head')).toBe(true);
    expect(mayPropose(day(today, 'proposed'), today, 'station-head')).toBe(false);
    expect(mayPropose(day('2026-11-23'), today, 'station-head')).toBe(false);
    expect(mayPropose(day(today), today, 'deputy-in-charge')).toBe(false);
  });
});
