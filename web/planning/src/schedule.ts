/**
 * The clock of one tour: given a vehicle and the order of its stops, when does it arrive, wait, rest, leave
 * and return. The twin of `xunfu.planning.Schedule`, where the ideas (breaks on any leg, the late
 * departure) are explained; keep in step, both satisfy `cases/plan`.
 */
import {
  LARGEST,
  UNREACHABLE,
  canDo,
  metresBetween,
  secondsBetween,
  stopAt,
  vehicleAt,
  windowsOf,
  type Break,
  type Call,
  type Problem,
  type Route,
  type Stop,
  type Vehicle,
  type Violation,
  type ViolationKind,
} from './problem';

/** With breaks, departures are tried at most a minute apart. */
const STEP_WITH_BREAKS = 60;

/** A state on the way: the earliest time for a number of breaks taken, and how it was reached. */
interface Label {
  readonly ready: number;
  readonly start: number;
  readonly leave: number;
  readonly broken: number;
  readonly breaksOnLeg: number;
}

interface Walk {
  readonly departAt: number;
  /** For each leg and number of breaks taken the best label, if there is one. */
  readonly labels: readonly (readonly (Label | undefined)[])[];
  readonly breaksTaken: number;
}

function better(a: Label, b: Label | undefined): boolean {
  return b === undefined || a.broken < b.broken || (a.broken === b.broken && a.leave < b.leave);
}

export class Schedule {
  private readonly vehicle: Vehicle;
  private readonly stops: readonly Stop[];
  private readonly breaks: readonly Break[];
  private readonly latestEnd: number;
  private readonly maxDuration: number;
  /** Places in order: start, stops, end. */
  private readonly places: readonly number[];

  constructor(
    private readonly problem: Problem,
    private readonly index: number,
    private readonly sequence: readonly number[],
  ) {
    this.vehicle = vehicleAt(problem, index);
    this.stops = sequence.map((stop) => stopAt(problem, stop));
    this.breaks = this.vehicle.breaks ?? [];
    this.latestEnd = this.vehicle.ends ?? LARGEST;
    this.maxDuration = this.vehicle.maxDurationSeconds ?? LARGEST;
    this.places = [
      this.vehicle.from,
      ...this.stops.map((stop) => stop.place),
      this.vehicle.to ?? this.vehicle.from,
    ];
  }

  /** The tour with all its times; what it breaks is added to `violations`. */
  route(violations: Violation[]): Route {
    const earliest = this.vehicle.starts ?? 0;
    if (this.stops.length === 0) {
      return {
        vehicle: this.index,
        departAt: earliest,
        returnAt: earliest,
        travelSeconds: 0,
        travelMetres: 0,
        calls: [],
        breaksAt: [],
      };
    }
    const walk = this.withinDuration(this.withoutIdleStart(this.walk(earliest)));
    const taken = this.breaksTakenBefore(walk);
    const latest = this.latestReady(walk.departAt, taken);
    const breaksAt: number[] = [];
    const calls: Call[] = [];
    let travelSeconds = 0;
    let travelMetres = 0;
    for (let leg = 0; leg <= this.stops.length; leg++) {
      const before = at(taken, leg);
      const after = at(taken, leg + 1);
      const label = labelAt(walk, leg, after);
      let left = leg === 0 ? walk.departAt : labelAt(walk, leg - 1, before).leave;
      const travel = this.travel(leg);
      travelSeconds += travel;
      travelMetres += metresBetween(this.problem, at(this.places, leg), at(this.places, leg + 1));
      if (travel >= UNREACHABLE) violations.push(this.violation('NO_WAY', leg, 1));
      let arrive = left + travel;
      let restAfterArrival = 0;
      for (let b = before; b < after; b++) {
        const rest = at(this.breaks, b);
        const begins = Math.max(left, rest.from);
        if (begins > rest.to) violations.push(this.violation('NO_BREAK', leg, begins - rest.to));
        breaksAt.push(begins);
        if (begins < arrive) arrive += rest.seconds;
        else restAfterArrival += rest.seconds;
        left = begins + rest.seconds;
      }
      if (leg < this.stops.length) {
        const late = Math.max(0, label.start - this.lastClose(leg));
        if (late > 0 && !this.pinned(leg)) violations.push(this.violation('LATE', leg, late));
        calls.push({
          stop: at(this.sequence, leg),
          arriveAt: arrive,
          startAt: label.start,
          leaveAt: label.leave,
          waitSeconds: label.start - arrive - restAfterArrival,
          slackSeconds: Math.max(0, at(latest, leg) - label.ready),
          lateSeconds: late,
        });
      }
    }
    this.addTourViolations(walk, violations);
    const { departAt } = walk;
    const returnAt = last(walk).leave;
    return {
      vehicle: this.index,
      departAt,
      returnAt,
      travelSeconds,
      travelMetres,
      calls,
      breaksAt,
    };
  }

  private addTourViolations(walk: Walk, violations: Violation[]): void {
    const tour = (kind: ViolationKind, amount: number): void => {
      if (amount > 0) violations.push({ kind, vehicle: this.index, stop: null, amount });
    };
    const end = last(walk).leave;
    tour('OVERTIME', end - this.latestEnd);
    tour('TOO_LONG', end - walk.departAt - this.maxDuration);
    let load = 0;
    this.stops.forEach((stop, leg) => {
      load += stop.load ?? 0;
      if (!this.pinned(leg) && !canDo(this.vehicle, stop))
        violations.push(this.violation('UNABLE', leg, 1));
    });
    tour('OVERLOADED', load - (this.vehicle.capacity ?? Number.MAX_SAFE_INTEGER));
  }

  private violation(kind: ViolationKind, leg: number, amount: number): Violation {
    return { kind, vehicle: this.index, stop: this.sequence[leg] ?? null, amount };
  }

  // ---- departure

  private withoutIdleStart(walk: Walk): Walk {
    const label = labelAt(walk, 0, at(this.breaksTakenBefore(walk), 1));
    const idle = label.start - label.ready;
    return label.breaksOnLeg > 0 || idle <= 0 ? walk : this.walk(walk.departAt + idle);
  }

  private withinDuration(first: Walk): Walk {
    const seconds = (walk: Walk): number => last(walk).leave - walk.departAt;
    let best = first;
    let here = first;
    while (seconds(best) > this.maxDuration) {
      here = this.endOfStep(here);
      if (seconds(here) < seconds(best)) best = here;
      const later = this.breaks.length === 0 ? this.untilNextWindow(here) : STEP_WITH_BREAKS;
      here = this.walk(here.departAt + later);
      if (last(here).broken > last(first).broken) break;
      if (here.departAt > this.latestEnd) break;
    }
    return best;
  }

  /** How much later some stop first falls into its next window; till then the return only shifts. */
  private untilNextWindow(walk: Walk): number {
    let soonest = LARGEST;
    let waited = 0;
    this.stops.forEach((stop, leg) => {
      const label = labelAt(walk, leg, 0);
      waited += label.start - label.ready;
      let closes = label.start;
      for (const [opens, end] of windowsOf(stop)) if (opens <= label.start) closes = end;
      soonest = Math.min(soonest, waited + Math.max(0, closes - label.start));
    });
    return soonest + 1;
  }

  /** The latest departure that still returns when `walk` does, and breaks no more. */
  private endOfStep(walk: Walk): Walk {
    const end = last(walk);
    let good = walk.departAt;
    let bad = Math.min(end.leave, LARGEST) + 1;
    let best = walk;
    while (good + 1 < bad) {
      const middle = Math.floor((good + bad) / 2);
      const later = this.walk(middle);
      const there = last(later);
      if (there.leave === end.leave && there.broken <= end.broken) {
        good = middle;
        best = later;
      } else {
        bad = middle;
      }
    }
    return best;
  }

  // ---- forward: earliest times

  private walk(departAt: number): Walk {
    const labels: (Label | undefined)[][] = [];
    let before: (Label | undefined)[] = [
      { ready: departAt, start: departAt, leave: departAt, broken: 0, breaksOnLeg: 0 },
    ];
    for (let leg = 0; leg <= this.stops.length; leg++) {
      const here = new Array<Label | undefined>(this.breaks.length + 1).fill(undefined);
      before.forEach((label, taken) => {
        if (label !== undefined) this.extend(label, taken, leg, here);
      });
      labels.push(here);
      before = here;
    }
    return { departAt, labels, breaksTaken: this.bestEnd(before) };
  }

  private extend(from: Label, taken: number, leg: number, into: (Label | undefined)[]): void {
    let ready = from.leave + this.travel(leg);
    let broken = from.broken;
    let free = from.leave;
    for (let now = taken; now < into.length; now++) {
      const next = this.served(leg, ready, broken, now - taken);
      if (better(next, into[now])) into[now] = next;
      const rest = this.breaks[now];
      if (rest !== undefined) {
        broken += Math.max(0, free - rest.to);
        ready = Math.max(ready, rest.from) + rest.seconds;
        free = Math.max(free, rest.from) + rest.seconds;
      }
    }
  }

  private served(leg: number, ready: number, broken: number, breaksOnLeg: number): Label {
    const stop = this.stops[leg];
    if (stop === undefined) {
      const overtime = Math.max(0, ready - this.latestEnd);
      return { ready, start: ready, leave: ready, broken: broken + overtime, breaksOnLeg };
    }
    const window = windowsOf(stop).find(([, closes]) => ready <= closes);
    const start = window === undefined ? ready : Math.max(ready, window[0]);
    const late = this.pinned(leg) ? 0 : Math.max(0, start - this.lastClose(leg));
    return {
      ready,
      start,
      leave: start + (stop.serviceSeconds ?? 0),
      broken: broken + late,
      breaksOnLeg,
    };
  }

  /** A tour may end with breaks not taken only when it ends before they are due. */
  private bestEnd(ends: readonly (Label | undefined)[]): number {
    let best = ends.length - 1;
    for (let taken = ends.length - 2; taken >= 0; taken--) {
      const end = ends[taken];
      const chosen = ends[best];
      if (end === undefined || end.leave > at(this.breaks, taken).to) continue;
      if (chosen === undefined || !better(chosen, end)) best = taken;
    }
    return best;
  }

  /** For each leg how many breaks were taken before it; one more entry for the end. */
  private breaksTakenBefore(walk: Walk): number[] {
    const taken = new Array<number>(this.stops.length + 2).fill(walk.breaksTaken);
    for (let leg = this.stops.length; leg >= 0; leg--) {
      const after = at(taken, leg + 1);
      taken[leg] = after - labelAt(walk, leg, after).breaksOnLeg;
    }
    return taken;
  }

  // ---- backward: latest times, with the breaks on the legs where they are

  private latestReady(departAt: number, taken: readonly number[]): number[] {
    const latest = new Array<number>(this.stops.length + 1).fill(0);
    const end = Math.min(this.latestEnd, departAt + this.maxDuration);
    const untaken = this.breaks[at(taken, this.stops.length + 1)];
    latest[this.stops.length] = untaken === undefined ? end : Math.min(end, untaken.to);
    for (let leg = this.stops.length - 1; leg >= 0; leg--) {
      latest[leg] = this.latestStart(leg, this.latestLeave(leg + 1, at(latest, leg + 1), taken));
    }
    return latest;
  }

  private latestLeave(leg: number, latestReady: number, taken: readonly number[]): number {
    let ready = latestReady;
    let free = Infinity;
    for (let b = at(taken, leg + 1) - 1; b >= at(taken, leg); b--) {
      const rest = at(this.breaks, b);
      ready -= rest.seconds;
      if (ready < rest.from) return -Infinity;
      free = Math.min(free, rest.to);
    }
    return Math.min(free, ready - this.travel(leg));
  }

  private latestStart(leg: number, latestLeave: number): number {
    const stop = at(this.stops, leg);
    const bound = latestLeave - (stop.serviceSeconds ?? 0);
    if (this.pinned(leg) && bound >= this.lastClose(leg)) return bound;
    let latest = -Infinity;
    for (const [opens, closes] of windowsOf(stop))
      if (opens <= bound) latest = Math.min(bound, closes);
    return latest;
  }

  // ---- small questions

  private travel(leg: number): number {
    return secondsBetween(this.problem, at(this.places, leg), at(this.places, leg + 1));
  }

  private lastClose(leg: number): number {
    const windows = windowsOf(at(this.stops, leg));
    return at(windows, windows.length - 1)[1];
  }

  private pinned(leg: number): boolean {
    return at(this.stops, leg).pin !== undefined;
  }
}

function at<T>(list: readonly T[], index: number): T {
  const value = list[index];
  if (value === undefined) throw new RangeError(`no entry ${index} of ${list.length}`);
  return value;
}

function labelAt(walk: Walk, leg: number, taken: number): Label {
  const label = at(walk.labels, leg)[taken];
  if (label === undefined) throw new RangeError(`no label at leg ${leg} with ${taken} breaks`);
  return label;
}

function last(walk: Walk): Label {
  return labelAt(walk, walk.labels.length - 1, walk.breaksTaken);
}
