import { layOut, sheetValues, textIn, type Catalogue, type Text } from '@xunfu/checklist-engine';
import type { Hex, Instant } from '@xunfu/sync-core';
import { sentencesOf } from './sentences';
import type { VisitInHand } from './visit-in-hand';

export interface LaidOutSheet {
  /** Hash of the template piece. */
  readonly template: Hex;
  /** Without its hash line. */
  readonly text: string;
}

/**
 * The result sheet as the server would print it: the same template, the same values, the same code as in Java (see
 * cases/sheet). `number` is the one given to this visit; `endedAt` the moment at which the text is fixed.
 */
export async function sheetText(
  visit: VisitInHand,
  number: string,
  endedAt: Instant,
): Promise<LaidOutSheet> {
  const { draft, premises, piece, day, pack } = visit;
  if (!draft)
    throw new Error(`Visit ${visit.id} has no record yet. Maybe it was never begun at the door.`);
  const [template] = await pack.pieces('sheet');
  const [sentences] = await pack.pieces('sentences');
  const [standards] = await pack.pieces('catalogue');
  if (!template || !sentences || !standards)
    throw new Error(
      'The package lacks template, sentences or catalogue. Maybe take the day along again.',
    );
  const catalogue = standards.content as unknown as Catalogue;
  const { inspection, problem } = draft.parts;
  const values = sheetValues(
    catalogue,
    sentencesOf(sentences.content),
    draft.language,
    {
      number,
      organization: day.pair[0]?.organizationName ?? '',
      firm: {
        name: premises.subject?.name ?? premises.name,
        identifier: premises.subject?.identifier.value ?? '',
        address: premises.address,
        present: draft.firm?.name ?? null,
        role: draft.firm?.role ?? null,
      },
      officers: draft.officers.map(({ name, certificate }) => ({ name, certificate })),
      startedAt: draft.startedAt,
      endedAt,
      purposes: piece.purposes,
      approval: piece.approval,
      year: piece.year.counts ? { ...piece.year, done: piece.year.done + 1 } : piece.year,
    },
    inspection && {
      occasion: {
        date: day.date,
        forms: inspection.forms,
        traits: inspection.traits,
        devices: inspection.devices,
        facts: ((await pack.piece('inspection', visit.id))?.facts ?? {}) as Record<string, string>,
        last: ((await pack.piece('inspection', visit.id))?.last ?? []) as never,
      },
      answers: inspection.answers,
      findings: inspection.findings,
    },
    (problem?.problems ?? []).map(({ text, outcome, answer }) => ({
      text,
      outcome,
      answer: answer ?? null,
    })),
  );
  const words = template.content as unknown as Text;
  return {
    template: template.sha256,
    text: layOut(textIn(words, draft.language, catalogue.language), values),
  };
}
