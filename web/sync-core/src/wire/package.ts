/** The work package: docs/formats.md §3. */
import type { DeviceCertificate, PublishedKey } from './log';
import type { Base64Url, Day, Hex, Id, Instant, Json, JsonObject, Place, Text } from './values';
import type { DayReasons } from '@xunfu/planning';

export interface PieceReference {
  /** One of {@link PieceContents}; an unknown kind is kept and left alone. */
  readonly kind: string;
  readonly key: string;
  readonly sha256: Hex;
  readonly size: number;
}

export interface PackageManifest {
  readonly v: 1;
  readonly id: Id;
  readonly home: string;
  readonly person: Id;
  readonly post: Id;
  readonly organization: Id;
  readonly device: Id;
  readonly day: Id;
  readonly date: Day;
  readonly visits: readonly Id[];
  /** Made by the colleague before the package was: to be co-signed only. */
  readonly cosign?: readonly Id[];
  readonly madeAt: Instant;
  readonly validUntil: Instant;
  readonly serverTime: Instant;
  readonly head: string;
  readonly fictional: boolean;
  readonly pieces: readonly PieceReference[];
  readonly key: string;
  readonly signature: Base64Url;
}

export interface OfficerOfDay {
  readonly person: Id;
  readonly name: string;
  readonly post: Id;
  readonly postName: string;
  readonly organization: Id;
  readonly organizationName: string;
  readonly certificate: {
    readonly number: string;
    readonly validFrom: Day;
    readonly validUntil: Day;
  };
}

export interface Stop {
  readonly visit: Id;
  readonly premises: Id;
  readonly name: string;
  readonly place: Place;
  readonly arriveAt: Instant;
  readonly leaveAt: Instant;
  readonly serviceSeconds: number;
  /** Pairs of `HH:MM`. */
  readonly windows: readonly (readonly [string, string])[];
  readonly reason: Text;
}

export interface DayPiece {
  readonly id: Id;
  readonly date: Day;
  readonly pair: readonly OfficerOfDay[];
  readonly start: Place;
  readonly end: Place;
  readonly departAt: Instant;
  readonly backAt: Instant;
  /** In the order of the road. */
  readonly stops: readonly Stop[];
  /** Row 0 is the start, the last row the end, between them the stops in order. */
  readonly matrix: {
    readonly seconds: readonly (readonly number[])[];
    readonly metres: readonly (readonly number[])[];
  };
  readonly estimated: boolean;
  /** Nine in ten driven ways were off by less; null when nobody knows, absent from an older server. */
  readonly withinPercent?: number | null;
  /** Who must be named where the times are shown. */
  readonly attribution?: string | null;
  /** Why the stops stand so; absent in packages of an older server. */
  readonly reasons?: DayReasons;
}

export interface VisitPiece {
  readonly id: Id;
  readonly code: { readonly link: string; readonly secret: string; readonly spoken: string };
  readonly kind: string;
  readonly purposes: readonly Text[];
  readonly demands: readonly {
    readonly id: Id;
    readonly room: string;
    readonly reason: Text;
    readonly sourceName: Text;
  }[];
  readonly parts: readonly string[];
  readonly premises: Id;
  readonly subject: Id | null;
  readonly gate: {
    readonly verdict: 'go' | 'probably-not' | 'at-cap' | 'recuse';
    readonly lines: readonly {
      readonly rule: string;
      readonly verdict: string;
      readonly text: Text;
      readonly source: Text;
    }[];
  };
  readonly approval: {
    readonly personName: string;
    readonly postName: string;
    readonly at: Instant;
    readonly act: string;
  };
  readonly actCode: string;
  readonly year: { readonly done: number; readonly cap: number; readonly counts: boolean };
}

export interface PremisesPiece {
  readonly id: Id;
  readonly name: string;
  readonly subject: {
    readonly id: Id;
    readonly name: string;
    readonly identifier: { readonly scheme: string; readonly value: string };
    readonly representative: string;
  } | null;
  readonly address: string;
  readonly place: Place;
  readonly phone: string;
  readonly openingHours: readonly (readonly [string, string])[];
  readonly traits: readonly string[];
  readonly licences: readonly {
    readonly kind: string;
    readonly number: string;
    readonly validUntil: Day;
  }[];
  readonly equipment: readonly {
    readonly id: Id;
    readonly kind: string;
    readonly name: string;
    readonly registration: string;
    readonly nextInspection: Day;
  }[];
  readonly lastVisits: readonly {
    readonly date: Day;
    readonly officers: readonly string[];
    readonly summary: Text;
    readonly findings: readonly {
      readonly question: string;
      readonly text: string;
      readonly state: 'open' | 'put-right';
      readonly dueOn: Day;
    }[];
  }[];
  readonly source: string;
}

export interface FormVersion {
  readonly id: string;
  readonly version: string;
}

export interface InspectionPiece {
  readonly visit: Id;
  readonly forms: readonly FormVersion[];
  readonly traits: readonly string[];
  readonly devices: readonly { readonly id: Id; readonly kind: string; readonly name: string }[];
  readonly facts: Readonly<Record<string, Json>>;
  readonly last: readonly {
    readonly question: string;
    readonly scope: string;
    readonly value: string;
    readonly on: Day;
    readonly text?: string;
  }[];
}

export interface ProblemPiece {
  readonly visit: Id;
  readonly heard: readonly {
    readonly id: Id;
    readonly on: Day;
    readonly text: string;
    readonly state: string;
    readonly answer?: string | null;
  }[];
}

export interface NumbersPiece {
  readonly kind: 'result-sheet';
  readonly organization: Id;
  readonly year: number;
  readonly prefix: string;
  /** First number of the block. */
  readonly from: number;
  /** Last number of the block, itself in it. */
  readonly to: number;
  readonly device: Id;
}

export interface CertificatesPiece {
  readonly devices: readonly DeviceCertificate[];
  readonly keys: readonly PublishedKey[];
}

export interface GeographyPiece {
  readonly outline: readonly (readonly [number, number])[];
  readonly water: readonly Json[];
  readonly roads: readonly (readonly (readonly [number, number])[])[];
  readonly names: readonly { readonly name: string; readonly lat: number; readonly lon: number }[];
  readonly schematic: boolean;
}

/** What a piece of each kind holds. `catalogue`, `sheet` and `sentences` belong to other libraries. */
export interface PieceContents {
  readonly day: DayPiece;
  readonly visit: VisitPiece;
  readonly premises: PremisesPiece;
  readonly inspection: InspectionPiece;
  readonly problem: ProblemPiece;
  readonly catalogue: JsonObject;
  readonly sheet: JsonObject;
  readonly sentences: JsonObject;
  readonly numbers: NumbersPiece;
  readonly certificates: CertificatesPiece;
  readonly geography: GeographyPiece;
}

export type PieceKind = keyof PieceContents;
