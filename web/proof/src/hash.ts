import { concat, fromHex, hex, type Bytes, type Hex } from './bytes';
import { canonicalBytes } from './json';

export async function sha256(bytes: Uint8Array): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Bytes));
}

export async function sha256Hex(bytes: Uint8Array): Promise<Hex> {
  return hex(await sha256(bytes));
}

/** What a sheet prints, `prev` names and a co-signature names. */
export function eventHash(event: object): Promise<Hex> {
  return sha256Hex(canonicalBytes(event));
}

/** The event's leaf in the log. */
export function leafHash(event: object): Promise<Hex> {
  return sha256Hex(concat(Uint8Array.of(0), canonicalBytes(event)));
}

/** SHA-256(salt ‖ JCS(payload)). */
export function payloadCommit(salt: Uint8Array, payload: unknown): Promise<Hex> {
  return sha256Hex(concat(salt, canonicalBytes(payload)));
}

/** An inner node of the log. */
export function nodeHash(left: Hex, right: Hex): Promise<Hex> {
  return sha256Hex(concat(Uint8Array.of(1), fromHex(left), fromHex(right)));
}
