import { ask, inWords, said, type Answered } from '../exchange';
import type { WitnessedHeads } from '../heads';
import type { Here } from '../here';
import type { Http, Upload } from '../ports';
import { leafHash, eventHash, openHead, sha256Hex, verifyInclusion, verifySigned } from '../proof';
import { photoId } from '../photo-id';
import type { SealedRow } from '../sealed-row';
import type { Acknowledgement, Hex, Id, InclusionProof, Receipt, SubmissionState } from '../wire';
import type { Item } from './item';
import type { Errand, Outcome } from './state';

/** What the courier tells while a photo is on its way. */
export interface Underway {
  placed(url: string): Promise<void>;
  sent(bytes: number): void;
}

/** Runs one errand and brings back what came of it; believes nothing that it has not checked. */
export class Courier {
  readonly #here: Here;
  readonly #http: Http;
  readonly #upload: Upload;
  readonly #heads: WitnessedHeads;

  constructor(here: Here, http: Http, upload: Upload, heads: WitnessedHeads) {
    this.#here = here;
    this.#http = http;
    this.#upload = upload;
    this.#heads = heads;
  }

  run(errand: Errand, item: Item, underway: Underway): Promise<Outcome> {
    switch (errand.kind) {
      case 'envelope':
        if (item.voiding) return this.#voiding(item);
        return item.skipping ? this.#skipping(item) : this.#envelope(item.id);
      case 'photo':
        return this.#photo(item, errand.sha256!, underway);
      case 'state':
        return this.#state(item.id);
      case 'proof':
        return this.#proof(item);
    }
  }

  async #envelope(id: Id): Promise<Outcome> {
    const row = await this.#here.vault().open<SealedRow>('sealed', id);
    if (!row) throw new Error(`The envelope of ${id} is not here.`);
    const json = row.value.envelope;
    const askedAt = this.#here.ticks.monotonic();
    const answered = await ask(this.#http, { method: 'POST', path: '/api/submissions', json });
    if (answered.kind !== 'ok') return refusedOrLater(answered);
    const taken = await said<Acknowledgement>(answered.answer);
    if (!taken?.receipt || !(await this.#speaksOf(taken.receipt, row.value))) {
      return { kind: 'later', reason: { code: 'receipt-wrong' } };
    }
    const firstTime = answered.answer.status === 201;
    if (firstTime) this.#here.clock.contact(taken.receipt.receivedAt, askedAt);
    const { receipt, missing, flags } = taken;
    return { kind: 'accepted', receipt, missing, flags };
  }

  async #speaksOf(receipt: Receipt, { envelope }: SealedRow): Promise<boolean> {
    return (
      receipt.event === envelope.event.id &&
      receipt.eventHash === (await eventHash(envelope.event)) &&
      receipt.leafHash === (await leafHash(envelope.event)) &&
      (await verifySigned(receipt, this.#here.keys(), 'log'))
    );
  }

  async #voiding({ voiding, id }: Item): Promise<Outcome> {
    const { number, reason } = voiding!;
    const path = `/api/numbers/${encodeURIComponent(number)}/voiding`;
    const answered = await ask(this.#http, { method: 'POST', path, json: { id, reason } });
    const voidAlready = answered.kind === 'fault' && answered.fault.code === VOID_ALREADY;
    return answered.kind === 'ok' || voidAlready ? { kind: 'done' } : refusedOrLater(answered);
  }

  async #skipping({ skipping, visit }: Item): Promise<Outcome> {
    const { day, reason, at } = skipping!;
    const path = `/api/days/${day}/skips`;
    const answered = await ask(this.#http, { method: 'POST', path, json: { visit, reason, at } });
    const settled = answered.kind === 'fault' && SETTLED_OTHERWISE.has(answered.fault.code);
    return answered.kind === 'ok' || settled ? { kind: 'done' } : refusedOrLater(answered);
  }

  async #photo(item: Item, sha256: Hex, underway: Underway): Promise<Outcome> {
    const known = await ask(this.#http, { method: 'HEAD', path: `/api/files/${sha256}` });
    if (known.kind === 'ok') return { kind: 'photo-there' };
    if (known.kind === 'no-answer' || known.status !== 404) return later(known);
    const bytes = await this.#bytes(item.visit, sha256);
    if (!bytes) return { kind: 'photo-unreadable' };
    const { mime, url } = item.photos.find((photo) => photo.sha256 === sha256)!;
    const photo = { sha256, mime, submission: item.id, bytes, url };
    const went = await this.#upload.send(photo, {
      placed: (at) => underway.placed(at),
      progress: (sent) => underway.sent(sent),
    });
    switch (went.kind) {
      case 'there':
        return { kind: 'photo-there' };
      case 'cut':
        return { kind: 'later', reason: { code: 'no-signal' } };
      case 'answered':
        return photoAnswer(went.status, sha256, url);
    }
  }

  async #bytes(visit: Id, sha256: Hex): Promise<Uint8Array | undefined> {
    try {
      const kept = await this.#here.vault().open<Uint8Array>('photo', photoId(visit, sha256));
      return kept && (await sha256Hex(kept.value)) === sha256 ? kept.value : undefined;
    } catch {
      return undefined;
    }
  }

  async #state(id: Id): Promise<Outcome> {
    const answered = await ask(this.#http, { method: 'GET', path: `/api/submissions/${id}` });
    if (answered.kind !== 'ok') return unknownOrLater(answered);
    const state = await said<SubmissionState>(answered.answer);
    if (!Array.isArray(state?.missing)) return later({ kind: 'strange', status: 200 });
    const { missing, flags, cosigned } = state;
    return { kind: 'state', missing, flags: flags ?? [], cosigned: cosigned === true };
  }

  async #proof({ id }: Item): Promise<Outcome> {
    const answered = await ask(this.#http, { method: 'GET', path: `/api/submissions/${id}/proof` });
    if (answered.kind === 'fault' && answered.status === 409) return { kind: 'not-in-log-yet' };
    if (answered.kind !== 'ok') return unknownOrLater(answered);
    const proof = await said<InclusionProof>(answered.answer);
    if (!proof || !(await this.#holds(proof, id))) {
      return { kind: 'later', reason: { code: 'proof-wrong' } };
    }
    const verdict = await this.#heads.consider(proof.head);
    switch (verdict.kind) {
      case 'same':
      case 'newer':
      case 'older':
        return { kind: 'proven', proof };
      case 'unproven':
        return { kind: 'not-in-log-yet' };
      case 'split':
      case 'bad-signature':
        return { kind: 'later', reason: { code: 'proof-wrong' } };
    }
  }

  async #holds(proof: InclusionProof, id: Id): Promise<boolean> {
    const row = await this.#here.vault().open<SealedRow>('sealed', id);
    const head = await openHead(proof.head, this.#here.keys());
    if (!row || !head || proof.event !== id || proof.size !== head.size) return false;
    const leaf = await leafHash(row.value.envelope.event);
    return (
      proof.leafHash === leaf &&
      (await verifyInclusion(leaf, proof.index, proof.size, proof.path, head.root))
    );
  }
}

type NotOk = Exclude<Answered, { kind: 'ok' }>;

/** These the server says of the content: sending it again would bring the same answer. */
const REFUSALS = new Set([403, 404, 409, 422]);
/** Said to a repeated voiding whose first answer was lost: it is as it should be. */
const VOID_ALREADY = 'number-void';
/**
 * Said to a repeated skip, or when the colleague was first: the day is without the visit, or the
 * visit was made after all. Nothing is left that anybody could do about the skip.
 */
const SETTLED_OTHERWISE: ReadonlySet<string> = new Set(['no-such-stop', 'already-made']);
/** This one it says of the page, which has got a new token by now. */
const FORGED_REQUEST = 'no-csrf-token';

function refusedOrLater(answered: NotOk): Outcome {
  if (answered.kind !== 'fault' || !REFUSALS.has(answered.status)) return later(answered);
  if (answered.retryAfterSeconds !== null) return later(answered);
  if (answered.fault.code === FORGED_REQUEST) return later(answered);
  const { status, fault } = answered;
  return { kind: 'refused', status, code: fault.code, text: inWords(fault) };
}

function unknownOrLater(answered: NotOk): Outcome {
  const unknown = answered.kind === 'fault' && answered.status === 404;
  return unknown ? { kind: 'unknown-there' } : later(answered);
}

function later(
  answered:
    | { readonly kind: 'no-answer' }
    | {
        readonly kind: 'fault' | 'strange';
        readonly status: number;
        readonly retryAfterSeconds?: number | null;
      },
): Outcome {
  if (answered.kind === 'no-answer') return { kind: 'later', reason: { code: 'no-signal' } };
  if (answered.status === 401) return { kind: 'signed-out' };
  const atLeastMillis = (answered.retryAfterSeconds ?? 0) * 1_000;
  return { kind: 'later', reason: { code: 'server-busy', status: answered.status }, atLeastMillis };
}

function photoAnswer(status: number, sha256: Hex, url: string | null): Outcome {
  if (status === 422) return { kind: 'anew', reason: { code: 'other-bytes', sha256 } };
  if (url !== null && (status === 404 || status === 410)) return { kind: 'anew', reason: null };
  return later({ kind: 'strange', status });
}
