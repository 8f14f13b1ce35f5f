import type { Day } from '@xunfu/api';

/** Whether this post may propose the day now: the station head does, as long as the day is not over. */
export function mayPropose(day: Day, today: string, postFunction: string | undefined): boolean {
  return (
    postFunction === 'station-head' &&
    day.date >= today &&
    (day.state === 'draft' || day.state === 'returned')
  );
}

/** Today first, then the days to come, each nearer one before; then what is past, the latest first. */
export function nearestFirst(days: readonly Day[], today: string): readonly Day[] {
  const inOrder = [...days].sort(
    (a, b) => a.date.localeCompare(b.date) || a.id.localeCompare(b.id),
  );
  return [
    ...inOrder.filter((day) => day.date >= today),
    ...inOrder.filter((day) => day.date < today).reverse(),
  ];
}
