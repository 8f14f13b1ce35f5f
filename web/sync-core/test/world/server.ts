import { createHash, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import { base64, base64url, canonicalBytes, concat, fromHex, utf8 } from '@xunfu/proof';
import { fromUtf8 } from '../../src/bytes';
import { instant } from '../../src/clock';
import type {
  Acknowledgement,
  DeviceCertificate,
  Envelope,
  Hex,
  Id,
  PackageManifest,
  PublishedKey,
  Receipt,
} from '../../src/wire';
import { MerkleTree } from './merkle';
import { publicKey } from './prompt-crypto';
import { HOME, OFFICERS, ORGANIZATION, pieces, ZONE_MINUTES, type Officer, dateOf } from './cast';

/** What the wire carries: never the same object on both sides. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly bytes?: Uint8Array;
}

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly body: string | undefined;
  /** The session cookie of the phone. */
  readonly cookie: { officer: Officer | null };
}

interface Stored {
  readonly envelope: Envelope;
  readonly bytes: string;
  readonly receivedAt: string;
}

interface Upload {
  readonly sha256: Hex;
  readonly size: number;
  parts: Uint8Array;
}

function signer(name: string, use: PublishedKey['use']) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const published: PublishedKey = {
    name,
    algorithm: 'Ed25519',
    publicKey: base64url(raw),
    use,
    from: '2026-01-01T00:00:00.000+08:00',
  };
  return { published, privateKey };
}

/**
 * The acceptance rules of docs/formats.md §2–§4 in memory: what a phone may rely on, with the log
 * behind it. Whatever is in it has been committed; the network around it forgets and repeats.
 */
export class ModelServer {
  /** Negative control: takes a repeated envelope for a new one. */
  idempotent = true;
  /** Negative control: acknowledges before it keeps. */
  keepsBeforeAnswer = true;
  officers: readonly Officer[] = OFFICERS;
  /** Every envelope kept, in order of arrival; each exactly once if all is well. */
  readonly submissions: Stored[] = [];
  readonly files = new Map<Hex, Uint8Array>();
  readonly tree = new MerkleTree();
  readonly devices = new Map<Id, DeviceCertificate>();
  readonly voided: string[] = [];
  /** Skipped visits as they came, each once. */
  readonly skipped: { readonly day: Id; readonly visit: Id; readonly reason: string }[] = [];
  readonly refusals: { readonly id: Id; readonly code: string }[] = [];
  readonly #origin = `xunfu.${HOME}/trace`;
  readonly #log = signer('xunfu.330122/trace+0a1b2c3d', 'log');
  readonly #package = signer('xunfu.330122/package', 'package');
  readonly #device = signer('xunfu.330122/device', 'device');
  readonly #packages = new Map<Id, { manifest: PackageManifest; pieces: Map<Hex, Uint8Array> }>();
  readonly #uploads = new Map<string, Upload>();
  readonly #pending: string[] = [];
  readonly #index = new Map<Id, number>();
  readonly #now: () => number;
  #nextBlock = 1;
  #nextUpload = 1;

  readonly #committed: () => void;

  constructor(now: () => number, committed: () => void = () => {}) {
    this.#now = now;
    this.#committed = committed;
  }

  keys(): readonly PublishedKey[] {
    return [this.#log.published, this.#package.published, this.#device.published];
  }

  of(id: Id): Stored | undefined {
    return this.submissions.find((stored) => stored.envelope.event.id === id);
  }

  inLog(id: Id): boolean {
    return this.#index.has(id);
  }

  missing(envelope: Envelope): readonly Hex[] {
    const named = envelope.event.attachments.map(({ digests }) => digests['sha-256']!);
    return named.filter((sha256) => !this.files.has(sha256));
  }

  /** The sequencer: what is committed gets its place in the log. */
  sequence(): void {
    for (const id of this.#pending.splice(0)) {
      const { envelope } = this.of(id)!;
      this.#index.set(id, this.tree.leaves.length);
      this.tree.leaves.push(leaf(envelope));
    }
  }

  call(call: Call): Answer {
    const [path, query = ''] = call.path.split('?') as [string, string?];
    const parts = path.split('/').slice(1);
    if (path === '/open/keys') return ok({ keys: this.keys() });
    if (path === '/api/session') return this.#session(call);
    if (!call.cookie.officer) return fault(401, 'signed-out');
    const body = call.body === undefined ? undefined : JSON.parse(call.body);
    switch (`${call.method} ${parts[1]}`) {
      case 'POST devices':
        return this.#bind(call.cookie.officer, body);
      case 'GET days':
        return ok([]);
      case 'POST packages':
        return this.#newPackage(call.cookie.officer, body);
      case 'GET packages':
        return this.#piece(parts[2]!, parts[4]!);
      case 'POST submissions':
        return this.#submission(body);
      case 'GET submissions':
        return parts[3] === 'proof' ? this.#proof(parts[2]!) : this.#state(parts[2]!);
      case 'HEAD files':
        return this.files.has(parts[2]!) ? { status: 200 } : { status: 404 };
      case 'POST days':
        return this.#skip(parts[2]!, body);
      case 'POST numbers':
        return this.#voiding(decodeURIComponent(parts[2]!));
      case 'GET heads':
        return this.#heads(parts[2]!, new URLSearchParams(query));
      default:
        return fault(404, 'no-such-call');
    }
  }

  /** tus: a place for a photo of this size. */
  place(sha256: Hex, size: number): string {
    const url = `/api/uploads/${this.#nextUpload++}`;
    this.#uploads.set(url, { sha256, size, parts: new Uint8Array() });
    return url;
  }

  /** tus: how many bytes are there; undefined when the place is unknown. */
  offset(url: string): number | undefined {
    return this.#uploads.get(url)?.parts.length;
  }

  /** tus: how many bytes are to come there in all. */
  sizeAt(url: string): number | undefined {
    return this.#uploads.get(url)?.size;
  }

  /** tus: one part; a whole file with another hash than named is refused. */
  part(url: string, offset: number, bytes: Uint8Array): number {
    const upload = this.#uploads.get(url);
    if (!upload) return 404;
    if (upload.parts.length !== offset) return 409;
    upload.parts = concat(upload.parts, bytes);
    if (upload.parts.length < upload.size) return 204;
    this.#uploads.delete(url);
    if (sha256(upload.parts) !== upload.sha256) return 422;
    this.files.set(upload.sha256, upload.parts);
    return 204;
  }

  /** Old half-sent photos are thrown away. */
  forgetUploads(): void {
    this.#uploads.clear();
  }

  /** A restore from a backup that is so many submissions old. The log starts anew with it. */
  loseLast(count: number): void {
    for (const { envelope } of this.submissions.splice(-count)) {
      this.#index.delete(envelope.event.id);
    }
  }

  #session({ method, body, cookie }: Call): Answer {
    if (method === 'DELETE') cookie.officer = null;
    if (method !== 'POST') return ok({});
    const { name, password } = JSON.parse(body!) as { name: string; password: string };
    const officer = this.officers.find((known) => known.login === name);
    if (!officer || password !== officer.password) return fault(401, 'wrong-sign-in');
    cookie.officer = officer;
    const { person, post } = officer;
    return ok({
      person: { id: person, name: officer.name },
      posts: [{ id: post, name: '科员', function: 'officer', organization: ORGANIZATION }],
      actingFor: post,
      fictional: true,
      serverTime: this.#time(),
    });
  }

  #bind(officer: Officer, { id, publicKey }: { id: Id; publicKey: string }): Answer {
    const certificate = this.#signed(this.#device, {
      v: 1 as const,
      device: id,
      publicKey,
      person: officer.person,
      personName: officer.name,
      post: officer.post,
      postName: '科员',
      organization: ORGANIZATION.id,
      organizationName: ORGANIZATION.name,
      notBefore: this.#time(-3_600_000),
      notAfter: this.#time(90 * 24 * 3_600_000),
    });
    this.devices.set(id, certificate);
    return ok(certificate);
  }

  #newPackage(officer: Officer, { day, device }: { day: Id; device: Id }): Answer {
    if (!this.devices.has(device)) return fault(403, 'device-not-bound');
    const from = this.#nextBlock;
    this.#nextBlock += 20;
    const year = Number(this.#time().slice(0, 4));
    const numbers = { year, from, to: from + 19, device };
    const certificates = { devices: [...this.devices.values()], keys: this.keys() };
    const content = pieces(day, numbers, certificates);
    const bytes = new Map<Hex, Uint8Array>();
    const listed = content.map(({ kind, key, content: json }) => {
      const written = utf8(JSON.stringify(json));
      bytes.set(sha256(written), written);
      return { kind, key, sha256: sha256(written), size: written.length };
    });
    const visits = content.filter(({ kind }) => kind === 'visit').map(({ key }) => key);
    const manifest: PackageManifest = this.#signed(this.#package, {
      v: 1 as const,
      id: `00000000-0000-7000-8000-${String(this.#packages.size + 1).padStart(12, '0')}`,
      home: HOME,
      person: officer.person,
      post: officer.post,
      organization: ORGANIZATION.id,
      device,
      day,
      date: dateOf(day),
      visits: visits.filter((visit) => !this.#made(visit)),
      cosign: visits.filter((visit) => this.#made(visit)),
      madeAt: this.#time(),
      validUntil: this.#time(30 * 24 * 3_600_000),
      serverTime: this.#time(),
      head: this.#head(),
      fictional: true,
      pieces: listed,
    });
    this.#packages.set(manifest.id, { manifest, pieces: bytes });
    return ok(manifest);
  }

  #piece(id: Id, sha: Hex): Answer {
    const bytes = this.#packages.get(id)?.pieces.get(sha);
    return bytes ? { status: 200, bytes } : fault(404, 'no-such-piece');
  }

  #submission(envelope: Envelope): Answer {
    const { event } = envelope;
    const bytes = fromUtf8(canonicalBytes(envelope));
    const known = this.of(event.id);
    if (known && this.idempotent) {
      return known.bytes === bytes ? ok(this.#acknowledged(known)) : fault(409, 'other-content');
    }
    const certificate = this.devices.get(event.device ?? '');
    if (!certificate) return this.#refused(event.id, 403, 'device-not-bound');
    if (!isGenuine(envelope, certificate)) return this.#refused(event.id, 403, 'bad-signature');
    const { parts } = envelope.payload as { parts?: object };
    if (parts && Object.keys(parts).length === 0) {
      return this.#refused(event.id, 422, 'not-readable');
    }
    const visit = (envelope.payload as { visit?: Id } | null)?.visit;
    if (!this.#everHeld(visit)) return this.#refused(event.id, 404, 'visit-never-held');
    const stored = { envelope, bytes, receivedAt: this.#time() };
    if (this.keepsBeforeAnswer) this.#commit(stored);
    return ok(this.#acknowledged(stored), 201);
  }

  #made(visit: Id): boolean {
    return this.submissions.some(
      ({ envelope: { event, payload } }) =>
        event.type === 'visit.sealed' && (payload as { visit?: Id } | null)?.visit === visit,
    );
  }

  #skip(day: Id, { visit, reason }: { readonly visit: Id; readonly reason: string }): Answer {
    if (this.skipped.some((one) => one.visit === visit)) return fault(422, 'no-such-stop');
    if (this.#made(visit)) return fault(409, 'already-made');
    this.skipped.push({ day, visit, reason });
    return ok({});
  }

  #voiding(number: string): Answer {
    if (this.voided.includes(number)) return fault(409, 'number-void');
    this.voided.push(number);
    return { status: 204 };
  }

  #commit(stored: Stored): void {
    this.submissions.push(stored);
    this.#pending.push(stored.envelope.event.id);
    this.#committed();
  }

  #refused(id: Id, status: number, code: string): Answer {
    this.refusals.push({ id, code });
    return fault(status, code);
  }

  #everHeld(visit: Id | undefined): boolean {
    return [...this.#packages.values()].some(({ manifest }) =>
      manifest.visits.includes(visit ?? ''),
    );
  }

  #acknowledged({ envelope, receivedAt }: Stored): Acknowledgement {
    const receipt: Receipt = this.#signed(this.#log, {
      v: 1 as const,
      origin: this.#origin,
      event: envelope.event.id,
      eventHash: sha256(canonicalBytes(envelope.event)),
      leafHash: leaf(envelope),
      receivedAt,
      promiseSeconds: 60,
    });
    return { v: 1, receipt, missing: this.missing(envelope), flags: [] };
  }

  #state(id: Id): Answer {
    const stored = this.of(id);
    if (!stored) return fault(404, 'unknown');
    const hash = sha256(canonicalBytes(stored.envelope.event));
    const cosigned = this.submissions.some(
      ({ envelope }) => (envelope.payload as { names?: Hex } | null)?.names === hash,
    );
    const missing = this.missing(stored.envelope);
    return ok({ missing, flags: [], cosigned, level: missing.length > 0 ? 2 : 3 });
  }

  #proof(id: Id): Answer {
    const stored = this.of(id);
    if (!stored) return fault(404, 'unknown');
    const index = this.#index.get(id);
    if (index === undefined) return fault(409, 'not-yet-in-log');
    const size = this.tree.leaves.length;
    const path = this.tree.inclusion(index, size);
    const leafHash = leaf(stored.envelope);
    return ok({ v: 1, event: id, index, size, leafHash, path, head: this.#head() });
  }

  #heads(which: string, query: URLSearchParams): Answer {
    if (which === 'latest') return { status: 200, bytes: utf8(this.#head()) };
    const [first, second] = [Number(query.get('first')), Number(query.get('second'))];
    return ok({ v: 1, first, second, path: this.tree.consistency(first, second) });
  }

  #head(): string {
    const size = this.tree.leaves.length;
    const text = `${this.#origin}\n${size}\n${base64(fromHex(this.tree.root()))}\n`;
    const { name, publicKey } = this.#log.published;
    const raw = Buffer.from(publicKey, 'base64url');
    const named = createHash('sha256').update(`${name}\n\u0001`).update(raw).digest();
    const signature = sign(null, utf8(text), this.#log.privateKey);
    return `${text}\n— ${name} ${base64(concat(named.subarray(0, 4), signature))}\n`;
  }

  #signed<T extends object>(
    by: { readonly published: PublishedKey; readonly privateKey: KeyObject },
    what: T,
  ): T & { key: string; signature: string } {
    const said = { ...what, key: by.published.name };
    return { ...said, signature: base64url(sign(null, canonicalBytes(said), by.privateKey)) };
  }

  #time(later = 0): string {
    return instant(this.#now() + later, ZONE_MINUTES);
  }
}

/** Signature and commitment, checked without the code under test. */
function isGenuine({ event, signature, payload, salt }: Envelope, by: DeviceCertificate): boolean {
  const key = publicKey(Buffer.from(by.publicKey, 'base64url'));
  const how = { key, dsaEncoding: 'ieee-p1363' } as const;
  const bytes = Buffer.from(signature ?? '', 'base64url');
  const committed = concat(Buffer.from(salt ?? '', 'base64url'), canonicalBytes(payload));
  return (
    verify('sha256', canonicalBytes(event), how, bytes) &&
    event.payloadCommit['sha-256'] === sha256(committed)
  );
}

function sha256(bytes: Uint8Array): Hex {
  return createHash('sha256').update(bytes).digest('hex');
}

function leaf({ event }: Envelope): Hex {
  return sha256(concat(Uint8Array.of(0), canonicalBytes(event)));
}

function ok(body: unknown, status = 200): Answer {
  return { status, bytes: utf8(JSON.stringify(body)) };
}

function fault(status: number, code: string): Answer {
  const body = { type: 'about:blank', title: code, status, code, detail: `没有收下：${code}` };
  return { status, bytes: utf8(JSON.stringify(body)) };
}
