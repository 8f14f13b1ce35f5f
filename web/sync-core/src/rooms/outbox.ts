/** On its way. */
import type { Flag, Hex, Id, Instant } from '../wire';

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
    'visit.sealed' | 'visit.cosigned' | 'sheet.handed' | 'number.voided' | 'stop.skipped';
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
