import type { NumberRow } from './phone';
import type { Id, Instant, NumbersPiece } from './wire';

/**
 * The sheet numbers of one device and year. A number is outstanding, taken
 * by a visit, used by a sealed sheet, or void with a reason; it never goes back to outstanding.
 */
export interface NumberBook {
  readonly blocks: readonly {
    readonly prefix: string;
    readonly from: number;
    readonly to: number;
  }[];
  readonly entries: Readonly<Record<string, NumberEntry>>;
}

export interface NumberEntry {
  readonly visit: Id;
  readonly state: 'taken' | 'used' | 'void';
  readonly reason: string | null;
  readonly at: Instant;
}

export const EMPTY_BOOK: NumberBook = { blocks: [], entries: {} };

/** As the server reads it back: the prefix, then the running number without leading zeros. */
function written(prefix: string, number: number): string {
  return `${prefix}${number}`;
}

/** In the order of the blocks; a number in two blocks is one number. */
function numbersOf(book: NumberBook): readonly string[] {
  const numbers = new Set<string>();
  for (const { prefix, from, to } of book.blocks) {
    for (let n = from; n <= to; n++) numbers.add(written(prefix, n));
  }
  return [...numbers];
}

/** The same block again changes nothing, and numbers already taken stay taken. */
export function withBlock(book: NumberBook, { prefix, from, to }: NumbersPiece): NumberBook {
  const known = book.blocks.some((b) => b.prefix === prefix && b.from === from && b.to === to);
  return known ? book : { ...book, blocks: [...book.blocks, { prefix, from, to }] };
}

export function numberOf(book: NumberBook, visit: Id): string | undefined {
  return Object.entries(book.entries).find(
    ([, entry]) => entry.visit === visit && entry.state !== 'void',
  )?.[0];
}

/** The number that the visit has, or the next one; undefined when none is left. */
export function take(
  book: NumberBook,
  visit: Id,
  at: Instant,
): { readonly book: NumberBook; readonly number: string } | undefined {
  const has = numberOf(book, visit);
  if (has !== undefined) return { book, number: has };
  for (const number of numbersOf(book)) {
    if (book.entries[number]) continue;
    return { book: entered(book, number, { visit, state: 'taken', reason: null, at }), number };
  }
  return undefined;
}

export function use(book: NumberBook, number: string, at: Instant): NumberBook {
  const entry = book.entries[number];
  if (entry?.state !== 'taken') {
    throw new Error(`Number ${number} is ${entry?.state ?? 'outstanding'}, not taken.`);
  }
  return entered(book, number, { ...entry, state: 'used', at });
}

export function cancel(book: NumberBook, number: string, reason: string, at: Instant): NumberBook {
  const entry = book.entries[number];
  if (entry?.state !== 'taken') {
    throw new Error(`Number ${number} is ${entry?.state ?? 'outstanding'}, not taken.`);
  }
  return entered(book, number, { ...entry, state: 'void', reason, at });
}

export function left(book: NumberBook): number {
  return numbersOf(book).filter((number) => !book.entries[number]).length;
}

export function rows(book: NumberBook, year: number): readonly NumberRow[] {
  return numbersOf(book).map((number) => {
    const entry = book.entries[number];
    return {
      number,
      year,
      state: entry?.state ?? 'outstanding',
      visit: entry?.visit ?? null,
      reason: entry?.reason ?? null,
    };
  });
}

function entered(book: NumberBook, number: string, entry: NumberEntry): NumberBook {
  return { ...book, entries: { ...book.entries, [number]: entry } };
}
