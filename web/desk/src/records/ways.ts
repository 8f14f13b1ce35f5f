import type { Way } from '@xunfu/api';

/** How an answer came to be → the key of its word. */
export const wayWords = {
  'own-tap': 'ownTap',
  'section-tap': 'sectionTap',
  prefilled: 'prefilled',
} as const satisfies Record<Way, string>;
