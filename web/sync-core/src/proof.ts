/**
 * The one place where this package meets hashes, signatures and log proofs. Canonical form,
 * signatures and proofs are those of docs/formats.md §1 and §2.
 */
import canonicalize from 'canonicalize';
import { base64url, concat, fromBase64url, hex, utf8, type Bytes } from './bytes';
import type { Envelope, Hex, PublishedKey, TraceEvent } from './wire';

export function canonicalBytes(value: unknown): Bytes {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('Nothing to write in canonical form.');
  return utf8(text);
}

async function sha256(bytes: Uint8Array): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Bytes));
}

export async function sha256Hex(bytes: Uint8Array): Promise<Hex> {
  return hex(await sha256(bytes));
}

export function eventHash(event: TraceEvent): Promise<Hex> {
  return sha256Hex(canonicalBytes(event));
}

export function leafHash(event: TraceEvent): Promise<Hex> {
  return sha256Hex(concat(Uint8Array.of(0), canonicalBytes(event)));
}

export function payloadCommit(salt: Uint8Array, payload: unknown): Promise<Hex> {
  return sha256Hex(concat(salt, canonicalBytes(payload)));
}

const P256 = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const ECDSA = { name: 'ECDSA', hash: 'SHA-256' } as const;

export async function signEvent(event: TraceEvent, key: CryptoKey): Promise<string> {
  const signature = await crypto.subtle.sign(ECDSA, key, canonicalBytes(event));
  return base64url(new Uint8Array(signature));
}

/** Whether signature and payload belong to the event; `publicKey` is SPKI in base64url. */
export async function verifyEnvelope(envelope: Envelope, publicKey: string): Promise<boolean> {
  if (envelope.signature === null) return false;
  try {
    const spki = fromBase64url(publicKey);
    const key = await crypto.subtle.importKey('spki', spki, P256, false, ['verify']);
    const signed = canonicalBytes(envelope.event);
    const signature = fromBase64url(envelope.signature);
    if (!(await crypto.subtle.verify(ECDSA, key, signature, signed))) return false;
    if (envelope.payload === null || envelope.salt === null) return true;
    const commit = await payloadCommit(fromBase64url(envelope.salt), envelope.payload);
    return commit === envelope.event.payloadCommit['sha-256'];
  } catch {
    return false;
  }
}

async function verifyEd25519(key: string, signature: Uint8Array, signed: Bytes): Promise<boolean> {
  try {
    const raw = fromBase64url(key);
    const known = await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', known, signature as Bytes, signed);
  } catch {
    return false;
  }
}

/** Checks receipts, certificates and manifests: Ed25519 over JCS of the object without `signature`. */
export async function verifySigned(
  signed: { readonly key: string; readonly signature: string },
  keys: readonly PublishedKey[],
  use: PublishedKey['use'],
): Promise<boolean> {
  const known = keys.find((key) => key.name === signed.key && key.use === use);
  if (!known) return false;
  const { signature, ...rest } = signed;
  return verifyEd25519(known.publicKey, fromBase64url(signature), canonicalBytes(rest));
}

export interface Head {
  readonly origin: string;
  readonly size: number;
  readonly root: Hex;
}

/** Reads a signed note and checks its signature by one of the keys of the log; null when wrong. */
export async function openHead(note: string, keys: readonly PublishedKey[]): Promise<Head | null> {
  const read = /^([^\n]+)\n(0|[1-9]\d*)\n([A-Za-z0-9+/]{43}=)\n\n((?:— \S+ \S+\n)+)$/.exec(note);
  if (!read) return null;
  const [, origin, size, root, signatures] = read as unknown as [
    string,
    string,
    string,
    string,
    string,
  ];
  const text = utf8(`${origin}\n${size}\n${root}\n`);
  for (const line of signatures.trimEnd().split('\n')) {
    const [, name, blob] = line.split(' ') as [string, string, string];
    const key = keys.find((k) => k.name === name && k.use === 'log');
    if (!key) continue;
    const bytes = fromStandardBase64(blob);
    const publicKey = fromBase64url(key.publicKey);
    const named = (await sha256(concat(utf8(name), Uint8Array.of(0x0a, 0x01), publicKey))).slice(
      0,
      4,
    );
    if (bytes.length !== 68 || hex(named) !== hex(bytes.slice(0, 4))) continue;
    if (await verifyEd25519(key.publicKey, bytes.slice(4), text)) {
      return { origin, size: Number(size), root: hex(fromStandardBase64(root)) };
    }
  }
  return null;
}

function fromStandardBase64(text: string): Bytes {
  return fromBase64url(text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''));
}

function fromHex(text: Hex): Bytes {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

function node(left: Hex, right: Hex): Promise<Hex> {
  return sha256Hex(concat(Uint8Array.of(1), fromHex(left), fromHex(right)));
}

/** RFC 9162 §2.1.3.2. */
export async function verifyInclusion(
  leaf: Hex,
  index: number,
  size: number,
  path: readonly Hex[],
  root: Hex,
): Promise<boolean> {
  if (index >= size) return false;
  let [fn, sn, hash] = [index, size - 1, leaf];
  for (const sibling of path) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      hash = await node(sibling, hash);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
    } else {
      hash = await node(hash, sibling);
    }
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 && hash === root;
}

/** RFC 9162 §2.1.4.2. */
export async function verifyConsistency(
  first: Head,
  second: Head,
  path: readonly Hex[],
): Promise<boolean> {
  if (first.size > second.size) return false;
  if (first.size === second.size) return path.length === 0 && first.root === second.root;
  if (first.size === 0) return path.length === 0;
  const proof = Number.isInteger(Math.log2(first.size)) ? [first.root, ...path] : [...path];
  const start = proof.shift();
  if (start === undefined) return false;
  let [fn, sn] = [first.size - 1, second.size - 1];
  while (fn % 2 === 1) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  let [fr, sr] = [start, start];
  for (const c of proof) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      [fr, sr] = [await node(c, fr), await node(c, sr)];
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
    } else {
      sr = await node(sr, c);
    }
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return fr === first.root && sr === second.root && sn === 0;
}
