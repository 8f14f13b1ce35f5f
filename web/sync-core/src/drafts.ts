import { CannotNow, type Here } from './here';
import type { SheetNumbers } from './numbers';
import { newItem } from './outbox/item';
import { photoId } from './photo-id';
import type { DraftChange, Drafts, Packages, VisitDraft, WorkPackage } from './phone';
import type { Keep, Kept } from './vault';
import type { Id } from './wire';

const WHEN_CLOSED: readonly (keyof DraftChange)[] = ['where'];

/** Visits in hand: each tap is one transaction, changes of one visit never overtake each other. */
export class KeptDrafts implements Drafts {
  readonly #here: Here;
  readonly #packages: Packages;
  readonly #numbers: SheetNumbers;
  readonly #posted: () => Promise<void>;

  constructor(here: Here, packages: Packages, numbers: SheetNumbers, posted: () => Promise<void>) {
    this.#here = here;
    this.#packages = packages;
    this.#numbers = numbers;
    this.#posted = posted;
  }

  begin(visit: Id, language: string): Promise<VisitDraft> {
    return this.#here.turns.take(turn(visit), async () => {
      const kept = await this.open(visit);
      if (kept) return kept;
      const sealed = await this.#here.vault().list('sealed', visit);
      if (sealed.length > 0) throw new CannotNow('sealed', `Visit ${visit} is sealed already.`);
      const work = await this.#packages.holding(visit);
      if (!work) throw new CannotNow('visit-not-in-package', `No package here holds ${visit}.`);
      const value = await this.#fresh(work, visit, language);
      await this.#here.vault().keep({ shelf: 'draft', id: visit, from: undefined, value });
      return value;
    });
  }

  async open(visit: Id): Promise<VisitDraft | undefined> {
    return (await this.#here.vault().open<VisitDraft>('draft', visit))?.value;
  }

  async list(): Promise<readonly VisitDraft[]> {
    const kept = await this.#here.vault().list<VisitDraft>('draft');
    return [...kept].sort((a, b) => b.at - a.at).map(({ value }) => value);
  }

  change(visit: Id, change: (draft: VisitDraft) => DraftChange): Promise<VisitDraft> {
    return this.edit(visit, (draft) => {
      const wanted = change(draft);
      const late = Object.keys(wanted).filter((k) => !WHEN_CLOSED.includes(k as keyof DraftChange));
      if (draft.stage !== 'open' && late.length > 0) {
        throw new CannotNow('closed', `The record of ${visit} is closed; ${late.join()} stays.`);
      }
      return { draft: { ...draft, ...wanted }, with: [] };
    });
  }

  abandon(visit: Id, reason: string): Promise<void> {
    return this.giveUp(visit, reason, async () => ({ result: undefined, with: [] }));
  }

  /**
   * Gives up the draft of a visit, where there is one, with its photos and its number, together with
   * the rows that say why; all or nothing.
   */
  async giveUp<T>(
    visit: Id,
    reason: string,
    work: () => Promise<{ readonly result: T; readonly with: readonly Keep[] }>,
  ): Promise<T> {
    const vault = this.#here.vault();
    const given = await this.#here.turns.take(turn(visit), () =>
      vault.again(async () => {
        const { result, with: others } = await work();
        await vault.keep(...(await this.#givenUp(visit, reason)), ...others);
        return result;
      }),
    );
    await this.#posted();
    return given;
  }

  /** Changes a draft together with other rows, in its turn, all or nothing. */
  edit(
    visit: Id,
    change: (
      draft: VisitDraft,
    ) =>
      | Promise<{ draft: VisitDraft; with: readonly Keep[] }>
      | { draft: VisitDraft; with: readonly Keep[] },
  ): Promise<VisitDraft> {
    const vault = this.#here.vault();
    return this.#here.turns.take(turn(visit), () =>
      vault.again(async () => {
        const kept = await this.#demand(visit);
        const changed = await change(kept.value);
        if (changed.draft === kept.value) return kept.value;
        await vault.keep(
          { shelf: 'draft', id: visit, from: kept, value: changed.draft },
          ...changed.with,
        );
        return changed.draft;
      }),
    );
  }

  /** Ends a draft: gone together with the rows that take its place, all or nothing. */
  end<T>(
    visit: Id,
    work: (draft: VisitDraft) => Promise<{ result: T; with: readonly Keep[] }>,
  ): Promise<T> {
    const vault = this.#here.vault();
    return this.#here.turns.take(turn(visit), () =>
      vault.again(async () => {
        const kept = await this.#demand(visit);
        const ended = await work(kept.value);
        await vault.keep({ shelf: 'draft', id: visit, from: kept, remove: true }, ...ended.with);
        return ended.result;
      }),
    );
  }

  async #demand(visit: Id): Promise<Kept<VisitDraft>> {
    const kept = await this.#here.vault().open<VisitDraft>('draft', visit);
    if (!kept) throw new CannotNow('no-draft', `No draft of visit ${visit} is here.`);
    return kept;
  }

  async #fresh(work: WorkPackage, visit: Id, language: string): Promise<VisitDraft> {
    const [day, piece] = await Promise.all([work.piece('day'), work.piece('visit', visit)]);
    if (!day || !piece) throw new CannotNow('visit-not-in-package', `${visit} has no piece here.`);
    const officers = day.pair.map(({ person, name, post, certificate: { number } }) => ({
      person,
      name,
      post,
      certificate: number,
    }));
    return {
      visit,
      package: work.manifest.id,
      premises: piece.premises,
      subject: piece.subject,
      officers,
      language,
      stage: 'open',
      startedAt: this.#here.clock.stamp().capturedAt,
      codeShownAt: null,
      noticeReadAt: null,
      firm: null,
      parts: {},
      photos: [],
      sheet: null,
      signature: null,
      where: { screen: '' },
    };
  }

  async #givenUp(visit: Id, reason: string): Promise<readonly Keep[]> {
    const kept = await this.#here.vault().open<VisitDraft>('draft', visit);
    if (!kept) return [];
    return [
      { shelf: 'draft', id: visit, from: kept, remove: true },
      ...(await this.#photosGone(kept.value)),
      ...(await this.#numberVoid(kept.value, reason)),
    ];
  }

  async #photosGone({ visit, photos }: VisitDraft): Promise<readonly Keep[]> {
    return Promise.all(
      photos.map(async ({ sha256 }) => {
        const id = photoId(visit, sha256);
        const from = await this.#here.vault().find('photo', id);
        return { shelf: 'photo' as const, id, from, remove: true as const };
      }),
    );
  }

  async #numberVoid({ visit, startedAt }: VisitDraft, reason: string): Promise<readonly Keep[]> {
    const voided = await this.#numbers.voided(visit, startedAt, reason);
    if (!voided) return [];
    const id = this.#here.newId();
    const keptAt = this.#here.clock.stamp().capturedAt;
    const voiding = { number: voided.number, reason };
    const value = newItem({ id, visit, type: 'number.voided', seq: 0, keptAt, voiding });
    return [voided.keep, { shelf: 'outbox', id, of: visit, from: undefined, value }];
  }
}

function turn(visit: Id): string {
  return `draft/${visit}`;
}
