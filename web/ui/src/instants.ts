import type { Language } from './texts';

/*
 * Instants come with the zone in which they were written (`2026-11-24T09:41:07.123+08:00`), which is that of the place.
 * They are shown as they stand there, whatever zone the device that shows them is set to.
 */

/** `09:41`, of an instant with its zone. */
export function clockTime(instant: string): string {
  return instant.slice(11, 16);
}

/** An instant or a day in words, by the clock and calendar of the zone in which it was written. */
export function inItsZone(
  instant: string,
  language: Language,
  parts: Intl.DateTimeFormatOptions,
): string {
  const asWritten = instant.length > 10 ? `${instant.slice(0, 19)}Z` : `${instant}T00:00:00Z`;
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' }).format(new Date(asWritten));
}
