import { fromUtf8 } from './bytes';
import { ask, failed, said, STRANGE } from './exchange';
import type { Here } from './here';
import type { WitnessedHeads } from './heads';
import { EMPTY_BOOK, withBlock, type NumberBook } from './number-book';
import { bookId } from './numbers';
import type { Failed, KeptPackage, Packages, Progress, VisitDraft, WorkPackage } from './phone';
import type { Http } from './ports';
import { sha256Hex, verifySigned } from './proof';
import type { Kept, Vault } from './vault';
import type {
  Day,
  DaySummary,
  Hex,
  Id,
  NumbersPiece,
  PackageManifest,
  PieceContents,
  PieceKind,
  PieceReference,
} from './wire';

interface KeptManifest {
  readonly manifest: PackageManifest;
  /** All pieces are here and their numbers are in the book. */
  readonly complete: boolean;
}

/** Pieces fetched at the same time; more do not help a weak network. */
const AT_ONCE = 4;

export class KeptPackages implements Packages {
  readonly #here: Here;
  readonly #http: Http;
  readonly #heads: WitnessedHeads;

  constructor(here: Here, http: Http, heads: WitnessedHeads) {
    this.#here = here;
    this.#http = http;
    this.#heads = heads;
  }

  async days(date?: Day): Promise<readonly DaySummary[] | Failed> {
    const path = date === undefined ? '/api/days' : `/api/days?date=${date}`;
    const answered = await ask(this.#http, { method: 'GET', path });
    if (answered.kind !== 'ok') return failed(answered);
    const body = (await answered.answer.json()) as
      readonly DaySummary[] | { readonly items: readonly DaySummary[] };
    return 'items' in body ? body.items : body;
  }

  takeAlong(day: Id, progress: (p: Progress) => void = () => {}): Promise<WorkPackage | Failed> {
    return this.#here.turns.take('packages', () => this.#takeAlong(day, progress));
  }

  async list(): Promise<readonly KeptPackage[]> {
    const kept = await this.#here.vault().list<KeptManifest>('package');
    return kept
      .map(({ value: { manifest, complete } }) => ({
        id: manifest.id,
        device: manifest.device,
        day: manifest.day,
        date: manifest.date,
        visits: manifest.visits,
        cosign: manifest.cosign ?? [],
        madeAt: manifest.madeAt,
        validUntil: manifest.validUntil,
        complete,
      }))
      .sort((a, b) => Date.parse(b.madeAt) - Date.parse(a.madeAt));
  }

  async open(id: Id): Promise<WorkPackage | undefined> {
    const kept = await this.#here.vault().open<KeptManifest>('package', id);
    return kept?.value.complete ? new OpenPackage(kept.value.manifest, this.#here) : undefined;
  }

  holding(visit: Id): Promise<WorkPackage | undefined> {
    return this.#newest(({ visits }) => visits.includes(visit));
  }

  async telling(visit: Id): Promise<WorkPackage | undefined> {
    return (await this.holding(visit)) ?? this.#newest(({ cosign }) => cosign.includes(visit));
  }

  async #newest(fits: (kept: KeptPackage) => boolean): Promise<WorkPackage | undefined> {
    const device = this.#here.certificate()?.device;
    const found = (await this.list()).find(
      (kept) => kept.complete && kept.device === device && fits(kept),
    );
    return found && this.open(found.id);
  }

  forget(id: Id): Promise<void> {
    return this.#here.turns.take('packages', async () => {
      const vault = this.#here.vault();
      const all = await vault.list<KeptManifest>('package');
      const gone = all.find((kept) => kept.id === id);
      if (!gone) return;
      const drafts = await vault.list<VisitDraft>('draft');
      if (drafts.some((draft) => draft.value.package === id)) return;
      const needed = new Set(
        all.filter((kept) => kept.id !== id).flatMap((kept) => hashes(kept.value.manifest)),
      );
      await vault.keep({ shelf: 'package', id, from: gone, remove: true });
      for (const sha256 of hashes(gone.value.manifest)) {
        if (!needed.has(sha256)) await this.#drop(vault, sha256);
      }
    });
  }

  async #drop(vault: Vault, sha256: Hex): Promise<void> {
    const piece = await vault.find('piece', sha256);
    if (piece) await vault.keep({ shelf: 'piece', id: sha256, from: piece, remove: true });
  }

  async #takeAlong(day: Id, progress: (p: Progress) => void): Promise<WorkPackage | Failed> {
    const certificate = this.#here.certificate();
    if (!certificate) return { kind: 'failed', code: 'device-not-bound', text: '' };
    const begun = await this.#begun(day);
    const manifest = begun ?? (await this.#ask(day, certificate.device));
    if ('kind' in manifest) return manifest;
    const cut = await this.#fetchMissing(manifest, progress);
    if (cut) return cut;
    await this.#complete(manifest);
    await this.#heads.consider(manifest.head);
    return new OpenPackage(manifest, this.#here);
  }

  /** A package of this day that was cut short and is still good: go on with it. */
  async #begun(day: Id): Promise<PackageManifest | undefined> {
    const kept = await this.#here.vault().list<KeptManifest>('package');
    return kept.find(
      ({ value: { manifest, complete } }) =>
        !complete &&
        manifest.day === day &&
        manifest.device === this.#here.certificate()?.device &&
        Date.parse(manifest.validUntil) > this.#here.clock.now(),
    )?.value.manifest;
  }

  async #ask(day: Id, device: Id): Promise<PackageManifest | Failed> {
    const askedAt = this.#here.ticks.monotonic();
    const json = { day, device };
    const answered = await ask(this.#http, { method: 'POST', path: '/api/packages', json });
    if (answered.kind !== 'ok') return failed(answered);
    const manifest = await said<PackageManifest>(answered.answer);
    if (!manifest?.pieces) return STRANGE;
    const genuine = await verifySigned(manifest, this.#here.keys(), 'package');
    if (!genuine || manifest.device !== device || manifest.day !== day) {
      return { kind: 'failed', code: 'manifest-wrong', text: manifest.key };
    }
    this.#here.clock.contact(manifest.serverTime, askedAt);
    await this.#here.vault().keep({
      shelf: 'package',
      id: manifest.id,
      from: undefined,
      value: { manifest, complete: false },
    });
    return manifest;
  }

  async #fetchMissing(
    manifest: PackageManifest,
    progress: (p: Progress) => void,
  ): Promise<Failed | undefined> {
    const vault = this.#here.vault();
    const wanted = [...new Map(manifest.pieces.map((piece) => [piece.sha256, piece])).values()];
    const missing: PieceReference[] = [];
    for (const piece of wanted) if (!(await isHere(vault, piece.sha256))) missing.push(piece);
    const bytes = sum(wanted);
    let [piecesHere, bytesHere] = [wanted.length - missing.length, bytes - sum(missing)];
    const tell = () => progress({ pieces: wanted.length, piecesHere, bytes, bytesHere });
    tell();
    let cut: Failed | undefined;
    const fetchNext = async (): Promise<void> => {
      for (let piece = missing.shift(); piece && !cut; piece = missing.shift()) {
        const failure = await this.#fetch(vault, manifest.id, piece);
        if (failure) {
          cut = failure;
          return;
        }
        piecesHere += 1;
        bytesHere += piece.size;
        tell();
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, fetchNext));
    return cut;
  }

  async #fetch(vault: Vault, id: Id, { sha256 }: PieceReference): Promise<Failed | undefined> {
    const path = `/api/packages/${id}/pieces/${sha256}`;
    const answered = await ask(this.#http, { method: 'GET', path });
    if (answered.kind !== 'ok') return failed(answered);
    const bytes = await bytesOf(answered.answer);
    if (!bytes) return STRANGE;
    if ((await sha256Hex(bytes)) !== sha256) {
      return { kind: 'failed', code: 'piece-wrong', text: sha256 };
    }
    await vault.again(async () =>
      vault.keep({
        shelf: 'piece',
        id: sha256,
        from: await vault.find('piece', sha256),
        value: bytes,
      }),
    );
    return undefined;
  }

  /** Marks the package complete and enters its blocks of numbers, together. */
  async #complete(manifest: PackageManifest): Promise<void> {
    const vault = this.#here.vault();
    const open = new OpenPackage(manifest, this.#here);
    const blocks = (await open.pieces('numbers')).map((piece) => piece.content);
    await vault.again(async () => {
      const kept = await vault.open<KeptManifest>('package', manifest.id);
      if (kept?.value.complete) return;
      await vault.keep(
        {
          shelf: 'package',
          id: manifest.id,
          from: kept,
          value: { manifest, complete: true },
        },
        ...(await this.#entered(vault, blocks)),
      );
    });
  }

  async #entered(vault: Vault, blocks: readonly NumbersPiece[]) {
    const books = new Map<string, { from: Kept<NumberBook> | undefined; value: NumberBook }>();
    for (const block of blocks) {
      if (block.device !== this.#here.certificate()?.device) continue;
      const id = bookId(block.device, block.year);
      const from = books.get(id)?.from ?? (await vault.open<NumberBook>('numbers', id));
      const before = books.get(id)?.value ?? from?.value ?? EMPTY_BOOK;
      books.set(id, { from, value: withBlock(before, block) });
    }
    return [...books].map(([id, book]) => ({ shelf: 'numbers' as const, id, ...book }));
  }
}

class OpenPackage implements WorkPackage {
  readonly manifest: PackageManifest;
  readonly #here: Here;
  readonly #read = new Map<Hex, Promise<unknown>>();

  constructor(manifest: PackageManifest, here: Here) {
    this.manifest = manifest;
    this.#here = here;
  }

  async piece<K extends PieceKind>(kind: K, key?: string): Promise<PieceContents[K] | undefined> {
    const sha256 = this.hashOf(kind, key);
    return sha256 === undefined ? undefined : this.#content<PieceContents[K]>(sha256);
  }

  async pieces<K extends PieceKind>(kind: K) {
    const ofKind = this.manifest.pieces.filter((piece) => piece.kind === kind);
    return Promise.all(
      ofKind.map(async ({ key, sha256 }) => ({
        key,
        sha256,
        content: await this.#content<PieceContents[K]>(sha256),
      })),
    );
  }

  hashOf(kind: PieceKind, key?: string): Hex | undefined {
    return this.manifest.pieces.find(
      (piece) => piece.kind === kind && (key === undefined || piece.key === key),
    )?.sha256;
  }

  #content<T>(sha256: Hex): Promise<T> {
    const read = this.#read.get(sha256) ?? this.#parse(sha256);
    this.#read.set(sha256, read);
    return read as Promise<T>;
  }

  async #parse(sha256: Hex): Promise<unknown> {
    const kept = await this.#here.vault().open<Uint8Array>('piece', sha256);
    if (!kept) throw new Error(`Piece ${sha256} is not here. Maybe take the day along again.`);
    return JSON.parse(fromUtf8(kept.value));
  }
}

function hashes(manifest: PackageManifest): readonly Hex[] {
  return manifest.pieces.map((piece) => piece.sha256);
}

function sum(pieces: readonly PieceReference[]): number {
  return pieces.reduce((total, piece) => total + piece.size, 0);
}

async function isHere(vault: Vault, sha256: Hex): Promise<boolean> {
  try {
    return (await vault.open('piece', sha256)) !== undefined;
  } catch {
    return false;
  }
}

async function bytesOf(answer: { bytes(): Promise<Uint8Array> }): Promise<Uint8Array | undefined> {
  try {
    return await answer.bytes();
  } catch {
    return undefined;
  }
}
