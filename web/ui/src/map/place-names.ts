import type { Point } from './projection';

export interface PlacedName extends Point {
  readonly name: string;
}

// Letters of 13 units, a line of 16; a disc with its ring reaches 22 from its middle.
const letter = 13;
const lineHeight = 16;
const disc = 22;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Puts each name beside its place: right, left, below, above, whatever first touches no disc, no other name and no
 * border. A name for which there is no room is left out; the list beside the picture has it.
 */
export function placeNames(
  names: readonly PlacedName[],
  discs: readonly Point[],
  glass: { readonly width: number; readonly height: number },
): PlacedName[] {
  const taken: Box[] = discs.map(({ x, y }) => around(x, y, disc, disc));
  const placed: PlacedName[] = [];
  for (const { x, y, name } of names) {
    const width = name.length * letter;
    const spots: Point[] = [
      { x: x + 8, y: y + 5 },
      { x: x - 8 - width, y: y + 5 },
      { x: x - width / 2, y: y + lineHeight + 4 },
      { x: x - width / 2, y: y - 8 },
      { x: x + disc + 4, y: y + 5 },
      { x: x - disc - 4 - width, y: y + 5 },
      { x: x - width / 2, y: y + disc + lineHeight },
      { x: x - width / 2, y: y - disc - 4 },
    ];
    const spot = spots.find((one) => free(boxAt(one, width), taken, glass));
    if (!spot) continue;
    taken.push(boxAt(spot, width));
    placed.push({ ...spot, name });
  }
  return placed;
}

function around(x: number, y: number, dx: number, dy: number): Box {
  return { left: x - dx, top: y - dy, right: x + dx, bottom: y + dy };
}
/** The box of a line whose baseline begins at the spot. */
function boxAt({ x, y }: Point, width: number): Box {
  return { left: x, top: y - lineHeight + 3, right: x + width, bottom: y + 3 };
}
function free(box: Box, taken: readonly Box[], glass: { width: number; height: number }): boolean {
  const inside =
    box.left >= 4 && box.top >= 4 && box.right <= glass.width - 4 && box.bottom <= glass.height - 4;
  return (
    inside &&
    taken.every(
      (t) => box.right < t.left || t.right < box.left || box.bottom < t.top || t.bottom < box.top,
    )
  );
}
