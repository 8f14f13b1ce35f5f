/** Facts with legal weight: docs/formats.md §1. */
import type { Base64Url, Digests, Hex, Id, Instant, Place } from './values';

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
