import { layOut, textIn, type Catalogue, type Text } from '@xunfu/checklist-engine';
import type { JsonObject } from '@xunfu/sync-core';
import { sayIn, type AuthoredText, type Language } from '@xunfu/ui';
import type { VisitInHand } from './visit-in-hand';

export type Sentences = Readonly<Record<string, Text>>;

/** The authored sentences that came along: what is read, agreed to and printed. */
export function sentencesOf(piece: JsonObject | undefined): Sentences {
  return (piece ?? {}) as unknown as Sentences;
}

/** The sentence that the second officer agrees to; undefined when the package brought none. */
export function cosignSentenceOf(
  piece: JsonObject | undefined,
  language: Language,
): string | undefined {
  const sentence = sentencesOf(piece)['co-sign'] as AuthoredText | undefined;
  return sentence && sayIn(language, sentence);
}

/** What is read to the firm at the door, with the names of this visit in it; undefined when the package brought none. */
export async function noticeFor(
  visit: VisitInHand,
  language: Language,
): Promise<string | undefined> {
  const [raw] = await visit.pack.pieces('sentences');
  const inspects = visit.piece.parts.includes('inspection');
  const sentence = sentencesOf(raw?.content)[inspects ? 'notice' : 'notice-service'];
  if (!sentence) return undefined;
  const catalogue = (await visit.pack.pieces('catalogue'))[0]?.content as unknown as
    Catalogue | undefined;
  const inspection = await visit.pack.piece('inspection', visit.id);
  const separator = language === 'zh' ? '、' : ', ';
  const list = (texts: readonly string[]) => [...new Set(texts)].join(separator);
  const titles = (inspection?.forms ?? []).map((form) => {
    const found = catalogue?.forms.find(
      (one) => one.id === form.id && one.version === form.version,
    );
    return found ? textIn(found.title, language, 'zh') : form.id;
  });
  const { pair } = visit.day;
  return layOut(textIn(sentence, language, 'zh'), {
    organization: pair[0]?.organizationName ?? '',
    officers: pair.map((officer, at) => ({
      name: officer.name,
      certificate: officer.certificate.number,
      last: at === pair.length - 1,
    })),
    purposes: list(visit.piece.purposes.map((purpose) => sayIn(language, purpose))),
    basis: basisOf(catalogue, inspection?.forms ?? [], language, separator),
    approval: `${visit.piece.approval.postName}${language === 'en' ? ' ' : ''}${visit.piece.approval.personName}`,
    forms: list(titles),
  });
}

// More laws than this are not read aloud; the sheet and the page behind the code name them all.
const mostAloud = 3;

/** The laws that the forms of this visit stand on, those cited most often first. */
function basisOf(
  catalogue: Catalogue | undefined,
  forms: readonly { readonly id: string; readonly version: string }[],
  language: Language,
  separator: string,
): string {
  const cited = new Map<string, number>();
  for (const form of catalogue?.forms ?? []) {
    if (!forms.some((one) => one.id === form.id && one.version === form.version)) continue;
    for (const id of form.parts.flatMap((part) => part.items).flatMap((item) => item.articles)) {
      const law = catalogue?.articles.find((article) => article.id === id)?.law;
      if (law) cited.set(law, (cited.get(law) ?? 0) + 1);
    }
  }
  const laws = [...cited].sort(([, a], [, b]) => b - a).map(([law]) => law);
  const aloud = laws.slice(0, mostAloud).map((id) => {
    const law = catalogue?.laws.find((one) => one.id === id);
    return law ? textIn(law.shortTitle, language, 'zh') : id;
  });
  const more = laws.length > mostAloud ? (language === 'zh' ? '等' : ' and others') : '';
  return aloud.join(separator) + more;
}
