/**
 * Arranges the rest of one pair's day anew: takes a few stops out, puts each back at its cheapest place, keeps
 * the order if it is better or not much worse, and becomes stricter as the rounds run out. The server's
 * `xunfu.planning.RuinAndRecreate` in small, where the idea is explained; here for one pair without breaks and
 * longest tour, a few thousand rounds, the same dice on every phone.
 */
import {
  LARGEST,
  canDo,
  metresBetween,
  prizeOf,
  secondsBetween,
  stopAt,
  vehicleAt,
  windowsOf,
  type Problem,
} from './problem';

/** Rounds for each stop ahead: a day of thirty stops settles within some thousands. */
const ROUNDS_PER_STOP = 150;

/** Temperature in average legs, at the beginning and at the end. */
const HOT = 3;
const COLD = 0.03;

/** Stops taken out at most. */
const MOST_REMOVED = 12;

/** One place in so many is overlooked on purpose, so that the same ruin is mended in different ways. */
const BLINK = 100;

/** Whether the search knows all rules of the problem. */
export function canRearrange(problem: Problem): boolean {
  const [pair, ...others] = problem.vehicles;
  return (
    pair !== undefined &&
    others.length === 0 &&
    (pair.breaks ?? []).length === 0 &&
    pair.maxDurationSeconds === undefined &&
    pair.capacity === undefined
  );
}

/**
 * The best order found for the only pair; never one that costs more than the order given.
 *
 * @param order a sound order to begin with, what has been driven first
 * @param driven how many of its first stops stay where they are
 * @param closed stops that shall not be served
 */
export function rearranged(
  problem: Problem,
  order: readonly number[],
  driven: number,
  closed: ReadonlySet<number>,
): number[] {
  const pair = vehicleAt(problem, 0);
  const absent = problem.stops
    .map((stop, index) => ({ stop, index }))
    .filter(({ stop, index }) => !order.includes(index) && !closed.has(index) && canDo(pair, stop))
    .map(({ index }) => index);
  const search = new Search(new Board(problem), driven, order, absent);
  return search.run();
}

/** The problem on flat tables; nodes are the stops, then the start, then the end. */
class Board {
  readonly start: number;
  readonly end: number;
  readonly earliest: number;
  readonly latest: number;
  readonly prize: readonly number[];
  private readonly size: number;
  private readonly seconds: Float64Array;
  private readonly costs: Float64Array;
  private readonly windows: readonly (readonly (readonly [number, number])[])[];
  private readonly service: readonly number[];

  constructor(problem: Problem) {
    const pair = vehicleAt(problem, 0);
    const places = problem.stops.map(({ place }) => place);
    this.start = places.length;
    this.end = places.length + 1;
    places.push(pair.from, pair.to ?? pair.from);
    this.size = places.length;
    this.seconds = new Float64Array(this.size * this.size);
    this.costs = new Float64Array(this.size * this.size);
    const { perSecond = 0, perMetre = 0 } = problem.costs ?? { perSecond: 1 };
    places.forEach((from, i) => {
      places.forEach((to, j) => {
        const seconds = secondsBetween(problem, from, to);
        this.seconds[i * this.size + j] = seconds;
        this.costs[i * this.size + j] =
          seconds * perSecond + metresBetween(problem, from, to) * perMetre;
      });
    });
    this.earliest = pair.starts ?? 0;
    this.latest = pair.ends ?? LARGEST;
    this.prize = problem.stops.map(prizeOf);
    this.windows = problem.stops.map((stop) =>
      stop.pin === undefined ? windowsOf(stop) : [[windowsOf(stop)[0]?.[0] ?? 0, Infinity]],
    );
    this.service = places.map((_, node) =>
      node < problem.stops.length ? (stopAt(problem, node).serviceSeconds ?? 0) : 0,
    );
  }

  travel(from: number, to: number): number {
    return this.seconds[from * this.size + to] ?? Infinity;
  }

  cost(from: number, to: number): number {
    return this.costs[from * this.size + to] ?? Infinity;
  }

  /** End of service for an arrival; infinite when the last window has closed. */
  leave(stop: number, arrival: number): number {
    for (const [opens, closes] of this.windows[stop] ?? []) {
      if (arrival <= closes) return Math.max(arrival, opens) + (this.service[stop] ?? 0);
    }
    return Infinity;
  }

  /** The latest arrival from which service ends by `bound`; below zero when there is none. */
  latestArrival(stop: number, bound: number): number {
    const begin = bound - (this.service[stop] ?? 0);
    let latest = -Infinity;
    for (const [opens, closes] of this.windows[stop] ?? []) {
      if (opens <= begin) latest = Math.min(begin, closes);
    }
    return latest;
  }
}

class Search {
  private order: number[];
  private absent: number[];
  private leave: number[] = [];
  private late: number[] = [];
  private cost = 0;
  private best: number[];
  private readonly dice = new Dice(1);

  constructor(
    private readonly board: Board,
    private readonly driven: number,
    order: readonly number[],
    absent: readonly number[],
  ) {
    this.order = [...order];
    this.absent = [...absent];
    this.best = [...order];
  }

  run(): number[] {
    if (this.order.length + this.absent.length - this.driven < 2 || !this.settle())
      return this.best;
    this.cost = this.total();
    let lowest = this.cost;
    const leg = Math.max(1, this.travel() / (this.order.length + 1));
    const rounds = ROUNDS_PER_STOP * (this.order.length + this.absent.length - this.driven);
    for (let round = 0; round < rounds; round++) {
      const temperature = leg * HOT * Math.pow(COLD / HOT, round / rounds);
      const before = { order: this.order, absent: this.absent, cost: this.cost };
      if (!this.round(temperature)) {
        this.order = before.order;
        this.absent = before.absent;
        this.cost = before.cost;
        this.settle();
      } else if (this.cost < lowest) {
        lowest = this.cost;
        this.best = [...this.order];
      }
    }
    return this.best;
  }

  /** Changes the plan; whether the change is to be kept. */
  private round(temperature: number): boolean {
    const bound = this.cost - temperature * Math.log(1 - this.dice.share());
    this.ruin();
    if (!this.settle()) return false;
    this.recreate();
    this.cost = this.total();
    return this.cost < bound;
  }

  private ruin(): void {
    const order = [...this.order];
    const absent = [...this.absent];
    const free = order.length - this.driven;
    const count = Math.min(free, 2 + this.dice.below(MOST_REMOVED - 1));
    if (free === 0) return;
    if (this.dice.below(2) === 0) {
      const at = this.driven + this.dice.below(free - count + 1);
      absent.push(...order.splice(at, count));
    } else {
      const seed = order[this.driven + this.dice.below(free)] ?? 0;
      const near = order
        .slice(this.driven)
        .sort((a, b) => this.apart(seed, a) - this.apart(seed, b) || a - b);
      for (const stop of near) {
        if (absent.length - this.absent.length >= count) break;
        if (this.dice.below(4) > 0) absent.push(...order.splice(order.indexOf(stop), 1));
      }
    }
    this.order = order;
    this.absent = absent;
  }

  private apart(a: number, b: number): number {
    return Math.min(this.board.cost(a, b), this.board.cost(b, a));
  }

  private recreate(): void {
    const byPrize = this.dice.below(3) === 0;
    const waiting = this.absent
      .map((stop) => ({ stop, key: byPrize ? -(this.board.prize[stop] ?? 0) : this.dice.share() }))
      .sort((a, b) => a.key - b.key || a.stop - b.stop);
    this.absent = [];
    for (const { stop } of waiting) {
      const at = this.cheapestPlace(stop);
      if (at < 0) {
        this.absent.push(stop);
      } else {
        this.order.splice(at, 0, stop);
        this.settle();
      }
    }
  }

  private cheapestPlace(stop: number): number {
    let lowest = this.board.prize[stop] ?? 0;
    let place = -1;
    for (let at = this.driven; at <= this.order.length; at++) {
      const before = this.node(at - 1);
      const after = this.node(at);
      const extra =
        this.board.cost(before, stop) +
        this.board.cost(stop, after) -
        this.board.cost(before, after);
      if (extra >= lowest || this.dice.below(BLINK) === 0) continue;
      const left = this.board.leave(
        stop,
        (this.leave[at] ?? Infinity) + this.board.travel(before, stop),
      );
      if (left + this.board.travel(stop, after) <= (this.late[at] ?? -Infinity)) {
        lowest = extra;
        place = at;
      }
    }
    return place;
  }

  private node(at: number): number {
    return at < 0 ? this.board.start : (this.order[at] ?? this.board.end);
  }

  /**
   * Recomputes, for each gap of the order, when the pair leaves the stop before it at the earliest, and when
   * it must reach the stop behind it at the latest; whether every time is kept.
   */
  private settle(): boolean {
    const { board, order } = this;
    const size = order.length;
    let left = board.earliest;
    this.leave[0] = left;
    for (let at = 0; at < size; at++) {
      const stop = this.node(at);
      left = board.leave(stop, left + board.travel(this.node(at - 1), stop));
      this.leave[at + 1] = left;
    }
    let bound = board.latest;
    this.late[size] = bound;
    for (let at = size - 1; at >= 0; at--) {
      const stop = this.node(at);
      bound = board.latestArrival(stop, bound - board.travel(stop, this.node(at + 1)));
      this.late[at] = bound;
    }
    return left + board.travel(this.node(size - 1), board.end) <= board.latest;
  }

  private travel(): number {
    let sum = 0;
    for (let at = 0; at <= this.order.length; at++) {
      sum += this.board.cost(this.node(at - 1), this.node(at));
    }
    return sum;
  }

  private total(): number {
    return this.absent.reduce((sum, stop) => sum + (this.board.prize[stop] ?? 0), this.travel());
  }
}

/** Chance that is the same on every phone: a counter, scrambled (the finaliser of MurmurHash3). */
class Dice {
  private state: number;

  constructor(seed: number) {
    this.state = seed;
  }

  /** A number from 0 to below 1. */
  share(): number {
    this.state = (this.state + 0x9e3779b9) | 0;
    let z = this.state;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return ((z ^ (z >>> 16)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from 0 to below `bound`. */
  below(bound: number): number {
    return Math.floor(this.share() * bound);
  }
}
