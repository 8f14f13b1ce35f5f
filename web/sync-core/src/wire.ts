/**
 * The shapes of docs/formats.md as the phone reads and writes them. Names and meanings are those of
 * the document; where the two differ, the document wins.
 */
import type { DayReasons } from '@xunfu/planning';

/** Lower-case hex. */
export type Hex = string;
/** base64url without padding. */
export type Base64Url = string;
/** UUIDv7 in lower case. */
export type Id = string;
/** ISO-8601 with zone and milliseconds. */
export type Instant = string;
/** `2026-11-24`. */
export type Day = string;
/** Language → text; `zh` is always there. */
export type Text = { readonly zh: string } & { readonly [language: string]: string };
/** Algorithm → hex. */
export type Digests = Readonly<Record<string, Hex>>;
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [k: string]: Json };
export type JsonObject = { readonly [k: string]: Json };

/** A position in 1e-7 degrees WGS-84. */
export interface Place {
  readonly lat: number;
  readonly lon: number;
  readonly accuracyMetres: number;
  readonly source: 'gnss' | 'manual' | 'village' | 'seat' | 'none';
  readonly approximate: boolean;
}

// ── §1 events ────────────────────────────────────────────────────────────────────────────────

export type PhotoClass = 'in-app' | 'import' | 'later';

export interface Attachment {
  readonly digests: Digests;
  readonly size: number;
  readonly mime: string;
  readonly class: PhotoClass;
}

/** The events that a phone makes. */
export type PhoneEventType = 'visit.sealed' | 'visit.cosigned' | 'sheet.handed';

export interface TraceEvent {
  readonly v: 1;
  readonly type: string;
  readonly id: Id;
  readonly home: string;
  readonly organization: Id;
  readonly person: Id;
  readonly post: Id;
  readonly device: Id | null;
  readonly seq: number;
  readonly capturedAt: Instant;
  readonly monotonicMillis: number;
  readonly place: Place | null;
  readonly payloadCommit: Digests;
  readonly attachments: readonly Attachment[];
  readonly prev: Hex | null;
}

/** `P` is the payload; payload and salt are null together, when the content was erased. */
export interface Envelope<P = unknown> {
  readonly event: TraceEvent;
  readonly signature: Base64Url | null;
  readonly payload: P | null;
  readonly salt: Base64Url | null;
}

export interface CosignedPayload {
  readonly v: 1;
  readonly visit: Id;
  /** Event hash of the sealed visit that is co-signed. */
  readonly names: Hex;
  readonly sentence: string;
  readonly agreed: boolean;
}

/** How the firm got its sheet: shown on the glass, printed, or by the picture to scan. */
export type HandingWay = 'shown' | 'printed' | 'code';

export interface HandedPayload {
  readonly v: 1;
  readonly visit: Id;
  readonly number: string;
  readonly way: HandingWay;
}

// ── §2 log ───────────────────────────────────────────────────────────────────────────────────

export interface Receipt {
  readonly v: 1;
  readonly origin: string;
  readonly event: Id;
  readonly eventHash: Hex;
  readonly leafHash: Hex;
  readonly receivedAt: Instant;
  readonly promiseSeconds: number;
  readonly key: string;
  readonly signature: Base64Url;
}

export interface InclusionProof {
  readonly v: 1;
  readonly event: Id;
  readonly index: number;
  readonly size: number;
  readonly leafHash: Hex;
  readonly path: readonly Hex[];
  /** Signed note. */
  readonly head: string;
}

/** Shows that the log of `first` entries is a beginning of the log of `second` entries. */
export interface ConsistencyProof {
  readonly v: 1;
  readonly first: number;
  readonly second: number;
  readonly path: readonly Hex[];
}

export interface PublishedKey {
  readonly name: string;
  readonly algorithm: 'Ed25519';
  readonly publicKey: Base64Url;
  readonly use: 'log' | 'package' | 'device';
  readonly from: Instant;
}

export interface DeviceCertificate {
  readonly v: 1;
  readonly device: Id;
  readonly publicKey: Base64Url;
  readonly person: Id;
  readonly personName: string;
  readonly post: Id;
  readonly postName: string;
  readonly organization: Id;
  readonly organizationName: string;
  readonly notBefore: Instant;
  readonly notAfter: Instant;
  readonly key: string;
  readonly signature: Base64Url;
}

// ── §3 work package ──────────────────────────────────────────────────────────────────────────

export interface PieceReference {
  /** One of {@link PieceContents}; an unknown kind is kept and left alone. */
  readonly kind: string;
  readonly key: string;
  readonly sha256: Hex;
  readonly size: number;
}

export interface PackageManifest {
  readonly v: 1;
  readonly id: Id;
  readonly home: string;
  readonly person: Id;
  readonly post: Id;
  readonly organization: Id;
  readonly device: Id;
  readonly day: Id;
  readonly date: Day;
  readonly visits: readonly Id[];
  readonly madeAt: Instant;
  readonly validUntil: Instant;
  readonly serverTime: Instant;
  readonly head: string;
  readonly fictional: boolean;
  readonly pieces: readonly PieceReference[];
  readonly key: string;
  readonly signature: Base64Url;
}

export interface OfficerOfDay {
  readonly person: Id;
  readonly name: string;
  readonly post: Id;
  readonly postName: string;
  readonly organization: Id;
  readonly organizationName: string;
  readonly certificate: {
    readonly number: string;
    readonly validFrom: Day;
    readonly validUntil: Day;
  };
}

export interface Stop {
  readonly visit: Id;
  readonly premises: Id;
  readonly name: string;
  readonly place: Place;
  readonly arriveAt: Instant;
  readonly leaveAt: Instant;
  readonly serviceSeconds: number;
  /** Pairs of `HH:MM`. */
  readonly windows: readonly (readonly [string, string])[];
  readonly reason: Text;
}

export interface DayPiece {
  readonly id: Id;
  readonly date: Day;
  readonly pair: readonly OfficerOfDay[];
  readonly start: Place;
  readonly end: Place;
  readonly departAt: Instant;
  readonly backAt: Instant;
  /** In the order of the road. */
  readonly stops: readonly Stop[];
  /** Row 0 is the start, the last row the end, between them the stops in order. */
  readonly matrix: {
    readonly seconds: readonly (readonly number[])[];
    readonly metres: readonly (readonly number[])[];
  };
  readonly estimated: boolean;
  /** Why the stops stand so; absent in packages of an older server. */
  readonly reasons?: DayReasons;
}

export interface VisitPiece {
  readonly id: Id;
  readonly code: { readonly link: string; readonly secret: string; readonly spoken: string };
  readonly kind: string;
  readonly purposes: readonly Text[];
  readonly demands: readonly {
    readonly id: Id;
    readonly room: string;
    readonly reason: Text;
    readonly sourceName: Text;
  }[];
  readonly parts: readonly string[];
  readonly premises: Id;
  readonly subject: Id | null;
  readonly gate: {
    readonly verdict: 'go' | 'probably-not' | 'at-cap' | 'recuse';
    readonly lines: readonly {
      readonly rule: string;
      readonly verdict: string;
      readonly text: Text;
      readonly source: Text;
    }[];
  };
  readonly approval: {
    readonly personName: string;
    readonly postName: string;
    readonly at: Instant;
    readonly act: string;
  };
  readonly actCode: string;
  readonly year: { readonly done: number; readonly cap: number; readonly counts: boolean };
}

export interface PremisesPiece {
  readonly id: Id;
  readonly name: string;
  readonly subject: {
    readonly id: Id;
    readonly name: string;
    readonly identifier: { readonly scheme: string; readonly value: string };
    readonly representative: string;
  } | null;
  readonly address: string;
  readonly place: Place;
  readonly phone: string;
  readonly openingHours: readonly (readonly [string, string])[];
  readonly traits: readonly string[];
  readonly licences: readonly {
    readonly kind: string;
    readonly number: string;
    readonly validUntil: Day;
  }[];
  readonly equipment: readonly {
    readonly id: Id;
    readonly kind: string;
    readonly name: string;
    readonly registration: string;
    readonly nextInspection: Day;
  }[];
  readonly lastVisits: readonly {
    readonly date: Day;
    readonly officers: readonly string[];
    readonly summary: Text;
    readonly findings: readonly {
      readonly question: string;
      readonly text: string;
      readonly state: 'open' | 'put-right';
      readonly dueOn: Day;
    }[];
  }[];
  readonly source: string;
}

export interface FormVersion {
  readonly id: string;
  readonly version: string;
}

export interface InspectionPiece {
  readonly visit: Id;
  readonly forms: readonly FormVersion[];
  readonly traits: readonly string[];
  readonly devices: readonly { readonly id: Id; readonly kind: string; readonly name: string }[];
  readonly facts: Readonly<Record<string, Json>>;
  readonly last: readonly {
    readonly question: string;
    readonly scope: string;
    readonly value: string;
    readonly on: Day;
    readonly text?: string;
  }[];
}

export interface ProblemPiece {
  readonly visit: Id;
  readonly heard: readonly {
    readonly id: Id;
    readonly on: Day;
    readonly text: string;
    readonly state: string;
    readonly answer?: string | null;
  }[];
}

export interface NumbersPiece {
  readonly kind: 'result-sheet';
  readonly organization: Id;
  readonly year: number;
  readonly prefix: string;
  /** First number of the block. */
  readonly from: number;
  /** Last number of the block, itself in it. */
  readonly to: number;
  readonly device: Id;
}

export interface CertificatesPiece {
  readonly devices: readonly DeviceCertificate[];
  readonly keys: readonly PublishedKey[];
}

export interface GeographyPiece {
  readonly outline: readonly (readonly [number, number])[];
  readonly water: readonly Json[];
  readonly roads: readonly (readonly (readonly [number, number])[])[];
  readonly names: readonly { readonly name: string; readonly lat: number; readonly lon: number }[];
  readonly schematic: boolean;
}

/** What a piece of each kind holds. `catalogue`, `sheet` and `sentences` belong to other libraries. */
export interface PieceContents {
  readonly day: DayPiece;
  readonly visit: VisitPiece;
  readonly premises: PremisesPiece;
  readonly inspection: InspectionPiece;
  readonly problem: ProblemPiece;
  readonly catalogue: JsonObject;
  readonly sheet: JsonObject;
  readonly sentences: JsonObject;
  readonly numbers: NumbersPiece;
  readonly certificates: CertificatesPiece;
  readonly geography: GeographyPiece;
}

export type PieceKind = keyof PieceContents;

// ── §4 sealed submission ─────────────────────────────────────────────────────────────────────

export interface SealedOfficer {
  readonly person: Id;
  readonly name: string;
  readonly post: Id;
  readonly certificate: string;
}

export interface Answer {
  readonly question: string;
  /** `site`, `goods:<category>` or `device:<id>`. */
  readonly scope: string;
  readonly value: 'yes' | 'no' | 'absent';
  readonly way: 'own-tap' | 'section-tap' | 'prefilled';
  readonly at: Instant;
  readonly remark?: string;
  readonly fact?: string;
  readonly evidence: readonly Hex[];
}

export interface Finding {
  readonly id: Id;
  readonly question: string;
  readonly scope: string;
  readonly text: string;
  readonly evidence: readonly Hex[];
  readonly measure: 'corrected-on-spot' | 'put-right-by';
  readonly dueOn?: Day;
}

export interface InspectionPart {
  readonly catalogue: Hex;
  readonly forms: readonly FormVersion[];
  readonly traits: readonly string[];
  readonly devices: readonly { readonly id: Id; readonly kind: string; readonly name: string }[];
  readonly answers: readonly Answer[];
  readonly findings: readonly Finding[];
}

export interface ProblemPart {
  readonly problems: readonly {
    readonly id: Id;
    readonly topic: string;
    readonly text: string;
    readonly from: string;
    readonly outcome: 'answered' | 'taken-along';
    readonly answer?: string;
  }[];
}

/** Parts by kind; an unknown kind is kept sealed and blocks nothing. */
export interface Parts {
  readonly inspection?: InspectionPart;
  readonly problem?: ProblemPart;
  readonly [kind: string]: unknown;
}

/** A stroke is a list of `[x, y, milliseconds since the first touch]`. */
export type Stroke = readonly (readonly [number, number, number])[];

export type FirmSignature =
  | {
      readonly kind: 'signed';
      readonly name: string;
      readonly role: string;
      readonly at: Instant;
      readonly strokes: readonly Stroke[];
    }
  | {
      readonly kind: 'refused';
      readonly reason: string;
      readonly witness?: string;
      readonly at: Instant;
    };

export interface PhotoNote {
  readonly sha256: Hex;
  readonly size: number;
  readonly mime: string;
  readonly capturedAt: Instant;
  readonly monotonicMillis: number;
  readonly place: Place | null;
  readonly class: PhotoClass;
  readonly question?: string;
  readonly scope?: string;
  readonly finding?: Id;
  /** Root of the head that the phone had seen last: the picture is younger. Null before any head. */
  readonly notBefore: Hex | null;
}

export interface SheetRecord {
  /** Hash of the template piece. */
  readonly template: Hex;
  readonly number: string;
  /** Without its hash line. */
  readonly text: string;
}

/** How far the phone's clock is to be believed. */
export interface ClockNote {
  /** New at each start of the app; `monotonicMillis` compare only within one boot. */
  readonly boot: string;
  /** Added to the phone's own clock to get the captured time. */
  readonly offsetMillis: number;
  /** When the offset was measured, or null when there was no contact yet. */
  readonly measuredAt: Instant | null;
  /** Jumps of the phone's own clock since then. */
  readonly steps: readonly { readonly at: Instant; readonly byMillis: number }[];
}

export interface SealedPayload {
  readonly v: 1;
  readonly visit: Id;
  readonly package: Id;
  readonly premises: Id;
  readonly subject: Id | null;
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  readonly codeShownAt: Instant | null;
  readonly noticeReadAt: Instant | null;
  readonly officers: readonly SealedOfficer[];
  readonly language: string;
  readonly firm: { readonly name: string; readonly role: string } | null;
  readonly parts: Parts;
  readonly signature: FirmSignature;
  readonly sheet: SheetRecord;
  readonly photos: readonly PhotoNote[];
  readonly clock: ClockNote;
}

export interface Flag {
  readonly code: string;
  readonly text: Text;
}

export interface Acknowledgement {
  readonly v: 1;
  readonly receipt: Receipt;
  readonly missing: readonly Hex[];
  readonly flags: readonly Flag[];
}

export interface SubmissionState {
  readonly missing: readonly Hex[];
  readonly flags: readonly Flag[];
  readonly cosigned: boolean;
  readonly level: number;
}

/** RFC 9457 with our members. */
export interface Fault {
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly maybe?: string;
  readonly requestId?: string;
}

// ── §7 session and days ──────────────────────────────────────────────────────────────────────

export interface Session {
  readonly person: { readonly id: Id; readonly name: string };
  readonly posts: readonly {
    readonly id: Id;
    readonly name: string;
    readonly function: string;
    readonly organization: { readonly id: Id; readonly name: string; readonly home: string };
  }[];
  readonly actingFor: Id;
  readonly fictional: boolean;
  readonly serverTime: Instant;
}

export interface DaySummary {
  readonly id: Id;
  readonly date: Day;
  readonly state: 'draft' | 'proposed' | 'approved';
  readonly pair: readonly { readonly person: Id; readonly name: string }[];
  readonly stops: readonly { readonly visit: Id; readonly name: string }[];
}
