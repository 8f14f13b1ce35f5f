/** How far a thing has got, as people see it. */
import type { Level, WaitReason } from '../phone';
import { waitsForVisit } from './choosing';
import { type Item, hasReceipt } from './item';
import type { State } from './state';

export function levelOf({ step, receipt, proof, type }: Item): Level {
  if (receipt === null || !hasReceipt(type)) return 1;
  switch (step) {
    case 'envelope':
    case 'refused':
      return 1;
    case 'photos':
      return 2;
    case 'state':
      return proof ? 4 : 2;
    case 'proof':
      return 3;
    case 'done':
      return 4;
  }
}

export function reasonOf(state: State, item: Item): WaitReason | null {
  if (levelOf(item) === 4 || item.step === 'refused') return null;
  if (!state.online) return { code: 'no-signal' };
  if (!state.signedIn) return { code: 'sign-in' };
  const rest = state.rests.get(item.id);
  if (rest?.reason && !state.underway.has(item.id)) return rest.reason;
  if (waitsForVisit(state, item)) return { code: 'before-it' };
  if (item.step === 'photos') {
    const { all, there } = photoCount(item);
    return { code: 'photos', here: all - there, there, bytesLeft: bytesLeft(state, item) };
  }
  if (item.step === 'proof') return { code: 'log-soon' };
  return { code: state.underway.has(item.id) ? 'sending' : 'its-turn' };
}

export function photoCount({ photos }: Item): { readonly all: number; readonly there: number } {
  return { all: photos.length, there: photos.filter(({ at }) => at === 'server').length };
}

export function bytesLeft(state: State, item: Item): number {
  const open = item.photos.filter(({ at }) => at !== 'server');
  const sent = state.underway.get(item.id)?.bytesSent ?? 0;
  return Math.max(0, open.reduce((sum, { size }) => sum + size, 0) - sent);
}
