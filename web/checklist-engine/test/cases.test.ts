import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  EMPTY_RUN,
  QuestionnaireRun,
  fill,
  formsFor,
  layOut,
  merge,
  noticeValues,
  sheetValues,
  withHash,
  type Catalogue,
  type FormRef,
  type Occasion,
  type Refusal,
  type RunState,
  type Step,
  type Text,
} from '../src';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (path: string) => readFileSync(root + path, 'utf8');
const catalogue = JSON.parse(read('cases/askonce/catalogue.json')) as Catalogue;

const content = JSON.parse(read('cases/sheet/content.json')) as {
  template: Text;
  sentences: Record<string, Text>;
};

interface Ran {
  readonly name: string;
  readonly catalogue?: Catalogue;
  readonly occasion: Occasion;
  readonly applicable: unknown;
  readonly questionnaire: unknown;
  readonly steps: readonly { readonly step: Step; readonly refused?: Refusal }[];
  readonly progress: unknown;
  readonly gaps: unknown;
  readonly answers: unknown;
  readonly findings: unknown;
  readonly filled: unknown;
  readonly frame: Parameters<typeof sheetValues>[3];
  readonly problems: Parameters<typeof sheetValues>[5];
  readonly sheet: string;
}

/** Members that say nothing: Java writes null where this engine leaves the member out. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_name, member: unknown) => (member === null ? undefined : member)),
  );
}

function holds(written: string): void {
  const given = plain(JSON.parse(written)) as Ran;
  const standards = given.catalogue ?? catalogue;
  const { occasion } = given;
  const questionnaire = merge(standards, occasion);
  expect(formsFor(standards, occasion.traits, occasion.date)).toEqual(given.applicable);
  expect(questionnaire).toEqual(given.questionnaire);
  const run = new QuestionnaireRun(standards, questionnaire);
  let state: RunState = EMPTY_RUN;
  for (const { step, refused } of given.steps) {
    const outcome = run.take(state, step);
    expect(outcome.taken ? undefined : outcome.refused, JSON.stringify(step)).toBe(refused);
    state = outcome.taken ? outcome.state : state;
  }
  const answers = run.answers(state);
  const findings = run.findings(state);
  expect(run.progress(state)).toEqual(given.progress);
  expect(run.gaps(state)).toEqual(given.gaps);
  expect(answers).toEqual(given.answers);
  expect(findings).toEqual(given.findings);
  expect(fill(standards, occasion, answers, findings, 'zh')).toEqual(given.filled);
  const inspected = { occasion, answers, findings };
  const values = sheetValues(
    standards,
    content.sentences,
    'en',
    given.frame,
    inspected,
    given.problems,
  );
  expect(layOut(content.template['en'] ?? '', values)).toBe(given.sheet);
}

describe('ask once, as the Java engine does it', () => {
  it('the restaurant with a lift', () => {
    holds(read('cases/askonce/restaurant.json'));
  });

  const random = read('cases/askonce/random.jsonl').trim().split('\n');
  it.each(random.map((one, at) => [at + 1, one] as const))('seed %d', (_seed, one) => {
    holds(one);
  });

  const more = root + 'checklist/target/cases/random.jsonl';
  it.runIf(existsSync(more))('more random standards, where a Java build left them', () => {
    for (const one of readFileSync(more, 'utf8').trim().split('\n')) {
      holds(one);
    }
  });
});

describe('the result sheet, letter by letter as the server prints it', () => {
  const sheets = readdirSync(root + 'cases/sheet').filter((file) =>
    /^(?!notice).*\.(zh|en)\.json$/.test(file),
  );

  it.each(sheets)('%s', (file) => {
    const given = JSON.parse(read(`cases/sheet/${file}`)) as Parameters<typeof lay>[0];
    expect(lay(given)).toBe(read(`cases/sheet/${file.replace(/json$/, 'txt')}`));
  });

  it.each(['zh', 'en'])('what is read to the firm, in %s', (language) => {
    const given = JSON.parse(read(`cases/sheet/notice.${language}.json`)) as {
      frame: Parameters<typeof noticeValues>[2];
      forms: FormRef[];
    };
    const values = noticeValues(catalogue, language, given.frame, given.forms);
    const text = layOut(content.sentences['notice']?.[language] ?? '', values);
    expect(`${text}\n`).toBe(read(`cases/sheet/notice.${language}.txt`));
  });

  function lay(given: {
    language: string;
    frame: Parameters<typeof sheetValues>[3];
    inspected: Parameters<typeof sheetValues>[4];
    problems: Parameters<typeof sheetValues>[5];
    hash: string;
  }): string {
    const values = sheetValues(
      catalogue,
      content.sentences,
      given.language,
      given.frame,
      given.inspected,
      given.problems,
    );
    const text = layOut(content.template[given.language] ?? '', values);
    return `${withHash(text, catalogue, given.language, given.hash)}\n`;
  }
});
