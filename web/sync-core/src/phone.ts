import type {
  DaySummary,
  DeviceCertificate,
  Envelope,
  CosignedPayload,
  FirmSignature,
  Flag,
  HandingWay,
  Hex,
  Id,
  Instant,
  PackageManifest,
  PhotoClass,
  PhotoNote,
  PieceContents,
  PieceKind,
  Place,
  Parts,
  SealedOfficer,
  SealedPayload,
  Session,
  SheetRecord,
  Day,
} from './wire';

/**
 * What the field client sees of this package: one {@link Phone} with a few rooms. Every promise
 * below that is named "kept" has resolved only when the rows survive a kill of the app.
 */
export interface Phone {
  readonly access: Access;
  readonly packages: Packages;
  readonly drafts: Drafts;
  readonly photos: Photos;
  readonly numbers: Numbers;
  readonly sealing: Sealing;
  readonly cosigning: Cosigning;
  readonly skips: Skips;
  readonly outbox: Outbox;
  readonly heads: Heads;
  readonly clock: Clock;
}

// ── Who uses the phone ───────────────────────────────────────────────────────────────────────

export type Start =
  /** Nothing is kept here: sign in with a network. */
  | { readonly kind: 'empty' }
  /** The store is there and closed: sign in; works without a network. */
  | { readonly kind: 'locked' }
  /** Killed and opened again within the time of a sign-in: go on at the same place. */
  | { readonly kind: 'open'; readonly session: Session }
  /** The browser threw the store away. Say so; `lastSeq` is the last event that was kept here. */
  | {
      readonly kind: 'evicted';
      readonly device: Id;
      readonly lastSeq: number;
      readonly since: Instant;
    };

export type SignedIn =
  | { readonly kind: 'signed-in'; readonly session: Session; readonly online: boolean }
  /** Name or password are wrong; after some tries the server asks to wait. */
  | { readonly kind: 'wrong' }
  | { readonly kind: 'wait'; readonly seconds: number }
  /** Never signed in on this phone, and the server gave no answer. */
  | { readonly kind: 'needs-network' }
  /** The server knows a newer password than the store: call again with `formerPassword`. */
  | { readonly kind: 'older-password' }
  /** The server refused to bind this phone; its own words. */
  | { readonly kind: 'not-bound'; readonly code: string; readonly text: string };

export interface Access {
  /** To be called once, first. Opens the store if a sign-in still lasts (8 hours). */
  start(): Promise<Start>;
  /**
   * Signs in at the server and opens the store; without a network the password opens the store
   * alone. The first sign-in makes the device key and has it bound. A certificate near its end is
   * renewed on the way.
   */
  signIn(name: string, password: string, formerPassword?: string): Promise<SignedIn>;
  /** Closes the store and ends the session. Nothing is removed; the outbox waits. */
  signOut(): Promise<void>;
  /** Who is signed in; null when nobody. Survives a kill. */
  session(): Session | null;
  /** The certificate of this phone; null before the first sign-in with a network. */
  certificate(): DeviceCertificate | null;
}

// ── The work taken along ─────────────────────────────────────────────────────────────────────

/** `reason` is one of {@link WaitReason}'s codes or a code of the server. */
export type Failed = {
  readonly kind: 'failed';
  readonly code: string;
  readonly text: string;
};

export interface Progress {
  readonly pieces: number;
  readonly piecesHere: number;
  readonly bytes: number;
  readonly bytesHere: number;
}

export interface KeptPackage {
  readonly id: Id;
  /** A package serves the device that it was made for; a renewed phone takes the day along again. */
  readonly device: Id;
  readonly day: Id;
  readonly date: Day;
  readonly visits: readonly Id[];
  readonly madeAt: Instant;
  readonly validUntil: Instant;
  readonly complete: boolean;
}

export interface Packages {
  /** Days of the own organisation as the server has them now; needs a network. */
  days(date?: Day): Promise<readonly DaySummary[] | Failed>;
  /**
   * Takes a day along: asks for the manifest, checks its signature, fetches the pieces that are
   * not here yet and checks each by its hash. Cut short, a second call goes on with what is
   * missing. The newest head of the log comes along and must continue the head seen before.
   */
  takeAlong(day: Id, progress?: (p: Progress) => void): Promise<WorkPackage | Failed>;
  /** What is kept, newest first; works offline. */
  list(): Promise<readonly KeptPackage[]>;
  /** Opens a complete package offline; undefined when it is not (completely) here. */
  open(id: Id): Promise<WorkPackage | undefined>;
  /** The newest complete package that holds this visit. */
  holding(visit: Id): Promise<WorkPackage | undefined>;
  /** Removes a package with the pieces that no other needs; one that a draft needs stays. */
  forget(id: Id): Promise<void>;
}

export interface WorkPackage {
  readonly manifest: PackageManifest;
  /**
   * The content of one piece. `key` is what the manifest says (visit, premises, day or catalogue
   * id); leave it out where the package has one of the kind. Undefined when there is none.
   */
  piece<K extends PieceKind>(kind: K, key?: string): Promise<PieceContents[K] | undefined>;
  /** All pieces of a kind with their keys and hashes, in the order of the manifest. */
  pieces<K extends PieceKind>(
    kind: K,
  ): Promise<
    readonly { readonly key: string; readonly sha256: Hex; readonly content: PieceContents[K] }[]
  >;
  /** Hash of a piece without opening it: a submission names catalogue and template by it. */
  hashOf(kind: PieceKind, key?: string): Hex | undefined;
}

// ── The visit in hand ────────────────────────────────────────────────────────────────────────

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

// ── Sealing, in the order of the law ─────────────────────────────────────────────────────────

export interface SealedVisit {
  readonly visit: Id;
  readonly envelope: Envelope<SealedPayload>;
  /** What the sheet prints, the co-signature names and the log holds. */
  readonly eventHash: Hex;
  readonly cosigned: Cosigned;
  readonly handed: readonly { readonly way: HandingWay; readonly at: Instant }[];
}

export interface Sealing {
  /** Step 1. Fixes the record (of at least one part) with the sheet's text, without its hash line. */
  close(visit: Id, sheet: SheetRecord): Promise<VisitDraft>;
  /** Back to answering; a signature given to the former text falls away. The number stays. */
  reopen(visit: Id): Promise<VisitDraft>;
  /** Step 2. The firm signs or refuses; strokes or reason join the record. */
  sign(visit: Id, signature: FirmSignature): Promise<VisitDraft>;
  /**
   * Step 3. Makes the event and puts it into the outbox: event, place in the chain, number used and
   * draft gone are one transaction. A second call gives the same sealed visit.
   */
  seal(visit: Id, place?: Place | null): Promise<SealedVisit>;
  /** A sealed visit; undefined before. */
  sealed(visit: Id): Promise<SealedVisit | undefined>;
  list(): Promise<readonly SealedVisit[]>;
  /** Step 4. The sheet as shown or printed: text and the line with the event's hash. */
  sheet(visit: Id): Promise<string>;
  /** Text of the picture for the firm: link, number and event hash. */
  sheetPicture(visit: Id): Promise<string>;
  /** Records how the firm got its sheet, as an event of its own. */
  handed(visit: Id, way: HandingWay): Promise<SealedVisit>;
}

export type Cosigned =
  /** 待会签: nobody has co-signed yet that this phone knows of. */
  | { readonly kind: 'waiting' }
  | {
      readonly kind: 'here';
      readonly person: Id;
      readonly personName: string;
      readonly at: Instant;
      readonly agreed: boolean;
    }
  /** The server says so; it came by the other phone. */
  | { readonly kind: 'at-server' };

/** Why a scanned picture is not taken; each a sentence in `words.ts`. */
export type NotTaken =
  | 'not-ours'
  | 'unreadable'
  | 'visit-not-in-package'
  | 'own-record'
  | 'not-of-the-pair'
  | 'certificate-unknown'
  | 'certificate-expired'
  | 'bad-signature'
  | 'another-record'
  | 'not-sealed-here'
  | 'own-cosignature';

export interface AskToCosign {
  readonly visit: Id;
  readonly eventHash: Hex;
  /** From this phone's own package: what to show before signing. */
  readonly premisesName: string;
  readonly askedBy: readonly string[];
}

export interface Cosigning {
  /** A: the picture that asks the colleague. */
  ask(visit: Id): Promise<string>;
  /** B: reads A's picture and finds the visit in the own package. */
  read(
    picture: string,
  ): Promise<AskToCosign | { readonly kind: 'not-taken'; readonly why: NotTaken }>;
  /**
   * B: signs with the own key and keeps the event in the own outbox. `picture` is B's answer (≤ 1 kB);
   * a second call for the same record gives the same event.
   */
  cosign(
    ask: AskToCosign,
    sentence: string,
    agreed: boolean,
  ): Promise<{ readonly envelope: Envelope<CosignedPayload>; readonly picture: string }>;
  /** A: reads B's picture, checks it against B's certificate, keeps it and passes it on as well. */
  accept(
    picture: string,
  ): Promise<SealedVisit | { readonly kind: 'not-taken'; readonly why: NotTaken }>;
}

// ── Not today ────────────────────────────────────────────────────────────────────────────────

/** The door was closed · moved away · no time left · urgent elsewhere · other, in own words. */
export type SkipReason = 'closed' | 'moved-away' | 'no-time' | 'urgent-elsewhere' | 'other';

export interface StopToCome {
  readonly visit: Id;
  readonly arriveAt: Instant;
  readonly leaveAt: Instant;
  /** By how much the arrival may slip. */
  readonly slackSeconds: number;
  /** When it was expected before the change; null when it was not. */
  readonly before: Instant | null;
}

export interface Skip {
  readonly visit: Id;
  readonly day: Id;
  readonly reason: SkipReason;
  /** Own words; empty unless the reason is `other`. */
  readonly words: string;
  readonly at: Instant;
  /** The rest of the day from then on. */
  readonly order: readonly StopToCome[];
  /** Visits for which the day no longer suffices. */
  readonly leftOut: readonly Id[];
  readonly backAt: Instant;
  /** When it was passed on; null while it can be taken back. */
  readonly sealedAt: Instant | null;
}

export interface Skips {
  /** In the order they were made; the last one says how the rest of the day goes. */
  list(day: Id): Promise<readonly Skip[]>;
  /**
   * Leaves a visit out and mends the rest of the day. Kept at once, told to nobody: it can be taken
   * back until it is sealed. One at a time.
   */
  skip(visit: Id, reason: SkipReason, words?: string): Promise<Skip>;
  /** Takes back what is not sealed; the order before holds again. */
  undo(visit: Id): Promise<void>;
  /** The new order stands: it goes to the station by the outbox. A second call changes nothing. */
  seal(visit: Id): Promise<Skip>;
}

// ── On its way ───────────────────────────────────────────────────────────────────────────────

/** 1 saved here · 2 delivered · 3 photos complete · 4 in the log · 5 time-stamped (later). */
export type Level = 1 | 2 | 3 | 4 | 5;

/** Why an item is not further; `words.ts` has a line for each. */
export type WaitReason =
  | { readonly code: 'its-turn' }
  | { readonly code: 'no-signal' }
  | { readonly code: 'sending' }
  | { readonly code: 'sign-in' }
  | { readonly code: 'server-busy'; readonly status: number }
  | { readonly code: 'receipt-wrong' }
  | {
      readonly code: 'photos';
      readonly here: number;
      readonly there: number;
      readonly bytesLeft: number;
    }
  | { readonly code: 'photo-unreadable'; readonly sha256: Hex }
  | { readonly code: 'other-bytes'; readonly sha256: Hex }
  | { readonly code: 'before-it' }
  | { readonly code: 'log-soon' }
  | { readonly code: 'log-overdue' }
  | { readonly code: 'proof-wrong' }
  | { readonly code: 'phone-full' };

export interface OutboxRow {
  /** Event id. */
  readonly id: Id;
  readonly visit: Id;
  readonly type:
    'visit.sealed' | 'visit.cosigned' | 'sheet.handed' | 'number.voided' | 'visit.skipped';
  readonly keptAt: Instant;
  readonly level: Level;
  /** Null when nothing is awaited (level 4) or the server refused it. */
  readonly reason: WaitReason | null;
  readonly triedAt: Instant | null;
  readonly nextTryAt: Instant | null;
  readonly photos: { readonly all: number; readonly there: number };
  readonly bytesLeft: number;
  /** What the server found amiss though it took the record. */
  readonly flags: readonly Flag[];
  /** Set when the server refused it: it stays here and can be exported. */
  readonly refused: {
    readonly status: number;
    readonly code: string;
    readonly text: string;
  } | null;
}

export interface OutboxView {
  /** Oldest first. */
  readonly rows: readonly OutboxRow[];
  /** Not at the server yet (level 1, not refused). */
  readonly undelivered: number;
  /** Delivered, photos missing (level 2). */
  readonly incomplete: number;
  readonly refused: number;
  /** Level 3, not in the log yet. */
  readonly beforeLog: number;
  /** Items that lie here and do not open, since the device spoiled them. */
  readonly unreadable: number;
  /** The server asks to sign in; nothing is lost. */
  readonly signIn: boolean;
  readonly online: boolean;
  /** False while anything is below level 3, refused or unreadable: do not switch phones. */
  readonly safeToLeave: boolean;
}

export interface ExportFile {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
}

export interface Outbox {
  /** Starts sending; every window may call it, one works. */
  start(): Promise<void>;
  stop(): void;
  view(): OutboxView;
  /** Called after each change that is kept; returns the way to stop listening. */
  subscribe(listener: (view: OutboxView) => void): () => void;
  /** What the browser says about the network; only a hint. Back online, everything is tried at once. */
  network(online: boolean): void;
  /** "全部重试": forgets all waiting times. What was refused stays refused. */
  retryAll(): void;
  /** Sends a refused item once more, say after the administrator has mended the reason. */
  retry(id: Id): void;
  /** The lowest level of the parts of a visit; undefined when nothing of it is sealed. */
  levelOf(visit: Id): Level | undefined;
  /**
   * Items as a file for the share sheet: envelopes, photos, receipts. With a passphrase it is
   * encrypted (AES-GCM, PBKDF2), without it is plain. Items stay in the outbox.
   */
  export(ids: readonly Id[], passphrase?: string): Promise<ExportFile>;
}

// ── Watching the log, and the clock ──────────────────────────────────────────────────────────

export type HeadVerdict =
  | { readonly kind: 'same' | 'newer' | 'older' }
  /** No proof yet: asked again at the next contact; the kept head stays. */
  | { readonly kind: 'unproven' }
  /** The log was rewritten or shows two faces: both heads are kept and every screen says so. */
  | { readonly kind: 'split'; readonly kept: string; readonly shown: string }
  | { readonly kind: 'bad-signature' };

export interface Heads {
  /** The newest head kept, as a signed note; undefined before the first contact. */
  newest(): Promise<string | undefined>;
  /** Checks the signature and that the head continues the one kept, then keeps the newer. */
  consider(note: string): Promise<HeadVerdict>;
  /** Asks the server for its latest head and considers it. */
  ask(): Promise<HeadVerdict | Failed>;
  /** A split seen earlier; undefined when never. */
  split(): Promise<{ readonly kept: string; readonly shown: string } | undefined>;
}

export interface Stamp {
  readonly capturedAt: Instant;
  readonly monotonicMillis: number;
}

export interface ClockStep {
  readonly at: Instant;
  /** Below zero: the phone's clock was set back. Above: set forward, or the phone slept. */
  readonly byMillis: number;
}

export interface Clock {
  /** Now by the server's last word and the phone's clock since. */
  stamp(): Stamp;
  /** How far the server's clock was ahead of the phone's at the last contact; 0 before. */
  offsetMillis(): number;
  measuredAt(): Instant | null;
  /** Jumps noticed since the last contact. */
  steps(): readonly ClockStep[];
}
