import { readFileSync } from 'node:fs';
import { webcrypto } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  base64url,
  canonicalText,
  checkHead,
  checkSealed,
  eventHash,
  fromBase64url,
  fromHex,
  concat,
  hex,
  keepsCommitment,
  leafHash,
  NotReadable,
  openHead,
  readStrictly,
  sha256Hex,
  signEvent,
  utf8,
  verifyConsistency,
  verifyEnvelope,
  verifyEvent,
  verifyInclusion,
  verifySigned,
  type PublishedKey,
  type Sealed,
} from '../src';

function cases<T>(file: string): T {
  const url = new URL(`../../../cases/proof/${file}`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as T;
}

interface Canonical {
  cases: { name: string; text: string; canonical: string; sha256: string }[];
  refused: { name: string; text: string }[];
}
interface Tree {
  entries: string[];
  roots: string[];
  inclusion: { index: number; size: number; path: string[] }[];
  consistency: { first: number; second: number; path: string[] }[];
}
type Certificate = { publicKey: string; key: string; signature: string; [name: string]: unknown };
interface SealedCases {
  certificate: Certificate;
  keys: { keys: PublishedKey[] };
  events: {
    envelope: Sealed;
    eventHash: string;
    leafHash: string;
    canonicalEvent: string;
    canonicalPayload: string;
  }[];
  receipt: { key: string; signature: string; promiseSeconds: number };
  proof: { index: number; size: number; leafHash: string; path: string[]; head: string };
  heads: [string, string];
  badHeads: { why: string; note: string; answer: string }[];
  consistency: { first: number; second: number; path: string[] };
}

describe('canonical JSON', () => {
  const canonical = cases<Canonical>('canonical.json');
  it.each(canonical.cases)('$name', async (one) => {
    const value = readStrictly(one.text);
    expect(canonicalText(value)).toBe(one.canonical);
    expect(await sha256Hex(utf8(one.canonical))).toBe(one.sha256);
  });

  it.each(canonical.refused)('refuses $name', (one) => {
    expect(() => readStrictly(one.text)).toThrow(NotReadable);
  });

  it('reads what JSON.parse reads, whatever is written', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(canonicalText(readStrictly(canonicalText(JSON.parse(text))))).toBe(
          canonicalText(JSON.parse(text)),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps a member that bears the name of a prototype', () => {
    const value = readStrictly('{"__proto__":1}');
    expect(canonicalText(value)).toBe('{"__proto__":1}');
  });
});

describe('the log', () => {
  const tree = cases<Tree>('tree.json');
  const leaves = tree.entries.map((entry) => sha256Hex(concat(Uint8Array.of(0), fromHex(entry))));

  it('accepts the inclusion proofs of the cases', async () => {
    for (const { index, size, path } of tree.inclusion) {
      const leaf = await leaves[index]!;
      expect(await verifyInclusion(leaf, index, size, path, tree.roots[size]!)).toBe(true);
    }
  });

  it('accepts the consistency proofs of the cases', async () => {
    for (const { first, second, path } of tree.consistency) {
      const older = { size: first, root: tree.roots[first]! };
      expect(
        await verifyConsistency(older, { size: second, root: tree.roots[second]! }, path),
      ).toBe(true);
    }
  });

  const flip = (hash: string, bit: number): string => {
    const bytes = fromHex(hash);
    bytes[bit >> 3]! ^= 1 << (bit & 7);
    return hex(bytes);
  };
  const bend = (path: string[], how: number, bit: number): string[] => {
    if (how === 0 || path.length === 0) return [...path, tree.roots[bit % 70]!];
    const place = bit % path.length;
    return how === 1
      ? path.filter((_, at) => at !== place)
      : path.map((hash, at) => (at === place ? flip(hash, bit) : hash));
  };

  it('rejects bent inclusion proofs', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...tree.inclusion),
        fc.nat(2),
        fc.nat(255),
        async ({ index, size, path }, how, bit) => {
          const leaf = await leaves[index]!;
          const root = tree.roots[size]!;
          expect(await verifyInclusion(leaf, index, size, bend(path, how, bit), root)).toBe(false);
          expect(await verifyInclusion(flip(leaf, bit), index, size, path, root)).toBe(false);
          expect(await verifyInclusion(leaf, index, size, path, flip(root, bit))).toBe(false);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('rejects bent consistency proofs', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...tree.consistency.filter((one) => one.first < one.second)),
        fc.nat(2),
        fc.nat(255),
        async ({ first, second, path }, how, bit) => {
          const older = { size: first, root: tree.roots[first]! };
          const newer = { size: second, root: tree.roots[second]! };
          const bentOlder = { ...older, root: flip(older.root, bit) };
          const bentNewer = { ...newer, root: flip(newer.root, bit) };
          expect(await verifyConsistency(older, newer, bend(path, how, bit))).toBe(false);
          expect(await verifyConsistency(bentOlder, newer, path)).toBe(false);
          expect(await verifyConsistency(older, bentNewer, path)).toBe(false);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('has no place for numbers that are none', async () => {
    const root = tree.roots[1]!;
    for (const index of [-1, 0.5, NaN, Infinity]) {
      expect(await verifyInclusion(root, index, 1, [], root)).toBe(false);
    }
  });
});

describe('what was sealed', () => {
  const sealed = cases<SealedCases>('sealed.json');
  const keys = sealed.keys.keys;

  it('hashes as the cases say', async () => {
    for (const one of sealed.events) {
      expect(canonicalText(one.envelope.event)).toBe(one.canonicalEvent);
      expect(canonicalText(one.envelope.payload)).toBe(one.canonicalPayload);
      expect(await eventHash(one.envelope.event)).toBe(one.eventHash);
      expect(await leafHash(one.envelope.event)).toBe(one.leafHash);
      expect(await keepsCommitment(one.envelope)).toBe(true);
    }
  });

  it('is signed by its device', async () => {
    const { envelope } = sealed.events[0]!;
    expect(await verifyEnvelope(envelope, sealed.certificate.publicKey)).toBe(true);
    const bent = { ...envelope, payload: { ...(envelope.payload as object), count: 4 } };
    expect(await verifyEnvelope(bent, sealed.certificate.publicKey)).toBe(false);
    const other = { ...envelope, event: sealed.events[1]!.envelope.event };
    expect(await verifyEnvelope(other, sealed.certificate.publicKey)).toBe(false);
    const half = { ...envelope, salt: null };
    expect(await verifyEnvelope(half, sealed.certificate.publicKey)).toBe(false);
    const erased = { ...envelope, payload: null, salt: null };
    expect(await verifyEnvelope(erased, sealed.certificate.publicKey)).toBe(true);
  });

  it('is signed by a fresh key in the form that the server reads', async () => {
    const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
      'sign',
      'verify',
    ]);
    const spki = base64url(new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey)));
    const event = sealed.events[0]!.envelope.event;
    const signature = await signEvent(event, pair.privateKey);
    expect(fromBase64url(signature)).toHaveLength(64);
    expect(await verifyEvent(event, signature, spki)).toBe(true);
    expect(await verifyEvent({ ...event, seq: 2 }, signature, spki)).toBe(false);
  });

  it('knows certificate and receipt by their keys', async () => {
    expect(await checkSealed(sealed.certificate, keys, 'device')).toBe('signed');
    expect(await checkSealed(sealed.certificate, keys, 'log')).toBe('unknown-key');
    const bent = { ...sealed.certificate, personName: '别人' };
    expect(await checkSealed(bent, keys, 'device')).toBe('forged');
    expect(await verifySigned(sealed.receipt, keys, 'log')).toBe(true);
    expect(await verifySigned({ ...sealed.receipt, promiseSeconds: 61 }, keys, 'log')).toBe(false);
  });

  it('stands under signed heads', async () => {
    const one = await openHead(sealed.heads[0], keys);
    const three = await openHead(sealed.heads[1], keys);
    expect(one?.size).toBe(1);
    expect(three?.size).toBe(3);
    const { index, size, leafHash: leaf, path } = sealed.proof;
    expect(await verifyInclusion(leaf, index, size, path, three!.root)).toBe(true);
    expect(await verifyConsistency(one!, three!, sealed.consistency.path)).toBe(true);
  });

  it.each(sealed.badHeads)('takes no head with $why', async ({ note, answer }) => {
    expect((await checkHead(note, keys)).trust).toBe(answer);
    expect(await openHead(note, keys)).toBeNull();
  });

  it('never takes a bent head', async () => {
    const note = sealed.heads[1];
    await fc.assert(
      fc.asyncProperty(fc.nat(note.length - 1), fc.nat(6), async (at, bit) => {
        const unit = String.fromCharCode(note.charCodeAt(at) ^ (1 << bit));
        expect(await openHead(note.slice(0, at) + unit + note.slice(at + 1), keys)).toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  it('agrees with the platform about Ed25519', async () => {
    const pair = (await webcrypto.subtle.generateKey('Ed25519', true, [
      'sign',
      'verify',
    ])) as webcrypto.CryptoKeyPair;
    const raw = new Uint8Array(await webcrypto.subtle.exportKey('raw', pair.publicKey));
    const key = {
      name: 'n',
      algorithm: 'Ed25519',
      publicKey: base64url(raw),
      use: 'log',
    } as const;
    const body = { v: 1, key: 'n' };
    const signature = await webcrypto.subtle.sign(
      'Ed25519',
      pair.privateKey,
      utf8(canonicalText(body)),
    );
    const signed = { ...body, signature: base64url(new Uint8Array(signature)) };
    expect(await verifySigned(signed, [key], 'log')).toBe(true);
    expect(await verifySigned({ ...signed, v: 2 }, [key], 'log')).toBe(false);
  });
});
