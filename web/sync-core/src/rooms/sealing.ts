/** Sealing, in the order of the law. */
import type {
  CosignedPayload,
  Envelope,
  FirmSignature,
  HandingWay,
  Hex,
  Id,
  Instant,
  Place,
  SealedPayload,
  SheetRecord,
} from '../wire';
import type { VisitDraft } from './drafts';

export interface SealedVisit {
  readonly visit: Id;
  readonly envelope: Envelope<SealedPayload>;
  /** What the sheet prints, the co-signature names and the log holds. */
  readonly eventHash: Hex;
  readonly cosigned: Cosigned;
  readonly handed: readonly { readonly way: HandingWay; readonly at: Instant }[];
}

export interface Sealing {
  /** Step 1. Fixes the record (of at least one part) with the sheet's text, without its hash line. */
  close(visit: Id, sheet: SheetRecord): Promise<VisitDraft>;
  /** Back to answering; a signature given to the former text falls away. The number stays. */
  reopen(visit: Id): Promise<VisitDraft>;
  /** Step 2. The firm signs or refuses; strokes or reason join the record. */
  sign(visit: Id, signature: FirmSignature): Promise<VisitDraft>;
  /**
   * Step 3. Makes the event and puts it into the outbox: event, place in the chain, number used and
   * draft gone are one transaction. A second call gives the same sealed visit.
   */
  seal(visit: Id, place?: Place | null): Promise<SealedVisit>;
  /** A sealed visit; undefined before. */
  sealed(visit: Id): Promise<SealedVisit | undefined>;
  list(): Promise<readonly SealedVisit[]>;
  /** Step 4. The sheet as shown or printed: text and the line with the event's hash. */
  sheet(visit: Id): Promise<string>;
  /** Text of the picture for the firm: link, number and event hash. */
  sheetPicture(visit: Id): Promise<string>;
  /** Records how the firm got its sheet, as an event of its own. */
  handed(visit: Id, way: HandingWay): Promise<SealedVisit>;
}

export type Cosigned =
  /** 待会签: nobody has co-signed yet that this phone knows of. */
  | { readonly kind: 'waiting' }
  | {
      readonly kind: 'here';
      readonly person: Id;
      readonly personName: string;
      readonly at: Instant;
      readonly agreed: boolean;
    }
  /** The server says so; it came by the other phone. */
  | { readonly kind: 'at-server' };

/** Why a scanned picture is not taken; each a sentence in `words.ts`. */
export type NotTaken =
  | 'not-ours'
  | 'unreadable'
  | 'visit-not-in-package'
  | 'own-record'
  | 'not-of-the-pair'
  | 'certificate-unknown'
  | 'certificate-expired'
  | 'bad-signature'
  | 'another-record'
  | 'not-sealed-here'
  | 'own-cosignature';

export interface AskToCosign {
  readonly visit: Id;
  readonly eventHash: Hex;
  /** From this phone's own package: what to show before signing. */
  readonly premisesName: string;
  readonly askedBy: readonly string[];
}

export interface Cosigning {
  /** A: the picture that asks the colleague. */
  ask(visit: Id): Promise<string>;
  /** B: reads A's picture and finds the visit in the own package. */
  read(
    picture: string,
  ): Promise<AskToCosign | { readonly kind: 'not-taken'; readonly why: NotTaken }>;
  /**
   * B: signs with the own key and keeps the event in the own outbox. `picture` is B's answer (≤ 1 kB);
   * a second call for the same record gives the same event.
   */
  cosign(
    ask: AskToCosign,
    sentence: string,
    agreed: boolean,
  ): Promise<{ readonly envelope: Envelope<CosignedPayload>; readonly picture: string }>;
  /** A: reads B's picture, checks it against B's certificate, keeps it and passes it on as well. */
  accept(
    picture: string,
  ): Promise<SealedVisit | { readonly kind: 'not-taken'; readonly why: NotTaken }>;
}
