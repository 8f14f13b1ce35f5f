import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AT_ONCE } from '../src/outbox/choosing';
import { type Item, newItem } from '../src/outbox/item';
import { step } from '../src/outbox/machine';
import { restMillis } from '../src/outbox/resting';
import { levelOf, reasonOf } from '../src/outbox/standing';
import {
  EMPTY,
  type Errand,
  type Next,
  type Now,
  type OutboxEvent,
  type Outcome,
  type State,
} from '../src/outbox/state';
import type { InclusionProof, Receipt } from '../src/wire';

const AT = '2026-11-24T10:22:00.000+08:00';
const RECEIPT = { receivedAt: AT } as Receipt;
const PROOF = { v: 1 } as InclusionProof;
const A = 'a'.repeat(64);
const B = 'b'.repeat(64);

function now(monotonic = 0, fraction = 0.5): Now {
  return { monotonic, instant: AT, fraction };
}

function item(
  id: string,
  photos: readonly string[] = [],
  type: Item['type'] = 'visit.sealed',
): Item {
  const visit = `visit of ${id}`;
  return newItem({
    id,
    visit,
    type,
    seq: 1,
    keptAt: AT,
    photos: photos.map((sha256) => ({
      sha256,
      size: 10,
      mime: 'image/jpeg',
      at: 'here',
      url: null,
    })),
  });
}

/** A state in which these items lie and this window sends. */
function leading(...items: readonly Item[]): Next {
  const { state } = step(EMPTY, { kind: 'loaded', items, gone: [], now: now() });
  return step(state, { kind: 'leading', now: now() });
}

function came(next: Next, errand: Errand, outcome: Outcome, at = now()): Next {
  return step(next.state, { kind: 'came', errand, outcome, now: at });
}

function accepted(missing: readonly string[] = []): Outcome {
  return { kind: 'accepted', receipt: RECEIPT, missing, flags: [] };
}

function only(next: Next): Errand {
  expect(next.errands).toHaveLength(1);
  return next.errands[0]!;
}

function level(next: Next, id = 'x') {
  return levelOf(next.state.items.get(id)!);
}

function reason(next: Next, id = 'x') {
  return reasonOf(next.state, next.state.items.get(id)!);
}

describe('the way of a record', () => {
  it('goes by envelope, photos, state and proof, one level at a time', () => {
    const start = leading(item('x', [A, B]));
    expect([only(start).kind, level(start)]).toEqual(['envelope', 1]);
    const delivered = came(start, only(start), accepted([A, B]));
    expect([only(delivered), level(delivered)]).toEqual([{ kind: 'photo', id: 'x', sha256: A }, 2]);
    const one = came(delivered, only(delivered), { kind: 'photo-there' });
    expect([only(one).sha256, level(one)]).toEqual([B, 2]);
    const both = came(one, only(one), { kind: 'photo-there' });
    expect([only(both).kind, level(both)]).toEqual(['state', 2]);
    const said = { kind: 'state', missing: [], flags: [], cosigned: false } as const;
    const complete = came(both, only(both), said);
    expect([only(complete).kind, level(complete)]).toEqual(['proof', 3]);
    const proven = came(complete, only(complete), { kind: 'proven', proof: PROOF });
    expect([proven.errands, level(proven), reason(proven)]).toEqual([[], 4, null]);
  });

  it('skips photos that the server has already', () => {
    const start = leading(item('x', [A, B]));
    const next = came(start, only(start), accepted([B]));
    expect(only(next)).toEqual({ kind: 'photo', id: 'x', sha256: B });
    expect(reason(next)).toEqual({ code: 'photos', here: 1, there: 1, bytesLeft: 10 });
  });

  it('is complete at once when nothing is missing', () => {
    const start = leading(item('x', [A]));
    const next = came(start, only(start), accepted());
    expect([level(next), only(next).kind]).toEqual([3, 'proof']);
  });

  it('sends a photo again that the server still lacks', () => {
    const start = leading(item('x', [A]));
    const sent = came(start, only(start), accepted([A]));
    const asked = came(sent, only(sent), { kind: 'photo-there' });
    const said = { kind: 'state', missing: [A], flags: [], cosigned: false } as const;
    const again = came(asked, only(asked), said);
    expect([only(again), level(again)]).toEqual([{ kind: 'photo', id: 'x', sha256: A }, 2]);
  });

  it('begins anew when the server no longer knows what it acknowledged', () => {
    const start = leading(item('x'));
    const delivered = came(start, only(start), accepted());
    const gone = came(delivered, only(delivered), { kind: 'unknown-there' });
    expect([level(gone), gone.errands]).toEqual([1, []]);
    const later = step(gone.state, { kind: 'woke', now: now(61_000) });
    expect(only(later).kind).toBe('envelope');
  });

  it('tells the officer when the log is a day late', () => {
    const start = leading(item('x'));
    const delivered = came(start, only(start), accepted());
    const soon = came(delivered, only(delivered), { kind: 'not-in-log-yet' });
    expect(reason(soon)).toEqual({ code: 'log-soon' });
    const woken = step(soon.state, { kind: 'woke', now: now(100_000) });
    const aDayOn = { ...now(100_000), instant: '2026-11-25T10:23:00.000+08:00' };
    const late = came(woken, only(woken), { kind: 'not-in-log-yet' }, aDayOn);
    expect(reason(late)).toEqual({ code: 'log-overdue' });
  });

  it('stays with the photo that cannot be read, and says which', () => {
    const start = leading(item('x', [A]));
    const sent = came(start, only(start), accepted([A]));
    const lost = came(sent, only(sent), { kind: 'photo-unreadable' });
    const said = { kind: 'state', missing: [A], flags: [], cosigned: false } as const;
    const asked = came(lost, only(lost), said);
    expect(reason(asked)).toEqual({ code: 'photo-unreadable', sha256: A });
    expect(level(asked)).toBe(2);
  });

  it('forgets the half-sent place of a photo that arrived altered', () => {
    const start = leading(item('x', [A]));
    const sent = came(start, only(start), accepted([A]));
    const event = { kind: 'placed', id: 'x', sha256: A, url: '/u/1', now: now() } as const;
    const placed = step(sent.state, event);
    expect(placed.state.items.get('x')!.photos[0]!.url).toBe('/u/1');
    const altered: Outcome = { kind: 'anew', reason: { code: 'other-bytes', sha256: A } };
    const anew = came({ ...placed, errands: [] }, only(sent), altered);
    expect(anew.state.items.get('x')!.photos[0]!.url).toBeNull();
    expect(reason(anew)).toEqual({ code: 'other-bytes', sha256: A });
  });
});

describe('what is refused, and what is not', () => {
  it('keeps a refused record at level 1 with the words of the server and goes on with the next', () => {
    const start = leading(item('x'), item('y'));
    const refused: Outcome = {
      kind: 'refused',
      status: 403,
      code: 'bad-signature',
      text: '签名不对',
    };
    const next = came(start, start.errands[0]!, refused);
    expect(next.state.items.get('x')!.refused).toEqual({
      status: 403,
      code: 'bad-signature',
      text: '签名不对',
    });
    expect([level(next), reason(next)]).toEqual([1, null]);
    expect(came(next, start.errands[1]!, accepted()).errands).toHaveLength(1);
  });

  it('stops sending when signed out, keeps everything, and goes on after signing in', () => {
    const start = leading(item('x'), item('y'));
    const out = came(start, start.errands[0]!, { kind: 'signed-out' });
    expect(out.errands).toEqual([]);
    expect(reason(out)).toEqual({ code: 'sign-in' });
    expect(out.state.items.size).toBe(2);
    const back = step(out.state, { kind: 'signed-in', now: now() });
    expect(only(back)).toEqual(start.errands[0]);
  });

  it('removes the word of a void number once it is taken', () => {
    const voided = newItem({
      id: 'v',
      visit: 'w',
      type: 'number.voided',
      seq: 0,
      keptAt: AT,
      voiding: { number: '7', reason: '停业' },
    });
    const start = leading(voided);
    expect(came(start, only(start), { kind: 'done' }).state.items.size).toBe(0);
  });
});

describe('waiting', () => {
  it('rests between a second and five minutes, ever longer, without an end', () => {
    expect([1, 4, 9, 1_000].map((n) => restMillis(n, 0.999))).toEqual([
      1_998, 15_984, 299_700, 299_700,
    ]);
    expect([1, 9, 1_000].map((n) => restMillis(n, 0))).toEqual([1_000, 1_000, 1_000]);
  });

  it('wakes at the first end of a rest and not before', () => {
    const start = leading(item('x'));
    const busy: Outcome = { kind: 'later', reason: { code: 'server-busy', status: 503 } };
    const rests = came(start, only(start), busy);
    expect([rests.errands, rests.wakeAt]).toEqual([[], 1_000]);
    expect(reason(rests)).toEqual({ code: 'server-busy', status: 503 });
    expect(step(rests.state, { kind: 'woke', now: now(999) }).errands).toEqual([]);
    expect(step(rests.state, { kind: 'woke', now: now(1_000) }).errands).toHaveLength(1);
  });

  it('heeds the time that the server asks for, within five minutes', () => {
    const start = leading(item('x'));
    const busy = (atLeastMillis: number): Outcome => ({
      kind: 'later',
      reason: { code: 'server-busy', status: 429 },
      atLeastMillis,
    });
    expect(came(start, only(start), busy(40_000)).wakeAt).toBe(40_000);
    expect(came(start, only(start), busy(86_400_000)).wakeAt).toBe(300_000);
  });

  it('tries everything at once when the signal is back, or when the officer asks', () => {
    const start = leading(item('x'));
    const cut = came(start, only(start), { kind: 'later', reason: { code: 'no-signal' } });
    for (const event of [
      { kind: 'network', online: true, now: now(1) },
      { kind: 'retry', now: now(1) },
    ] as const) {
      expect(step(cut.state, event).errands).toHaveLength(1);
    }
  });

  it('sends nothing and says so while the browser knows of no network', () => {
    const start = leading();
    const off = step(start.state, { kind: 'network', online: false, now: now() });
    const more = step(off.state, { kind: 'loaded', items: [item('x')], gone: [], now: now() });
    expect([more.errands, reason(more)]).toEqual([[], { code: 'no-signal' }]);
  });

  it('does not fill up on a phone without room: the same answer is asked for again', () => {
    const start = leading(item('x'));
    const full = step(start.state, { kind: 'not-kept', errand: only(start), now: now() });
    expect([level(full), reason(full)]).toEqual([1, { code: 'phone-full' }]);
    expect(step(full.state, { kind: 'woke', now: now(400_000) }).errands).toHaveLength(1);
  });
});

describe('order', () => {
  it('brings all envelopes before any photo, older ones first', () => {
    const first = leading(item('1', [A]), item('2', [B]), item('3'), item('4'));
    expect(first.errands.map(({ id }) => id)).toEqual(['1', '2', '3']);
    const next = came(first, first.errands[0]!, accepted([A]));
    expect(next.errands).toEqual([{ kind: 'envelope', id: '4', sha256: null }]);
  });

  it('holds the word that a sheet was handed back until its record is delivered', () => {
    const record = item('1');
    const handed = newItem({ ...item('2', [], 'sheet.handed'), visit: record.visit });
    const start = leading(record, handed);
    expect(only(start).id).toBe('1');
    expect(reason(start, '2')).toEqual({ code: 'before-it' });
    const next = came(start, only(start), accepted());
    expect(next.errands.map(({ id }) => id).sort()).toEqual(['1', '2']);
  });

  it('asks again for a finished visit that nobody had co-signed, and keeps its level meanwhile', () => {
    const start = leading(item('x'));
    const delivered = came(start, only(start), accepted());
    const proven = came(delivered, only(delivered), { kind: 'proven', proof: PROOF });
    const looked = step(proven.state, { kind: 'retry', now: now() });
    expect([only(looked).kind, level(looked), reason(looked)]).toEqual(['state', 4, null]);
    const said = { kind: 'state', missing: [], flags: [], cosigned: true } as const;
    const known = came(looked, only(looked), said);
    expect([level(known), known.errands]).toEqual([4, []]);
    expect(step(known.state, { kind: 'retry', now: now() }).errands).toEqual([]);
  });

  it('leaves the sending to the window that leads', () => {
    const { state, errands } = step(EMPTY, {
      kind: 'loaded',
      items: [item('x')],
      gone: [],
      now: now(),
    });
    expect(errands).toEqual([]);
    expect(step(state, { kind: 'woke', now: now() }).errands).toEqual([]);
  });
});

// ── What always holds ──

const outcomes: fc.Arbitrary<Outcome> = fc.oneof(
  fc.subarray([A, B]).map((missing) => accepted(missing)),
  fc.constant<Outcome>({ kind: 'refused', status: 409, code: 'other-content', text: '' }),
  fc.constant<Outcome>({ kind: 'signed-out' }),
  fc.constant<Outcome>({ kind: 'later', reason: { code: 'no-signal' } }),
  fc.constant<Outcome>({ kind: 'photo-there' }),
  fc.constant<Outcome>({ kind: 'photo-unreadable' }),
  fc.constant<Outcome>({ kind: 'anew', reason: null }),
  fc
    .subarray([A, B])
    .map((missing): Outcome => ({ kind: 'state', missing, flags: [], cosigned: false })),
  fc.constant<Outcome>({ kind: 'proven', proof: PROOF }),
  fc.constant<Outcome>({ kind: 'not-in-log-yet' }),
  fc.constant<Outcome>({ kind: 'unknown-there' }),
);

const FITTING: Readonly<Record<Errand['kind'], readonly Outcome['kind'][]>> = {
  envelope: ['accepted', 'refused', 'signed-out', 'later'],
  photo: ['photo-there', 'photo-unreadable', 'anew', 'signed-out', 'later'],
  state: ['state', 'signed-out', 'later', 'unknown-there'],
  proof: ['proven', 'not-in-log-yet', 'signed-out', 'later', 'unknown-there'],
};

/** A story: what comes of the errand at the head of the queue, or what the world does. */
const turns = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: outcomes.map((outcome) => ({ outcome })) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('woke', 'retry', 'signed-in', 'off', 'on', 'not-kept'),
    },
  ),
  { maxLength: 120 },
);

function worldEvent(turn: string, underway: Errand | undefined, at: Now): OutboxEvent {
  if (turn === 'off' || turn === 'on') return { kind: 'network', online: turn === 'on', now: at };
  if (turn === 'not-kept' && underway) return { kind: 'not-kept', errand: underway, now: at };
  return { kind: turn === 'retry' || turn === 'signed-in' ? turn : 'woke', now: at };
}

function play(items: readonly Item[], story: readonly (string | { outcome: Outcome })[]) {
  let next = leading(...items);
  const states: State[] = [next.state];
  let clock = 0;
  for (const turn of story) {
    clock += 400_000;
    const underway = [...next.state.underway.values()][0]?.errand;
    if (typeof turn === 'string') next = step(next.state, worldEvent(turn, underway, now(clock)));
    else if (underway && FITTING[underway.kind].includes(turn.outcome.kind)) {
      next = came(next, underway, turn.outcome, now(clock));
    }
    states.push(next.state);
  }
  return { states, last: next, clock };
}

describe('whatever comes', () => {
  const items = [item('1', [A, B]), item('2', [A]), item('3'), item('4', [B]), item('5')];

  it('no item is ever lost, and no more than three errands are under way', () => {
    fc.assert(
      fc.property(turns, (story) => {
        for (const state of play(items, story).states) {
          expect([...state.items.keys()].sort()).toEqual(['1', '2', '3', '4', '5']);
          expect(state.underway.size).toBeLessThanOrEqual(AT_ONCE);
        }
      }),
    );
  });

  it('level 2 stands on a receipt, level 3 on all photos, level 4 on a proof', () => {
    fc.assert(
      fc.property(turns, (story) => {
        for (const state of play(items, story).states) {
          for (const each of state.items.values()) {
            const reached = levelOf(each);
            if (reached >= 2) expect(each.receipt).not.toBeNull();
            if (reached >= 3) expect(each.photos.every(({ at }) => at === 'server')).toBe(true);
            if (reached === 4) expect(each.proof).not.toBeNull();
          }
        }
      }),
    );
  });

  it('each item that waits says why', () => {
    fc.assert(
      fc.property(turns, (story) => {
        for (const state of play(items, story).states) {
          for (const each of state.items.values()) {
            const settled = levelOf(each) === 4 || each.refused !== null;
            expect(reasonOf(state, each) === null).toBe(settled);
          }
        }
      }),
    );
  });

  it('in a kind world afterwards everything that was not refused reaches the log', () => {
    fc.assert(
      fc.property(turns, (story) => {
        const { last, clock } = play(items, story);
        const online = { kind: 'network', online: true, now: now(clock) } as const;
        let next = step(last.state, online);
        next = step(next.state, { kind: 'signed-in', now: now(clock) });
        for (let n = 1; n <= 100; n++) {
          const underway = [...next.state.underway.values()][0]?.errand;
          const at = now(clock + n * 400_000);
          next = underway
            ? came(next, underway, kindly(underway), at)
            : step(next.state, { kind: 'woke', now: at });
        }
        for (const each of next.state.items.values()) {
          const spoiled = each.photos.some(({ at }) => at === 'unreadable');
          if (!each.refused && !spoiled) expect(levelOf(each)).toBe(4);
        }
      }),
    );
  });
});

function kindly({ kind, id }: Errand): Outcome {
  const missing = id === '1' ? [A, B] : id === '2' ? [A] : id === '4' ? [B] : [];
  switch (kind) {
    case 'envelope':
      return accepted(missing);
    case 'photo':
      return { kind: 'photo-there' };
    case 'state':
      return { kind: 'state', missing: [], flags: [], cosigned: true };
    case 'proof':
      return { kind: 'proven', proof: PROOF };
  }
}
