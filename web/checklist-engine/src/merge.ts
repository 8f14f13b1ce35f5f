/**
 * Merges the forms of an inspection into one questionnaire. Twin of the Java class `AskOnce`, whose
 * head explains the rules and their reasons; both satisfy `cases/askonce`.
 */
import {
  byText,
  formOf,
  holdsFor,
  itemsOf,
  type Catalogue,
  type Fact,
  type Form,
  type Item,
  type Question,
  type Text,
} from './catalogue';
import { askKey, inOrder, type LastAnswer, type Occasion, type Value } from './record';
import { SITE, detailOf, kindOf, ofDevice } from './scope';

export interface Known {
  readonly fact: string;
  readonly value: string;
  /** Speaks against the requirement. */
  readonly against: boolean;
}

export interface Fill {
  readonly form: string;
  readonly version: string;
  readonly code: string;
}

/** One question in one scope, as it is asked on the walk. */
export interface Ask {
  readonly question: string;
  readonly scope: string;
  readonly key: boolean;
  readonly photos: readonly Text[];
  readonly known: readonly Known[];
  readonly proposed?: Value;
  readonly last?: LastAnswer;
  readonly fills: readonly Fill[];
}

export interface Section {
  readonly id: string;
  readonly zone: string;
  readonly device?: string;
  readonly asks: readonly Ask[];
}

export interface Questionnaire {
  readonly sections: readonly Section[];
}

export function asksOf(questionnaire: Questionnaire): readonly Ask[] {
  return questionnaire.sections.flatMap((section) => section.asks);
}

/** Whether the ask was not met last time and so comes first. */
export function isOpenFromLastTime(ask: Ask): boolean {
  return ask.last?.value === 'no';
}

/** Whether only its own tap may answer the ask. */
export function needsOwnTap(ask: Ask): boolean {
  return ask.key || isOpenFromLastTime(ask) || ask.known.some((one) => one.against);
}

/** The register values as the record names them. */
export function knownAsText(ask: Ask): string {
  return ask.known.map((one) => `${one.fact}=${one.value}`).join('; ');
}

/** Whether the item is asked of a business with these traits. */
export function isAskedOf(item: Item, traits: readonly string[]): boolean {
  return item.when === undefined || holdsFor(item.when, traits);
}

/** The scopes in which an item is asked or printed; the occasion must be in its order. */
export function scopesOf(item: Item, occasion: Occasion): string[] {
  if (kindOf(item.scope) !== 'device') {
    return [item.scope];
  }
  const kind = detailOf(item.scope);
  const devices = occasion.devices.filter((device) => device.kind === kind);
  return devices.length === 0
    ? [ofDevice(`unlisted-${kind}`)]
    : devices.map((device) => ofDevice(device.id));
}

interface Meeting {
  readonly form: Form;
  readonly item: Item;
}

/** The questionnaire of an occasion; pure. */
export function merge(catalogue: Catalogue, given: Occasion): Questionnaire {
  const occasion = inOrder(given);
  const position = new Map(catalogue.questions.map((question, at) => [question.id, at]));
  const questions = new Map(catalogue.questions.map((question) => [question.id, question]));
  const asks = meet(catalogue, occasion).map((meetings) => askOf(catalogue, occasion, meetings));
  const walk = (a: Ask, b: Ask) =>
    Number(!isOpenFromLastTime(a)) - Number(!isOpenFromLastTime(b)) ||
    (position.get(a.question) ?? 0) - (position.get(b.question) ?? 0) ||
    byText(a.scope, b.scope);
  const zoneOf = (ask: Ask) => questionOf(questions, ask.question, catalogue).zone;
  return {
    sections: catalogue.zones.flatMap((zone) =>
      sectionsOf(zone.id, asks.filter((ask) => zoneOf(ask) === zone.id).sort(walk)),
    ),
  };
}

function questionOf(
  questions: ReadonlyMap<string, Question>,
  id: string,
  catalogue: Catalogue,
): Question {
  const question = questions.get(id);
  if (question === undefined) {
    throw new Error(`No question ${id} in the catalogue of ${catalogue.jurisdiction}`);
  }
  return question;
}

/** Items that meet in one ask, the asks by key, the items by form and official order. */
function meet(catalogue: Catalogue, occasion: Occasion): { key: string; with: Meeting[] }[] {
  const meetings = new Map<string, Meeting[]>();
  for (const ref of occasion.forms) {
    const form = formOf(catalogue, ref);
    for (const item of itemsOf(form).filter((one) => isAskedOf(one, occasion.traits))) {
      for (const scope of scopesOf(item, occasion)) {
        const key = askKey({ question: item.question, scope });
        meetings.set(key, [...(meetings.get(key) ?? []), { form, item }]);
      }
    }
  }
  return [...meetings.entries()]
    .sort(([a], [b]) => byText(a, b))
    .map(([key, met]) => ({ key, with: met }));
}

function askOf(
  catalogue: Catalogue,
  occasion: Occasion,
  met: { readonly key: string; readonly with: readonly Meeting[] },
): Ask {
  const question = met.with[0]?.item.question ?? '';
  const scope = met.key.slice(question.length + 1);
  const facts = catalogue.facts.filter((fact) => fact.question === question);
  const known = knownOf(facts, scope, occasion);
  const proposed = proposalOf(facts, known);
  // an earlier finding that does not say of which goods or device it speaks counts for each
  const last =
    occasion.last.find((answer) => askKey(answer) === met.key) ??
    occasion.last.find((answer) => answer.question === question && answer.scope === SITE);
  return {
    question,
    scope,
    key: met.with.some(({ item }) => item.key),
    photos: photosOf(met.with),
    known,
    ...(proposed === undefined ? {} : { proposed }),
    ...(last === undefined ? {} : { last }),
    fills: met.with.map(({ form, item }) => ({
      form: form.id,
      version: form.version,
      code: item.code,
    })),
  };
}

function photosOf(meetings: readonly Meeting[]): Text[] {
  const photos = new Map<string, Text>();
  for (const { item } of meetings) {
    if (item.evidence !== undefined) {
      const name = JSON.stringify(Object.entries(item.evidence.photoOf).sort());
      photos.set(name, photos.get(name) ?? item.evidence.photoOf);
    }
  }
  return [...photos.values()];
}

function knownOf(facts: readonly Fact[], scope: string, occasion: Occasion): Known[] {
  const suffix = kindOf(scope) === 'device' ? `@${detailOf(scope)}` : '';
  return facts.flatMap((fact) => {
    const value = occasion.facts[fact.id + suffix];
    return value === undefined
      ? []
      : [{ fact: fact.id, value, against: !supports(fact, value, occasion.date) }];
  });
}

function supports(fact: Fact, value: string, visitDay: string): boolean {
  switch (fact.test) {
    case 'shown':
    case 'present':
      return !isBlank(value);
    case 'not-past':
      return isDay(value) && value >= visitDay;
    case 'equals':
      return value === fact.wanted;
  }
}

function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) {
    return false;
  }
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

/** Blank as Java's `String.isBlank` means it, so that both sides refuse the same remarks. */
export function isBlank(text: string | undefined): boolean {
  return (
    text === undefined ||
    /^[\t-\r\u001c-\u0020\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]*$/.test(text)
  );
}

function proposalOf(facts: readonly Fact[], known: readonly Known[]): Value | undefined {
  const tested = facts.filter((fact) => fact.test !== 'shown');
  const allKnown = tested.every((fact) => known.some((one) => one.fact === fact.id));
  const noneAgainst = known.every((one) => !one.against);
  return tested.length > 0 && allKnown && noneAgainst ? 'yes' : undefined;
}

function sectionsOf(zone: string, asks: readonly Ask[]): Section[] {
  const byDevice = new Map<string, Ask[]>();
  for (const ask of asks) {
    const device = kindOf(ask.scope) === 'device' ? detailOf(ask.scope) : '';
    byDevice.set(device, [...(byDevice.get(device) ?? []), ask]);
  }
  return [...byDevice.entries()]
    .sort(([a], [b]) => byText(a, b))
    .map(([device, own]) =>
      device === ''
        ? { id: zone, zone, asks: own }
        : { id: `${zone}@${device}`, zone, device, asks: own },
    );
}
