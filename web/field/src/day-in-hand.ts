import type { LeftOutReasons, StopReasons } from '@xunfu/planning';
import type {
  DayPiece,
  DaySummary,
  Id,
  Instant,
  PremisesPiece,
  SealedVisit,
  Skip,
  Stop,
  VisitDraft,
  VisitPiece,
  WorkPackage,
} from '@xunfu/sync-core';
import { shallowRef, type ShallowRef } from 'vue';
import { useField, type Field } from './field';

export interface StopInHand {
  readonly stop: Stop;
  /** From 1, in the order in which the day goes now. */
  readonly number: number;
  /** The day no longer suffices for it. */
  readonly tooLate: boolean;
  readonly visit: VisitPiece;
  readonly premises: PremisesPiece;
  readonly draft: VisitDraft | undefined;
  readonly sealed: SealedVisit | undefined;
  /** The colleague made the record and this phone co-signed it. */
  readonly cosigned: boolean;
  /** From the stop before, or from the start. */
  readonly legMetres: number;
  readonly legSeconds: number;
  readonly state: 'done' | 'now' | 'ahead';
  /** Why it stands at this place of the order, or why the day has no room for it. */
  readonly why: WhyThere;
}

export interface WhyThere {
  readonly stop?: StopReasons;
  readonly leftOut?: LeftOutReasons;
  /** The engine tried it on the order before something was skipped. */
  readonly former?: true;
  /** When it was expected in the order that the reasons are of. */
  readonly arriveAt: Instant;
}

export interface DayInHand {
  readonly pack: WorkPackage;
  readonly day: DayPiece;
  readonly stops: readonly StopInHand[];
  /** What is left out on the way, in the order of deciding; names as on the list. */
  readonly skipped: readonly { readonly name: string; readonly skip: Skip }[];
  readonly backAt: Instant;
  /** The whole way, back to the end of the day included. */
  readonly metres: number;
  readonly roadSeconds: number;
}

/**
 * Why a stop stands where it stands; nothing in a package of an older server. Once something is skipped these are
 * the reasons of the former order, and say so.
 */
export function whyOf(
  day: Pick<DayPiece, 'reasons' | 'stops'>,
  visit: Id,
  former: boolean,
): WhyThere {
  const { arriveAt } = day.stops.find((one) => one.visit === visit)!;
  const stop = day.reasons?.stops.find((one) => one.visit === visit);
  const leftOut = day.reasons?.leftOut.find((one) => one.visit === visit);
  return {
    ...(stop && { stop }),
    ...(leftOut && { leftOut }),
    ...(former && { former }),
    arriveAt,
  };
}

/** Which of the packages is the day to show: today's, else the next, else the last one. */
export function packageOfToday<P extends { readonly date: string; readonly complete: boolean }>(
  newestFirst: readonly P[],
  today: string,
): P | undefined {
  const complete = newestFirst.filter((one) => one.complete);
  const ahead = complete
    .filter((one) => one.date > today)
    .sort((a, b) => a.date.localeCompare(b.date));
  return complete.find((one) => one.date === today) ?? ahead[0] ?? complete[0];
}

type Way = { readonly metres: number; readonly seconds: number };

/** The leg that ends at a stop (`at` from 0) of the order of visits, or, one past the last, the way back. */
export function legTo(day: DayPiece, at: number, order = visitsOf(day)): Way {
  const row = (index: number): number =>
    index < 0
      ? 0
      : index >= order.length
        ? day.stops.length + 1
        : day.stops.findIndex(({ visit }) => visit === order[index]) + 1;
  const [from, to] = [row(at - 1), row(at)];
  return {
    metres: day.matrix.metres[from]?.[to] ?? 0,
    seconds: day.matrix.seconds[from]?.[to] ?? 0,
  };
}

/** The whole way of a day in an order of visits. */
export function wayOf(day: DayPiece, order = visitsOf(day)): Way {
  const legs = Array.from({ length: order.length + 1 }, (_, at) => legTo(day, at, order));
  return {
    metres: legs.reduce((sum, leg) => sum + leg.metres, 0),
    seconds: legs.reduce((sum, leg) => sum + leg.seconds, 0),
  };
}

function visitsOf(day: Pick<DayPiece, 'stops'>): readonly Id[] {
  return day.stops.map(({ visit }) => visit);
}

/**
 * The stops as the day goes now: as planned, or, once something was skipped, what is done, then the mended rest with
 * its times, then what the day no longer suffices for.
 */
export function stopsNow(
  day: Pick<DayPiece, 'stops'>,
  skips: readonly Pick<Skip, 'visit' | 'order' | 'leftOut'>[],
): readonly { readonly stop: Stop; readonly tooLate: boolean }[] {
  const last = skips[skips.length - 1];
  if (!last) return day.stops.map((stop) => ({ stop, tooLate: false }));
  const skipped = new Set(skips.map(({ visit }) => visit));
  const ahead = last.order.flatMap(({ visit, arriveAt, leaveAt }) => {
    const stop = day.stops.find((one) => one.visit === visit);
    return stop ? [{ stop: { ...stop, arriveAt, leaveAt }, tooLate: false }] : [];
  });
  const moved = new Set([...last.order.map(({ visit }) => visit), ...last.leftOut]);
  const stands = (tooLate: boolean) => (stop: Stop) => ({ stop, tooLate });
  return [
    ...day.stops.filter(({ visit }) => !moved.has(visit) && !skipped.has(visit)).map(stands(false)),
    ...ahead,
    ...day.stops.filter(({ visit }) => last.leftOut.includes(visit)).map(stands(true)),
  ];
}

/**
 * The places in the order of driving: after a skip the rest begins where the pair stood, be it a door found shut, not
 * at whichever stop is listed before.
 */
export function driven(
  listed: readonly Id[],
  last: Pick<Skip, 'from' | 'order'> | undefined,
): readonly Id[] {
  const [first] = last?.order ?? [];
  const from = last?.from;
  const at = first ? listed.indexOf(first.visit) : -1;
  if (!from || at < 0) return listed;
  const behind = listed.slice(0, at).filter((visit) => visit !== from);
  return [...behind, from, ...listed.slice(at)];
}

/**
 * Stops of the day in hand that somebody else has skipped since, say the colleague: so the station has it now, and
 * this phone will have it when the day is taken along again.
 */
export function skippedElsewhere(
  day: Pick<DayInHand, 'day' | 'stops'>,
  asTheStationHasIt: readonly DaySummary[],
): readonly { readonly visit: Id; readonly name: string; readonly reason: string }[] {
  const now = asTheStationHasIt.find(({ id }) => id === day.day.id)?.stops ?? [];
  return day.stops
    .filter(({ state }) => state !== 'done')
    .flatMap(({ stop: { visit, name } }) => {
      const there = now.find((one) => one.visit === visit && one.state === 'skipped');
      return there ? [{ visit, name, reason: there.skipReason ?? '' }] : [];
    });
}

async function loadDay(field: Field): Promise<DayInHand | null> {
  const { phone } = field;
  const today = phone.clock.stamp().capturedAt.slice(0, 10);
  const chosen = packageOfToday(await phone.packages.list(), today);
  const pack = chosen && (await phone.packages.open(chosen.id));
  const day = pack && (await pack.piece('day'));
  if (!pack || !day) return null;
  field.fictional.value = pack.manifest.fictional;

  const drafts = new Map((await phone.drafts.list()).map((draft) => [draft.visit, draft]));
  const cosigned = new Set(
    phone.outbox
      .view()
      .rows.filter((row) => row.type === 'visit.cosigned')
      .map((row) => row.visit),
  );
  const sealed = new Map((await phone.sealing.list()).map((one) => [one.visit, one]));
  const stops: StopInHand[] = [];
  let nowSeen = false;
  const skips = (await phone.skips.list(day.id)).filter(({ visit }) =>
    visitsOf(day).includes(visit),
  );
  const going = stopsNow(day, skips);
  const path = driven(
    going.map(({ stop }) => stop.visit),
    skips[skips.length - 1],
  );
  for (const [at, { stop, tooLate }] of going.entries()) {
    const visit = await pack.piece('visit', stop.visit);
    const premises = await pack.piece('premises', stop.premises);
    if (!visit || !premises) continue;
    const done = sealed.get(stop.visit);
    const leg = legTo(day, path.indexOf(stop.visit), path);
    const mine = cosigned.has(stop.visit);
    const state = done || mine ? 'done' : nowSeen ? 'ahead' : 'now';
    if (state === 'now') nowSeen = true;
    stops.push({
      stop,
      number: at + 1,
      tooLate,
      visit,
      premises,
      draft: drafts.get(stop.visit),
      sealed: done,
      cosigned: mine,
      legMetres: leg.metres,
      legSeconds: leg.seconds,
      state,
      why: whyOf(day, stop.visit, skips.length > 0),
    });
  }
  const way = wayOf(day, path);
  const nameOf = (visit: Id) => day.stops.find((stop) => stop.visit === visit)?.name ?? '';
  return {
    pack,
    day,
    stops,
    skipped: skips.map((skip) => ({ name: nameOf(skip.visit), skip })),
    backAt: skips[skips.length - 1]?.backAt ?? day.backAt,
    metres: way.metres,
    roadSeconds: way.seconds,
  };
}

/** The day that was taken along, with how far each stop is; null when none is here. */
export function useDay(): {
  readonly day: ShallowRef<DayInHand | null | undefined>;
  readonly failed: ShallowRef<string | null>;
  reload(): Promise<void>;
} {
  const field = useField();
  const day = shallowRef<DayInHand | null | undefined>(undefined);
  const failed = shallowRef<string | null>(null);
  async function reload(): Promise<void> {
    try {
      day.value = await loadDay(field);
      failed.value = null;
    } catch (fault) {
      failed.value = fault instanceof Error ? fault.message : String(fault);
    }
  }
  void reload();
  return { day, failed, reload };
}

/** The stop after a visit that is still to be done; undefined when the day is over. */
export function nextStop(day: DayInHand, after: Id): StopInHand | undefined {
  return day.stops.find((stop) => stop.visit.id !== after && stop.state !== 'done');
}
