import type { Ask, Catalogue } from '@xunfu/checklist-engine';
import type { AuthoredText } from '@xunfu/ui';
import type { OpenInspection } from './inspection';

type Item = Catalogue['forms'][number]['parts'][number]['items'][number];

/** The question as it is asked. */
export function askText(catalogue: Catalogue, ask: Ask): AuthoredText {
  const question = catalogue.questions.find((one) => one.id === ask.question);
  return (question?.ask ?? { zh: ask.question }) as AuthoredText;
}

export function helpText(catalogue: Catalogue, ask: Ask): AuthoredText | null {
  return (catalogue.questions.find((one) => one.id === ask.question)?.help ??
    null) as AuthoredText | null;
}

/** The lines of the official forms that one answer fills, each with its form. */
export function filledItems(
  catalogue: Catalogue,
  ask: Ask,
): readonly { readonly form: Catalogue['forms'][number]; readonly item: Item }[] {
  return ask.fills.flatMap((fill) => {
    const form = catalogue.forms.find(
      (one) => one.id === fill.form && one.version === fill.version,
    );
    const item = form?.parts.flatMap((part) => part.items).find((one) => one.code === fill.code);
    return form && item ? [{ form, item }] : [];
  });
}

/** Titles of the forms that one answer fills, each once. */
export function filledForms(catalogue: Catalogue, ask: Ask): readonly AuthoredText[] {
  const forms = new Set(filledItems(catalogue, ask).map(({ form }) => form));
  return [...forms].map((form) => form.title as AuthoredText);
}

/** The articles under one answer, each once: law, place, wording. */
export function articlesOf(
  catalogue: Catalogue,
  ask: Ask,
): readonly {
  readonly law: AuthoredText;
  readonly place: AuthoredText;
  readonly quote: string | null;
}[] {
  const ids = new Set(filledItems(catalogue, ask).flatMap(({ item }) => item.articles));
  return [...ids].flatMap((id) => {
    const article = catalogue.articles.find((one) => one.id === id);
    const law = article && catalogue.laws.find((one) => one.id === article.law);
    return article && law
      ? [
          {
            law: law.shortTitle as AuthoredText,
            place: article.place as AuthoredText,
            quote: article.quote ?? null,
          },
        ]
      : [];
  });
}

/** Whether some item lets the answer be 不适用. */
export function mayBeAbsent(catalogue: Catalogue, ask: Ask): boolean {
  return filledItems(catalogue, ask).some(({ item }) => item.absence !== undefined);
}

/** Name of a section: its zone, and the device where there is one. */
export function sectionName(
  open: OpenInspection,
  section: { readonly zone: string; readonly device?: string | undefined },
): AuthoredText {
  const zone = open.catalogue.zones.find((one) => one.id === section.zone)?.name as
    AuthoredText | undefined;
  if (!section.device) return zone ?? { zh: section.zone };
  const device = open.piece.devices.find((one) => one.id === section.device);
  return device
    ? { zh: device.name }
    : ((open.catalogue.words.unlistedDevice ?? zone) as AuthoredText);
}

/** `登记的负责人：柳念慈`, per register value that is known. */
export function knownLines(
  catalogue: Catalogue,
  ask: Ask,
): readonly { readonly name: AuthoredText; readonly value: string; readonly against: boolean }[] {
  return ask.known.map((known) => ({
    name: (catalogue.facts.find((fact) => fact.id === known.fact.split('@')[0])?.name ?? {
      zh: known.fact,
    }) as AuthoredText,
    value: known.value,
    against: known.against,
  }));
}

/** `一`, `两`, `三` … as one counts things aloud; above ten the figure. */
export function countWord(n: number): string {
  return ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十'][n] ?? String(n);
}
