import { base64url, fromBase64url, fromUtf8, hex, utf8, type Bytes } from './bytes';
import type { Chance } from './ports';

/** How the data key of an account lies on the device: wrapped by a key derived from the password. */
export interface Lock {
  readonly v: 1;
  readonly salt: string;
  readonly iterations: number;
  readonly iv: string;
  readonly wrapped: string;
}

/** OWASP's figure of 2023 for PBKDF2-HMAC-SHA-256; about half a second on a phone. */
export const STRETCHING = 600_000;

const DATA_KEY = { name: 'AES-GCM', length: 256 } as const;
const USES: KeyUsage[] = ['encrypt', 'decrypt'];

export async function makeLock(
  password: string,
  iterations: number,
  chance: Chance,
): Promise<{ readonly lock: Lock; readonly key: CryptoKey }> {
  const raw = chance.bytes(32);
  return { lock: await wrap(raw, password, iterations, chance), key: await dataKey(raw) };
}

/** The data key, for use only; null when the password is another one. */
export async function openLock(lock: Lock, password: string): Promise<CryptoKey | null> {
  const raw = await unwrap(lock, password);
  return raw && dataKey(raw);
}

/** The same data key under a new password; null when the former one is wrong. */
export async function changeLock(
  lock: Lock,
  former: string,
  password: string,
  iterations: number,
  chance: Chance,
): Promise<{ readonly lock: Lock; readonly key: CryptoKey } | null> {
  const raw = await unwrap(lock, former);
  if (!raw) return null;
  return { lock: await wrap(raw, password, iterations, chance), key: await dataKey(raw) };
}

/** Names an account on the device without saying whose it is. */
export async function accountOf(name: string): Promise<string> {
  const written = utf8(`xunfu account ${name.normalize('NFC').trim().toLowerCase()}`);
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', written))).slice(0, 24);
}

export function writeLock(lock: Lock): Uint8Array {
  return utf8(JSON.stringify(lock));
}

export function readLock(bytes: Uint8Array): Lock {
  return JSON.parse(fromUtf8(bytes)) as Lock;
}

function dataKey(raw: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, DATA_KEY, false, USES);
}

/** A key for a file or another key, from words that a person knows. */
export async function stretched(
  words: string,
  salt: Bytes,
  iterations: number,
): Promise<CryptoKey> {
  const typed = utf8(words.normalize('NFC'));
  const material = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return crypto.subtle.deriveKey(how, material, DATA_KEY, false, USES);
}

async function wrap(
  raw: Bytes,
  password: string,
  iterations: number,
  chance: Chance,
): Promise<Lock> {
  const [salt, iv] = [chance.bytes(16), chance.bytes(12)];
  const key = await stretched(password, salt, iterations);
  const wrapped = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, raw));
  return {
    v: 1,
    salt: base64url(salt),
    iterations,
    iv: base64url(iv),
    wrapped: base64url(wrapped),
  };
}

async function unwrap(lock: Lock, password: string): Promise<Bytes | null> {
  const key = await stretched(password, fromBase64url(lock.salt), lock.iterations);
  const how = { name: 'AES-GCM', iv: fromBase64url(lock.iv) };
  try {
    return new Uint8Array(await crypto.subtle.decrypt(how, key, fromBase64url(lock.wrapped)));
  } catch {
    return null;
  }
}
