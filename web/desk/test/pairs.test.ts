import type { Day } from '@xunfu/api';
import { describe, expect, it } from 'vitest';
import { daysToDraw, pairOf } from '../src/today/pairs';

const day = (id: string, date: string, ...states: string[]): Day =>
  ({
    id,
    date,
    start: { lat: 1, lon: 1 },
    stops: states.map((state, at) => ({ state, name: `stop ${at}`, place: { lat: at, lon: at } })),
  }) as unknown as Day;

describe('the pairs on the map', () => {
  it('are those of today, else of the next date, else of the last one', () => {
    const days = [day('c', '2026-11-26'), day('b', '2026-11-24'), day('a', '2026-11-24')];
    expect(daysToDraw(days, '2026-11-24').map(({ id }) => id)).toEqual(['a', 'b']);
    expect(daysToDraw(days, '2026-11-25').map(({ id }) => id)).toEqual(['c']);
    expect(daysToDraw(days, '2026-12-01').map(({ id }) => id)).toEqual(['c']);
  });

  it('stand where their last visit ended, and count no stop that they left out', () => {
    const pair = pairOf(day('a', '2026-11-24', 'concluded', 'skipped', 'planned'), 1);
    expect(pair).toMatchObject({ mark: '乙', concluded: 1, all: 2, next: 'stop 2' });
    expect(pair.at.name).toBe('stop 0');
  });

  it('stand at the station before anything is seen', () => {
    expect(pairOf(day('a', '2026-11-24', 'planned'), 0).at).toEqual({ lat: 1, lon: 1, name: null });
  });
});
