import { describe, expect, it } from 'vitest';
import { classOf } from '../src/camera/take-photo';
import {
  driven,
  legTo,
  packageOfToday,
  stopsNow,
  wayOf,
  whyOf,
  skippedElsewhere,
} from '../src/day-in-hand';
import { shiftsOf } from '../src/today/skip-words';
import { pointsOf, strokesOf } from '../src/leave/strokes';
import { matches } from '../src/lookup/matches';
import { placeNames, projectionAround, scaleBar, shapesOf, spread } from '@xunfu/ui';
import { openFinding, opening, signedLine, undeliveredVisits } from '../src/today/stop-words';
import { kindChip } from '../src/visit-kind';
import {
  bytes,
  clockTime,
  dateWithWeekday,
  daysUntil,
  inFours,
  kilometres,
  shortDate,
} from '../src/words';

describe('what a stop says of itself', () => {
  const t = (key: string, named: object = {}) => [key, ...Object.values(named)].join(' ');
  const sealed = (handed: readonly unknown[]) =>
    ({
      envelope: {
        payload: {
          endedAt: '2026-11-24T09:58:00+08:00',
          parts: { inspection: { answers: [{}], findings: [{}] } },
        },
      },
      handed,
    }) as never;
  it('does not call a firm told before its sheet was handed over in some way', () => {
    expect(signedLine(sealed([]), t as never)).toBe('left 09:58 · findings 1notHandedYet');
    expect(signedLine(sealed([{ way: 'shown' }]), t as never)).toBe('left 09:58 · findings 1told');
  });
  it('calls opening hours opening hours', () => {
    const stop = { stop: { windows: [['06:00', '17:00']] } } as never;
    expect(opening(stop, t as never)).toBe('openHours 06:00–17:00');
  });
  it('counts visits, not what was sent of them', () => {
    const row = (visit: string, level: 1 | 3) => ({ visit, level, refused: null });
    expect(undeliveredVisits([row('a', 1), row('a', 1), row('b', 3)])).toBe(1);
  });
});

describe('words', () => {
  it('say time and day as written at the place, not as the phone’s zone has them', () => {
    expect(clockTime('2026-11-24T09:41:07.123+08:00')).toBe('09:41');
    expect(shortDate('2026-11-24T23:59:00.000+08:00', 'zh')).toBe('11月24日');
    expect(shortDate('2025-12-11', 'zh', '2026-11-24')).toBe('2025年12月11日');
    expect(shortDate('2026-12-01', 'en', '2026-11-24')).toBe('1 Dec');
    expect(dateWithWeekday('2026-11-24', 'zh')).toBe('11月24日 周二');
    expect(dateWithWeekday('2026-11-24', 'en')).toBe('Tue 24 Nov');
  });

  it('give short ways with one figure behind the point and long ones without', () => {
    expect(kilometres(2310, 'zh')).toBe('2.3 公里');
    expect(kilometres(31400, 'en')).toBe('31 km');
  });

  it('count calendar days across the end of a month', () => {
    expect(daysUntil('2026-12-01', '2026-11-24')).toBe(7);
    expect(daysUntil('2026-05-25', '2026-11-24')).toBe(-183);
  });

  it('never say zero bytes', () => {
    expect(bytes(1)).toBe('1 kB');
    expect(bytes(2_100_000)).toBe('2.1 MB');
  });

  it('write a hash in groups of four', () => {
    expect(inFours('0a1b2c3d4e')).toBe('0a1b 2c3d 4e');
  });
});

describe('the package of today', () => {
  const kept = (date: string, complete = true, id = date) => ({ id, date, complete });

  it('is the newest complete one of the day', () => {
    const list = [
      kept('2026-11-24', false, 'cut short'),
      kept('2026-11-24', true, 'whole'),
      kept('2026-11-25'),
    ];
    expect(packageOfToday(list, '2026-11-24')?.id).toBe('whole');
  });

  it('is the next day when today has none, and the last one when there is no next', () => {
    const ahead = [kept('2026-11-27'), kept('2026-11-25')];
    expect(packageOfToday(ahead, '2026-11-24')?.date).toBe('2026-11-25');
    const past = [kept('2026-11-20'), kept('2026-11-18')];
    expect(packageOfToday(past, '2026-11-24')?.date).toBe('2026-11-20');
  });
});

describe('the way of a day', () => {
  const far = 99;
  const day = {
    stops: [{ visit: 'a' }, { visit: 'b' }],
    matrix: {
      metres: [
        [0, 10, far, far],
        [far, 0, 20, far],
        [far, far, 0, 30],
        [0, 0, 0, 0],
      ],
      seconds: [
        [0, 1, far, far],
        [far, 0, 2, far],
        [far, far, 0, 3],
        [0, 0, 0, 0],
      ],
    },
  } as never;

  it('runs from the start over the stops to the end', () => {
    expect(wayOf(day)).toEqual({ metres: 60, seconds: 6 });
  });

  it('reaches a stop from the one before it', () => {
    expect(legTo(day, 1)).toEqual({ metres: 20, seconds: 2 });
  });
});

describe('a day with a stop skipped', () => {
  const stops = ['done', 'closed', 'near', 'far', 'late'].map((visit) => ({
    visit,
    arriveAt: '2026-11-24T10:00:00.000+08:00',
  }));
  const to = (visit: string, hour: string) => ({
    visit,
    arriveAt: `2026-11-24T${hour}:00.000+08:00`,
    leaveAt: `2026-11-24T${hour}:30.000+08:00`,
    slackSeconds: 0,
    before: '2026-11-24T10:00:00.000+08:00',
  });
  const skip = {
    visit: 'closed',
    order: [to('far', '09:40'), to('near', '10:03')],
    leftOut: ['late'],
  };

  it('goes on in the mended order, what is too late at the end', () => {
    const now = stopsNow({ stops } as never, [skip]);
    expect(now.map(({ stop }) => stop.visit)).toEqual(['done', 'far', 'near', 'late']);
    expect(now[1]!.stop.arriveAt).toBe('2026-11-24T09:40:00.000+08:00');
    expect(now.map(({ tooLate }) => tooLate)).toEqual([false, false, false, true]);
  });

  it('names as changed what is noticed: twenty minutes, not three', () => {
    expect(shiftsOf(skip).map(({ visit, minutes }) => [visit, minutes])).toEqual([['far', -20]]);
  });

  it('drives on from the shut door, not from the stop that is listed before', () => {
    const listed = ['done', 'far', 'near', 'late'];
    const path = driven(listed, { ...skip, from: 'closed' });
    expect(path).toEqual(['done', 'closed', 'far', 'near', 'late']);
    expect(driven(listed, { ...skip, from: 'done' })).toEqual(listed);
    expect(driven(['b', 'a', 'far'], { ...skip, from: 'b' })).toEqual(['a', 'b', 'far']);
    expect(driven(listed, { ...skip, from: null })).toEqual(listed);
    expect(driven(listed, undefined)).toEqual(listed);
  });

  it('shows the reasons of the order before, at its times, as what they are', () => {
    const reasons = { stops: [{ visit: 'far', waitSeconds: 0 }], leftOut: [] };
    expect(whyOf({ stops, reasons } as never, 'far', true)).toMatchObject({
      former: true,
      stop: { visit: 'far' },
      arriveAt: '2026-11-24T10:00:00.000+08:00',
    });
    expect(whyOf({ stops, reasons } as never, 'far', false)).not.toHaveProperty('former');
  });

  it('hears of what the colleague has skipped from the day as the station has it', () => {
    const stop = (visit: string, state = 'ahead') => ({ stop: { visit, name: visit }, state });
    const day = { day: { id: 'd' }, stops: [stop('a', 'done'), stop('b'), stop('c')] } as never;
    const skipped = (visit: string) => ({ visit, state: 'skipped', skipReason: 'closed' });
    const there = [
      { id: 'd', stops: [skipped('a'), skipped('b'), { visit: 'c', state: 'planned' }] },
    ];
    expect(skippedElsewhere(day, there as never)).toEqual([
      { visit: 'b', name: 'b', reason: 'closed' },
    ]);
    expect(skippedElsewhere(day, [{ id: 'other', stops: [skipped('b')] }] as never)).toEqual([]);
  });

  it('stays as planned while nothing is skipped', () => {
    expect(stopsNow({ stops } as never, []).map(({ stop }) => stop.visit)).toHaveLength(5);
  });
});

describe('what was wrong last time', () => {
  it('is the open finding of the latest visit that left one', () => {
    const visit = (date: string, state: 'open' | 'put-right') => ({
      date,
      officers: [],
      summary: { zh: '' },
      findings: [{ question: 'q', text: date, state, dueOn: date }],
    });
    const lastVisits = [
      visit('2025-03-01', 'open'),
      visit('2026-05-18', 'open'),
      visit('2026-09-01', 'put-right'),
    ];
    expect(openFinding({ lastVisits })?.on).toBe('2026-05-18');
    expect(openFinding({ lastVisits: [visit('2026-09-01', 'put-right')] })).toBeUndefined();
  });
});

describe('the chip of a visit', () => {
  const demand = { id: '', room: '', reason: { zh: '' }, sourceName: { zh: '' } };
  const chip = (kind: string, parts: string[], count = 1) =>
    kindChip({ kind, parts, demands: Array.from({ length: count }, () => demand) }).key;

  it('says recheck before everything else', () => {
    expect(chip('recheck', ['inspection'], 2)).toBe('recheck');
  });

  it('says service only where nothing is inspected', () => {
    expect(chip('routine', ['problem'])).toBe('service');
    expect(chip('routine', ['inspection', 'problem'])).toBe('visit');
    expect(chip('special-own', ['inspection'])).toBe('special');
  });
});

describe('looking a business up', () => {
  const premises = {
    name: '芦茨湾农家菜馆',
    address: '芦茨村 18 号',
    phone: '0571-1',
    subject: {
      name: '桐庐芦茨湾',
      identifier: { scheme: 'uscc', value: '91330122MA' },
      representative: '柳念慈',
    },
    equipment: [],
  } as never;

  it('takes parts of a name, code or person in any order and width', () => {
    expect(matches(premises, '柳念慈 菜馆')).toBe(true);
    expect(matches(premises, '９１３３0122ma')).toBe(true);
    expect(matches(premises, '菜馆 药房')).toBe(false);
  });
});

describe('a signature', () => {
  it('is kept as strokes with the time since the first touch, and drawn from them again', () => {
    const strokes = strokesOf([
      { points: [{ x: 1.24, y: 2.26, time: 5000, pressure: 0.5 }] },
      { points: [{ x: 3, y: 4, time: 5321.4, pressure: 0.5 }] },
    ]);
    expect(strokes).toEqual([[[1, 2.5, 0]], [[3, 4, 321]]]);
    expect(pointsOf(strokes, '#000')[1]!.points[0]).toMatchObject({ x: 3, y: 4, time: 321 });
  });
});

describe('a picture', () => {
  it('is in-app only when it was made just now', () => {
    expect(classOf({ lastModified: 1_000_000 }, 1_060_000)).toBe('in-app');
    expect(classOf({ lastModified: 1_000_000 }, 1_000_000 + 3_600_000)).toBe('import');
  });
});

describe('the schematic map', () => {
  const points = [
    { lon: 119.63, lat: 29.79 },
    { lon: 119.66, lat: 29.75 },
  ];

  it('keeps north up and every stop inside its margin', () => {
    const plane = projectionAround(points, 390, 440);
    const [a, b] = points.map((p) => plane.to(p)) as [
      ReturnType<typeof plane.to>,
      ReturnType<typeof plane.to>,
    ];
    expect(a.y).toBeLessThan(b.y);
    expect(a.x).toBeLessThan(b.x);
    for (const { x, y } of [a, b]) {
      expect(x).toBeGreaterThan(20);
      expect(x).toBeLessThan(370);
      expect(y).toBeGreaterThan(20);
      expect(y).toBeLessThan(420);
    }
  });

  it('has one scale for both directions', () => {
    const plane = projectionAround(points, 390, 440);
    const here = plane.to(points[0]!);
    const north = plane.to({ lon: 119.63, lat: 29.79 + 1000 / 111_320 });
    expect(here.y - north.y).toBeCloseTo(1000 / plane.metresPerUnit, 5);
  });

  it('takes round lengths for its bar', () => {
    expect(scaleBar(17, 90)).toEqual({ metres: 1000, units: 1000 / 17 });
    expect(scaleBar(2.5, 90).metres).toBe(200);
  });

  it('reads lines in degrees and in 1e-7 degrees, bare and named', () => {
    const both = [
      [119.6, 29.7],
      [1196000000, 297000000],
    ];
    expect(shapesOf(both)[0]!.points).toEqual([
      { lon: 119.6, lat: 29.7 },
      { lon: 119.6, lat: 29.7 },
    ]);
    expect(shapesOf([{ name: '芦茨溪', points: [[1, 2]] }])[0]!.name).toBe('芦茨溪');
    expect(shapesOf('nonsense')).toEqual([]);
  });

  it('moves discs of one village apart, and none further than it must', () => {
    const crowd = [
      { x: 100, y: 100 },
      { x: 101, y: 100 },
      { x: 100, y: 102 },
      { x: 300, y: 300 },
    ];
    const discs = spread(crowd, 28);
    for (const [n, a] of discs.entries())
      for (const b of discs.slice(n + 1))
        expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(27);
    expect(discs[3]).toEqual({ x: 300, y: 300 });
    for (const [n, disc] of discs.entries())
      expect(Math.hypot(disc.x - crowd[n]!.x, disc.y - crowd[n]!.y)).toBeLessThan(30);
  });

  it('lets no name touch a disc or the border, and leaves none out that has room', () => {
    const names = [
      { x: 100, y: 100, name: '芦茨村' },
      { x: 104, y: 104, name: '石舍村' },
      { x: 385, y: 200, name: '富春江镇' },
    ];
    const placed = placeNames(names, [{ x: 100, y: 100 }], { width: 390, height: 440 });
    expect(placed.map((one) => one.name)).toEqual(['芦茨村', '石舍村', '富春江镇']);
    expect(placed[0]!.x - 100).toBeGreaterThanOrEqual(22);
    expect(placed[2]!.x + 4 * 13).toBeLessThanOrEqual(386);
  });
});
