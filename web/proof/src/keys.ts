/**
 * Who signed what. Devices sign with P-256 by WebCrypto. The keys of the log are Ed25519, which
 * browsers learnt late (Chrome 137): a small library checks those everywhere in the same way.
 */
import { verifyAsync } from '@noble/ed25519';
import { base64url, fromBase64url, type Bytes } from './bytes';
import { payloadCommit } from './hash';
import { canonicalBytes } from './json';

export type KeyUse = 'log' | 'package' | 'device';

/** A key as `/open/keys` publishes it. */
export interface PublishedKey {
  readonly name: string;
  readonly algorithm: string;
  /** base64url of the raw 32 bytes. */
  readonly publicKey: string;
  readonly use: KeyUse;
}

/** Made by a known key over exactly this; not so; or by nobody we know. */
export type Trust = 'signed' | 'forged' | 'unknown-key';

/** What a key of ours has signed: all other members stand beside these two. */
export interface Signed {
  readonly key: string;
  readonly signature: string;
}

/** The members of an envelope that a check looks at. */
export interface Sealed {
  readonly event: { readonly payloadCommit: Readonly<Record<string, string>> };
  readonly signature: string | null;
  readonly payload: unknown;
  readonly salt: string | null;
}

const P256 = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const ECDSA = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** Signs as this device: 64 bytes r‖s in base64url. */
export async function signEvent(event: object, key: CryptoKey): Promise<string> {
  const signature = await crypto.subtle.sign(ECDSA, key, canonicalBytes(event));
  return base64url(new Uint8Array(signature));
}

/** Whether this device (SPKI in base64url) signed exactly this event. */
export async function verifyEvent(
  event: object,
  signature: string,
  publicKey: string,
): Promise<boolean> {
  try {
    const spki = fromBase64url(publicKey);
    const key = await crypto.subtle.importKey('spki', spki, P256, false, ['verify']);
    const bytes = fromBase64url(signature);
    return await crypto.subtle.verify(ECDSA, key, bytes, canonicalBytes(event));
  } catch {
    return false;
  }
}

/** Whether the payload is the one that the event commits to; an erased one is not asked. */
export async function keepsCommitment(envelope: Sealed): Promise<boolean> {
  if ((envelope.payload === null) !== (envelope.salt === null)) return false;
  if (envelope.payload === null || envelope.salt === null) return true;
  try {
    const commit = await payloadCommit(fromBase64url(envelope.salt), envelope.payload);
    return commit === envelope.event.payloadCommit['sha-256'];
  } catch {
    return false;
  }
}

/** Whether signature and payload belong to the event; `publicKey` is SPKI in base64url. */
export async function verifyEnvelope(envelope: Sealed, publicKey: string): Promise<boolean> {
  return (
    envelope.signature !== null &&
    (await verifyEvent(envelope.event, envelope.signature, publicKey)) &&
    (await keepsCommitment(envelope))
  );
}

/** Checks receipts, certificates and manifests: the signature lies over JCS of all other members. */
export async function checkSealed<T extends Signed>(
  sealed: T,
  keys: readonly PublishedKey[],
  use: KeyUse,
): Promise<Trust> {
  const known = keys.find((key) => key.name === sealed.key && key.use === use);
  if (known === undefined) return 'unknown-key';
  const { signature, ...rest } = sealed;
  try {
    const good = await verifyEd25519(known, fromBase64url(signature), canonicalBytes(rest));
    return good ? 'signed' : 'forged';
  } catch {
    return 'forged';
  }
}

/** As {@link checkSealed}, for those who need only yes or no. */
export async function verifySigned<T extends Signed>(
  sealed: T,
  keys: readonly PublishedKey[],
  use: KeyUse,
): Promise<boolean> {
  return (await checkSealed(sealed, keys, use)) === 'signed';
}

/** RFC 8032 to the letter, as the JDK checks it. */
export async function verifyEd25519(
  key: PublishedKey,
  signature: Uint8Array,
  signed: Bytes,
): Promise<boolean> {
  if (key.algorithm !== 'Ed25519') return false;
  try {
    const raw = fromBase64url(key.publicKey);
    return await verifyAsync(signature, signed, raw, { zip215: false });
  } catch {
    return false;
  }
}
