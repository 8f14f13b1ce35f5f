/** Signed heads: the tlog-checkpoint text in a signed note (docs/formats.md §2). */
import { base64, concat, fromBase64, fromBase64url, fromHex, hex, utf8, type Hex } from './bytes';
import { sha256 } from './hash';
import { verifyEd25519, type PublishedKey, type Trust } from './keys';

/** This log had this many entries and this root. */
export interface Head {
  readonly origin: string;
  readonly size: number;
  readonly root: Hex;
}

interface NoteSignature {
  readonly name: string;
  readonly keyHash: Hex;
  readonly signature: Uint8Array;
}

interface Note {
  readonly head: Head;
  readonly signatures: readonly NoteSignature[];
}

const NOTE = /^([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n\n((?:— [^\n]+\n)+)$/;
const SIGNATURE = /^— (.+) ([A-Za-z0-9+/]+={0,2})$/;

/**
 * Reads a note and says what its signatures are worth: forged if a known key's is false, else
 * signed if one known key signed. Signatures of others (a witness, say) are passed over.
 */
export async function checkHead(
  note: string,
  keys: readonly PublishedKey[],
): Promise<{ readonly trust: Trust; readonly head: Head } | { readonly trust: 'not-readable' }> {
  const read = readNote(note);
  if (read === null) return { trust: 'not-readable' };
  const text = signedText(read.head);
  let trust: Trust = 'unknown-key';
  for (const one of read.signatures) {
    const key = await named(one, keys);
    if (key === undefined) continue;
    if (!(await verifyEd25519(key, one.signature, text))) {
      return { trust: 'forged', head: read.head };
    }
    trust = 'signed';
  }
  return { trust, head: read.head };
}

/** The head of a note that a known key signed; null for every other. */
export async function openHead(note: string, keys: readonly PublishedKey[]): Promise<Head | null> {
  const checked = await checkHead(note, keys);
  return checked.trust === 'signed' ? checked.head : null;
}

function readNote(note: string): Note | null {
  const [, origin, size, root, lines] = NOTE.exec(note) ?? [];
  if (origin === undefined || size === undefined || root === undefined || lines === undefined) {
    return null;
  }
  try {
    const head = { origin, size: Number(size), root: hex(fromBase64(root)) };
    const signatures = lines.slice(0, -1).split('\n').map(readSignature);
    return signatures.every((one) => one !== null) && Number.isSafeInteger(head.size)
      ? { head, signatures }
      : null;
  } catch {
    return null;
  }
}

function readSignature(line: string): NoteSignature | null {
  const [, name, blob] = SIGNATURE.exec(line) ?? [];
  if (name === undefined || blob === undefined) return null;
  const bytes = fromBase64(blob);
  if (bytes.length !== 68) return null;
  return { name, keyHash: hex(bytes.slice(0, 4)), signature: bytes.slice(4) };
}

function signedText(head: Head) {
  const root = base64(fromHex(head.root));
  return utf8(`${head.origin}\n${head.size}\n${root}\n`);
}

async function named(
  signature: NoteSignature,
  keys: readonly PublishedKey[],
): Promise<PublishedKey | undefined> {
  const key = keys.find((known) => known.name === signature.name && known.use === 'log');
  if (key === undefined) return undefined;
  const publicKey = fromBase64url(key.publicKey);
  const all = await sha256(concat(utf8(key.name), Uint8Array.of(0x0a, 0x01), publicKey));
  return hex(all.slice(0, 4)) === signature.keyHash ? key : undefined;
}
