import { describe, expect, it } from 'vitest';
import type { Day, Gate, Stop, Visit } from '@xunfu/api';
import { changesOfDay, changesOfVisit, passesWithReason } from '../src/acts/changes';
import { actTexts } from '../src/acts/acts.texts';

const stop = (visit: string, more: Partial<Stop> = {}) =>
  ({ visit, name: `店${visit}`, state: 'planned', gate: null, ...more }) as Stop;
const day = (stops: readonly Stop[], more: Partial<Day> = {}) =>
  ({ state: 'proposed', stops, proposal: null, approval: null, ...more }) as Day;
const said = { rule: 'r', text: { zh: '' }, source: { zh: '' } };

describe('what changed since the reader looked', () => {
  it('names who answered for the day meanwhile, and why', () => {
    const approval = {
      personName: '沈',
      postName: '',
      at: '',
      accepted: false,
      reason: '人手不够',
    };
    expect(changesOfDay(day([]), day([], { state: 'returned', approval }))).toEqual([
      { key: 'day-returned', named: { name: '沈', reason: '人手不够' } },
    ]);
  });

  it('names the places that came, went, were left out, and whether the order is another', () => {
    const before = day([stop('A'), stop('B'), stop('C'), stop('D')]);
    const now = day([stop('D'), stop('B', { state: 'skipped' }), stop('A'), stop('E')]);
    expect(changesOfDay(before, now)).toEqual([
      { key: 'added', named: { names: '店E' } },
      { key: 'gone', named: { names: '店C' } },
      { key: 'skippedNow', named: { names: '店B' } },
      { key: 'order', named: {} },
    ]);
  });

  it('says at least that details are others', () => {
    expect(changesOfDay(day([stop('A')]), day([stop('A')]))).toEqual([
      { key: 'details', named: {} },
    ]);
  });

  it('says that a visit has lost its day', () => {
    const visit = { state: 'approved', date: '2026-11-24', gate: null } as Visit;
    const now: Visit = { ...visit, state: 'decide-again', date: null };
    expect(changesOfVisit(visit, now).map(({ key }) => key)).toEqual([
      'visit-decide-again',
      'dateGone',
    ]);
    expect(actTexts.en.dateGone).toBeTruthy();
  });
});

describe('a reason', () => {
  const gate = (...lines: Gate['lines']): Gate => ({ verdict: 'at-cap', lines });
  const cap = { ...said, verdict: 'refused', withReason: true };

  it('passes a cap that stands in principle and nothing else', () => {
    expect(passesWithReason(gate(cap))).toBe(true);
    expect(passesWithReason(gate(cap, { ...said, verdict: 'refused' }))).toBe(false);
    expect(passesWithReason(gate({ ...said, verdict: 'go', withReason: true }))).toBe(false);
    expect(passesWithReason(null)).toBe(false);
  });
});
