/** What is kept of a thing on its way to the server. */
import type { Flag, Hex, Id, InclusionProof, Instant, Receipt } from '../wire';

/** What an item needs next. */
export type Step = 'envelope' | 'photos' | 'state' | 'proof' | 'done' | 'refused';

/** The last two are calls without a receipt: taken, they leave the outbox. */
export type ItemType =
  'visit.sealed' | 'visit.cosigned' | 'sheet.handed' | 'number.voided' | 'stop.skipped';

export interface ItemPhoto {
  readonly sha256: Hex;
  readonly size: number;
  readonly mime: string;
  /** Still only here, at the server, or no longer what it was when it was taken. */
  readonly at: 'here' | 'server' | 'unreadable';
  /** Where the server takes its parts; null before the first try. */
  readonly url: string | null;
}

export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly text: string;
}

/** What is kept of an item besides its envelope. */
export interface Item {
  readonly id: Id;
  readonly visit: Id;
  readonly type: ItemType;
  /** Place in this phone's chain; 0 when the event is another phone's or there is none. */
  readonly seq: number;
  readonly keptAt: Instant;
  readonly step: Step;
  readonly photos: readonly ItemPhoto[];
  readonly receipt: Receipt | null;
  readonly proof: InclusionProof | null;
  readonly flags: readonly Flag[];
  readonly cosigned: boolean;
  readonly refused: Refusal | null;
  /** Only of `number.voided`. */
  readonly voiding: { readonly number: string; readonly reason: string } | null;
  /** Only of `stop.skipped`; absent in items kept by an older app. */
  readonly skipping?: {
    readonly day: Id;
    /** A code of {@link SkipReason}, or own words. */
    readonly reason: string;
    readonly at: Instant;
  };
}

export function newItem(
  item: Pick<Item, 'id' | 'visit' | 'type' | 'seq' | 'keptAt'> &
    Partial<Pick<Item, 'photos' | 'voiding' | 'skipping'>>,
): Item {
  return {
    photos: [],
    voiding: null,
    step: 'envelope',
    receipt: null,
    proof: null,
    flags: [],
    cosigned: false,
    refused: null,
    ...item,
  };
}

/** What an older app kept, in the words of this one: it called a skipped stop a skipped visit. */
export function asKeptNow(item: Item): Item {
  const type: string = item.type;
  return type === 'visit.skipped' ? { ...item, type: 'stop.skipped' } : item;
}

/** Whether the server acknowledges it by a receipt and puts it into the log. */
export function hasReceipt(type: ItemType): boolean {
  return type !== 'number.voided' && type !== 'stop.skipped';
}
