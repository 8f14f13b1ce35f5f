/**
 * The day of the work package, mended on the phone: what has been called at stays behind, the rest is put
 * into the order that suits the hour.
 */
import { evaluate } from './evaluator';
import { BadProblem, LARGEST, type Problem, type Stop } from './problem';
import { repair, type Change } from './repair';

/** As much of the package's `day` piece as planning needs; rows of the matrix: start, stops in order, end. */
export interface DayToMend {
  readonly stops: readonly {
    readonly visit: string;
    readonly serviceSeconds: number;
    /** Opening hours such as `["09:00", "11:30"]`: a call begins and is over within one of them; none = always. */
    readonly windows: readonly (readonly string[])[];
  }[];
  readonly matrix: {
    readonly seconds: readonly (readonly number[])[];
    readonly metres: readonly (readonly number[])[];
  };
}

export interface WhereThePairIs {
  /** Visits concluded or given up, the last one being where the pair stands; none = at the start. */
  readonly behind: readonly string[];
  /** Seconds after midnight. */
  readonly now: number;
  /** Visits that shall not be called at today. */
  readonly closed?: readonly string[];
  /** When the pair must be back, seconds after midnight; none = any time. */
  readonly until?: number;
}

export interface MendedDay {
  /** Calls still to pay, in order; times in seconds after midnight. */
  readonly calls: readonly {
    readonly visit: string;
    readonly arriveAt: number;
    readonly leaveAt: number;
    readonly slackSeconds: number;
  }[];
  /** Visits for which the day no longer suffices, besides the closed ones. */
  readonly leftOut: readonly string[];
  /** What an officer would name as changed; `stop` is the place in the order before, from 0. */
  readonly changes: readonly (Change & { readonly visit: string })[];
  /** Back at the end. */
  readonly backAt: number;
}

const DAY = 24 * 60 * 60;

/** Leaving out any call costs as much, and more than all roads of a day. */
const PRIZE = 1_000_000;

/**
 * Puts the rest of a day into order again.
 *
 * @throws BadProblem when the matrix does not fit the stops, or a visit is not of this day
 */
export function mendDay(day: DayToMend, where: WhereThePairIs): MendedDay {
  requireMatrix(day);
  const rowOf = new Map(day.stops.map(({ visit }, index) => [visit, index + 1]));
  const place = where.behind.length === 0 ? 0 : row(rowOf, where.behind[where.behind.length - 1]);
  const behind = new Set(where.behind);
  const ahead = day.stops.filter(({ visit }) => !behind.has(visit));
  const beginnings = ahead.map(beginningsOf);
  const free: Problem = {
    matrix: day.matrix,
    stops: ahead.map((stop, index): Stop => {
      const windows = beginnings[index] ?? [];
      return {
        place: row(rowOf, stop.visit),
        serviceSeconds: stop.serviceSeconds,
        prize: PRIZE,
        ...(windows.length > 0 ? { windows } : {}),
      };
    }),
    vehicles: [
      { from: place, to: day.stops.length + 1, starts: where.now, ends: where.until ?? LARGEST },
    ],
  };
  const shut = (where.closed ?? []).map((visit) => {
    row(rowOf, visit);
    return ahead.findIndex((stop) => stop.visit === visit);
  });
  const tooShort = ahead.flatMap(({ windows }, index) =>
    windows.length > 0 && beginnings[index]?.length === 0 && !shut.includes(index) ? [index] : [],
  );
  const closed = [...shut, ...tooShort];
  const problem = notLater(free, closed);
  const mended = repair(problem, [ahead.map((_, index) => index)], { closed });
  const visitOf = (stop: number): string => ahead[stop]?.visit ?? '';
  const route = mended.plan.routes[0];
  return {
    calls: (route?.calls ?? []).map(({ stop, arriveAt, leaveAt, slackSeconds }) => ({
      visit: visitOf(stop),
      arriveAt,
      leaveAt,
      slackSeconds,
    })),
    leftOut: mended.plan.leftOut
      .filter(({ stop }) => !shut.includes(stop))
      .map(({ stop }) => visitOf(stop)),
    changes: mended.changes.map((change) => ({ ...change, visit: visitOf(change.stop) })),
    backAt: route?.returnAt ?? where.now,
  };
}

/**
 * The mended day ends no later than the same day with its order kept: the road that a change saves is not worth a
 * morning of waiting at a door. Where the order no longer holds, any end within the hours will do.
 */
function notLater(problem: Problem, closed: readonly number[]): Problem {
  const kept = problem.stops.map((_, index) => index).filter((index) => !closed.includes(index));
  const { routes, violations } = evaluate(problem, [kept]);
  const [pair] = problem.vehicles;
  const back = routes[0]?.returnAt;
  return violations.length > 0 || pair === undefined || back === undefined
    ? problem
    : { ...problem, vehicles: [{ ...pair, ends: back }] };
}

function requireMatrix(day: DayToMend): void {
  const size = day.stops.length + 2;
  for (const table of [day.matrix.seconds, day.matrix.metres]) {
    if (table.length !== size || table.some((cells) => cells.length !== size)) {
      throw new BadProblem(
        `the matrix has ${table.length} rows, expected ${size} of ${size}: start, stops, end`,
      );
    }
  }
}

function row(rowOf: ReadonlyMap<string, number>, visit: string | undefined): number {
  const found = visit === undefined ? undefined : rowOf.get(visit);
  if (found === undefined) throw new BadProblem(`visit ${visit ?? ''} is not of this day`);
  return found;
}

/**
 * Spans in which a call may begin so that it is over by closing time; none where the door is never open for so
 * long. Hours that close before they open end on the next day. The server plans the morning by the same rule.
 */
export function beginningsOf({
  windows,
  serviceSeconds,
}: Pick<DayToMend['stops'][number], 'windows' | 'serviceSeconds'>): (readonly [number, number])[] {
  return windows
    .map(([opens, closes]) => [seconds(opens), seconds(closes)] as const)
    .map(([opens, closes]) => [opens, closes < opens ? closes + DAY : closes] as const)
    .map(([opens, closes]): readonly [number, number] => [opens, closes - serviceSeconds])
    .filter(([opens, latest]) => opens <= latest)
    .sort(([a], [b]) => a - b);
}

function seconds(time: string | undefined): number {
  const parts = /^(\d{1,2}):(\d{2})/.exec(time ?? '');
  if (parts === null) throw new BadProblem(`'${time ?? ''}' is no time such as 09:30`);
  return Number(parts[1]) * 3600 + Number(parts[2]) * 60;
}
