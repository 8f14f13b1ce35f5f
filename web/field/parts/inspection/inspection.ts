import {
  askKey,
  asksOf,
  merge,
  needsOwnTap,
  QuestionnaireRun,
  type Ask,
  type Catalogue,
  type Occasion,
  type Questionnaire,
  type RunState,
  type Section,
  type Step,
} from '@xunfu/checklist-engine';
import type {
  DraftChange,
  Id,
  InspectionPart,
  InspectionPiece,
  VisitDraft,
} from '@xunfu/sync-core';
import type { VisitInHand } from '../../src/visit-in-hand';

/** One inspection as it was taken along: what is asked, and the rules of answering it. */
export interface OpenInspection {
  readonly visit: Id;
  readonly piece: InspectionPiece;
  readonly catalogue: Catalogue;
  /** Hash of the catalogue piece, its version. */
  readonly catalogueHash: string;
  readonly occasion: Occasion;
  readonly questionnaire: Questionnaire;
  readonly run: QuestionnaireRun;
  readonly asks: ReadonlyMap<string, Ask>;
}

const opened = new Map<string, Promise<OpenInspection | null>>();

/** Merges the forms of the visit on the phone; once a package and visit. Null when there is no inspection part. */
export function openInspection(visit: VisitInHand): Promise<OpenInspection | null> {
  const key = `${visit.pack.manifest.id} ${visit.id}`;
  const known = opened.get(key) ?? openNow(visit);
  opened.set(key, known);
  return known;
}

async function openNow(visit: VisitInHand): Promise<OpenInspection | null> {
  const piece = await visit.pack.piece('inspection', visit.id);
  const [raw] = await visit.pack.pieces('catalogue');
  if (!piece || !raw) return null;
  const catalogue = raw.content as unknown as Catalogue;
  const occasion = {
    date: visit.day.date,
    forms: piece.forms,
    traits: piece.traits,
    devices: piece.devices,
    facts: piece.facts as Record<string, string>,
    last: piece.last,
  } as Occasion;
  const questionnaire = merge(catalogue, occasion);
  return {
    visit: visit.id,
    piece,
    catalogue,
    catalogueHash: raw.sha256,
    occasion,
    questionnaire,
    run: new QuestionnaireRun(catalogue, questionnaire),
    asks: new Map(asksOf(questionnaire).map((ask) => [askKey(ask), ask])),
  };
}

/** What the run has gathered, read back from the draft: answers and findings of the record, photos by their notes, what was on the glass. */
export function stateOf(open: OpenInspection, draft: VisitDraft | undefined): RunState {
  const part = draft?.parts.inspection;
  return {
    shown: shownOf(draft).filter((ask) => open.asks.has(ask)),
    answers: Object.fromEntries((part?.answers ?? []).map((answer) => [askKey(answer), answer])),
    photos: photosOf(draft),
    findings: Object.fromEntries((part?.findings ?? []).map((finding) => [finding.id, finding])),
  };
}

function shownOf(draft: VisitDraft | undefined): readonly string[] {
  return (draft?.where['shown'] as readonly string[] | undefined) ?? [];
}

/**
 * Photos by ask: those whose note names it, and those that were linked to it because one picture shows two things (the
 * bytes lie in the record once). What was taken out of the record is in neither.
 */
function photosOf(draft: VisitDraft | undefined): Record<string, readonly string[]> {
  const here = new Set(draft?.photos.map((note) => note.sha256));
  const byAsk: Record<string, string[]> = {};
  const add = (ask: string, sha256: string) => {
    const photos = (byAsk[ask] ??= []);
    if (here.has(sha256) && !photos.includes(sha256)) photos.push(sha256);
  };
  for (const { question, scope, sha256 } of draft?.photos ?? [])
    if (question && scope) add(askKey({ question, scope }), sha256);
  const linked = (draft?.where['photos'] ?? {}) as Record<string, readonly string[]>;
  for (const [ask, photos] of Object.entries(linked)) photos.forEach((sha256) => add(ask, sha256));
  return byAsk;
}

/** The state as it lies in the draft: the part that will be sealed, and what was on the glass beside it. */
export function draftWith(open: OpenInspection, draft: VisitDraft, state: RunState): DraftChange {
  const part: InspectionPart = {
    catalogue: open.catalogueHash,
    forms: open.piece.forms,
    traits: open.piece.traits,
    devices: open.piece.devices,
    answers: open.run.answers(state),
    findings: open.run.findings(state),
  };
  return {
    parts: { ...draft.parts, inspection: part },
    where: { ...draft.where, shown: [...state.shown], photos: state.photos },
  };
}

/** Takes steps on the draft that lies there now; a step that is refused changes nothing and is named. */
export function taking(
  open: OpenInspection,
  draft: VisitDraft,
  steps: readonly Step[],
): DraftChange {
  let state = stateOf(open, draft);
  for (const step of steps) {
    const outcome = open.run.take(state, step);
    if (outcome.taken) state = outcome.state;
    else if (step.do !== 'show') throw new StepRefused(outcome.refused);
  }
  return draftWith(open, draft, state);
}

/** The rules of the run do not allow a step; the screen should not have offered it. */
export class StepRefused extends Error {
  constructor(readonly reason: string) {
    super(`The questionnaire refuses this step: ${reason}.`);
    this.name = 'StepRefused';
  }
}

/** Runs of asks in walking order: those with a card of their own, and those in a list between them. */
export function inBlocks(section: Section): { own: boolean; asks: Ask[] }[] {
  const blocks: { own: boolean; asks: Ask[] }[] = [];
  for (const ask of section.asks) {
    const own = needsOwnTap(ask);
    const last = blocks[blocks.length - 1];
    if (last && !own && !last.own) last.asks.push(ask);
    else blocks.push({ own, asks: [ask] });
  }
  return blocks;
}
