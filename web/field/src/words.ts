import type { Instant, Place } from '@xunfu/sync-core';
import { clockTime, type Language } from '@xunfu/ui';

const weekdays: Record<Language, readonly string[]> = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export { clockTime };

/**
 * `11月24日` or `24 Nov`. Takes a day or an instant. With `today` a day of another year carries its year, so that what
 * was found last December is not taken for the December to come.
 */
export function shortDate(day: string, language: Language, today?: string): string {
  const [year, month, date] = day.slice(0, 10).split('-').map(Number) as [number, number, number];
  const other = today !== undefined && today.slice(0, 4) !== day.slice(0, 4);
  if (language === 'zh') return `${other ? `${year}年` : ''}${month}月${date}日`;
  return `${date} ${months[month - 1]}${other ? ` ${year}` : ''}`;
}

/** `11月24日 周二` or `Tue 24 Nov`. */
export function dateWithWeekday(day: string, language: Language): string {
  const weekday = weekdays[language][new Date(`${day.slice(0, 10)}T00:00:00Z`).getUTCDay()]!;
  const date = shortDate(day, language);
  return language === 'zh' ? `${date} ${weekday}` : `${weekday} ${date}`;
}

/** Metres as kilometres with one figure behind the point, whole ones from 10 km on. */
export function kilometres(metres: number, language: Language): string {
  const km = metres / 1000;
  const figure = km >= 10 ? Math.round(km).toString() : km.toFixed(1);
  return language === 'zh' ? `${figure} 公里` : `${figure} km`;
}

export function minutes(seconds: number, language: Language): string {
  const whole = Math.max(1, Math.round(seconds / 60));
  return language === 'zh' ? `${whole} 分钟` : `${whole} min`;
}

/** `820 kB`, `2.1 MB`. */
export function bytes(count: number): string {
  return count < 1_000_000
    ? `${Math.max(1, Math.round(count / 1000))} kB`
    : `${(count / 1_000_000).toFixed(1)} MB`;
}

/** `甲、乙` or `one, two`. */
export function listed(words: readonly string[], language: Language): string {
  return words.join(language === 'zh' ? '、' : ', ');
}

/** Whole minutes between two instants. */
export function minutesBetween(from: Instant, to: Instant): number {
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 60_000));
}

/** Days from one day to another, below zero when the other has passed. Calendar days, said so wherever it is shown. */
export function daysUntil(day: string, today: string): number {
  const at = (text: string) => Date.parse(`${text.slice(0, 10)}T00:00:00Z`);
  return Math.round((at(day) - at(today)) / 86_400_000);
}

/** A hash in groups of four, as on the result sheet. */
export function inFours(hash: string): string {
  return hash.match(/.{1,4}/g)?.join(' ') ?? '';
}

/** Two ends of a long hash, for a line of notes. */
export function shortHash(hash: string): string {
  return `${hash.slice(0, 4)}…${hash.slice(-4)}`;
}

/** Where a map application of the phone takes over; geo: is understood by all of them. */
export function geoLink(place: Place, name: string): string {
  const lat = (place.lat / 1e7).toFixed(6);
  const lon = (place.lon / 1e7).toFixed(6);
  return `geo:${lat},${lon}?q=${lat},${lon}(${encodeURIComponent(name)})`;
}
