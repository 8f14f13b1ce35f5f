import { attachmentOf, seal, type Sealed } from './chain';
import type { KeptDrafts } from './drafts';
import { CannotNow, type Here } from './here';
import type { SheetNumbers } from './numbers';
import { newItem } from './outbox/item';
import type { Cosigned, Packages, SealedVisit, Sealing, VisitDraft } from './phone';
import { sheetPicture } from './pictures';
import type { SealedRow } from './sealed-row';
import type { Keep } from './vault';
import { hashLine } from './words';
import type {
  CosignedPayload,
  Envelope,
  FirmSignature,
  HandedPayload,
  HandingWay,
  Id,
  Place,
  SealedPayload,
  SheetRecord,
} from './wire';

/** What sealing needs of the outbox. */
export interface Posting {
  posted(): Promise<void>;
  cosignedAtServer(visit: Id): boolean;
}

/** The order of sealing: record, firm, event, sheet; the co-signature is a matter of its own. */
export class OrderedSealing implements Sealing {
  readonly #here: Here;
  readonly #drafts: KeptDrafts;
  readonly #packages: Packages;
  readonly #numbers: SheetNumbers;
  readonly #outbox: Posting;

  constructor(
    here: Here,
    drafts: KeptDrafts,
    packages: Packages,
    numbers: SheetNumbers,
    outbox: Posting,
  ) {
    this.#here = here;
    this.#drafts = drafts;
    this.#packages = packages;
    this.#numbers = numbers;
    this.#outbox = outbox;
  }

  async close(visit: Id, sheet: SheetRecord): Promise<VisitDraft> {
    const taken = await this.#numbers.forVisit(visit);
    if (taken?.number !== sheet.number) {
      throw new CannotNow('other-number', `The sheet of ${visit} has number ${taken?.number}.`);
    }
    return this.#drafts.edit(visit, (draft) => {
      demand(draft, 'open');
      if (Object.keys(draft.parts).length === 0) {
        throw new CannotNow('no-part', `Nothing was done at ${visit} yet; a record has a part.`);
      }
      return { draft: { ...draft, stage: 'closed', sheet }, with: [] };
    });
  }

  reopen(visit: Id): Promise<VisitDraft> {
    return this.#drafts.edit(visit, (draft) => ({
      draft: { ...draft, stage: 'open', sheet: null, signature: null },
      with: [],
    }));
  }

  sign(visit: Id, signature: FirmSignature): Promise<VisitDraft> {
    return this.#drafts.edit(visit, (draft) => {
      demand(draft, 'closed');
      return { draft: { ...draft, stage: 'signed', signature }, with: [] };
    });
  }

  async seal(visit: Id, place: Place | null = null): Promise<SealedVisit> {
    const before = await this.sealed(visit);
    if (before) return before;
    await this.#inChain((seq) =>
      this.#drafts.end(visit, async (draft) => {
        demand(draft, 'signed');
        const sealed = await this.#sealRecord(draft, place);
        seq(sealed);
        return { result: undefined, with: await this.#rowsOf(draft, sealed) };
      }),
    );
    return (await this.sealed(visit))!;
  }

  async sealed(visit: Id): Promise<SealedVisit | undefined> {
    const rows = await this.#rows(visit);
    const own = rows.find(({ envelope }) => envelope.event.type === 'visit.sealed');
    if (!own) return undefined;
    return {
      visit,
      envelope: own.envelope as Envelope<SealedPayload>,
      eventHash: own.eventHash,
      cosigned: this.#cosigned(visit, own, rows),
      handed: handings(rows),
    };
  }

  async list(): Promise<readonly SealedVisit[]> {
    const rows = await this.#here.vault().list<SealedRow>('sealed');
    const own = rows.filter(({ value }) => value.envelope.event.type === 'visit.sealed');
    const all = await Promise.all(own.map(({ of }) => this.sealed(of)));
    return all.filter((visit) => visit !== undefined);
  }

  async sheet(visit: Id): Promise<string> {
    const { envelope, eventHash } = await this.#demandSealed(visit);
    const { language, sheet } = envelope.payload!;
    const text = sheet.text.endsWith('\n') ? sheet.text : `${sheet.text}\n`;
    return text + hashLine(eventHash, language);
  }

  async sheetPicture(visit: Id): Promise<string> {
    const { envelope, eventHash } = await this.#demandSealed(visit);
    const own = (await this.#rows(visit)).find((row) => row.eventHash === eventHash)!;
    return sheetPicture(own.link ?? '', envelope.payload!.sheet.number, eventHash);
  }

  async handed(visit: Id, way: HandingWay): Promise<SealedVisit> {
    const { envelope } = await this.#demandSealed(visit);
    const { number } = envelope.payload!.sheet;
    const payload: HandedPayload = { v: 1, visit, number, way };
    const vault = this.#here.vault();
    await this.#inChain((seq) =>
      vault.again(async () => {
        const sealed = await seal(this.#here, {
          type: 'sheet.handed',
          payload,
          place: null,
          attachments: [],
          capacity: envelope.event,
        });
        seq(sealed);
        await vault.keep(sealed.link, ...this.#posting(visit, sealed, []));
      }),
    );
    return (await this.sealed(visit))!;
  }

  async #sealRecord(draft: VisitDraft, place: Place | null): Promise<Sealed<SealedPayload>> {
    const work = await this.#packages.open(draft.package);
    if (!work) throw new CannotNow('no-package', `Package ${draft.package} is not here.`);
    return seal(this.#here, {
      type: 'visit.sealed',
      payload: this.#record(draft),
      place,
      attachments: draft.photos.map(attachmentOf),
      capacity: work.manifest,
    });
  }

  #record(draft: VisitDraft): SealedPayload {
    const { signature, sheet, visit, premises, subject, startedAt, codeShownAt } = draft;
    const { noticeReadAt, officers, language, endedAtDoor, firm, parts, photos } = draft;
    return {
      v: 1,
      visit,
      package: draft.package,
      premises,
      subject,
      startedAt,
      endedAt: this.#here.clock.stamp().capturedAt,
      codeShownAt,
      noticeReadAt,
      officers,
      language,
      ...(endedAtDoor ? { endedAtDoor } : {}),
      firm,
      parts,
      signature: signature!,
      sheet: sheet!,
      photos,
      clock: this.#here.clock.note(),
    };
  }

  async #rowsOf(draft: VisitDraft, sealed: Sealed<SealedPayload>): Promise<readonly Keep[]> {
    const { visit, photos, startedAt, sheet } = draft;
    const work = await this.#packages.open(draft.package);
    const piece = await work?.piece('visit', visit);
    const link = piece?.code.link ?? null;
    return [
      sealed.link,
      await this.#numbers.used(sheet!.number, startedAt),
      ...this.#posting(visit, sealed, photos, link),
    ];
  }

  #posting(
    visit: Id,
    { envelope, eventHash }: Sealed<unknown>,
    photos: VisitDraft['photos'],
    link: string | null = null,
  ): readonly Keep[] {
    const { id, seq, type, capturedAt } = envelope.event;
    const row: SealedRow = { envelope, eventHash, signer: null, link };
    const item = newItem({
      id,
      visit,
      type: type as 'visit.sealed' | 'sheet.handed',
      seq,
      keptAt: capturedAt,
      photos: photos.map(({ sha256, size, mime }) => ({
        sha256,
        size,
        mime,
        at: 'here',
        url: null,
      })),
    });
    return [
      { shelf: 'sealed', id, of: visit, from: undefined, value: row },
      { shelf: 'outbox', id, of: visit, from: undefined, value: item },
    ];
  }

  /** One event at a time; afterwards the world outside the store learns how many there are. */
  async #inChain(
    work: (sealed: (event: Sealed<unknown>) => void) => Promise<unknown>,
  ): Promise<void> {
    let last = 0;
    await this.#here.turns.take('chain', () =>
      work(({ envelope }) => {
        last = envelope.event.seq;
      }),
    );
    this.#here.witness(last);
    await this.#outbox.posted();
  }

  async #demandSealed(visit: Id): Promise<SealedVisit> {
    const sealed = await this.sealed(visit);
    if (!sealed) throw new CannotNow('not-sealed', `Visit ${visit} is not sealed on this phone.`);
    return sealed;
  }

  async #rows(visit: Id): Promise<readonly SealedRow[]> {
    return (await this.#here.vault().list<SealedRow>('sealed', visit)).map(({ value }) => value);
  }

  #cosigned(visit: Id, own: SealedRow, rows: readonly SealedRow[]): Cosigned {
    for (const { envelope, signer } of rows) {
      const payload = envelope.payload as Partial<CosignedPayload> | null;
      if (envelope.event.type !== 'visit.cosigned' || payload?.names !== own.eventHash) continue;
      if (!signer) continue;
      const agreed = payload.agreed === true;
      return { kind: 'here', ...signer, at: envelope.event.capturedAt, agreed };
    }
    return { kind: this.#outbox.cosignedAtServer(visit) ? 'at-server' : 'waiting' };
  }
}

function handings(rows: readonly SealedRow[]): SealedVisit['handed'] {
  return rows
    .filter(({ envelope }) => envelope.event.type === 'sheet.handed')
    .map(({ envelope }) => ({
      way: (envelope.payload as HandedPayload).way,
      at: envelope.event.capturedAt,
    }));
}

function demand({ visit, stage }: VisitDraft, wanted: VisitDraft['stage']): void {
  if (stage !== wanted) {
    throw new CannotNow('order', `Visit ${visit} is ${stage}; this step needs it ${wanted}.`);
  }
}
