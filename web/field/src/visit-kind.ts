import { texts, type IconName } from '@xunfu/ui';
import type { VisitPiece } from '@xunfu/sync-core';

export interface KindChip {
  readonly tone: 'accent' | 'green' | 'red';
  readonly icon: IconName;
  readonly key: 'recheck' | 'draw' | 'service' | 'merged' | 'complaint' | 'visit';
}

/** The chip that says why somebody goes there; the one that needs most attention wins. */
export function kindChip(visit: Pick<VisitPiece, 'kind' | 'parts' | 'demands'>): KindChip {
  if (visit.kind === 'recheck') return { tone: 'red', icon: 'flag', key: 'recheck' };
  if (visit.demands.length > 1) return { tone: 'accent', icon: 'merge', key: 'merged' };
  if (!visit.parts.includes('inspection')) return { tone: 'green', icon: 'speech', key: 'service' };
  if (visit.kind === 'draw') return { tone: 'accent', icon: 'dice', key: 'draw' };
  if (visit.kind === 'complaint') return { tone: 'red', icon: 'flag', key: 'complaint' };
  return { tone: 'accent', icon: 'list', key: 'visit' };
}

export const kindTexts = texts(
  {
    recheck: '复查',
    draw: '双随机',
    service: '服务',
    merged: '合并 {n} 事',
    complaint: '投诉',
    visit: '检查',
  },
  {
    recheck: 'Recheck',
    draw: 'Random draw',
    service: 'Service',
    merged: '{n} in one',
    complaint: 'Complaint',
    visit: 'Inspection',
  },
);
