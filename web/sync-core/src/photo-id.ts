import type { Hex, Id } from './wire';

/** Where the bytes of a photo lie: the same picture in two visits is kept for each of them. */
export function photoId(visit: Id, sha256: Hex): string {
  return `${visit}/${sha256}`;
}
