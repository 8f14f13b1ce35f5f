/** How long something rests after it did not go well. */
import type { WaitReason } from '../phone';
import type { Id } from '../wire';
import { type Now, type Rest, type State, freed, without } from './state';

const SHORTEST_MILLIS = 1_000;

const LONGEST_MILLIS = 300_000;

/** Full jitter between nothing and a bound that doubles, never below a second, without an end. */
export function restMillis(attempts: number, fraction: number): number {
  const bound = Math.min(LONGEST_MILLIS, SHORTEST_MILLIS * 2 ** Math.min(attempts, 20));
  return Math.max(SHORTEST_MILLIS, Math.round(fraction * bound));
}

export function rested(
  state: State,
  id: Id,
  reason: WaitReason | null,
  now: Now,
  atLeastMillis = 0,
): State {
  const attempts = (state.rests.get(id)?.attempts ?? 0) + 1;
  const shortest = Math.min(atLeastMillis, LONGEST_MILLIS);
  const millis = Math.max(restMillis(attempts, now.fraction), shortest);
  const until = now.monotonic + millis;
  const rest = { attempts, millis, until, triedAt: now.instant, reason };
  return { ...freed(state, id), rests: new Map(state.rests).set(id, rest) };
}

export function calm(state: State, id: Id): State {
  return state.rests.has(id) ? { ...state, rests: without(state.rests, id) } : state;
}

export function restOf(state: State, id: Id): Rest | undefined {
  return state.rests.get(id);
}
