import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cancel, EMPTY_BOOK, left, numberOf, rows, take, use, withBlock } from '../src/number-book';
import type { NumberBook } from '../src/number-book';
import type { NumbersPiece } from '../src/wire';

const AT = '2026-11-24T10:00:00.000+08:00';

function block(from: number, to: number): NumbersPiece {
  const [organization, device] = ['o', 'd'];
  return {
    kind: 'result-sheet',
    organization,
    device,
    year: 2026,
    prefix: '桐富〔2026〕',
    from,
    to,
  };
}

const BOOK = withBlock(EMPTY_BOOK, block(8, 11));

describe('the numbers of result sheets', () => {
  it('are handed out in order, each visit keeping its own', () => {
    const first = take(BOOK, 'a', AT)!;
    const second = take(first.book, 'b', AT)!;
    expect([first.number, second.number]).toEqual(['桐富〔2026〕8', '桐富〔2026〕9']);
    expect(take(second.book, 'a', AT)).toEqual({ book: second.book, number: first.number });
    expect(left(second.book)).toBe(2);
  });

  it('run out, and then there is none rather than one twice', () => {
    const full = ['a', 'b', 'c', 'd'].reduce((book, visit) => take(book, visit, AT)!.book, BOOK);
    expect(take(full, 'e', AT)).toBeUndefined();
    expect(left(full)).toBe(0);
  });

  it('are not renewed by the same block arriving again', () => {
    const { book } = take(BOOK, 'a', AT)!;
    expect(withBlock(book, block(8, 11))).toBe(book);
    expect(left(withBlock(book, block(12, 12)))).toBe(4);
  });

  it('are void with a reason when their visit is given up, and never come back', () => {
    const { book, number } = take(BOOK, 'a', AT)!;
    const voided = cancel(book, number, '店里停业', AT);
    expect(numberOf(voided, 'a')).toBeUndefined();
    expect(take(voided, 'a', AT)!.number).toBe('桐富〔2026〕9');
    expect(rows(voided, 2026)[0]).toEqual({
      number: '桐富〔2026〕8',
      year: 2026,
      state: 'void',
      visit: 'a',
      reason: '店里停业',
    });
  });

  it('cannot be used twice, nor voided once used', () => {
    const { book, number } = take(BOOK, 'a', AT)!;
    const used = use(book, number, AT);
    expect(() => use(used, number, AT)).toThrow('is used, not taken');
    expect(() => cancel(used, number, '', AT)).toThrow('is used, not taken');
    expect(() => use(BOOK, number, AT)).toThrow('is outstanding, not taken');
  });

  it('never belong to two visits, whatever is done with them', () => {
    const acts = fc.array(
      fc.record({
        visit: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
        act: fc.constantFrom('take', 'use', 'cancel', 'block'),
        from: fc.integer({ min: 1, max: 12 }),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(acts, (story) => {
        const owner = new Map<string, string>();
        let book: NumberBook = BOOK;
        for (const { visit, act, from } of story) {
          if (act === 'block') book = withBlock(book, block(from, from + 2));
          const taken = act === 'take' ? take(book, visit, AT) : undefined;
          if (taken) {
            expect(owner.get(taken.number) ?? visit).toBe(visit);
            owner.set(taken.number, visit);
            ({ book } = taken);
          }
          const number = numberOf(book, visit);
          if (number === undefined || book.entries[number]!.state !== 'taken') continue;
          if (act === 'use') book = use(book, number, AT);
          if (act === 'cancel') book = cancel(book, number, '改期', AT);
        }
      }),
    );
  });
});
