import type { Day, Gate, Stop, Visit } from '@xunfu/api';
import type { actTexts } from './acts.texts';

/** What is otherwise than when the reader looked: a key of the words, and what fills them. */
export interface Change {
  readonly key: keyof typeof actTexts.zh;
  readonly named: Readonly<Record<string, string>>;
}

/** What a reader of a day must know before acting on it again. */
export function changesOfDay(before: Day, now: Day): readonly Change[] {
  const changes: Change[] = [];
  if (before.state !== now.state) {
    const by = now.approval ?? now.proposal;
    const named = { name: by?.personName ?? '', reason: now.approval?.reason ?? '' };
    changes.push({ key: `day-${now.state}`, named });
  }
  const was = new Map(before.stops.map((stop) => [stop.visit, stop]));
  const is = new Map(now.stops.map((stop) => [stop.visit, stop]));
  name(
    changes,
    'added',
    now.stops.filter(({ visit }) => !was.has(visit)),
  );
  name(
    changes,
    'gone',
    before.stops.filter(({ visit }) => !is.has(visit)),
  );
  const became = (state: Stop['state']) =>
    now.stops
      .filter((stop) => stop.state === state && was.has(stop.visit))
      .filter(({ visit }) => was.get(visit)?.state !== state);
  name(changes, 'skippedNow', became('skipped'));
  name(changes, 'madeNow', became('concluded'));
  name(
    changes,
    'gateNow',
    now.stops.filter(({ visit, gate }) => was.has(visit) && !sameGate(was.get(visit)!.gate, gate)),
  );
  if (order(before, is).join() !== order(now, was).join())
    changes.push({ key: 'order', named: {} });
  return orDetails(changes);
}

export function changesOfVisit(before: Visit, now: Visit): readonly Change[] {
  const changes: Change[] = [];
  if (before.state !== now.state) changes.push({ key: `visit-${now.state}`, named: {} });
  if (before.date !== now.date)
    changes.push(
      now.date ? { key: 'dateNow', named: { date: now.date } } : { key: 'dateGone', named: {} },
    );
  if (!sameGate(before.gate, now.gate))
    changes.push({ key: 'gateNow', named: { names: now.premises.name } });
  return orDetails(changes);
}

/** Whether nothing stands against the visit but a cap in principle, which a reason passes. */
export function passesWithReason(gate: Gate | null): boolean {
  const refused = gate?.lines.filter((line) => line.verdict === 'refused') ?? [];
  return refused.length > 0 && refused.every((line) => line.withReason === true);
}

function order(of: Day, known: ReadonlyMap<string, Stop>): readonly string[] {
  return of.stops
    .filter(({ visit, state }) => known.get(visit)?.state === 'planned' && state === 'planned')
    .map(({ visit }) => visit);
}

function name(changes: Change[], key: Change['key'], stops: readonly Stop[]): void {
  if (stops.length > 0)
    changes.push({ key, named: { names: stops.map((stop) => stop.name).join('、') } });
}

function sameGate(a: Gate | null, b: Gate | null): boolean {
  return a?.verdict === b?.verdict;
}

function orDetails(changes: readonly Change[]): readonly Change[] {
  return changes.length > 0 ? changes : [{ key: 'details', named: {} }];
}
