import { describe, expect, it } from 'vitest';
import { BadProblem, mendDay, type DayToMend } from '../src';

const HOUR = 3600;

/** A straight road, a minute a place: the station at 0, doors at the given places, the station again. */
function day(...doors: readonly (readonly [string, number, ...string[][]])[]): DayToMend {
  const places = [0, ...doors.map(([, place]) => place), 0];
  const table = places.map((from) => places.map((to) => 60 * Math.abs(from - to)));
  return {
    stops: doors.map(([visit, , ...windows]) => ({ visit, serviceSeconds: 600, windows })),
    matrix: { seconds: table, metres: table },
  };
}

describe('the day in hand', () => {
  it('goes on from the door where the pair stands, at the hour it is', () => {
    const mended = mendDay(day(['a', 5], ['b', 10], ['c', 20]), { behind: ['a'], now: 10 * HOUR });
    expect(mended.calls.map(({ visit, arriveAt }) => [visit, arriveAt])).toEqual([
      ['b', 10 * HOUR + 5 * 60],
      ['c', 10 * HOUR + 25 * 60],
    ]);
    expect(mended.changes).toEqual([]);
    expect(mended.backAt).toBe(10 * HOUR + 55 * 60);
  });

  it('leaves a closed door out and names it', () => {
    const mended = mendDay(day(['a', 5], ['b', 10], ['c', 20]), {
      behind: [],
      now: 9 * HOUR,
      closed: ['b'],
    });
    expect(mended.calls.map(({ visit }) => visit)).toEqual(['a', 'c']);
    expect(mended.changes).toMatchObject([{ kind: 'dropped', visit: 'b' }]);
    expect(mended.leftOut).toEqual([]);
  });

  it('comes back to a door that opens in the afternoon', () => {
    const mended = mendDay(
      day(['a', 20, ['09:00', '12:00']], ['b', 5, ['9:00', '9:30'], ['13:30', '17:00']]),
      {
        behind: [],
        now: 11 * HOUR,
      },
    );
    expect(mended.calls.map(({ visit, arriveAt }) => [visit, arriveAt])).toEqual([
      ['a', 11 * HOUR + 20 * 60],
      ['b', 11 * HOUR + 45 * 60],
    ]);
    expect(mended.calls[1]?.leaveAt).toBe(13 * HOUR + 40 * 60);
  });

  it('is over at a door by the time it closes, not just there before', () => {
    const door = day(['a', 20, ['11:00', '11:30'], ['14:00', '17:00']]);
    const [inTime] = mendDay(door, { behind: [], now: 11 * HOUR }).calls;
    expect(inTime?.leaveAt).toBe(11.5 * HOUR);
    const [tooLate] = mendDay(door, { behind: [], now: 11 * HOUR + 60 }).calls;
    expect(tooLate?.leaveAt).toBe(14 * HOUR + 10 * 60);
  });

  it('leaves out a door that is never open for as long as the call takes', () => {
    const mended = mendDay(day(['a', 5, ['09:00', '09:09']], ['b', 10, ['09:00', '12:00']]), {
      behind: [],
      now: 9 * HOUR,
    });
    expect(mended.calls.map(({ visit }) => visit)).toEqual(['b']);
    expect(mended.leftOut).toEqual(['a']);
  });

  it('says for which doors the day no longer suffices', () => {
    const mended = mendDay(day(['a', 5], ['b', 30]), {
      behind: [],
      now: 16 * HOUR,
      until: 17 * HOUR,
    });
    expect(mended.calls.map(({ visit }) => visit)).toEqual(['a']);
    expect(mended.leftOut).toEqual(['b']);
  });

  it('is refused when the matrix or a visit is of another day', () => {
    const one = day(['a', 5]);
    expect(() => mendDay({ ...one, stops: [] }, { behind: [], now: 0 })).toThrow(
      new BadProblem('the matrix has 3 rows, expected 2 of 2: start, stops, end'),
    );
    expect(() => mendDay(one, { behind: ['z'], now: 0 })).toThrow('visit z is not of this day');
    expect(() => mendDay(one, { behind: [], now: 0, closed: ['z'] })).toThrow('visit z');
  });
});

describe('a mended day', () => {
  it('does not wait at a door half the morning to save a bit of road', () => {
    const at = [6, 2, 4, 6, 8, 0];
    const metres = at.map((a) => at.map((b) => Math.abs(a - b) * 1000));
    const day = {
      stops: ['a', 'b', 'closed', 'noon'].map((visit) => ({
        visit,
        serviceSeconds: 2700,
        windows: visit === 'noon' ? [['11:30', '13:30']] : [],
      })),
      matrix: { metres, seconds: metres.map((row) => row.map((m) => m * 0.18)) },
    };
    const mended = mendDay(day, { behind: ['closed'], now: 8.5 * 3600 });
    expect(mended.calls.map(({ visit }) => visit)).toEqual(['a', 'b', 'noon']);
  });
});
