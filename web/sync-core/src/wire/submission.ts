/** The sealed submission and what the server says of it: docs/formats.md §4. */
import type { PhotoClass } from './events';
import type { Receipt } from './log';
import type { FormVersion } from './package';
import type { Day, Hex, Id, Instant, Place, Text } from './values';

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
  /** Why there is no photo where an item wants one. */
  readonly noPhoto?: string;
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

export type EndedAtDoor = 'nobody' | 'refused' | 'recuse';

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
  /** Why nothing was checked: nobody there, entry refused, an officer recused. Such a record may have no parts. */
  readonly endedAtDoor?: EndedAtDoor;
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
