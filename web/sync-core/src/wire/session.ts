/** Session and days: docs/formats.md §7. */
import type { Day, Id, Instant } from './values';

export interface Session {
  readonly person: { readonly id: Id; readonly name: string };
  readonly posts: readonly {
    readonly id: Id;
    readonly name: string;
    readonly function: string;
    readonly organization: { readonly id: Id; readonly name: string; readonly home: string };
  }[];
  readonly actingFor: Id;
  readonly fictional: boolean;
  readonly serverTime: Instant;
}

export interface DaySummary {
  readonly id: Id;
  readonly date: Day;
  readonly state: 'draft' | 'proposed' | 'approved';
  readonly pair: readonly { readonly person: Id; readonly name: string }[];
  readonly stops: readonly {
    readonly visit: Id;
    readonly name: string;
    readonly state?: 'planned' | 'skipped' | 'concluded';
    /** `closed`, `moved-away` …, or own words. */
    readonly skipReason?: string | null;
  }[];
}
