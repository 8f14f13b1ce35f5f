import type { Outcome } from '@xunfu/api';
import type { Speaks } from '@xunfu/ui';
import type { visitTexts } from './visit.texts';

type T = Speaks<keyof (typeof visitTexts)['zh']>['t'];

const figures = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十'];

/** In a Chinese headline small numbers are words; 一项, 两项. */
function counted(n: number, language: 'zh' | 'en'): string {
  return language === 'zh' ? (figures[n] ?? `${n} `) : String(n);
}

/** The answer first: what the result means for the business, in one sentence. */
export function headline(
  { toPutRight, mended, checked, heard }: Outcome,
  t: T,
  language: 'zh' | 'en',
): string {
  const say = (key: Parameters<T>[0], count: number) =>
    t(key, { n: counted(count, language) }, count);
  if (toPutRight.length > 0) return say('toPutRight', toPutRight.length);
  if (mended > 0) return say('mended', mended);
  if (checked > 0) return t('allInOrder');
  return heard > 0 ? say('heard', heard) : t('nothingToDo');
}

/** Calendar days from one day to another, below zero when it has passed. */
export function daysUntil(day: string, today: string): number {
  const at = (text: string) => Date.parse(`${text.slice(0, 10)}T00:00:00Z`);
  return Math.round((at(day) - at(today)) / 86_400_000);
}
