import { ref } from 'vue';

/** One polite and one urgent region a client; see XfLive. */
export const polite = ref('');
export const urgent = ref('');

/** Says a change that the eye may miss to a screen reader. `urgent` only for what was not kept. */
export function announce(words: string, how: 'polite' | 'urgent' = 'polite'): void {
  const region = how === 'urgent' ? urgent : polite;
  // The same words twice in a row would be silent: a no-break space at the end makes them new.
  region.value = region.value === words ? `${words}\u00a0` : words;
}
