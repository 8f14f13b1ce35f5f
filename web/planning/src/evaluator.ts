/** Says what an order of stops means; the twin of `xunfu.planning.Evaluator`. */
import {
  BadProblem,
  canDo,
  prizeOf,
  stopAt,
  REQUIRED,
  type Plan,
  type Problem,
  type Reason,
  type Sequences,
  type Violation,
} from './problem';
import { Schedule } from './schedule';

/**
 * Evaluates one order of stops. Nothing is changed or repaired: an order that breaks a window is returned as
 * a plan with that violation.
 *
 * @throws BadProblem when there are not as many lists as vehicles, an index names no stop, or a stop is
 * served twice
 */
export function evaluate(problem: Problem, sequences: Sequences): Plan {
  const served = servedOnce(problem, sequences);
  const violations: Violation[] = [];
  const routes = sequences.map((sequence, vehicle) =>
    new Schedule(problem, vehicle, sequence).route(violations),
  );
  const leftOut = problem.stops.flatMap((_, stop) =>
    served.has(stop) ? [] : [{ stop, reason: reasonFor(problem, stop) }],
  );
  violations.push(...movedPins(problem, sequences));
  let prizesLost = 0;
  for (const { stop } of leftOut) {
    const prize = prizeOf(stopAt(problem, stop));
    prizesLost += prize;
    if (prize === REQUIRED)
      violations.push({ kind: 'REQUIRED_LEFT_OUT', vehicle: null, stop, amount: 1 });
  }
  const travelSeconds = routes.reduce((sum, route) => sum + route.travelSeconds, 0);
  const travelMetres = routes.reduce((sum, route) => sum + route.travelMetres, 0);
  const used = routes.filter((route) => route.calls.length > 0).length;
  const costs = problem.costs ?? { perSecond: 1 };
  const cost =
    travelMetres * (costs.perMetre ?? 0) +
    travelSeconds * (costs.perSecond ?? 0) +
    used * (costs.perVehicle ?? 0) +
    prizesLost;
  return { routes, leftOut, travelSeconds, travelMetres, prizesLost, cost, violations };
}

function servedOnce(problem: Problem, sequences: Sequences): ReadonlySet<number> {
  if (sequences.length !== problem.vehicles.length) {
    throw new BadProblem(`${sequences.length} sequences for ${problem.vehicles.length} vehicles`);
  }
  const served = new Set<number>();
  for (const stop of sequences.flat()) {
    stopAt(problem, stop);
    if (served.has(stop)) throw new BadProblem(`stop ${stop} is served twice`);
    served.add(stop);
  }
  return served;
}

/** Why a stop is left out; the first that applies. */
function reasonFor(problem: Problem, stop: number): Reason {
  let reason: Reason = 'NOBODY_ABLE';
  for (const [vehicle, pair] of problem.vehicles.entries()) {
    if (!canDo(pair, stopAt(problem, stop))) continue;
    const violations: Violation[] = [];
    new Schedule(problem, vehicle, [stop]).route(violations);
    if (violations.length === 0) return 'NO_ROOM';
    if (!violations.some((violation) => violation.kind === 'NO_WAY')) reason = 'NEVER_IN_TIME';
    else if (reason === 'NOBODY_ABLE') reason = 'NO_WAY';
  }
  return reason;
}

function movedPins(problem: Problem, sequences: Sequences): Violation[] {
  return problem.stops.flatMap((stop, index) => {
    if (stop.pin === undefined) return [];
    const vehicle = stop.pin.vehicle ?? 0;
    const there = sequences[vehicle]?.[stop.pin.position] === index;
    return there ? [] : [{ kind: 'PIN_MOVED' as const, vehicle, stop: index, amount: 1 }];
  });
}
