/**
 * The standards of one jurisdiction as they come to the phone: the piece `catalogue` of the work
 * package, written by the Java module `checklist`. Names and meanings are explained there.
 */

/** Language tag → text. */
export type Text = Readonly<Record<string, string>>;

export type TraitExpression =
  | { readonly is: 'has'; readonly trait: string }
  | { readonly is: 'not'; readonly of: TraitExpression }
  | { readonly is: 'all' | 'any'; readonly of: readonly TraitExpression[] };

export type ScopeKind = 'site' | 'goods' | 'device';

export interface Named {
  readonly id: string;
  readonly name: Text;
}

export interface Words {
  readonly listSeparator: Text;
  readonly unlistedDevice: Text;
  readonly hashLabel: Text;
  readonly sectionNumbers: Text;
  readonly cited: Text;
  readonly notComplete: Text;
}

export interface Law {
  readonly id: string;
  readonly title: Text;
  readonly shortTitle: Text;
  readonly version: string;
  readonly text?: string;
  readonly source: string;
  readonly newer?: {
    readonly title: string;
    readonly inForce: string;
    readonly unverified: boolean;
  };
}

export interface Article {
  readonly id: string;
  readonly law: string;
  readonly number: number;
  readonly place: Text;
  readonly quote?: string;
  readonly speaksOf: string;
}

export interface Question {
  readonly id: string;
  readonly zone: string;
  readonly scope: ScopeKind;
  readonly ask: Text;
  readonly help: Text;
}

export interface Fact {
  readonly id: string;
  readonly name: Text;
  readonly question: string;
  readonly test: 'shown' | 'present' | 'not-past' | 'equals';
  readonly wanted?: string;
}

export interface Item {
  readonly code: string;
  readonly key: boolean;
  readonly keySource?: string;
  readonly text: Text;
  readonly method?: Text;
  readonly met: Text;
  readonly notMet: Text;
  readonly absence?: Text;
  readonly evidence?: { readonly photoOf: Text };
  readonly articles: readonly string[];
  readonly question: string;
  readonly scope: string;
  readonly when?: TraitExpression;
  readonly otherwise?: Text;
  readonly unverified?: Text;
}

export type Sampling =
  | { readonly cover: 'all' }
  | { readonly cover: 'at-least'; readonly key: number; readonly total: number };

export interface Form {
  readonly id: string;
  readonly version: string;
  readonly title: Text;
  readonly note: Text;
  readonly authority: string;
  readonly source: string;
  readonly basis: readonly string[];
  readonly validFrom: string;
  readonly validTo?: string;
  readonly when: TraitExpression;
  readonly sampling: Sampling;
  readonly outcomes: { readonly clean: Text; readonly minor: Text; readonly key: Text };
  readonly parts: readonly { readonly title: Text; readonly items: readonly Item[] }[];
}

export interface OneLook {
  readonly question: string;
  readonly items: readonly string[];
  readonly why: Text;
}

export interface Catalogue {
  readonly v: number;
  readonly jurisdiction: string;
  readonly language: string;
  readonly words: Words;
  readonly zones: readonly Named[];
  readonly goods: readonly Named[];
  readonly traits: readonly Named[];
  readonly laws: readonly Law[];
  readonly articles: readonly Article[];
  readonly questions: readonly Question[];
  readonly facts: readonly Fact[];
  readonly forms: readonly Form[];
  readonly oneLooks: readonly OneLook[];
}

export interface FormRef {
  readonly id: string;
  readonly version: string;
}

/** The text in a language, else in the catalogue's own, which is always there. */
export function textIn(text: Text, language: string, fallback: string): string {
  const found = text[language] ?? text[fallback];
  if (found === undefined) {
    throw new Error(
      `No text in '${language}' nor in '${fallback}'; there is ${Object.keys(text).join(', ')}`,
    );
  }
  return found;
}

/** Whether a business with these traits satisfies the expression. */
export function holdsFor(expression: TraitExpression, traits: readonly string[]): boolean {
  switch (expression.is) {
    case 'has':
      return traits.includes(expression.trait);
    case 'not':
      return !holdsFor(expression.of, traits);
    case 'all':
      return expression.of.every((part) => holdsFor(part, traits));
    case 'any':
      return expression.of.some((part) => holdsFor(part, traits));
  }
}

/** The named version of a form; fails when the catalogue does not hold it. */
export function formOf(catalogue: Catalogue, ref: FormRef): Form {
  const form = catalogue.forms.find((one) => one.id === ref.id && one.version === ref.version);
  if (form === undefined) {
    throw new Error(
      `No form ${ref.id} version ${ref.version} in the catalogue of ${catalogue.jurisdiction}. ` +
        'Maybe the visit was planned with another catalogue',
    );
  }
  return form;
}

/** All items of a form in the official order. */
export function itemsOf(form: Form): readonly Item[] {
  return form.parts.flatMap((part) => part.items);
}

/** The forms that apply to a business with these traits on a day, by id. */
export function formsFor(catalogue: Catalogue, traits: readonly string[], day: string): FormRef[] {
  return catalogue.forms
    .filter((form) => form.validFrom <= day && (form.validTo === undefined || day <= form.validTo))
    .filter((form) => holdsFor(form.when, traits))
    .map(({ id, version }) => ({ id, version }))
    .sort(byRef);
}

/** The member with this id; fails when there is none. */
export function byId<T extends { readonly id: string }>(things: readonly T[], id: string): T {
  const found = things.find((thing) => thing.id === id);
  if (found === undefined) {
    throw new Error(`Nothing with the id '${id}'`);
  }
  return found;
}

/** Code-unit order, the same as in Java. */
export function byText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

export function byRef(one: FormRef, other: FormRef): number {
  return byText(one.id, other.id) || byText(one.version, other.version);
}
