import type { Language } from '@xunfu/ui';

export function clockTime(instant: string, language: Language): string {
  return new Intl.DateTimeFormat(locale(language), { hour: '2-digit', minute: '2-digit' }).format(
    new Date(instant),
  );
}

export function dayOf(date: string, language: Language): string {
  return new Intl.DateTimeFormat(locale(language), {
    year: 'numeric',
    month: language === 'zh' ? 'long' : 'short',
    day: 'numeric',
    weekday: 'long',
  }).format(new Date(`${date.slice(0, 10)}T12:00:00`));
}

export function dayAndTime(instant: string, language: Language): string {
  return new Intl.DateTimeFormat(locale(language), {
    month: language === 'zh' ? 'long' : 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(instant));
}

/** Road metres as people say them: whole kilometres from ten, one decimal below. */
export function kilometres(metres: number): string {
  const km = metres / 1000;
  return km >= 10 ? String(Math.round(km)) : km.toFixed(1);
}

export function inFours(hash: string): string {
  return (hash.match(/.{1,4}/g) ?? []).join(' ');
}

function locale(language: Language): string {
  return language === 'zh' ? 'zh-CN' : 'en-GB';
}
