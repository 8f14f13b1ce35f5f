/**
 * The way of an item from this phone to the log, as a pure function: state and event in, state and
 * errands out. Nothing here waits, stores or sends; `runner.ts` does, and keeps each changed item
 * before anybody sees it.
 */
import type { WaitReason } from '../phone';
import type { Hex, Id } from '../wire';
import { sentOut } from './choosing';
import type { Item, ItemPhoto } from './item';
import { calm, rested } from './resting';
import {
  type Next,
  type Now,
  type OutboxEvent,
  type Outcome,
  type State,
  changed,
  freed,
  underway,
  withAll,
  withPhoto,
  without,
} from './state';

/** A server that forgets what it acknowledged is not asked all the time. */
const FORGETFUL_MILLIS = 60_000;

/** A promise of a minute that is still open after a day is told to the officer. */
const OVERDUE_MILLIS = 24 * 3_600_000;

export function step(state: State, event: OutboxEvent): Next {
  return sentOut(after(state, event), event.now);
}

function after(state: State, event: OutboxEvent): State {
  switch (event.kind) {
    case 'loaded':
      return { ...state, items: withAll(state.items, event.items, event.gone) };
    case 'leading':
      return { ...state, leading: true };
    case 'woke':
      return state;
    case 'network':
      return lookedAgain({
        ...state,
        online: event.online,
        rests: event.online ? new Map() : state.rests,
      });
    case 'signed-in':
      return { ...state, signedIn: true, rests: new Map() };
    case 'retry':
      return lookedAgain({ ...state, signedIn: true, rests: new Map() });
    case 'retry-refused':
      return changed(state, event.id, (item) =>
        item.step === 'refused' ? { ...item, step: 'envelope', refused: null } : item,
      );
    case 'placed':
      return changed(state, event.id, (item) => withPhoto(item, event.sha256, { url: event.url }));
    case 'sent':
      return underway(state, event.id, event.bytes);
    case 'came':
      return state.items.has(event.errand.id) ? came(state, event) : state;
    case 'not-kept':
      return rested(state, event.errand.id, { code: 'phone-full' }, event.now);
  }
}

function came(
  before: State,
  { errand, outcome, now }: Extract<OutboxEvent, { kind: 'came' }>,
): State {
  const { id, sha256 } = errand;
  const state = freed(before, id);
  switch (outcome.kind) {
    case 'accepted':
      return changed(calm(state, id), id, (item) => accepted(item, outcome));
    case 'done':
      return { ...state, items: without(state.items, id), rests: without(state.rests, id) };
    case 'refused': {
      const { status, code, text } = outcome;
      return changed(calm(state, id), id, (item) => ({
        ...item,
        step: 'refused',
        refused: { status, code, text },
      }));
    }
    case 'signed-out':
      return { ...state, signedIn: false };
    case 'later':
      return rested(state, id, outcome.reason, now, outcome.atLeastMillis);
    case 'photo-there':
      return changed(calm(state, id), id, (item) =>
        onward(withPhoto(item, sha256!, { at: 'server', url: null })),
      );
    case 'photo-unreadable':
      return changed(calm(state, id), id, (item) =>
        onward(withPhoto(item, sha256!, { at: 'unreadable' })),
      );
    case 'anew':
      return rested(
        changed(state, id, (item) => withPhoto(item, sha256!, { url: null })),
        id,
        outcome.reason,
        now,
      );
    case 'state':
      return told(state, id, outcome, now);
    case 'proven':
      return changed(calm(state, id), id, (item) => ({
        ...item,
        step: 'done',
        proof: outcome.proof,
      }));
    case 'not-in-log-yet':
      return rested(state, id, notYet(state.items.get(id)!, now), now);
    case 'unknown-there':
      return rested(changed(state, id, sentAgain), id, null, now, FORGETFUL_MILLIS);
  }
}

function accepted(
  item: Item,
  { receipt, missing, flags }: Extract<Outcome, { kind: 'accepted' }>,
): Item {
  return missingNow({ ...item, receipt, flags, step: 'state' }, missing);
}

/** Takes up what the server lacks; with nothing lacking the log is next. */
function missingNow(item: Item, missing: readonly Hex[]): Item {
  const lacks = new Set(missing);
  const photos = item.photos.map((photo): ItemPhoto => {
    if (!lacks.has(photo.sha256))
      return photo.at === 'server' ? photo : { ...photo, at: 'server', url: null };
    return photo.at === 'server' ? { ...photo, at: 'here' } : photo;
  });
  if (missing.length === 0) return { ...item, photos, step: item.proof ? 'done' : 'proof' };
  return { ...item, photos, step: photos.some(({ at }) => at === 'here') ? 'photos' : 'state' };
}

/** After a photo: the next one, or the question whether all is there. */
function onward(item: Item): Item {
  return item.photos.some(({ at }) => at === 'here') ? item : { ...item, step: 'state' };
}

function told(state: State, id: Id, outcome: Extract<Outcome, { kind: 'state' }>, now: Now): State {
  const { missing, flags, cosigned } = outcome;
  const next = changed(calm(state, id), id, (item) =>
    missingNow({ ...item, flags, cosigned }, missing),
  );
  const item = next.items.get(id)!;
  if (item.step !== 'state') return next;
  const lost = item.photos.find(({ at }) => at === 'unreadable');
  const reason: WaitReason | null = lost ? { code: 'photo-unreadable', sha256: lost.sha256 } : null;
  return rested({ ...next, rests: state.rests }, id, reason, now);
}

function sentAgain(item: Item): Item {
  return { ...item, step: 'envelope', receipt: null, proof: null };
}

function notYet(item: Item, now: Now): WaitReason {
  const received = Date.parse(item.receipt?.receivedAt ?? now.instant);
  const overdue = Date.parse(now.instant) - received > OVERDUE_MILLIS;
  return { code: overdue ? 'log-overdue' : 'log-soon' };
}

/** Finished visits that nobody had co-signed, or with a flag, are asked for again. */
function lookedAgain(state: State): State {
  if (!state.online) return state;
  const items = new Map(state.items);
  for (const item of items.values()) {
    const open = item.flags.length > 0 || (item.type === 'visit.sealed' && !item.cosigned);
    if (item.step === 'done' && open) items.set(item.id, { ...item, step: 'state' });
  }
  return { ...state, items };
}
