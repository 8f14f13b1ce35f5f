import type { Language } from '@xunfu/ui';

/** A hash in groups of four, as it stands on the printed sheet. */
export function inFours(hash: string): string {
  return (hash.match(/.{1,4}/g) ?? []).join(' ');
}

export function dayAndTime(instant: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(new Date(instant));
}

/** `12月1日`, `1 December`. */
export function day(date: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    month: 'long',
    day: 'numeric',
  }).format(new Date(`${date.slice(0, 10)}T12:00:00`));
}
