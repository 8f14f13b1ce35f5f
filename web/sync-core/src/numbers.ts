import { CannotNow, type Here } from './here';
import {
  cancel,
  EMPTY_BOOK,
  left,
  numberOf,
  rows,
  take,
  use,
  type NumberBook,
} from './number-book';
import type { NumberRow, Numbers, SheetNumber, VisitDraft } from './phone';
import type { Keep, Kept } from './vault';
import type { Id, Instant } from './wire';

/** A block belongs to one device and one year. */
export function bookId(device: Id, year: number): string {
  return `result-sheet/${device}/${year}`;
}

export function yearOf(at: Instant): number {
  return Number(at.slice(0, 4));
}

export class SheetNumbers implements Numbers {
  readonly #here: Here;

  constructor(here: Here) {
    this.#here = here;
  }

  async left(year: number): Promise<number> {
    return left((await this.book(year))?.value ?? EMPTY_BOOK);
  }

  async list(year: number): Promise<readonly NumberRow[]> {
    return rows((await this.book(year))?.value ?? EMPTY_BOOK, year);
  }

  forVisit(visit: Id): Promise<SheetNumber | undefined> {
    const vault = this.#here.vault();
    return vault.again(async () => {
      const draft = await vault.open<VisitDraft>('draft', visit);
      if (!draft) throw new CannotNow('no-draft', `No draft of visit ${visit} is here.`);
      const year = yearOf(draft.value.startedAt);
      const book = await this.book(year);
      const at = this.#here.clock.stamp().capturedAt;
      const taken = take(book?.value ?? EMPTY_BOOK, visit, at);
      if (!taken) return undefined;
      if (taken.book !== book?.value) {
        const id = this.#idOf(year);
        await vault.keep({ shelf: 'numbers', id, from: book, value: taken.book });
      }
      return { number: taken.number, year };
    });
  }

  /** The number of a visit becomes used; to be kept together with the sealing. */
  async used(number: string, startedAt: Instant): Promise<Keep> {
    return this.#changed(startedAt, (book, at) => use(book, number, at));
  }

  /** The number of a visit that is given up becomes void; nothing when it had none. */
  async voided(
    visit: Id,
    startedAt: Instant,
    reason: string,
  ): Promise<{ readonly number: string; readonly keep: Keep } | undefined> {
    const number = numberOf((await this.book(yearOf(startedAt)))?.value ?? EMPTY_BOOK, visit);
    if (number === undefined) return undefined;
    const keep = await this.#changed(startedAt, (book, at) => cancel(book, number, reason, at));
    return { number, keep };
  }

  async #changed(
    startedAt: Instant,
    change: (book: NumberBook, at: Instant) => NumberBook,
  ): Promise<Keep> {
    const year = yearOf(startedAt);
    const from = await this.book(year);
    const value = change(from?.value ?? EMPTY_BOOK, this.#here.clock.stamp().capturedAt);
    return { shelf: 'numbers', id: this.#idOf(year), from, value };
  }

  /** The book of this device; undefined when no block of that year came along. */
  book(year: number): Promise<Kept<NumberBook> | undefined> {
    return this.#here.vault().open<NumberBook>('numbers', this.#idOf(year));
  }

  #idOf(year: number): string {
    const certificate = this.#here.certificate();
    if (!certificate) throw new CannotNow('device-not-bound', 'This phone is not bound yet.');
    return bookId(certificate.device, year);
  }
}
