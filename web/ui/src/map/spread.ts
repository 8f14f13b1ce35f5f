import type { Point } from './projection';

// Enough for ten stops in one street; each round halves what is left.
const rounds = 60;

/**
 * Moves points that lie closer than `least` apart, a little each round and both by the same, so that every disc can be
 * seen and tapped. Points that have room stay where they are; the same input gives the same picture.
 */
export function spread(points: readonly Point[], least: number): Point[] {
  const moved = points.map(({ x, y }) => ({ x, y }));
  for (let round = 0; round < rounds; round++) {
    let still = true;
    for (let a = 0; a < moved.length; a++)
      for (let b = a + 1; b < moved.length; b++)
        still = !push(moved[a]!, moved[b]!, least, a + b) && still;
    if (still) break;
  }
  return moved;
}

function push(
  one: { x: number; y: number },
  other: { x: number; y: number },
  least: number,
  turn: number,
): boolean {
  const [dx, dy] = [other.x - one.x, other.y - one.y];
  const apart = Math.hypot(dx, dy);
  if (apart >= least - 0.01) return false;
  // Two stops at one door: part them in a direction of their own.
  const [ux, uy] = apart > 0.01 ? [dx / apart, dy / apart] : [Math.cos(turn), Math.sin(turn)];
  const step = (least - apart) / 2;
  one.x -= ux * step;
  one.y -= uy * step;
  other.x += ux * step;
  other.y += uy * step;
  return true;
}
