/** Lays the answers out again, form by form. Twin of the Java class `FormPrint`. */
import { byText, formOf, itemsOf, textIn, type Catalogue, type Form, type Item } from './catalogue';
import { asksOf, isAskedOf, merge, scopesOf } from './merge';
import {
  askKey,
  inOrder,
  type Answer,
  type Finding,
  type Occasion,
  type Value,
  type Way,
} from './record';

export interface Row {
  readonly code: string;
  readonly key: boolean;
  readonly scope: string;
  readonly question: string;
  readonly shared: boolean;
  readonly excused: boolean;
  readonly value?: Value;
  readonly way?: Way;
  readonly remark?: string;
  readonly articles: readonly string[];
  readonly findings: readonly string[];
  readonly evidence: readonly string[];
}

export type FormOutcome = 'open' | 'clean' | 'minor' | 'key';

export interface FilledForm {
  readonly form: string;
  readonly version: string;
  readonly outcome: FormOutcome;
  readonly counts: {
    readonly yes: number;
    readonly no: number;
    readonly absent: number;
    readonly open: number;
  };
  readonly rows: readonly Row[];
}

/** Fills the forms of the occasion; excused rows carry their remark in the language. */
export function fill(
  catalogue: Catalogue,
  given: Occasion,
  answers: readonly Answer[],
  findings: readonly Finding[],
  language: string,
): FilledForm[] {
  const occasion = inOrder(given);
  const sharers = new Map(
    asksOf(merge(catalogue, occasion)).map((ask) => [askKey(ask), ask.fills.length]),
  );
  const lastWords = lastWord(answers);
  const texts = findingTexts(findings);
  const rowOf = (item: Item, scope: string): Row => {
    if (!isAskedOf(item, occasion.traits)) {
      return excusedRow(item, scope, catalogue, language);
    }
    const key = askKey({ question: item.question, scope });
    return askedRow(
      item,
      scope,
      (sharers.get(key) ?? 1) > 1,
      lastWords.get(key),
      texts.get(key) ?? [],
    );
  };
  return occasion.forms
    .map((ref) => formOf(catalogue, ref))
    .map((form) => filled(form, occasion, rowOf));
}

function filled(
  form: Form,
  occasion: Occasion,
  rowOf: (item: Item, scope: string) => Row,
): FilledForm {
  const rows = itemsOf(form).flatMap((item) =>
    scopesOf(item, occasion).map((scope) => rowOf(item, scope)),
  );
  const count = (value: Value | undefined) => rows.filter((row) => row.value === value).length;
  return {
    form: form.id,
    version: form.version,
    outcome: outcomeOf(rows),
    counts: { yes: count('yes'), no: count('no'), absent: count('absent'), open: count(undefined) },
    rows,
  };
}

/** The later of two answers to one ask counts, of two at one instant the worse. */
function lastWord(answers: readonly Answer[]): Map<string, Answer> {
  const kept = new Map<string, Answer>();
  for (const answer of answers) {
    const before = kept.get(askKey(answer));
    if (before === undefined || compareAnswers(before, answer) < 0) {
      kept.set(askKey(answer), answer);
    }
  }
  return kept;
}

function compareAnswers(one: Answer, other: Answer): number {
  return (
    byText(one.at, other.at) ||
    Number(one.value === 'no') - Number(other.value === 'no') ||
    byText(one.value, other.value) ||
    byText(one.way, other.way) ||
    byText(one.remark ?? '', other.remark ?? '')
  );
}

function findingTexts(findings: readonly Finding[]): Map<string, string[]> {
  const texts = new Map<string, string[]>();
  for (const finding of [...findings].sort((a, b) => byText(a.id, b.id))) {
    texts.set(askKey(finding), [...(texts.get(askKey(finding)) ?? []), finding.text]);
  }
  return texts;
}

function askedRow(
  item: Item,
  scope: string,
  shared: boolean,
  answer: Answer | undefined,
  findings: readonly string[],
): Row {
  return {
    code: item.code,
    key: item.key,
    scope,
    question: item.question,
    shared,
    excused: false,
    ...(answer === undefined ? {} : { value: answer.value, way: answer.way }),
    ...(answer?.remark === undefined ? {} : { remark: answer.remark }),
    articles: item.articles,
    findings: answer?.value === 'no' ? findings : [],
    evidence: answer?.evidence ?? [],
  };
}

function excusedRow(item: Item, scope: string, catalogue: Catalogue, language: string): Row {
  return {
    code: item.code,
    key: item.key,
    scope,
    question: item.question,
    shared: false,
    excused: true,
    value: 'absent',
    ...(item.otherwise === undefined
      ? {}
      : { remark: textIn(item.otherwise, language, catalogue.language) }),
    articles: item.articles,
    findings: [],
    evidence: [],
  };
}

/** A no decides before a gap does. */
function outcomeOf(rows: readonly Row[]): FormOutcome {
  if (rows.some((row) => row.key && row.value === 'no')) {
    return 'key';
  }
  if (rows.some((row) => row.value === 'no')) {
    return 'minor';
  }
  return rows.some((row) => row.value === undefined) ? 'open' : 'clean';
}
