import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  EMPTY_RUN,
  QuestionnaireRun,
  formsFor,
  holdsFor,
  isBlank,
  layOut,
  merge,
  needsOwnTap,
  offersRest,
  type Catalogue,
  type Occasion,
  type RunState,
  type Step,
} from '../src';

const cases = new URL('../../../cases/askonce/', import.meta.url);
const catalogue = JSON.parse(readFileSync(new URL('catalogue.json', cases), 'utf8')) as Catalogue;
const { occasion } = JSON.parse(readFileSync(new URL('restaurant.json', cases), 'utf8')) as {
  occasion: Occasion;
};
const AT = '2026-11-24T09:41:07.123+08:00';

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
}

function taken(run: QuestionnaireRun, state: RunState, step: Step): RunState {
  const outcome = run.take(state, step);
  if (!outcome.taken) {
    throw new Error(`${JSON.stringify(step)} was refused: ${outcome.refused}`);
  }
  return outcome.state;
}

describe('a run on the phone', () => {
  const questionnaire = merge(catalogue, occasion);
  const run = new QuestionnaireRun(catalogue, questionnaire);

  it('never changes the state it was given', () => {
    let state = frozen(EMPTY_RUN);
    for (const ask of questionnaire.sections.flatMap((section) => section.asks)) {
      const key = `${ask.question}|${ask.scope}`;
      state = frozen(taken(run, state, { do: 'show', ask: key }));
      state = frozen(taken(run, state, { do: 'tap', ask: key, value: 'no', at: AT }));
      state = frozen(taken(run, state, { do: 'photograph', ask: key, sha256: 'aa' }));
      state = frozen(taken(run, state, { do: 'remark', ask: key, remark: '看过' }));
      state = frozen(taken(run, state, { do: 'withdraw-photo', ask: key, sha256: 'aa' }));
      state = frozen(taken(run, state, { do: 'undo', ask: key }));
    }
    expect(run.answers(state)).toEqual([]);
  });

  it('survives being kept as JSON between two taps', () => {
    let state: RunState = EMPTY_RUN;
    for (const section of questionnaire.sections) {
      for (const ask of section.asks) {
        state = taken(run, state, { do: 'show', ask: `${ask.question}|${ask.scope}` });
        state = JSON.parse(JSON.stringify(state)) as RunState;
      }
      if (section.asks.some((ask) => !needsOwnTap(ask))) {
        state = taken(run, state, { do: 'rest-in-order', section: section.id, at: AT });
      }
    }
    expect(run.answers(state).every((answer) => answer.way !== 'own-tap')).toBe(true);
    expect(run.progress(state).every((section) => !offersRest(section))).toBe(true);
    expect(run.progress(state).every((section) => section.rest === 0)).toBe(true);
  });
});

describe('words', () => {
  it('are blank as in Java: a no-break space is something, an ideographic space is not', () => {
    expect(isBlank(undefined)).toBe(true);
    expect(isBlank(' \t\u3000\u2003\u001c')).toBe(true);
    expect(isBlank('\u00a0')).toBe(false);
    expect(isBlank('\u202f')).toBe(false);
  });

  it('are laid out without escaping, a missing name as nothing', () => {
    expect(
      layOut('{{name}}[{{gone}}]{{#also.gone}}x{{/also.gone}}\n\n', { name: `A&B <"'>` }),
    ).toBe(`A&B <"'>[]`);
  });
});

describe('traits', () => {
  it('say which forms apply on a day', () => {
    expect(formsFor(catalogue, ['catering'], '2026-11-24').map((form) => form.id)).toEqual([
      'F01',
      'F33',
    ]);
    expect(formsFor(catalogue, ['catering'], '2025-12-31')).toEqual([]);
  });

  it('always hold where nothing is asked of them', () => {
    expect(holdsFor({ is: 'all', of: [] }, [])).toBe(true);
    expect(holdsFor({ is: 'any', of: [] }, [])).toBe(false);
  });
});
