/** The work taken along. */
import type {
  Day,
  DaySummary,
  Hex,
  Id,
  Instant,
  PackageManifest,
  PieceContents,
  PieceKind,
} from '../wire';

/** `reason` is one of {@link WaitReason}'s codes or a code of the server. */
export type Failed = {
  readonly kind: 'failed';
  readonly code: string;
  readonly text: string;
};

export interface Progress {
  readonly pieces: number;
  readonly piecesHere: number;
  readonly bytes: number;
  readonly bytesHere: number;
}

export interface KeptPackage {
  readonly id: Id;
  /** A package serves the device that it was made for; a renewed phone takes the day along again. */
  readonly device: Id;
  readonly day: Id;
  readonly date: Day;
  readonly visits: readonly Id[];
  /** Made by the colleague before: to be co-signed only. */
  readonly cosign: readonly Id[];
  readonly madeAt: Instant;
  readonly validUntil: Instant;
  readonly complete: boolean;
}

export interface Packages {
  /** Days of the own organisation as the server has them now; needs a network. */
  days(date?: Day): Promise<readonly DaySummary[] | Failed>;
  /**
   * Takes a day along: asks for the manifest, checks its signature, fetches the pieces that are
   * not here yet and checks each by its hash. Cut short, a second call goes on with what is
   * missing. The newest head of the log comes along and must continue the head seen before.
   */
  takeAlong(day: Id, progress?: (p: Progress) => void): Promise<WorkPackage | Failed>;
  /** What is kept, newest first; works offline. */
  list(): Promise<readonly KeptPackage[]>;
  /** Opens a complete package offline; undefined when it is not (completely) here. */
  open(id: Id): Promise<WorkPackage | undefined>;
  /** The newest complete package that holds this visit. */
  holding(visit: Id): Promise<WorkPackage | undefined>;
  /** The same, or one that tells of this visit so that it can be co-signed. */
  telling(visit: Id): Promise<WorkPackage | undefined>;
  /** Removes a package with the pieces that no other needs; one that a draft needs stays. */
  forget(id: Id): Promise<void>;
}

export interface WorkPackage {
  readonly manifest: PackageManifest;
  /**
   * The content of one piece. `key` is what the manifest says (visit, premises, day or catalogue
   * id); leave it out where the package has one of the kind. Undefined when there is none.
   */
  piece<K extends PieceKind>(kind: K, key?: string): Promise<PieceContents[K] | undefined>;
  /** All pieces of a kind with their keys and hashes, in the order of the manifest. */
  pieces<K extends PieceKind>(
    kind: K,
  ): Promise<
    readonly { readonly key: string; readonly sha256: Hex; readonly content: PieceContents[K] }[]
  >;
  /** Hash of a piece without opening it: a submission names catalogue and template by it. */
  hashOf(kind: PieceKind, key?: string): Hex | undefined;
}
