/** What is sent next. */
import type { Item, Step } from './item';
import type { Errand, Next, Now, State } from './state';

/** Requests under way at once: enough for a good network, not too many for a bad one. */
export const AT_ONCE = 3;

const ORDER: Readonly<Record<Step, number>> = {
  envelope: 0,
  photos: 1,
  state: 2,
  proof: 3,
  done: 4,
  refused: 4,
};

export function sentOut(before: State, now: Now): Next {
  let state = before;
  const errands: Errand[] = [];
  for (const item of waiting(before, now)) {
    if (state.underway.size >= AT_ONCE) break;
    const errand = errandOf(item);
    errands.push(errand);
    state = { ...state, underway: new Map(state.underway).set(item.id, { errand, bytesSent: 0 }) };
  }
  return { state, errands, wakeAt: wakeAt(state, now) };
}

/** Envelopes of all items come before any photo, older ones first. */
function waiting(state: State, now: Now): readonly Item[] {
  if (!state.leading || !state.online || !state.signedIn) return [];
  return [...state.items.values()]
    .filter((item) => ORDER[item.step] < ORDER.done && !state.underway.has(item.id))
    .filter((item) => (state.rests.get(item.id)?.until ?? 0) <= now.monotonic)
    .filter((item) => !waitsForVisit(state, item))
    .sort((a, b) => ORDER[a.step] - ORDER[b.step] || (a.id < b.id ? -1 : 1));
}

/** The word that a sheet was handed over follows the record it speaks of. */
export function waitsForVisit(state: State, { type, visit }: Item): boolean {
  if (type !== 'sheet.handed') return false;
  return [...state.items.values()].some(
    (other) => other.visit === visit && other.type === 'visit.sealed' && other.step === 'envelope',
  );
}

function errandOf({ id, step, photos }: Item): Errand {
  const sha256 = photos.find(({ at }) => at === 'here')?.sha256 ?? null;
  switch (step) {
    case 'photos':
      return { kind: 'photo', id, sha256 };
    case 'envelope':
    case 'state':
    case 'proof':
      return { kind: step, id, sha256: null };
    case 'done':
    case 'refused':
      throw new Error(`Item ${id} is ${step} and needs nothing.`);
  }
}

export function wakeAt(state: State, now: Now): number | null {
  const ends = [...state.rests.values()]
    .map(({ until }) => until)
    .filter((end) => end > now.monotonic);
  return ends.length === 0 ? null : Math.min(...ends);
}
