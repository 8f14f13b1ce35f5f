/**
 * Mends a plan on the phone when the day turns out otherwise: a door is closed, an urgent stop comes in, a
 * visit took an hour. What has been driven stays (the pinned prefix); of the rest as little as possible is
 * changed, and each change is named.
 *
 * First cheapest insertion, then single stops and short segments moved as long as that saves more than the
 * disturbance costs. Then the rest of the day is searched as a whole; what that finds is taken only where it
 * serves more or saves more than a hundredth of the way, so that nobody is sent around for a minute.
 */
import { evaluate } from './evaluator';
import {
  canDo,
  metresBetween,
  prizeOf,
  secondsBetween,
  stopAt,
  vehicleAt,
  type Plan,
  type Problem,
  type Sequences,
  type Violation,
} from './problem';
import { canRearrange, rearranged } from './rearrange';
import { Schedule } from './schedule';

/** What happened to one stop between the former plan and the new one. */
export type Change =
  | {
      readonly kind: 'added';
      readonly stop: number;
      readonly vehicle: number;
      readonly position: number;
    }
  | { readonly kind: 'dropped'; readonly stop: number }
  | {
      readonly kind: 'moved';
      readonly stop: number;
      readonly from: { readonly vehicle: number; readonly position: number };
      readonly to: { readonly vehicle: number; readonly position: number };
    };

export interface Repair {
  readonly plan: Plan;
  readonly sequences: Sequences;
  /** Stops that were added, dropped or overtaken by others; empty when the order stands. */
  readonly changes: readonly Change[];
}

export interface RepairWish {
  /** Stops that shall not be served any more, e.g. because the door is closed. */
  readonly closed?: readonly number[];
  /**
   * A change must save more than so much cost to be worth the disturbance. When absent 120 for a single move,
   * and a hundredth of the cost of the way for a new order.
   */
  readonly disturbance?: number;
}

const DISTURBANCE = 120;

/** Share of the way that a new order must save. */
const WORTH_A_NEW_ORDER = 0.01;

/** Longest segment that is moved as one. */
const LONGEST = 3;

/** Bounds the time on a slow phone; a day of forty stops settles in a handful of rounds. */
const MOST_ROUNDS = 60;

/**
 * Mends a plan.
 *
 * @param problem the problem as it is now; stops already driven are pinned
 * @param former the order so far; stops not in it are new
 */
export function repair(problem: Problem, former: Sequences, wish: RepairWish = {}): Repair {
  const mending = new Mending(problem, former, wish);
  mending.dropWhatNoLongerFits();
  mending.insertWhatIsMissing();
  mending.move();
  mending.rearrange();
  const { sequences } = mending;
  return {
    plan: evaluate(problem, sequences),
    sequences,
    changes: changesBetween(former, sequences),
  };
}

class Mending {
  readonly sequences: number[][];
  private readonly prefix: readonly number[];
  private readonly closed: ReadonlySet<number>;
  private readonly disturbance: number;

  constructor(
    private readonly problem: Problem,
    former: Sequences,
    private readonly wish: RepairWish,
  ) {
    this.closed = new Set(wish.closed ?? []);
    this.disturbance = wish.disturbance ?? DISTURBANCE;
    this.sequences = problem.vehicles.map((_, vehicle) => {
      const pinned = pinnedTo(problem, vehicle);
      const rest = (former[vehicle] ?? []).filter(
        (stop) => stopAt(problem, stop).pin === undefined && !this.closed.has(stop),
      );
      return [...pinned, ...rest];
    });
    this.prefix = problem.vehicles.map((_, vehicle) => pinnedTo(problem, vehicle).length);
  }

  /** Takes out, one after another, the stop whose absence costs least and mends most. */
  dropWhatNoLongerFits(): void {
    this.sequences.forEach((_, vehicle) => {
      while (this.broken(vehicle, this.order(vehicle)) > 0 && this.dropOne(vehicle));
    });
  }

  private dropOne(vehicle: number): boolean {
    const order = this.order(vehicle);
    const before = this.broken(vehicle, order);
    let best: { at: number; broken: number; prize: number } | undefined;
    for (let at = this.prefix[vehicle] ?? 0; at < order.length; at++) {
      const broken = this.broken(vehicle, without(order, at, 1));
      const prize = prizeOf(stopAt(this.problem, order[at] ?? -1));
      const mends = broken < before || best === undefined;
      if (mends && (best === undefined || rank(broken, prize) < rank(best.broken, best.prize))) {
        best = { at, broken, prize };
      }
    }
    if (best === undefined) return false;
    this.sequences[vehicle] = without(order, best.at, 1);
    return true;
  }

  /** Inserts absent stops, the one with most to lose first, each at its cheapest place. */
  insertWhatIsMissing(): void {
    const served = new Set(this.sequences.flat());
    const missing = this.problem.stops
      .map((stop, index) => ({ index, prize: prizeOf(stop), pinned: stop.pin !== undefined }))
      .filter(({ index, pinned }) => !pinned && !served.has(index) && !this.closed.has(index))
      .sort((a, b) => b.prize - a.prize || a.index - b.index);
    for (const { index, prize } of missing) {
      const place = this.cheapestPlace([index], prize);
      if (place !== undefined) this.place(place, [index]);
    }
  }

  /** Moves stops and short segments while that saves more than it disturbs. */
  move(): void {
    for (let round = 0; round < MOST_ROUNDS && this.moveOnce(); round++);
  }

  /** Searches the rest of a pair's day as a whole, where that is worth it. */
  rearrange(): void {
    const order = this.order(0);
    if (!canRearrange(this.problem) || this.broken(0, order) > 0) return;
    const found = rearranged(this.problem, order, this.prefix[0] ?? 0, this.closed);
    const before = evaluate(this.problem, [order]);
    const after = evaluate(this.problem, [found]);
    const way = before.cost - before.prizesLost;
    const needed = this.wish.disturbance ?? way * WORTH_A_NEW_ORDER;
    if (before.cost - after.cost > needed && this.broken(0, found) === 0) this.sequences[0] = found;
  }

  private moveOnce(): boolean {
    for (let vehicle = 0; vehicle < this.sequences.length; vehicle++) {
      const order = this.order(vehicle);
      for (let count = 1; count <= LONGEST; count++) {
        for (let at = this.prefix[vehicle] ?? 0; at + count <= order.length; at++) {
          if (this.movesElsewhere(vehicle, at, count)) return true;
        }
      }
    }
    return false;
  }

  private movesElsewhere(vehicle: number, at: number, count: number): boolean {
    const order = this.order(vehicle);
    const segment = order.slice(at, at + count);
    const rest = without(order, at, count);
    const saved = this.extra(vehicle, rest, at, segment);
    if (saved <= this.disturbance) return false;
    this.sequences[vehicle] = rest;
    const place = this.cheapestPlace(segment, saved - this.disturbance);
    if (place === undefined || this.broken(vehicle, rest) > 0) {
      this.sequences[vehicle] = order;
      return false;
    }
    this.place(place, segment);
    return true;
  }

  private cheapestPlace(segment: readonly number[], bound: number): Place | undefined {
    let best: Place | undefined;
    let lowest = bound;
    for (let vehicle = 0; vehicle < this.sequences.length; vehicle++) {
      const order = this.order(vehicle);
      const pair = vehicleAt(this.problem, vehicle);
      if (!segment.every((stop) => canDo(pair, stopAt(this.problem, stop)))) continue;
      for (let at = this.prefix[vehicle] ?? 0; at <= order.length; at++) {
        const extra = this.extra(vehicle, order, at, segment);
        if (extra >= lowest) continue;
        const longer = [...order.slice(0, at), ...segment, ...order.slice(at)];
        if (this.broken(vehicle, longer) === 0) {
          lowest = extra;
          best = { vehicle, at };
        }
      }
    }
    return best;
  }

  /** What a segment adds to the cost of an order when it is put in before position `at`. */
  private extra(
    vehicle: number,
    order: readonly number[],
    at: number,
    segment: readonly number[],
  ): number {
    const pair = vehicleAt(this.problem, vehicle);
    const placeOf = (stop: number | undefined, otherwise: number): number =>
      stop === undefined ? otherwise : stopAt(this.problem, stop).place;
    const before = placeOf(at > 0 ? order[at - 1] : undefined, pair.from);
    const after = placeOf(order[at], pair.to ?? pair.from);
    let here = before;
    let sum = 0;
    for (const stop of segment) {
      const next = placeOf(stop, here);
      sum += this.leg(here, next);
      here = next;
    }
    sum += this.leg(here, after);
    return order.length === 0
      ? sum + (this.problem.costs?.perVehicle ?? 0)
      : sum - this.leg(before, after);
  }

  private leg(from: number, to: number): number {
    const costs = this.problem.costs ?? { perSecond: 1 };
    return (
      secondsBetween(this.problem, from, to) * (costs.perSecond ?? 0) +
      metresBetween(this.problem, from, to) * (costs.perMetre ?? 0)
    );
  }

  private place(place: Place, segment: readonly number[]): void {
    const order = this.order(place.vehicle);
    this.sequences[place.vehicle] = [
      ...order.slice(0, place.at),
      ...segment,
      ...order.slice(place.at),
    ];
  }

  private order(vehicle: number): number[] {
    return this.sequences[vehicle] ?? [];
  }

  /** Sum of everything an order breaks. */
  private broken(vehicle: number, order: readonly number[]): number {
    const violations: Violation[] = [];
    new Schedule(this.problem, vehicle, order).route(violations);
    return violations.reduce((sum, violation) => sum + violation.amount, 0);
  }
}

interface Place {
  readonly vehicle: number;
  readonly at: number;
}

/** First whether it mends all, then the prize, then by how much it mends. */
function rank(broken: number, prize: number): number {
  return (broken === 0 ? 0 : 1e13) + prize + broken / 1e9;
}

function without(order: readonly number[], at: number, count: number): number[] {
  return [...order.slice(0, at), ...order.slice(at + count)];
}

function pinnedTo(problem: Problem, vehicle: number): number[] {
  return problem.stops
    .flatMap((stop, index) =>
      stop.pin !== undefined && (stop.pin.vehicle ?? 0) === vehicle
        ? [{ index, position: stop.pin.position }]
        : [],
    )
    .sort((a, b) => a.position - b.position)
    .map(({ index }) => index);
}

/**
 * The changes an officer would name: a stop counts as moved when it changed hands or no longer stands in the
 * longest run that kept its order.
 */
export function changesBetween(former: Sequences, now: Sequences): Change[] {
  const before = places(former);
  const after = places(now);
  const kept = new Set(now.flatMap((order, vehicle) => longestKept(order, vehicle, before)));
  const changes: Change[] = [];
  for (const [stop] of before) if (!after.has(stop)) changes.push({ kind: 'dropped', stop });
  for (const [stop, to] of after) {
    const from = before.get(stop);
    if (from === undefined) changes.push({ kind: 'added', stop, ...to });
    else if (!kept.has(stop)) changes.push({ kind: 'moved', stop, from, to });
  }
  return changes.sort((a, b) => a.stop - b.stop);
}

function places(sequences: Sequences): Map<number, { vehicle: number; position: number }> {
  return new Map(
    sequences.flatMap((order, vehicle) =>
      order.map((stop, position) => [stop, { vehicle, position }]),
    ),
  );
}

/** The longest run of stops of one vehicle that were its own before and stand in the same order. */
function longestKept(
  order: readonly number[],
  vehicle: number,
  before: ReadonlyMap<number, { vehicle: number; position: number }>,
): number[] {
  const own = order.filter((stop) => before.get(stop)?.vehicle === vehicle);
  const runs: number[][] = [];
  own.forEach((stop, at) => {
    const position = before.get(stop)?.position ?? 0;
    let best: number[] = [];
    own.slice(0, at).forEach((earlier, index) => {
      const run = runs[index] ?? [];
      if ((before.get(earlier)?.position ?? 0) < position && run.length > best.length) best = run;
    });
    runs.push([...best, stop]);
  });
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), []);
}
