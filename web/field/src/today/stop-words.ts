import type { OutboxRow, PremisesPiece, SealedVisit } from '@xunfu/sync-core';
import type { StopInHand } from '../day-in-hand';
import { clockTime } from '../words';
import type { todayTexts } from './today.texts';

type T = (
  key: keyof (typeof todayTexts)['zh'],
  named?: Record<string, string | number>,
  count?: number,
) => string;

/** The finding of an earlier visit that nobody has seen put right, the latest visit first. */
export function openFinding(
  premises: Pick<PremisesPiece, 'lastVisits'>,
): { finding: PremisesPiece['lastVisits'][number]['findings'][number]; on: string } | undefined {
  for (const visit of [...premises.lastVisits].sort((a, b) => b.date.localeCompare(a.date))) {
    const finding = visit.findings.find((one) => one.state === 'open');
    if (finding) return { finding, on: visit.date };
  }
  return undefined;
}

/** When one can go in: `全天有人`, or the opening hours, called so: they are no appointment. */
export function opening(stop: Pick<StopInHand, 'stop'>, t: T): string {
  const { windows } = stop.stop;
  const whole =
    windows.length === 0 || windows.some(([from, to]) => from <= '00:00' && to >= '23:59');
  const hours = windows.map(([from, to]) => `${from}–${to}`).join(t('and'));
  return whole ? t('allDay') : t('openHours', { hours });
}

/** `09:58 离开 · 不符合 1 项，已告知`; told only once the sheet was handed over in some way. */
export function signedLine(sealed: Pick<SealedVisit, 'envelope' | 'handed'>, t: T): string {
  const payload = sealed.envelope.payload;
  if (!payload) return '';
  const findings = payload.parts.inspection?.findings.length ?? 0;
  const problems = payload.parts.problem?.problems.length ?? 0;
  const inspected =
    payload.parts.inspection !== undefined && payload.parts.inspection.answers.length > 0;
  const what = inspected
    ? findings > 0
      ? t('findings', { n: findings }, findings)
      : t('allInOrder')
    : problems > 0
      ? t('problems', { n: problems }, problems)
      : payload.signature.kind === 'refused'
        ? payload.signature.reason
        : t('nothingHeard');
  const told = !inspected
    ? ''
    : sealed.handed.length === 0
      ? t('notHandedYet')
      : findings > 0
        ? t('told')
        : '';
  return `${t('left', { at: clockTime(payload.endedAt) })} · ${what}${told}`;
}

/** How many visits have something that is on this phone only. */
export function undeliveredVisits(
  rows: readonly Pick<OutboxRow, 'visit' | 'level' | 'refused'>[],
): number {
  const waiting = rows.filter((row) => row.level === 1 && row.refused === null);
  return new Set(waiting.map((row) => row.visit)).size;
}
