import { readFileSync } from 'node:fs';
import {
  askKey,
  asksOf,
  merge,
  QuestionnaireRun,
  type Catalogue,
  type Occasion,
} from '@xunfu/checklist-engine';
import type { VisitDraft } from '@xunfu/sync-core';
import { describe, expect, it } from 'vitest';
import {
  inBlocks,
  stateOf,
  StepRefused,
  taking,
  type OpenInspection,
} from '../parts/inspection/inspection';
import { gapPlace } from '../parts/inspection/gap-words';
import { add, lackOf, nothing, nothingHeard, problemsOf, remove } from '../parts/problem/problems';

const read = (name: string) =>
  JSON.parse(
    readFileSync(new URL(`../../../cases/askonce/${name}`, import.meta.url), 'utf8'),
  ) as never;
const catalogue = read('catalogue.json') as Catalogue;
const { occasion } = read('restaurant.json') as { occasion: Occasion };

function openRestaurant(): OpenInspection {
  const questionnaire = merge(catalogue, occasion);
  const { forms, traits, devices, facts } = occasion;
  return {
    visit: 'v',
    piece: { visit: 'v', forms, traits, devices, facts, last: [] },
    catalogue,
    catalogueHash: 'c0ffee',
    occasion,
    questionnaire,
    run: new QuestionnaireRun(catalogue, questionnaire),
    asks: new Map(asksOf(questionnaire).map((ask) => [askKey(ask), ask])),
  };
}
const freshDraft = () =>
  ({ parts: {}, photos: [], where: { screen: '' } }) as unknown as VisitDraft;
const after = (draft: VisitDraft, change: object): VisitDraft => ({ ...draft, ...change });
const at = '2026-11-24T09:41:07.123+08:00';

describe('the inspection part of a draft', () => {
  const open = openRestaurant();
  const door = open.questionnaire.sections[0]!;

  it('comes back from the draft as it was kept, what was on the glass included', () => {
    const key = askKey(door.asks[0]!);
    let draft = freshDraft();
    draft = after(draft, taking(open, draft, [{ do: 'show', ask: key }]));
    draft = after(draft, taking(open, draft, [{ do: 'tap', ask: key, value: 'yes', at }]));
    const state = stateOf(open, JSON.parse(JSON.stringify(draft)) as VisitDraft);
    expect(state.shown).toContain(key);
    expect(state.answers[key]).toMatchObject({ value: 'yes', way: 'own-tap', at });
    expect(draft.parts.inspection?.catalogue).toBe('c0ffee');
  });

  it('refuses the section tap while something has not been on the glass', () => {
    const tap = { do: 'rest-in-order' as const, section: door.id, at };
    expect(() => taking(open, freshDraft(), [tap])).toThrow(StepRefused);
  });

  it('names the answers that came with the section tap', () => {
    let draft = freshDraft();
    const seen = door.asks.map((ask) => ({ do: 'show' as const, ask: askKey(ask) }));
    const rest = { do: 'rest-in-order' as const, section: door.id, at };
    draft = after(draft, taking(open, draft, [...seen, rest]));
    const ways = draft.parts.inspection!.answers.map((answer) => answer.way);
    expect(ways.length).toBeGreaterThan(0);
    expect(ways).not.toContain('own-tap');
  });

  it('keeps one picture as evidence of two questions, and of none once it is taken out', () => {
    const asks = asksOf(open.questionnaire).filter((ask) => ask.photos.length > 0);
    const [one, two] = [asks[0]!, asks[1]!];
    const note = { sha256: 'aa', question: one.question, scope: one.scope };
    let draft = after(freshDraft(), { photos: [note] });
    const step = { do: 'photograph' as const, ask: askKey(two), sha256: 'aa' };
    draft = after(draft, taking(open, draft, [step]));
    const { photos } = stateOf(open, draft);
    expect(photos[askKey(one)]).toEqual(['aa']);
    expect(photos[askKey(two)]).toEqual(['aa']);
    expect(stateOf(open, after(draft, { photos: [] })).photos[askKey(two)]).toEqual([]);
  });

  it('takes a reason in place of a photo, and leads to the very item that lacks either', () => {
    const ask = asksOf(open.questionnaire).find((one) => one.photos.length > 0)!;
    const key = askKey(ask);
    const gapOf = (draft: VisitDraft) =>
      open.run.gaps(stateOf(open, draft)).find((gap) => gap.missing === 'photo' && gap.ask === key);
    let draft = freshDraft();
    draft = after(draft, taking(open, draft, [{ do: 'tap', ask: key, value: 'yes', at }]));
    const section = open.questionnaire.sections.find((one) => one.asks.includes(ask))!;
    expect(gapPlace(open, gapOf(draft)!)).toBe(
      `/visits/v/inspection/${section.id}?ask=${encodeURIComponent(key)}`,
    );
    const reason = '店里不让拍';
    draft = after(draft, taking(open, draft, [{ do: 'no-photo', ask: key, reason }]));
    expect(gapOf(draft)).toBeUndefined();
    expect(draft.parts.inspection!.answers[0]).toMatchObject({ noPhoto: reason });
    const step = { do: 'photograph' as const, ask: key, sha256: 'aa' };
    const note = { sha256: 'aa', question: ask.question, scope: ask.scope };
    draft = after(draft, { photos: [note] });
    draft = after(draft, taking(open, draft, [step]));
    expect(draft.parts.inspection!.answers[0]).not.toHaveProperty('noPhoto');
  });

  it('lays asks of their own tap between lists of the others, in walking order', () => {
    const blocks = inBlocks(door);
    expect(blocks.flatMap((block) => block.asks)).toEqual(door.asks);
    expect(blocks.every((block, n) => block.own || blocks[n + 1]?.own !== false)).toBe(true);
    expect(blocks.every((block) => !block.own || block.asks.length === 1)).toBe(true);
  });
});

describe('the service part of a draft', () => {
  it('says what is lacking, in the order in which one fills it in', () => {
    expect(lackOf(nothingHeard)).toBe('text');
    expect(lackOf({ ...nothingHeard, text: '路牌' })).toBe('outcome');
    expect(lackOf({ ...nothingHeard, text: '路牌', outcome: 'answered' })).toBe('answer');
    expect(lackOf({ ...nothingHeard, text: '路牌', outcome: 'taken-along' })).toBeNull();
  });

  it('adds and takes back a problem without touching the other part', () => {
    const draft = after(freshDraft(), { parts: { inspection: { answers: [] } } });
    const heard = { ...nothingHeard, text: ' 路牌看不清 ', outcome: 'taken-along' as const };
    const one = after(draft, add(draft, 'p1', heard));
    expect(problemsOf(one)).toEqual([
      { id: 'p1', topic: '', text: '路牌看不清', from: '', outcome: 'taken-along' },
    ]);
    expect(one.parts.inspection).toBeDefined();
    expect(problemsOf(after(one, remove(one, 'p1')))).toEqual([]);
  });

  it('stands in the record also when there was nothing', () => {
    const draft = freshDraft();
    expect(after(draft, nothing(draft)).parts.problem).toEqual({ problems: [] });
  });
});
