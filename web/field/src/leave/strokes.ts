import type { Stroke } from '@xunfu/sync-core';
import type { PointGroup } from 'signature_pad';

/** Strokes as they are sealed: `[x, y, ms since the first touch]`, rounded to half a pixel. */
export function strokesOf(groups: readonly Pick<PointGroup, 'points'>[]): Stroke[] {
  const first = groups[0]?.points[0]?.time ?? 0;
  const half = (value: number) => Math.round(value * 2) / 2;
  return groups.map(({ points }) =>
    points.map(
      ({ x, y, time }) => [half(x), half(y), Math.max(0, Math.round(time - first))] as const,
    ),
  );
}

/** Back to what the pad draws. */
export function pointsOf(strokes: readonly Stroke[], penColor: string): PointGroup[] {
  return strokes.map((stroke) => ({
    penColor,
    dotSize: 0,
    minWidth: 0.8,
    maxWidth: 2.6,
    velocityFilterWeight: 0.7,
    compositeOperation: 'source-over',
    points: stroke.map(([x, y, time]) => ({ x, y, time, pressure: 0.5 })),
  }));
}
