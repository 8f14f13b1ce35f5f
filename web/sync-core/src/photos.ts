import type { KeptDrafts } from './drafts';
import { CannotNow, type Here } from './here';
import type { WitnessedHeads } from './heads';
import type { Item } from './outbox/item';
import { levelOf } from './outbox/standing';
import { photoId } from './photo-id';
import type { Photos, Shot, VisitDraft } from './phone';
import { sha256Hex } from './proof';
import type { Hex, Id, PhotoNote } from './wire';

export class KeptPhotos implements Photos {
  readonly #here: Here;
  readonly #drafts: KeptDrafts;
  readonly #heads: WitnessedHeads;

  constructor(here: Here, drafts: KeptDrafts, heads: WitnessedHeads) {
    this.#here = here;
    this.#drafts = drafts;
    this.#heads = heads;
  }

  async take(visit: Id, shot: Shot): Promise<PhotoNote> {
    const { bytes, ...said } = shot;
    const sha256 = await sha256Hex(bytes);
    const stamp = this.#here.clock.stamp();
    const notBefore = await this.#heads.root();
    const note: PhotoNote = { sha256, size: bytes.length, ...stamp, ...said, notBefore };
    const draft = await this.#drafts.edit(visit, async (before) => {
      mustBeOpen(before);
      if (before.photos.some((photo) => photo.sha256 === sha256))
        return { draft: before, with: [] };
      const id = photoId(visit, sha256);
      const from = await this.#here.vault().find('photo', id);
      const keep = { shelf: 'photo' as const, id, of: visit, from, value: bytes };
      return { draft: { ...before, photos: [...before.photos, note] }, with: [keep] };
    });
    return draft.photos.find((photo) => photo.sha256 === sha256) ?? note;
  }

  async open(visit: Id, sha256: Hex): Promise<Uint8Array | undefined> {
    try {
      const kept = await this.#here.vault().open<Uint8Array>('photo', photoId(visit, sha256));
      return kept && (await sha256Hex(kept.value)) === sha256 ? kept.value : undefined;
    } catch {
      return undefined;
    }
  }

  remove(visit: Id, sha256: Hex): Promise<VisitDraft> {
    return this.#drafts.edit(visit, async (before) => {
      mustBeOpen(before);
      const photos = before.photos.filter((photo) => photo.sha256 !== sha256);
      if (photos.length === before.photos.length) return { draft: before, with: [] };
      const id = photoId(visit, sha256);
      const from = await this.#here.vault().find('photo', id);
      return { draft: { ...before, photos }, with: [{ shelf: 'photo', id, from, remove: true }] };
    });
  }

  async room(): Promise<{ readonly bytes: number; readonly freeable: number }> {
    const drafts = await this.#drafts.list();
    const items = (await this.#here.vault().list<Item>('outbox')).map(({ value }) => value);
    const inHand = sum(drafts.flatMap((draft) => draft.photos));
    const sealed = sum(items.flatMap((item) => item.photos));
    const freeable = sum(items.filter(whollyThere).flatMap((item) => item.photos));
    return { bytes: inHand + sealed, freeable };
  }

  async free(): Promise<number> {
    const vault = this.#here.vault();
    let freed = 0;
    for (const { value: item } of await vault.list<Item>('outbox')) {
      if (!whollyThere(item)) continue;
      for (const { sha256, size } of item.photos) {
        const id = photoId(item.visit, sha256);
        const from = await vault.find('photo', id);
        if (!from) continue;
        await vault.keep({ shelf: 'photo', id, from, remove: true });
        freed += size;
      }
    }
    return freed;
  }
}

function mustBeOpen({ visit, stage }: VisitDraft): void {
  if (stage !== 'open') throw new CannotNow('closed', `The record of ${visit} is closed.`);
}

/** In the log, with all its photos at the server. */
function whollyThere(item: Item): boolean {
  return levelOf(item) >= 4;
}

function sum(photos: readonly { readonly size: number }[]): number {
  return photos.reduce((total, { size }) => total + size, 0);
}
