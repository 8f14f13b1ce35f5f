/** Shapes of docs/formats.md §7, as the desk and the open pages read them. */

import type { DayReasons } from '@xunfu/planning';

export type { DayReasons };

/** Language → words; Chinese is always there. */
export type Text = { readonly zh: string } & { readonly [language: string]: string };

export interface Listed<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

export interface Session {
  readonly person: { readonly id: string; readonly name: string };
  readonly posts: readonly Post[];
  readonly actingFor: string;
  readonly fictional: boolean;
  readonly serverTime: string;
}

export interface Post {
  readonly id: string;
  readonly name: string;
  readonly function: string;
  readonly organization: { readonly id: string; readonly name: string; readonly home: string };
}

export type Verdict = 'go' | 'probably-not' | 'at-cap' | 'recuse';

export interface Gate {
  readonly verdict: Verdict;
  readonly lines: readonly {
    readonly rule: string;
    readonly verdict: string;
    readonly text: Text;
    readonly source: Text;
    /** Of a refusal: the approver's reason passes it; of a pass: a reason has passed it. */
    readonly withReason?: boolean;
  }[];
}

export interface Flag {
  readonly code: string;
  readonly text: Text;
}

/** 1 saved on the phone, 2 delivered, 3 photos complete, 4 in the log, 5 time-stamped. */
export type Level = 1 | 2 | 3 | 4 | 5;

export interface DecidedBy {
  readonly personName: string;
  readonly postName: string;
  readonly at: string;
}

export interface Stop {
  readonly visit: string;
  readonly premises: string;
  readonly name: string;
  readonly place: Place;
  readonly order: number;
  readonly arriveAt: string | null;
  readonly leaveAt: string | null;
  readonly state: 'planned' | 'skipped' | 'concluded';
  /** `closed`, `moved-away`, `no-time`, `urgent-elsewhere`, `withdrawn`, or own words; null unless skipped. */
  readonly skipReason: string | null;
  readonly parts: readonly string[];
  readonly reason: Text;
  readonly purposes: readonly Text[];
  readonly merged: number;
  readonly gate: Gate | null;
}

/** In 1e-7 degrees WGS-84. */
export interface Place {
  readonly lat: number;
  readonly lon: number;
}

/** What is drawn of a county, in degrees; schematic. */
export interface Geography {
  readonly outline: unknown;
  readonly water: unknown;
  readonly roads: unknown;
  readonly names: readonly { readonly name: string; readonly lat: number; readonly lon: number }[];
}

export interface Astray {
  readonly visit: string | null;
  readonly name: string | null;
  readonly reason: 'far-from-roads' | 'island' | 'cut-off';
  /** To the nearest road of the map; −1 when there is none. */
  readonly metres: number;
}

export interface Day {
  readonly id: string;
  readonly date: string;
  readonly state: 'draft' | 'proposed' | 'approved' | 'returned';
  readonly organization: { readonly id: string; readonly name: string };
  readonly pair: readonly { readonly person: string; readonly name: string }[];
  readonly start: Place;
  readonly metres: number;
  readonly seconds: number;
  readonly departAt: string | null;
  readonly backAt: string | null;
  readonly estimated: boolean;
  /** Nine in ten driven ways were off by less; null when nobody knows yet. */
  readonly withinPercent: number | null;
  /** Who must be named where the times are shown. */
  readonly attribution: string | null;
  /** Places to which no road of the map leads; `visit` null is the start or end of the day. */
  readonly astray: readonly Astray[];
  readonly stops: readonly Stop[];
  readonly proposal: DecidedBy | null;
  readonly approval: (DecidedBy & { readonly accepted: boolean; readonly reason: string }) | null;
  /** Goes along with each act on the day as `If-Match`. */
  readonly version: string;
}

/** A visit that is planned, or was made. */
export interface Visit {
  readonly id: string;
  readonly date: string | null;
  /** First and last day that suit. */
  readonly window: readonly [string, string];
  readonly kind: string;
  readonly state: 'proposed' | 'approved' | 'decide-again' | 'held' | 'concluded' | 'withdrawn';
  readonly premises: { readonly id: string; readonly name: string };
  readonly purposes: readonly Text[];
  readonly merged: number;
  readonly gate: Gate | null;
  readonly submission: ArrivedVisit['submission'];
  readonly version: string;
}

export interface ArrivedVisit {
  readonly id: string;
  readonly date: string;
  readonly kind: string;
  readonly state: string;
  readonly premises: { readonly id: string; readonly name: string };
  readonly purposes: readonly Text[];
  readonly submission: {
    readonly id: string;
    readonly receivedAt: string;
    readonly level: Level;
    readonly missing: number;
    readonly cosigned: boolean;
    readonly findings: number;
    readonly flags: readonly Flag[];
  } | null;
}

export type Answered = 'yes' | 'no' | 'absent';
export type Way = 'own-tap' | 'section-tap' | 'prefilled';

export interface VisitRecord {
  readonly visit: string;
  readonly date: string;
  readonly premises: { readonly id: string; readonly name: string; readonly address: string };
  readonly subject: { readonly name: string; readonly identifier: string } | null;
  readonly officers: readonly { readonly name: string; readonly certificate: string }[];
  readonly firm: { readonly name: string; readonly role: string } | null;
  readonly event: { readonly id: string; readonly capturedAt: string };
  readonly eventHash: string;
  readonly sheet: { readonly number: string; readonly text: string } | null;
  readonly signature: {
    readonly kind: 'signed' | 'refused';
    readonly name?: string;
    readonly role?: string;
    readonly reason?: string;
    readonly witness?: string;
    readonly at: string;
  } | null;
  readonly answers: readonly {
    readonly question: string;
    readonly text: Text;
    readonly area: string;
    readonly scope: string;
    readonly key: boolean;
    readonly value: Answered;
    readonly way: Way;
    readonly remark: string | null;
    readonly fact: string | null;
    readonly evidence: readonly string[];
    /** Why there is no photo where an item wants one. */
    readonly noPhoto?: string | null;
  }[];
  readonly findings: readonly {
    readonly id: string;
    readonly question: string;
    readonly text: string;
    readonly measure: 'corrected-on-spot' | 'put-right-by';
    readonly dueOn: string | null;
    readonly evidence: readonly string[];
  }[];
  readonly problems: readonly {
    readonly id: string;
    readonly topic: string;
    readonly text: string;
    readonly outcome: 'answered' | 'taken-along';
    readonly answer: string | null;
  }[];
  readonly photos: readonly {
    readonly sha256: string;
    readonly mime: string;
    readonly size: number;
    readonly capturedAt: string;
    readonly question: string | null;
    readonly finding: string | null;
    readonly present: boolean;
  }[];
  readonly cosignatures: readonly {
    readonly personName: string;
    readonly at: string;
    readonly eventHash: string;
    readonly agreed: boolean;
  }[];
  readonly forms: readonly {
    readonly id: string;
    readonly title: Text;
    readonly version: string;
    readonly rows: readonly {
      readonly code: string;
      readonly text: Text;
      readonly key: boolean;
      readonly value: Answered | null;
      readonly remark: string | null;
      readonly way: Way | null;
      readonly question: string;
    }[];
  }[];
  readonly level: Level;
  readonly missing: readonly string[];
  readonly flags: readonly Flag[];
  readonly erased: boolean;
}

export interface Todo {
  readonly id: string;
  readonly kind: string;
  readonly text: Text;
  readonly about: { readonly kind: string; readonly id: string };
  readonly raisedAt: string;
  readonly dueOn: string | null;
}

export interface HeardProblem {
  readonly id: string;
  readonly visit: string;
  readonly premises: { readonly id: string; readonly name: string };
  readonly topic: string;
  readonly text: string;
  readonly from: string | null;
  readonly outcome: 'answered' | 'taken-along';
  readonly answer: string | null;
  readonly heardAt: string;
}

export interface NumberBlock {
  readonly prefix: string;
  readonly from: number;
  readonly to: number;
  readonly device: string;
  readonly personName: string;
  readonly numbers: readonly {
    readonly number: string;
    readonly state: 'used' | 'void' | 'outstanding';
    readonly visit: string | null;
    readonly reason: string | null;
  }[];
}

/** A business in the list of those found; `address` is that of one of its premises. */
export interface FoundSubject {
  readonly id: string;
  readonly name: string;
  readonly identifier: { readonly scheme: string; readonly value: string } | null;
  readonly otherNames: readonly string[];
  readonly address: string | null;
}

/** What a business sees when it scans the code at its door. */
export interface OpenVisit {
  readonly state: 'announced' | 'today' | 'here' | 'concluded';
  /** The day in the zone of the authority, in which days are counted. */
  readonly today: string;
  readonly premises: string;
  readonly officers: readonly { readonly name: string; readonly certificate: string }[];
  readonly organization: string;
  readonly purposes: readonly Text[];
  readonly basis: readonly Text[];
  readonly approval: DecidedBy | null;
  readonly year: { readonly done: number; readonly cap: number; readonly counts: boolean };
  readonly reported: boolean;
  readonly fictional: boolean;
  readonly sheet: {
    readonly number: string;
    readonly text: string;
    readonly hash: string;
    readonly outcome: Outcome | null;
  } | null;
  /** Whom the business calls to verify or to complain. */
  readonly hotline: string;
}

/** What a record means for the business. */
export interface Outcome {
  readonly toPutRight: readonly { readonly text: string; readonly dueOn: string | null }[];
  /** Corrected while the officers were there. */
  readonly mended: number;
  readonly checked: number;
  readonly heard: number;
}
