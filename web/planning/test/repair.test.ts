import { describe, expect, it } from 'vitest';
import { changesBetween, evaluate, repair, type Problem, type Stop, type Vehicle } from '../src';

/** A straight road up a valley: place n lies n minutes from the station, which is place 0. */
function valley(stops: readonly Stop[], pair: Partial<Vehicle> = {}): Problem {
  const places = Array.from({ length: 40 }, (_, place) => place);
  return {
    matrix: { seconds: places.map((from) => places.map((to) => 60 * Math.abs(from - to))) },
    stops,
    vehicles: [{ from: 0, starts: 9 * 3600, ends: 17 * 3600, ...pair }],
  };
}

const at = (place: number, more: Partial<Stop> = {}): Stop => ({
  place,
  serviceSeconds: 600,
  prize: 20_000,
  ...more,
});

describe('a day that turns out otherwise', () => {
  it('stays as it is when nothing happened', () => {
    const problem = valley([at(5), at(10), at(20)]);
    expect(repair(problem, [[0, 1, 2]])).toMatchObject({ sequences: [[0, 1, 2]], changes: [] });
  });

  it('leaves a closed door out and keeps the order of the others', () => {
    const mended = repair(valley([at(5), at(10), at(20)]), [[0, 1, 2]], { closed: [1] });
    expect(mended.sequences).toEqual([[0, 2]]);
    expect(mended.changes).toEqual([{ kind: 'dropped', stop: 1 }]);
    expect(mended.plan.leftOut.map(({ stop }) => stop)).toEqual([1]);
  });

  it('takes an urgent stop in on the way', () => {
    const mended = repair(valley([at(5), at(20), at(10)]), [[0, 1]]);
    expect(mended.sequences).toEqual([[0, 2, 1]]);
    expect(mended.changes).toEqual([{ kind: 'added', stop: 2, vehicle: 0, position: 1 }]);
  });

  it('never touches what has been driven', () => {
    const problem = valley([
      at(30, { pin: { position: 0 } }),
      at(2, { pin: { position: 1 } }),
      at(31),
      at(3),
    ]);
    const mended = repair(problem, [[0, 1, 2, 3]], { disturbance: 0 });
    expect(mended.sequences[0]?.slice(0, 2)).toEqual([0, 1]);
    expect(mended.plan.violations).toEqual([]);
  });

  it('moves a stop only where that saves more than it disturbs', () => {
    const problem = valley([at(10), at(11), at(9)]);
    const former = [[0, 1, 2]];
    expect(repair(problem, former, { disturbance: 100_000 }).changes).toEqual([]);
    const detour = valley([at(10), at(30), at(12), at(29)]);
    const mended = repair(detour, [[0, 1, 2, 3]]);
    expect(mended.changes).toHaveLength(1);
    expect(mended.plan.travelSeconds).toBe(60 * 60);
  });

  it('gives up the stop that is worth least when the time no longer suffices', () => {
    const short = { ends: 9 * 3600 + 3000 };
    const problem = valley([at(5, { prize: 900 }), at(6, { prize: 100 }), at(7), at(8)], short);
    const mended = repair(problem, [[0, 1, 2, 3]]);
    expect(mended.plan.violations).toEqual([]);
    expect(mended.plan.leftOut.map(({ stop }) => stop)).toEqual([1]);
  });

  it('keeps to opening hours and breaks', () => {
    const problem = valley(
      [at(5), at(10, { windows: [[9 * 3600, 9 * 3600 + 1800]] }), at(20)],
      { breaks: [{ from: 34_000, to: 36_000, seconds: 1800 }] }, // prettier-ignore
    );
    const mended = repair(problem, [[0, 2]]);
    expect(mended.sequences[0]).toContain(1);
    expect(mended.plan.violations).toEqual([]);
  });

  it('mends a full day of a slow phone in a moment', () => {
    const stops = Array.from({ length: 33 }, (_, i) =>
      at(1 + ((i * 7) % 39), { serviceSeconds: 240 }),
    );
    const problem = valley(stops);
    const former = [stops.map((_, i) => i).filter((i) => i !== 20)];
    const before = evaluate(problem, former);
    const mended = repair(problem, former, { closed: [4] });
    expect(mended.plan.violations).toEqual([]);
    expect(mended.plan.travelSeconds).toBeLessThan(before.travelSeconds);
    expect(mended.sequences.flat()).toHaveLength(32);
  });
});

describe('changes', () => {
  it('name the one stop that was overtaken, not all that slid', () => {
    expect(changesBetween([[0, 1, 2, 3]], [[1, 2, 3, 0]])).toEqual([
      {
        kind: 'moved',
        stop: 0,
        from: { vehicle: 0, position: 0 },
        to: { vehicle: 0, position: 3 },
      },
    ]);
  });

  it('name a stop that changed hands', () => {
    const changes = changesBetween([[0, 1], [2]], [[0], [1, 2]]);
    expect(changes.map(({ kind, stop }) => [kind, stop])).toEqual([['moved', 1]]);
  });

  it('finds an order within a hundredth of the best of all, the same each time', () => {
    let state = 7;
    const below = (bound: number): number => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return (state >>> 8) % bound;
    };
    for (let day = 0; day < 6; day++) {
      const places = Array.from({ length: 7 }, () => [below(1_000), below(1_000)] as const);
      const problem: Problem = {
        matrix: {
          seconds: places.map(([x, y]) =>
            places.map(([u, v]) => Math.round(Math.hypot(x - u, y - v)) + below(60)),
          ),
        },
        stops: Array.from({ length: 6 }, (_, stop) =>
          at(stop + 1, { windows: [[32_400 + 900 * below(4), 36_000 + 900 * below(8)]] }),
        ),
        vehicles: [{ from: 0, starts: 32_400, ends: 61_200 }],
      };
      const former = [[5, 4, 3, 2, 1, 0]];
      const mended = repair(problem, former);
      expect(repair(problem, former)).toEqual(mended);
      expect(mended.plan.violations).toEqual([]);
      const best = Math.min(
        ...everyOrder([0, 1, 2, 3, 4, 5])
          .map((order) => evaluate(problem, [order]))
          .filter(({ violations }) => violations.length === 0)
          .map(({ cost }) => cost),
      );
      expect(mended.plan.cost).toBeLessThanOrEqual(1.011 * best);
    }
  });
});

/** Every order of every part of some stops. */
function everyOrder(stops: readonly number[]): number[][] {
  return [
    [],
    ...stops.flatMap((first) =>
      everyOrder(stops.filter((stop) => stop !== first)).map((rest) => [first, ...rest]),
    ),
  ];
}
