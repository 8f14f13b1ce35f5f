import { seal } from './chain';
import { CannotNow, type Here } from './here';
import { newItem } from './outbox/item';
import type { AskToCosign, Cosigning, NotTaken, Packages, SealedVisit, Sealing } from './phone';
import { answerPicture, askPicture, readAnswer, readAsk } from './pictures';
import { eventHash, verifyEnvelope, verifySigned } from './proof';
import type { SealedRow } from './sealed-row';
import type { Posting } from './sealing';
import type { Keep } from './vault';
import type { CosignedPayload, DeviceCertificate, Envelope, Id, OfficerOfDay } from './wire';

type Refused = { readonly kind: 'not-taken'; readonly why: NotTaken };

/** Two phones, no network: A shows, B reads, signs with its own key and shows, A reads. */
export class PairCosigning implements Cosigning {
  readonly #here: Here;
  readonly #packages: Packages;
  readonly #sealing: Sealing;
  readonly #outbox: Posting;

  constructor(here: Here, packages: Packages, sealing: Sealing, outbox: Posting) {
    this.#here = here;
    this.#packages = packages;
    this.#sealing = sealing;
    this.#outbox = outbox;
  }

  async ask(visit: Id): Promise<string> {
    const sealed = await this.#sealing.sealed(visit);
    if (!sealed) throw new CannotNow('not-sealed', `Visit ${visit} is not sealed on this phone.`);
    return askPicture(visit, sealed.eventHash);
  }

  async read(picture: string): Promise<AskToCosign | Refused> {
    const asked = readAsk(picture);
    if (!asked) return refused('not-ours');
    const work = await this.#packages.telling(asked.visit);
    const [day, piece] = await Promise.all([work?.piece('day'), work?.piece('visit', asked.visit)]);
    if (!work || !day || !piece) return refused('visit-not-in-package');
    if (await this.#sealing.sealed(asked.visit)) return refused('own-record');
    if (!day.pair.some(({ person }) => person === this.#me())) return refused('not-of-the-pair');
    const premises = await work.piece('premises', piece.premises);
    const askedBy = day.pair.filter(({ person }) => person !== this.#me()).map(({ name }) => name);
    return { ...asked, premisesName: premises?.name ?? '', askedBy };
  }

  async cosign(ask: AskToCosign, sentence: string, agreed: boolean) {
    const before = await this.#own(ask);
    const envelope = before ?? (await this.#sign(ask, sentence, agreed));
    return { envelope, picture: await answerPicture(envelope) };
  }

  async accept(picture: string): Promise<SealedVisit | Refused> {
    const envelope = await readAnswer(picture);
    if (envelope === undefined) return refused('not-ours');
    const payload = envelope?.payload as CosignedPayload | null | undefined;
    if (envelope?.event?.type !== 'visit.cosigned' || typeof payload?.visit !== 'string') {
      return refused('unreadable');
    }
    const sealed = await this.#sealing.sealed(payload.visit);
    if (!sealed) return refused('not-sealed-here');
    if (payload.names !== sealed.eventHash) return refused('another-record');
    const signer = await this.#signer(envelope, sealed);
    if (typeof signer === 'string') return refused(signer);
    await this.#passOn(envelope, payload.visit, signer);
    return (await this.#sealing.sealed(payload.visit))!;
  }

  #me(): Id | undefined {
    return this.#here.certificate()?.person;
  }

  /** The event that this phone made for the same record before, say before it was killed. */
  async #own({ visit, eventHash: names }: AskToCosign) {
    const rows = await this.#here.vault().list<SealedRow>('sealed', visit);
    const found = rows.find(({ value: { envelope, signer } }) => {
      const payload = envelope.payload as Partial<CosignedPayload> | null;
      return signer === null && payload?.names === names;
    });
    return found?.value.envelope as Envelope<CosignedPayload> | undefined;
  }

  async #sign(ask: AskToCosign, sentence: string, agreed: boolean) {
    const { visit, eventHash: names } = ask;
    const work = await this.#packages.telling(visit);
    if (!work) throw new CannotNow('visit-not-in-package', `No package here holds ${visit}.`);
    const payload: CosignedPayload = { v: 1, visit, names, sentence, agreed };
    const vault = this.#here.vault();
    const envelope = await this.#here.turns.take('chain', () =>
      vault.again(async () => {
        const sealed = await seal(this.#here, {
          type: 'visit.cosigned',
          payload,
          place: null,
          attachments: [],
          capacity: work.manifest,
        });
        const row: SealedRow = { ...sealed, signer: null, link: null };
        await vault.keep(sealed.link, ...posting(visit, row, sealed.envelope.event.seq));
        return sealed.envelope;
      }),
    );
    this.#here.witness(envelope.event.seq);
    await this.#outbox.posted();
    return envelope;
  }

  /** The certificate of the one who signed, or why the signature does not count. */
  async #signer(envelope: Envelope, sealed: SealedVisit): Promise<DeviceCertificate | NotTaken> {
    const { event } = envelope;
    if (event.device === this.#here.certificate()?.device) return 'own-cosignature';
    const work = await this.#packages.open(sealed.envelope.payload!.package);
    const pair = (await work?.piece('day'))?.pair ?? [];
    const certificate = (await work?.piece('certificates'))?.devices.find(
      ({ device }) => device === event.device,
    );
    if (!certificate) return 'certificate-unknown';
    if (!(await verifySigned(certificate, this.#here.keys(), 'device')))
      return 'certificate-unknown';
    if (!colleague(pair, certificate, event.person, this.#me())) return 'not-of-the-pair';
    if (!(await verifyEnvelope(envelope, certificate.publicKey))) return 'bad-signature';
    return lasts(certificate, event.capturedAt) ? certificate : 'certificate-expired';
  }

  async #passOn(envelope: Envelope, visit: Id, signer: DeviceCertificate): Promise<void> {
    const vault = this.#here.vault();
    const { person, personName } = signer;
    const named = await eventHash(envelope.event);
    await vault.again(async () => {
      if (await vault.find('sealed', envelope.event.id)) return;
      const row: SealedRow = {
        envelope,
        eventHash: named,
        signer: { person, personName },
        link: null,
      };
      await vault.keep(...posting(visit, row, 0));
    });
    await this.#outbox.posted();
  }
}

function posting(visit: Id, row: SealedRow, seq: number): readonly Keep[] {
  const { id, capturedAt } = row.envelope.event;
  const { envelope, eventHash: named, signer, link } = row;
  const value: SealedRow = { envelope, eventHash: named, signer, link };
  const item = newItem({ id, visit, type: 'visit.cosigned', seq, keptAt: capturedAt });
  return [
    { shelf: 'sealed', id, of: visit, from: undefined, value },
    { shelf: 'outbox', id, of: visit, from: undefined, value: item },
  ];
}

function colleague(
  pair: readonly OfficerOfDay[],
  certificate: DeviceCertificate,
  person: Id,
  me: Id | undefined,
): boolean {
  return (
    certificate.person === person &&
    person !== me &&
    pair.some((officer) => officer.person === person)
  );
}

function lasts({ notBefore, notAfter }: DeviceCertificate, at: string): boolean {
  const when = Date.parse(at);
  return Date.parse(notBefore) <= when && when <= Date.parse(notAfter);
}

function refused(why: NotTaken): Refused {
  return { kind: 'not-taken', why };
}
