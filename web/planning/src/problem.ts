/**
 * What is to be planned, and what a plan is: the shapes of the Java module `planning`, in JSON. All times
 * are seconds after a zero that the caller chooses (usually midnight), all lengths metres, all things are
 * named by their index. Keep in step with `xunfu.planning`; both satisfy `cases/plan`.
 */

/** A travel time or length that says: there is no way from here to there. */
export const UNREACHABLE = 1_000_000_000;

/** The largest value that is still a real time or length. */
export const LARGEST = 500_000_000;

/** The prize of a stop that must be served. */
export const REQUIRED = 1_000_000_000_000;

/** Square tables; row = from, column = to. Without metres, a metre takes a second. */
export interface Matrix {
  readonly seconds: readonly (readonly number[])[];
  readonly metres?: readonly (readonly number[])[];
}

/** Cost per unit; travel seconds alone when a problem has none. */
export interface Costs {
  readonly perMetre?: number;
  readonly perSecond?: number;
  readonly perVehicle?: number;
}

/** One call to pay. */
export interface Stop {
  /** Row of the place in the matrix. */
  readonly place: number;
  readonly serviceSeconds?: number;
  /** Spans in which service may begin, both ends included, ascending, not overlapping; none = always. */
  readonly windows?: readonly (readonly [number, number])[];
  readonly load?: number;
  /** What leaving it out costs; none = it must be served. */
  readonly prize?: number;
  readonly skills?: readonly string[];
  /** Its fixed place in the order of a vehicle; such a stop never counts as late. */
  readonly pin?: { readonly vehicle?: number; readonly position: number };
}

/** A rest between two stops, due when the tour lasts beyond `to`. */
export interface Break {
  /** Earliest start. */
  readonly from: number;
  /** Latest start. */
  readonly to: number;
  readonly seconds: number;
}

/** A pair of officers on one day. */
export interface Vehicle {
  /** Row of the place where the tour begins. */
  readonly from: number;
  /** Row of the place where it ends; the same place when absent. */
  readonly to?: number;
  readonly starts?: number;
  readonly ends?: number;
  readonly maxDurationSeconds?: number;
  readonly capacity?: number;
  /** Ascending, one after another. */
  readonly breaks?: readonly Break[];
  readonly skills?: readonly string[];
}

export interface Problem {
  readonly matrix: Matrix;
  readonly costs?: Costs;
  readonly stops: readonly Stop[];
  readonly vehicles: readonly Vehicle[];
}

/** For each vehicle the indices of its stops in order. */
export type Sequences = readonly (readonly number[])[];

export type Reason = 'NOBODY_ABLE' | 'NO_WAY' | 'NEVER_IN_TIME' | 'NO_ROOM';

export type ViolationKind =
  | 'LATE'
  | 'OVERTIME'
  | 'TOO_LONG'
  | 'OVERLOADED'
  | 'UNABLE'
  | 'NO_WAY'
  | 'NO_BREAK'
  | 'REQUIRED_LEFT_OUT'
  | 'PIN_MOVED';

export interface Violation {
  readonly kind: ViolationKind;
  readonly vehicle: number | null;
  readonly stop: number | null;
  /** Seconds late, seconds too long, load too much; otherwise 1. */
  readonly amount: number;
}

export interface Call {
  readonly stop: number;
  readonly arriveAt: number;
  readonly startAt: number;
  readonly leaveAt: number;
  readonly waitSeconds: number;
  /** By how much the arrival may slip without breaking anything until the end of the day. */
  readonly slackSeconds: number;
  readonly lateSeconds: number;
}

export interface Route {
  readonly vehicle: number;
  readonly departAt: number;
  readonly returnAt: number;
  readonly travelSeconds: number;
  readonly travelMetres: number;
  readonly calls: readonly Call[];
  readonly breaksAt: readonly number[];
}

export interface Plan {
  readonly routes: readonly Route[];
  readonly leftOut: readonly { readonly stop: number; readonly reason: Reason }[];
  readonly travelSeconds: number;
  readonly travelMetres: number;
  readonly prizesLost: number;
  readonly cost: number;
  readonly violations: readonly Violation[];
}

/** The arguments contradict each other; the message names what and where. */
export class BadProblem extends Error {
  override readonly name = 'BadProblem';
}

export function secondsBetween(problem: Problem, from: number, to: number): number {
  return from === to ? 0 : cell(problem.matrix.seconds, from, to);
}

export function metresBetween(problem: Problem, from: number, to: number): number {
  return from === to ? 0 : cell(problem.matrix.metres ?? problem.matrix.seconds, from, to);
}

function cell(table: readonly (readonly number[])[], from: number, to: number): number {
  const value = table[from]?.[to];
  if (value === undefined)
    throw new BadProblem(`the matrix has no way from place ${from} to place ${to}`);
  return value;
}

export function stopAt(problem: Problem, index: number): Stop {
  const stop = problem.stops[index];
  if (stop === undefined)
    throw new BadProblem(`stop ${index} does not exist, there are ${problem.stops.length}`);
  return stop;
}

export function vehicleAt(problem: Problem, index: number): Vehicle {
  const vehicle = problem.vehicles[index];
  if (vehicle === undefined) throw new BadProblem(`vehicle ${index} does not exist`);
  return vehicle;
}

export function windowsOf(stop: Stop): readonly (readonly [number, number])[] {
  return stop.windows ?? [[0, LARGEST]];
}

export function prizeOf(stop: Stop): number {
  return stop.prize ?? REQUIRED;
}

export function canDo(vehicle: Vehicle, stop: Stop): boolean {
  const skills = vehicle.skills ?? [];
  return (stop.skills ?? []).every((skill) => skills.includes(skill));
}
