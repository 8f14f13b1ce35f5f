/** The visit in hand. */
import type {
  EndedAtDoor,
  FirmSignature,
  Hex,
  Id,
  Instant,
  Parts,
  PhotoClass,
  PhotoNote,
  Place,
  SealedOfficer,
  SheetRecord,
} from '../wire';

/**
 * `open` answers may change · `closed` the sheet's text stands, the firm is to sign · `signed` by
 * the firm, or refused.
 */
export type DraftStage = 'open' | 'closed' | 'signed';

export interface VisitDraft {
  readonly visit: Id;
  readonly package: Id;
  readonly premises: Id;
  readonly subject: Id | null;
  readonly officers: readonly SealedOfficer[];
  readonly language: string;
  readonly endedAtDoor?: EndedAtDoor | null;
  readonly stage: DraftStage;
  readonly startedAt: Instant;
  readonly codeShownAt: Instant | null;
  readonly noticeReadAt: Instant | null;
  readonly firm: { readonly name: string; readonly role: string } | null;
  readonly parts: Parts;
  readonly photos: readonly PhotoNote[];
  readonly sheet: SheetRecord | null;
  readonly signature: FirmSignature | null;
  /** Where the officer stood; the client's own, so that a killed app opens at the same place. */
  readonly where: { readonly screen: string; readonly [more: string]: unknown };
}

/** What the client may change by itself; stage, sheet, signature and photos have their own verbs. */
export type DraftChange = Partial<
  Pick<
    VisitDraft,
    | 'language'
    | 'endedAtDoor'
    | 'codeShownAt'
    | 'noticeReadAt'
    | 'firm'
    | 'parts'
    | 'where'
    | 'subject'
    | 'officers'
  >
>;

export interface Drafts {
  /** Opens the draft of a visit, or begins one from its package. */
  begin(visit: Id, language: string): Promise<VisitDraft>;
  open(visit: Id): Promise<VisitDraft | undefined>;
  /** Drafts that are not sealed yet, the last one touched first. */
  list(): Promise<readonly VisitDraft[]>;
  /**
   * Keeps a change in one transaction; changes of one visit are made one after the other, each on
   * the draft that the one before left. Draw the answer when this has resolved. Only `where` may
   * still change once the record is closed.
   */
  change(visit: Id, change: (draft: VisitDraft) => DraftChange): Promise<VisitDraft>;
  /** Gives up a draft: it is removed with its photos, its sheet number becomes void. */
  abandon(visit: Id, reason: string): Promise<void>;
}

export interface Shot {
  readonly bytes: Uint8Array;
  readonly mime: string;
  readonly class: PhotoClass;
  readonly place: Place | null;
  readonly question?: string;
  readonly scope?: string;
  readonly finding?: Id;
}

export interface Photos {
  /**
   * Hashes the bytes before anything else touches them, then keeps them with their note in the
   * draft, in one transaction. The original is never re-encoded.
   */
  take(visit: Id, shot: Shot): Promise<PhotoNote>;
  /** The bytes as taken; undefined when they are not on this phone, or no longer what they were. */
  open(visit: Id, sha256: Hex): Promise<Uint8Array | undefined>;
  /** Takes a photo out of a draft whose record is still open. */
  remove(visit: Id, sha256: Hex): Promise<VisitDraft>;
  /** Bytes of photos, and of those whose record is in the log with all its photos (level 4). */
  room(): Promise<{ readonly bytes: number; readonly freeable: number }>;
  /** Removes the bytes that are freeable. Notes and records stay. */
  free(): Promise<number>;
}

export interface SheetNumber {
  readonly number: string;
  readonly year: number;
}

export interface NumberRow extends SheetNumber {
  readonly state: 'outstanding' | 'taken' | 'used' | 'void';
  readonly visit: Id | null;
  readonly reason: string | null;
}

export interface Numbers {
  /** How many numbers are left for that year. */
  left(year: number): Promise<number>;
  /**
   * The number of this visit's sheet: the one it has, or the next of this phone's block for the
   * year of the visit. Never handed out twice. Undefined when none is left: take the day along again.
   */
  forVisit(visit: Id): Promise<SheetNumber | undefined>;
  list(year: number): Promise<readonly NumberRow[]>;
}
