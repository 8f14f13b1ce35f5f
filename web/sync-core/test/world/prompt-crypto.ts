/**
 * WebCrypto that answers at once, over the same OpenSSL: a simulator that must be told the same story
 * twice cannot have a thread pool in it. The other tests of this package use the real one.
 */
import * as node from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

type Material = Buffer | node.KeyObject;

class PromptKey {
  readonly type = 'secret';
  readonly extractable = false;
  readonly algorithm = { name: 'prompt' };
  readonly usages = [];
  constructor(readonly material: Material) {}
}

const AES = 'aes-256-gcm';
const TAG_BYTES = 16;

function buffer(data: BufferSource): Buffer {
  return ArrayBuffer.isView(data)
    ? Buffer.from(data.buffer, data.byteOffset, data.byteLength)
    : Buffer.from(data);
}

function material<M extends Material>(key: CryptoKey): M {
  return (key as unknown as PromptKey).material as M;
}

function exact(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}

function key(of: Material): CryptoKey {
  return new PromptKey(of) as unknown as CryptoKey;
}

const subtle = {
  async generateKey() {
    const pair = node.generateKeyPairSync('ec', { namedCurve: 'P-256' });
    return { publicKey: key(pair.publicKey), privateKey: key(pair.privateKey) };
  },
  async digest(_name: string, data: BufferSource) {
    return exact(node.createHash('sha256').update(buffer(data)).digest());
  },
  async importKey(format: string, data: BufferSource) {
    const bytes = Buffer.from(buffer(data));
    return key(format === 'spki' ? publicKey(bytes) : bytes);
  },
  async exportKey(_format: 'spki', of: CryptoKey) {
    return exact(material<node.KeyObject>(of).export({ format: 'der', type: 'spki' }));
  },
  async deriveKey({ salt, iterations }: Pbkdf2Params, from: CryptoKey) {
    const stretched = node.pbkdf2Sync(
      material<Buffer>(from),
      buffer(salt),
      iterations,
      32,
      'sha256',
    );
    return key(stretched);
  },
  async encrypt({ iv, additionalData }: AesGcmParams, by: CryptoKey, data: BufferSource) {
    const cipher = node.createCipheriv(AES, material<Buffer>(by), buffer(iv));
    if (additionalData) cipher.setAAD(buffer(additionalData));
    const sealed = Buffer.concat([cipher.update(buffer(data)), cipher.final()]);
    return exact(Buffer.concat([sealed, cipher.getAuthTag()]));
  },
  async decrypt({ iv, additionalData }: AesGcmParams, by: CryptoKey, data: BufferSource) {
    const bytes = buffer(data);
    const decipher = node.createDecipheriv(AES, material<Buffer>(by), buffer(iv));
    if (additionalData) decipher.setAAD(buffer(additionalData));
    decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
    const plain = decipher.update(bytes.subarray(0, bytes.length - TAG_BYTES));
    return exact(Buffer.concat([plain, decipher.final()]));
  },
  async sign(_how: object, by: CryptoKey, data: BufferSource) {
    const how = { key: material<node.KeyObject>(by), dsaEncoding: 'ieee-p1363' } as const;
    return exact(node.sign('sha256', buffer(data), how));
  },
  async verify(_how: object, by: CryptoKey, signature: BufferSource, data: BufferSource) {
    const how = { key: material<node.KeyObject>(by), dsaEncoding: 'ieee-p1363' } as const;
    return node.verify('sha256', buffer(data), how, buffer(signature));
  },
};

const ED25519_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const knownKeys = new Map<string, node.KeyObject>();
const checked = new Map<string, boolean>();

export function publicKey(spki: Buffer): node.KeyObject {
  const name = spki.toString('latin1');
  const known = knownKeys.get(name);
  if (known) return known;
  const made = node.createPublicKey({ key: spki, format: 'der', type: 'spki' });
  knownKeys.set(name, made);
  return made;
}

/** In place of `verifyAsync` of @noble/ed25519; the same question is not worked out twice. */
export async function verifyAsync(
  signature: Uint8Array,
  message: Uint8Array,
  raw: Uint8Array,
): Promise<boolean> {
  const question = Buffer.concat([signature, raw, message]).toString('latin1');
  const known = checked.get(question);
  if (known !== undefined) return known;
  const by = publicKey(Buffer.concat([ED25519_PREFIX, raw]));
  const answer = node.verify(null, message, by, signature);
  checked.set(question, answer);
  return answer;
}

function pressing(press: (bytes: Uint8Array) => Uint8Array) {
  return class {
    #pressed: Uint8Array | undefined;
    readonly writable = {
      getWriter: () => ({
        write: async (bytes: Uint8Array) => void (this.#pressed = press(bytes)),
        close: async () => {},
      }),
    };
    readonly readable = {
      getReader: () => ({
        read: async () => {
          const value = this.#pressed;
          this.#pressed = undefined;
          return value ? { done: false, value } : { done: true, value };
        },
        cancel: async () => {},
      }),
    };
  };
}

/** Puts all of it in place; the returned call takes it away again. */
export function promptCrypto(): () => void {
  const before = { crypto: globalThis.crypto, CompressionStream, DecompressionStream };
  const put = (things: object) => {
    for (const [name, value] of Object.entries(things)) {
      Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
    }
  };
  put({
    crypto: { subtle },
    CompressionStream: pressing(deflateRawSync),
    DecompressionStream: pressing(inflateRawSync),
  });
  return () => {
    put(before);
    checked.clear();
    knownKeys.clear();
  };
}
