import type { Day } from '@xunfu/api';

/** 甲, 乙, 丙 …: how the pairs of a day are called on the map, in the order of their days' ids. */
const NAMES = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];

export interface PairToday {
  readonly mark: string;
  readonly day: Day;
  readonly concluded: number;
  /** What the pair has left out is not counted. */
  readonly all: number;
  /** Where its last concluded visit was, else where it sets out: no other place of a pair is known. */
  readonly at: { readonly lat: number; readonly lon: number; readonly name: string | null };
  /** The place that is next; null when the day is done. */
  readonly next: string | null;
}

/** The days to draw: those of the first date from today on, else of the last one before. */
export function daysToDraw(days: readonly Day[], today: string): readonly Day[] {
  const dates = [...new Set(days.map((day) => day.date))].sort();
  const date = dates.find((one) => one >= today) ?? dates.at(-1);
  return days.filter((day) => day.date === date).sort((a, b) => a.id.localeCompare(b.id));
}

export function pairOf(day: Day, index: number): PairToday {
  const going = day.stops.filter((stop) => stop.state !== 'skipped');
  const concluded = going.filter((stop) => stop.state === 'concluded');
  const last = concluded.at(-1);
  return {
    mark: NAMES[index] ?? String(index + 1),
    day,
    concluded: concluded.length,
    all: going.length,
    at: last ? { ...last.place, name: last.name } : { ...day.start, name: null },
    next: going.find((stop) => stop.state === 'planned')?.name ?? null,
  };
}
