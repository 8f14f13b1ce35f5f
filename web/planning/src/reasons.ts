/** Why a day is ordered as it is, as the server's engine found by trying; docs/formats.md §3, piece `day`. */

/** A stop by its name, since it may be another pair's. */
export interface NamedStop {
  readonly visit: string;
  readonly name: string;
}

export interface BrokenRule {
  /** `late`, `overtime`, `too-long`, `no-way`, `no-break`, `unable` …; an unknown one is named as such. */
  readonly kind: string;
  /** Null when the whole tour is concerned. */
  readonly stop: NamedStop | null;
  /** Seconds, where time is concerned. */
  readonly amount: number;
}

/** One change that was tried. */
export interface TriedChange {
  /** Who would go there when it is another pair. */
  readonly pair: readonly string[] | null;
  /** Place in their order, from 1. */
  readonly position: number;
  /** Driving, less than 0 when it saves; null when the change breaks something. */
  readonly extraSeconds: number | null;
  readonly breaks: readonly BrokenRule[];
}

export interface StopReasons {
  readonly visit: string;
  /** Between arrival and opening. */
  readonly waitSeconds: number;
  /** By how much the arrival may slip without breaking anything of the day. */
  readonly slackSeconds: number;
  readonly bound: 'window' | 'hours' | 'duration' | 'break' | 'nothing';
  readonly boundBy: NamedStop | null;
  readonly earlier: TriedChange | null;
  readonly later: TriedChange | null;
  readonly byOther: TriedChange | null;
}

export interface LeftOutReasons {
  readonly visit: string;
  readonly reason: 'nobody-able' | 'no-way' | 'never-in-time' | 'no-room';
  readonly cheapest: TriedChange | null;
}

export interface DayReasons {
  readonly stops: readonly StopReasons[];
  readonly leftOut: readonly LeftOutReasons[];
}
