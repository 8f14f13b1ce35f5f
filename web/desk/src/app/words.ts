import { inItsZone, type Language } from '@xunfu/ui';

export function dayOf(date: string, language: Language): string {
  return inItsZone(date.slice(0, 10), language, {
    year: 'numeric',
    month: language === 'zh' ? 'long' : 'short',
    day: 'numeric',
    weekday: 'long',
  });
}

export function dayAndTime(instant: string, language: Language): string {
  return inItsZone(instant, language, {
    month: language === 'zh' ? 'long' : 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
}

/** Road metres as people say them: whole kilometres from ten, one decimal below. */
export function kilometres(metres: number): string {
  const km = metres / 1000;
  return km >= 10 ? String(Math.round(km)) : km.toFixed(1);
}

export function inFours(hash: string): string {
  return (hash.match(/.{1,4}/g) ?? []).join(' ');
}
