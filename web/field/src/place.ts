import type { Place } from '@xunfu/sync-core';

// A fix older than this says where the officer was, not where the picture was taken.
const freshMillis = 120_000;
const patienceMillis = 15_000;

let last: { readonly place: Place; readonly at: number } | undefined;

/**
 * Asks the phone once where it is; only acts of a visit call this (code shown, photo, sealing), there is no track.
 * Nothing waits for the answer: a record without a place is a record.
 */
export function lookWhere(): void {
  if (!('geolocation' in navigator)) return;
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      last = {
        at: performance.now(),
        place: {
          lat: Math.round(coords.latitude * 1e7),
          lon: Math.round(coords.longitude * 1e7),
          accuracyMetres: Math.round(coords.accuracy),
          source: 'gnss',
          approximate: false,
        },
      };
    },
    () => undefined,
    { enableHighAccuracy: true, maximumAge: 30_000, timeout: patienceMillis },
  );
}

/** Where the phone was a moment ago; null when it does not know. */
export function whereNow(): Place | null {
  return last && performance.now() - last.at < freshMillis ? last.place : null;
}
