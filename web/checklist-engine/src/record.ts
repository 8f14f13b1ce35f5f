/** Answers and findings as they are sealed (docs/formats.md §4), and what is known beforehand. */
import { byRef, byText, type FormRef } from './catalogue';

export type Value = 'yes' | 'no' | 'absent';
export type Way = 'own-tap' | 'section-tap' | 'prefilled';

export interface Device {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
}

export interface LastAnswer {
  readonly question: string;
  readonly scope: string;
  readonly value: Value;
  readonly on: string;
  readonly text?: string;
}

export interface Answer {
  readonly question: string;
  readonly scope: string;
  readonly value: Value;
  readonly way: Way;
  readonly at: string;
  readonly remark?: string;
  readonly fact?: string;
  readonly evidence: readonly string[];
  /** Why there is no photo where an item wants one. */
  readonly noPhoto?: string;
}

export interface Finding {
  readonly id: string;
  readonly question: string;
  readonly scope: string;
  readonly text: string;
  readonly evidence: readonly string[];
  readonly measure: 'corrected-on-spot' | 'put-right-by';
  readonly dueOn?: string;
}

/**
 * What is known of one inspection before it begins. `date` is the day of the visit; facts by fact
 * id, for one device by `fact@deviceId`.
 */
export interface Occasion {
  readonly date: string;
  readonly forms: readonly FormRef[];
  readonly traits: readonly string[];
  readonly devices: readonly Device[];
  readonly facts: Readonly<Record<string, string>>;
  readonly last: readonly LastAnswer[];
}

/** The text that names an ask: question and scope. */
export function askKey(about: { readonly question: string; readonly scope: string }): string {
  return `${about.question}|${about.scope}`;
}

/** The occasion in its one order: how it was given means nothing. */
export function inOrder(occasion: Occasion): Occasion {
  const devices = distinct(occasion.devices, (d) => JSON.stringify([d.id, d.kind, d.name]));
  return {
    date: occasion.date,
    forms: distinct(occasion.forms, (f) => JSON.stringify([f.id, f.version])).sort(byRef),
    traits: [...new Set(occasion.traits)].sort(byText),
    devices: devices.sort((a, b) => byText(a.kind, b.kind) || byText(a.id, b.id)),
    facts: occasion.facts,
    last: latest(occasion.last),
  };
}

function distinct<T>(things: readonly T[], name: (thing: T) => string): T[] {
  return [...new Map(things.map((thing) => [name(thing), thing])).values()];
}

/** Of several answers to one question in one scope the latest counts; on one day the worst. */
function latest(last: readonly LastAnswer[]): LastAnswer[] {
  const byAsk = new Map<string, LastAnswer>();
  for (const answer of last) {
    const kept = byAsk.get(askKey(answer));
    if (kept === undefined || compareLast(kept, answer) < 0) {
      byAsk.set(askKey(answer), answer);
    }
  }
  return [...byAsk.entries()].sort(([a], [b]) => byText(a, b)).map(([, answer]) => answer);
}

function compareLast(one: LastAnswer, other: LastAnswer): number {
  return (
    byText(one.on, other.on) ||
    Number(one.value === 'no') - Number(other.value === 'no') ||
    byText(one.value, other.value) ||
    byText(one.text ?? '', other.text ?? '')
  );
}
