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
