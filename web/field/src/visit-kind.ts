import { texts, type IconName } from '@xunfu/ui';
import type { VisitPiece } from '@xunfu/sync-core';

export interface KindChip {
  readonly tone: 'accent' | 'green' | 'red';
  readonly icon: IconName;
  readonly key: keyof typeof chips | 'merged';
}

/** The kinds of visits whose chip says more than 检查; the codes are those of the jurisdiction's gate. */
const chips = {
  recheck: { tone: 'red', icon: 'flag' },
  service: { tone: 'green', icon: 'speech' },
  random: { tone: 'accent', icon: 'dice' },
  case: { tone: 'red', icon: 'flag' },
  special: { tone: 'accent', icon: 'list' },
  joint: { tone: 'accent', icon: 'people' },
  visit: { tone: 'accent', icon: 'list' },
} as const;

/** The chip that says why somebody goes there; the one that needs most attention wins. */
export function kindChip(visit: Pick<VisitPiece, 'kind' | 'parts' | 'demands'>): KindChip {
  if (visit.kind === 'recheck') return { key: 'recheck', ...chips.recheck };
  if (visit.demands.length > 1) return { key: 'merged', tone: 'accent', icon: 'merge' };
  if (!visit.parts.includes('inspection')) return { key: 'service', ...chips.service };
  const key = visit.kind.startsWith('special') ? 'special' : visit.kind;
  return isChip(key) ? { key, ...chips[key] } : { key: 'visit', ...chips.visit };
}

function isChip(key: string): key is keyof typeof chips {
  return key in chips;
}

export const kindTexts = texts(
  {
    recheck: '复查',
    random: '双随机',
    service: '服务',
    merged: '合并 {n} 事',
    case: '个案',
    special: '专项',
    joint: '联合',
    visit: '检查',
  },
  {
    recheck: 'Recheck',
    random: 'Random draw',
    service: 'Service',
    merged: '{n} in one',
    case: 'Case',
    special: 'Campaign',
    joint: 'Joint',
    visit: 'Inspection',
  },
);
