import type { DraftChange, ProblemPart, VisitDraft } from '@xunfu/sync-core';

export type Problem = ProblemPart['problems'][number];

/** A problem that is being written; lives in the client's own corner of the draft until it is finished. */
export interface HalfProblem {
  readonly text: string;
  readonly topic: string;
  readonly from: string;
  readonly outcome: Problem['outcome'] | null;
  readonly answer: string;
}

export const nothingHeard: HalfProblem = {
  text: '',
  topic: '',
  from: '',
  outcome: null,
  answer: '',
};

export function problemsOf(draft: VisitDraft | undefined): readonly Problem[] {
  return draft?.parts.problem?.problems ?? [];
}

export function draftProblem(draft: VisitDraft): HalfProblem | undefined {
  return draft.where['problem'] as HalfProblem | undefined;
}

/** What still lacks before a problem can be kept; null when nothing does. */
export function lackOf(half: HalfProblem): 'text' | 'outcome' | 'answer' | null {
  if (!half.text.trim()) return 'text';
  if (!half.outcome) return 'outcome';
  if (half.outcome === 'answered' && !half.answer.trim()) return 'answer';
  return null;
}

/** Keeps what is being written, at every pause. */
export function keepHalf(draft: VisitDraft, half: HalfProblem): DraftChange {
  return { where: { ...draft.where, problem: half } };
}

/** The half becomes a problem of the record. */
export function add(draft: VisitDraft, id: string, half: HalfProblem): DraftChange {
  if (!half.outcome) throw new Error('A problem without an outcome cannot be kept.');
  const problem: Problem = {
    id,
    topic: half.topic.trim(),
    text: half.text.trim(),
    from: half.from.trim(),
    outcome: half.outcome,
    ...(half.outcome === 'answered' ? { answer: half.answer.trim() } : {}),
  };
  return {
    parts: { ...draft.parts, problem: { problems: [...problemsOf(draft), problem] } },
    where: { ...draft.where, problem: nothingHeard },
  };
}

export function remove(draft: VisitDraft, id: string): DraftChange {
  return {
    parts: {
      ...draft.parts,
      problem: { problems: problemsOf(draft).filter((one) => one.id !== id) },
    },
  };
}

/** "Asked, and there was nothing" is an answer too: the part stands in the record, empty. */
export function nothing(draft: VisitDraft): DraftChange {
  return { parts: { ...draft.parts, problem: { problems: problemsOf(draft) } } };
}
