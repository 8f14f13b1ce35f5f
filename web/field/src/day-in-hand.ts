import type { LeftOutReasons, StopReasons } from '@xunfu/planning';
import type {
  DayPiece,
  Id,
  PremisesPiece,
  SealedVisit,
  Stop,
  VisitDraft,
  VisitPiece,
  WorkPackage,
} from '@xunfu/sync-core';
import { shallowRef, type ShallowRef } from 'vue';
import { useField, type Field } from './field';

export interface StopInHand {
  readonly stop: Stop;
  /** From 1, in the order of the road. */
  readonly number: number;
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
  readonly why: { readonly stop?: StopReasons; readonly leftOut?: LeftOutReasons };
}

export interface DayInHand {
  readonly pack: WorkPackage;
  readonly day: DayPiece;
  readonly stops: readonly StopInHand[];
  /** The whole way, back to the end of the day included. */
  readonly metres: number;
  readonly roadSeconds: number;
}

/** Why a stop stands where it stands; nothing in a package of an older server. */
export function whyOf(day: Pick<DayPiece, 'reasons'>, visit: Id): StopInHand['why'] {
  const stop = day.reasons?.stops.find((one) => one.visit === visit);
  const leftOut = day.reasons?.leftOut.find((one) => one.visit === visit);
  return { ...(stop && { stop }), ...(leftOut && { leftOut }) };
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

/** The leg that ends at a stop (`at` from 0), or, one past the last, the way back. */
export function legTo(day: DayPiece, at: number): { metres: number; seconds: number } {
  return {
    metres: day.matrix.metres[at]?.[at + 1] ?? 0,
    seconds: day.matrix.seconds[at]?.[at + 1] ?? 0,
  };
}

/** The whole way of a day in its order. */
export function wayOf(day: DayPiece): { metres: number; seconds: number } {
  const legs = Array.from({ length: day.stops.length + 1 }, (_, at) => legTo(day, at));
  return {
    metres: legs.reduce((sum, leg) => sum + leg.metres, 0),
    seconds: legs.reduce((sum, leg) => sum + leg.seconds, 0),
  };
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
  for (const [at, stop] of day.stops.entries()) {
    const visit = await pack.piece('visit', stop.visit);
    const premises = await pack.piece('premises', stop.premises);
    if (!visit || !premises) continue;
    const done = sealed.get(stop.visit);
    const leg = legTo(day, at);
    const mine = cosigned.has(stop.visit);
    const state = done || mine ? 'done' : nowSeen ? 'ahead' : 'now';
    if (state === 'now') nowSeen = true;
    stops.push({
      stop,
      number: at + 1,
      visit,
      premises,
      draft: drafts.get(stop.visit),
      sealed: done,
      cosigned: mine,
      legMetres: leg.metres,
      legSeconds: leg.seconds,
      state,
      why: whyOf(day, stop.visit),
    });
  }
  const way = wayOf(day);
  return { pack, day, stops, metres: way.metres, roadSeconds: way.seconds };
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
