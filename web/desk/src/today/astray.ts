import type { Astray } from '@xunfu/api';
import { kilometres } from '../app/words';
import type { todayTexts } from './today.texts';

type Key = keyof typeof todayTexts.zh;
type Speak = (key: Key, values?: Readonly<Record<string, string | number>>) => string;

/** A place that the map's roads do not reach, and how far they are where that is known. */
export function astrayLine(place: Astray, t: Speak): string {
  const name = place.name ?? t('startOrEnd');
  switch (place.reason) {
    case 'far-from-roads':
      return place.metres < 0
        ? t('astray-no-road', { name })
        : t('astray-far', { name, km: kilometres(place.metres) });
    case 'island':
      return t('astray-island', { name });
    case 'cut-off':
      return t('astray-cut-off', { name });
  }
}
