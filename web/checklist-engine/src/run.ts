/**
 * The rules of filling a questionnaire, as a pure step function. Twin of the Java class
 * `QuestionnaireRun`: silence is never a yes, key items want their own tap, 不适用 says why.
 */
import { byRef, byText, formOf, type Catalogue, type FormRef, type Sampling } from './catalogue';
import {
  asksOf,
  isBlank,
  knownAsText,
  needsOwnTap,
  type Ask,
  type Questionnaire,
  type Section,
} from './merge';
import { askKey, type Answer, type Finding, type Value, type Way } from './record';

export type Step =
  | { readonly do: 'show'; readonly ask: string }
  | {
      readonly do: 'tap';
      readonly ask: string;
      readonly value: Value;
      readonly at: string;
      readonly remark?: string | null;
    }
  | { readonly do: 'undo'; readonly ask: string }
  | { readonly do: 'rest-in-order'; readonly section: string; readonly at: string }
  | { readonly do: 'photograph' | 'withdraw-photo'; readonly ask: string; readonly sha256: string }
  /** Why a photo that an item wants cannot be taken; a blank reason takes the words back. */
  | { readonly do: 'no-photo'; readonly ask: string; readonly reason: string }
  | { readonly do: 'remark'; readonly ask: string; readonly remark: string }
  | { readonly do: 'find'; readonly finding: Finding }
  | { readonly do: 'drop-finding'; readonly id: string };

export type Refusal =
  | 'unknown-ask'
  | 'unknown-section'
  | 'remark-needed'
  | 'not-all-seen'
  | 'nothing-left'
  | 'not-answered'
  | 'finding-without-no'
  | 'text-needed'
  | 'due-day-needed'
  | 'unknown-finding';

/** All that a run has gathered; plain JSON, so the phone can keep it after each tap. */
export interface RunState {
  readonly shown: readonly string[];
  readonly answers: Readonly<Record<string, Answer>>;
  readonly photos: Readonly<Record<string, readonly string[]>>;
  readonly findings: Readonly<Record<string, Finding>>;
}

export type Outcome =
  | { readonly taken: true; readonly state: RunState }
  | { readonly taken: false; readonly refused: Refusal };

export interface Progress {
  readonly section: string;
  readonly answered: number;
  readonly total: number;
  readonly no: number;
  readonly ownTap: number;
  readonly rest: number;
  readonly unseen: number;
}

export type Gap =
  | { readonly missing: 'answer' | 'finding'; readonly ask: string }
  | { readonly missing: 'photo'; readonly ask: string; readonly more: number }
  | {
      readonly missing: 'sample';
      readonly form: string;
      readonly keyMore: number;
      readonly totalMore: number;
    };

export const EMPTY_RUN: RunState = { shown: [], answers: {}, photos: {}, findings: {} };

/** Whether "the rest of this section seen, all in order" may be offered now. */
export function offersRest(progress: Progress): boolean {
  return progress.rest > 0 && progress.unseen === 0;
}

export class QuestionnaireRun {
  private readonly asks: ReadonlyMap<string, Ask>;
  private readonly samplings: readonly (readonly [FormRef, Sampling])[];

  constructor(
    catalogue: Catalogue,
    readonly questionnaire: Questionnaire,
  ) {
    this.asks = new Map(asksOf(questionnaire).map((ask) => [askKey(ask), ask]));
    const refs = new Map<string, FormRef>();
    for (const fill of asksOf(questionnaire).flatMap((ask) => ask.fills)) {
      refs.set(refName(fill.form, fill.version), { id: fill.form, version: fill.version });
    }
    this.samplings = [...refs.values()]
      .sort(byRef)
      .map((ref) => [ref, formOf(catalogue, ref).sampling] as const);
  }

  /** Takes a step, or refuses it with the reason; the given state is never changed. */
  take(state: RunState, step: Step): Outcome {
    switch (step.do) {
      case 'rest-in-order':
        return this.restInOrder(state, step.section, step.at);
      case 'drop-finding':
        return dropFinding(state, step.id);
      case 'find':
        return this.asks.has(askKey(step.finding))
          ? find(state, step.finding)
          : refused('unknown-ask');
      default: {
        const ask = this.asks.get(step.ask);
        return ask === undefined ? refused('unknown-ask') : onAsk(state, ask, step);
      }
    }
  }

  private restInOrder(state: RunState, sectionId: string, at: string): Outcome {
    const section = this.questionnaire.sections.find((one) => one.id === sectionId);
    if (section === undefined) {
      return refused('unknown-section');
    }
    const progress = progressOf(state, section);
    if (progress.rest === 0) {
      return refused('nothing-left');
    }
    if (progress.unseen > 0) {
      return refused('not-all-seen');
    }
    const rest = section.asks
      .filter((ask) => isRest(state, ask))
      .map((ask) =>
        answerTo(ask, 'yes', ask.proposed === 'yes' ? 'prefilled' : 'section-tap', at, undefined),
      );
    return taken(withAnswers(state, rest));
  }

  /**
   * The answers in walking order with their photos, as they are sealed. Why there is no photo is said
   * only where one is lacking.
   */
  answers(state: RunState): Answer[] {
    return [...this.asks.entries()].flatMap(([key, ask]) => {
      const answer = state.answers[key];
      if (answer === undefined) {
        return [];
      }
      const said = photosLacking(state, ask, answer) > 0 ? answer : without(answer, 'noPhoto');
      return [{ ...said, evidence: state.photos[key] ?? [] }];
    });
  }

  /** The findings in walking order, within one ask by id. */
  findings(state: RunState): Finding[] {
    const sorted = Object.values(state.findings).sort((a, b) => byText(a.id, b.id));
    return [...this.asks.keys()].flatMap((key) => sorted.filter((one) => askKey(one) === key));
  }

  /** Progress of each section, in walking order. */
  progress(state: RunState): Progress[] {
    return this.questionnaire.sections.map((section) => progressOf(state, section));
  }

  /** What is missing, in walking order, forms that are sampled last; empty when complete. */
  gaps(state: RunState): Gap[] {
    return [
      ...[...this.asks.values()].flatMap((ask) => this.gapsOf(state, ask)),
      ...this.samplings.flatMap(([ref, sampling]) => this.sampleGap(state, ref, sampling)),
    ];
  }

  private gapsOf(state: RunState, ask: Ask): Gap[] {
    const key = askKey(ask);
    const answer = state.answers[key];
    if (answer === undefined) {
      return this.isDemanded(ask) ? [{ missing: 'answer', ask: key }] : [];
    }
    const gaps: Gap[] = [];
    const more = photosLacking(state, ask, answer);
    if (more > 0 && isBlank(answer.noPhoto)) {
      gaps.push({ missing: 'photo', ask: key, more });
    }
    const found = Object.values(state.findings).some((finding) => askKey(finding) === key);
    if (answer.value === 'no' && !found) {
      gaps.push({ missing: 'finding', ask: key });
    }
    return gaps;
  }

  /** An ask must be answered unless every form that it fills is only sampled. */
  private isDemanded(ask: Ask): boolean {
    return ask.fills.some((fill) =>
      this.samplings.some(
        ([ref, sampling]) =>
          ref.id === fill.form && ref.version === fill.version && sampling.cover === 'all',
      ),
    );
  }

  private sampleGap(state: RunState, ref: FormRef, sampling: Sampling): Gap[] {
    if (sampling.cover === 'all') {
      return [];
    }
    const answered = [...this.asks.values()]
      .filter((ask) => state.answers[askKey(ask)] !== undefined)
      .filter((ask) => ask.fills.some((fill) => fill.form === ref.id));
    const keyMore = Math.max(0, sampling.key - answered.filter((ask) => ask.key).length);
    const totalMore = Math.max(0, sampling.total - answered.length);
    return keyMore + totalMore === 0
      ? []
      : [{ missing: 'sample', form: ref.id, keyMore, totalMore }];
  }
}

type AskStep = Exclude<Step, { readonly do: 'rest-in-order' | 'drop-finding' | 'find' }>;

function onAsk(state: RunState, ask: Ask, step: AskStep): Outcome {
  const key = askKey(ask);
  switch (step.do) {
    case 'show':
      return taken(withShown(state, key));
    case 'tap':
      return tap(state, ask, step.value, step.at, step.remark ?? undefined);
    case 'undo':
      return taken(withoutAnswer(withoutFindings(state, key), key));
    case 'photograph': {
      const kept = state.photos[key] ?? [];
      return taken(
        withPhotos(state, key, kept.includes(step.sha256) ? kept : [...kept, step.sha256]),
      );
    }
    case 'withdraw-photo':
      return taken(
        withPhotos(
          state,
          key,
          (state.photos[key] ?? []).filter((one) => one !== step.sha256),
        ),
      );
    case 'no-photo':
      return noPhoto(state, key, step.reason);
    case 'remark':
      return remark(state, key, step.remark);
  }
}

function tap(
  state: RunState,
  ask: Ask,
  value: Value,
  at: string,
  said: string | undefined,
): Outcome {
  if (value === 'absent' && isBlank(said)) {
    return refused('remark-needed');
  }
  const key = askKey(ask);
  const cleared = value === 'no' ? state : withoutFindings(state, key);
  const answer = answerTo(ask, value, 'own-tap', at, isBlank(said) ? undefined : said);
  const before = state.answers[key]?.noPhoto;
  const kept = before === undefined ? answer : { ...answer, noPhoto: before };
  return taken(withAnswers(withShown(cleared, key), [kept]));
}

function noPhoto(state: RunState, key: string, reason: string): Outcome {
  const answer = state.answers[key];
  if (answer === undefined) {
    return refused('not-answered');
  }
  const bare = without(answer, 'noPhoto');
  return taken(withAnswers(state, [isBlank(reason) ? bare : { ...bare, noPhoto: reason }]));
}

/** How many photos that items want are not there; what is not applicable wants none. */
function photosLacking(state: RunState, ask: Ask, answer: Answer): number {
  return answer.value === 'absent'
    ? 0
    : ask.photos.length - (state.photos[askKey(ask)]?.length ?? 0);
}

function remark(state: RunState, key: string, said: string): Outcome {
  const answer = state.answers[key];
  if (answer === undefined) {
    return refused('not-answered');
  }
  if (answer.value === 'absent' && isBlank(said)) {
    return refused('remark-needed');
  }
  const bare = without(answer, 'remark');
  return taken(withAnswers(state, [isBlank(said) ? bare : { ...bare, remark: said }]));
}

function find(state: RunState, finding: Finding): Outcome {
  if (state.answers[askKey(finding)]?.value !== 'no') {
    return refused('finding-without-no');
  }
  if (isBlank(finding.text)) {
    return refused('text-needed');
  }
  if (finding.measure === 'put-right-by' && finding.dueOn === undefined) {
    return refused('due-day-needed');
  }
  return taken({ ...state, findings: { ...state.findings, [finding.id]: finding } });
}

function dropFinding(state: RunState, id: string): Outcome {
  if (state.findings[id] === undefined) {
    return refused('unknown-finding');
  }
  return taken({ ...state, findings: without(state.findings, id) });
}

function answerTo(ask: Ask, value: Value, way: Way, at: string, said: string | undefined): Answer {
  return {
    question: ask.question,
    scope: ask.scope,
    value,
    way,
    at,
    ...(said === undefined ? {} : { remark: said }),
    ...(ask.known.length === 0 ? {} : { fact: knownAsText(ask) }),
    evidence: [],
  };
}

function isRest(state: RunState, ask: Ask): boolean {
  return state.answers[askKey(ask)] === undefined && !needsOwnTap(ask);
}

function progressOf(state: RunState, section: Section): Progress {
  const count = (which: (ask: Ask) => boolean) => section.asks.filter(which).length;
  const answerTo = (ask: Ask) => state.answers[askKey(ask)];
  return {
    section: section.id,
    answered: count((ask) => answerTo(ask) !== undefined),
    total: section.asks.length,
    no: count((ask) => answerTo(ask)?.value === 'no'),
    ownTap: count((ask) => needsOwnTap(ask) && answerTo(ask) === undefined),
    rest: count((ask) => isRest(state, ask)),
    unseen: count((ask) => !state.shown.includes(askKey(ask))),
  };
}

function withShown(state: RunState, key: string): RunState {
  return state.shown.includes(key) ? state : { ...state, shown: [...state.shown, key] };
}

function withAnswers(state: RunState, given: readonly Answer[]): RunState {
  const added = Object.fromEntries(given.map((answer) => [askKey(answer), answer]));
  return { ...state, answers: { ...state.answers, ...added } };
}

function withoutAnswer(state: RunState, key: string): RunState {
  return { ...state, answers: without(state.answers, key) };
}

function withoutFindings(state: RunState, key: string): RunState {
  const kept = Object.entries(state.findings).filter(([, finding]) => askKey(finding) !== key);
  return { ...state, findings: Object.fromEntries(kept) };
}

function withPhotos(state: RunState, key: string, kept: readonly string[]): RunState {
  const others = without(state.photos, key);
  return { ...state, photos: kept.length === 0 ? others : { ...others, [key]: kept } };
}

/** The object without one of its members. */
function without<T extends object, K extends keyof T>(whole: T, member: K): Omit<T, K> {
  const copy: Partial<T> = { ...whole };
  delete copy[member];
  return copy as Omit<T, K>;
}

function refName(id: string, version: string): string {
  return JSON.stringify([id, version]);
}

function taken(state: RunState): Outcome {
  return { taken: true, state };
}

function refused(reason: Refusal): Outcome {
  return { taken: false, refused: reason };
}
