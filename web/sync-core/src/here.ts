import type { PhoneClock } from './clock';
import type { Chance, Ticks } from './ports';
import type { Turns } from './turns';
import type { Vault } from './vault';
import type { DeviceCertificate, Id, PublishedKey, Session } from './wire';

/** What the rooms share while somebody is signed in. */
export interface Here {
  /** Throws when nobody has opened the store. */
  vault(): Vault;
  session(): Session | null;
  certificate(): DeviceCertificate | null;
  deviceKey(): Promise<CryptoKeyPair>;
  /** The server's public keys as first seen; a name never gets another key. */
  keys(): readonly PublishedKey[];
  /** Writes down outside the store that so many events were kept in it. */
  witness(seq: number): void;
  newId(): Id;
  readonly clock: PhoneClock;
  readonly ticks: Ticks;
  readonly chance: Chance;
  readonly turns: Turns;
}

/** Thrown where a call cannot do its work; `code` says why in one word. */
export class CannotNow extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'CannotNow';
    this.code = code;
  }
}
