import type { PhotoClass } from '@xunfu/sync-core';

// A camera that was opened from the app gives a file made a moment ago; an older one came out of the album.
const freshMillis = 120_000;

/** How a picture came: taken now through the app's own camera button, or chosen from what was there. */
export function classOf(file: Pick<File, 'lastModified'>, now: number): PhotoClass {
  return now - file.lastModified <= freshMillis ? 'in-app' : 'import';
}
