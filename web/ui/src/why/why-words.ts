import type { BrokenRule, LeftOutReasons, StopReasons, TriedChange } from '@xunfu/planning';
import type { Speaks } from '../texts';
import type { whyTexts } from './why.texts';

type T = Speaks<keyof (typeof whyTexts)['zh']>['t'];

/** More than this to spare is "plenty": nobody plans by it. */
const PLENTY_SECONDS = 3 * 3600;

/** Why a stop stands where it stands, a sentence a line; `arriveAt` as `09:40`. */
export function whyHere(reasons: StopReasons, arriveAt: string, t: T): string[] {
  const { visit, waitSeconds, earlier, later, byOther } = reasons;
  const arrives =
    waitSeconds >= 60
      ? t('arriveAndWait', { at: arriveAt, time: duration(waitSeconds, t) })
      : t('arrive', { at: arriveAt });
  return [
    `${arrives}${gap(t)}${slack(reasons, t)}`,
    ...(earlier ? [t('earlier', { what: tried(earlier, visit, t) })] : []),
    ...(later ? [t('later', { what: tried(later, visit, t) })] : []),
    ...(byOther ? [t('byOther', { pair: names(byOther), what: tried(byOther, visit, t) })] : []),
  ];
}

/** Why a stop is left out, and what it would take to have it in. */
export function whyLeftOut({ visit, reason, cheapest }: LeftOutReasons, t: T): string[] {
  const why = reason === 'no-way' ? t('no-way-at-all') : t(reason);
  if (!cheapest) return [why];
  const named = { n: cheapest.position, what: tried(cheapest, visit, t) };
  return [
    why,
    cheapest.pair ? t('fitOther', { ...named, pair: names(cheapest) }) : t('fitPlace', named),
  ];
}

function slack({ visit, slackSeconds, bound, boundBy }: StopReasons, t: T): string {
  if (slackSeconds >= PLENTY_SECONDS || bound === 'nothing') return t('plenty');
  const spare =
    slackSeconds < 60 ? t('noSlack') : t('slack', { time: duration(slackSeconds, t, 'down') });
  const limit = {
    window:
      boundBy && boundBy.visit !== visit ? t('boundThere', { name: boundBy.name }) : t('boundHere'),
    hours: t('boundHours'),
    duration: t('boundDuration'),
    break: t('boundBreak'),
  }[bound];
  return `${spare}${gap(t)}${limit}`;
}

function tried({ extraSeconds, breaks }: TriedChange, visit: string, t: T): string {
  if (breaks.length > 0) return broken(worst(breaks), visit, t);
  const extra = extraSeconds ?? 0;
  if (Math.abs(extra) < 30) return t('same');
  return t(extra > 0 ? 'costs' : 'saves', { time: duration(Math.abs(extra), t) });
}

/** One reason is enough against a change: the largest. */
function worst(breaks: readonly BrokenRule[]): BrokenRule {
  return breaks.reduce((most, one) => (one.amount > most.amount ? one : most));
}

function broken({ kind, stop, amount }: BrokenRule, visit: string, t: T): string {
  const time = duration(amount, t);
  switch (kind) {
    case 'late':
      return stop && stop.visit !== visit
        ? t('lateThere', { name: stop.name, time })
        : t('lateHere', { time });
    case 'overtime':
    case 'too-long':
      return t(kind, { time });
    case 'no-way':
    case 'no-break':
    case 'unable':
      return t(kind);
    default:
      return t('broken', { kind });
  }
}

function names({ pair }: TriedChange): string {
  return (pair ?? []).join('、');
}

/** Time to spare is rounded down, time that is missing up: neither promises more than there is. */
function duration(seconds: number, t: T, towards: 'up' | 'down' = 'up'): string {
  const whole =
    towards === 'down' ? Math.floor(seconds / 60) : Math.max(1, Math.ceil(seconds / 60));
  const [h, m] = [Math.floor(whole / 60), whole % 60];
  return h > 0 ? t('hours', { h, m }) : t('minutes', { m });
}

/** Between two sentences: a space where the language writes one. */
function gap(t: T): string {
  return t('arrive', { at: '' }).endsWith('。') ? '' : ' ';
}
