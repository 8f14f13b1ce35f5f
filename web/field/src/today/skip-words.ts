import type { Skip } from '@xunfu/sync-core';

const CODES = ['closed', 'moved-away', 'no-time', 'urgent-elsewhere'] as const;

/** A code of the wire; anything else is somebody's own words. */
export function isSkipReason(reason: string): reason is (typeof CODES)[number] {
  return CODES.some((code) => code === reason);
}

/** Less is within what nobody plans by. */
const NOTICED_MINUTES = 5;

export interface Shift {
  readonly visit: string;
  readonly arriveAt: string;
  /** Below zero: earlier. */
  readonly minutes: number;
}

/** What an officer would call changed: stops that are reached earlier or later than they were expected. */
export function shiftsOf(skip: Pick<Skip, 'order'>): readonly Shift[] {
  return skip.order.flatMap(({ visit, arriveAt, before }) => {
    if (before === null) return [];
    const minutes = Math.round((Date.parse(arriveAt) - Date.parse(before)) / 60_000);
    return Math.abs(minutes) < NOTICED_MINUTES ? [] : [{ visit, arriveAt, minutes }];
  });
}
