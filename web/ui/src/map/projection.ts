export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface LonLat {
  readonly lon: number;
  readonly lat: number;
}

/** Degrees, whether written as degrees or as 1e-7 degrees. */
export function degrees(value: number): number {
  return Math.abs(value) > 360 ? value / 1e7 : value;
}
export function lonLat(place: LonLat): LonLat {
  return { lon: degrees(place.lon), lat: degrees(place.lat) };
}

/** Metres on one degree of latitude. */
const metresPerDegree = 111_320;

export interface Projection {
  readonly width: number;
  readonly height: number;
  readonly metresPerUnit: number;
  to(at: LonLat): Point;
  holds(at: LonLat): boolean;
}

/**
 * A plane that holds all points with a margin, north up, equal scale in both directions (a valley is small enough for
 * the plate carrée at its own latitude). At least `leastMetres` wide, so that two doors in one street do not fill it.
 */
export function projectionAround(
  points: readonly LonLat[],
  width: number,
  height: number,
  leastMetres = 2000,
): Projection {
  const lats = points.map((p) => p.lat);
  const lons = points.map((p) => p.lon);
  const middle = {
    lat: points.length ? (Math.min(...lats) + Math.max(...lats)) / 2 : 0,
    lon: points.length ? (Math.min(...lons) + Math.max(...lons)) / 2 : 0,
  };
  const squeeze = Math.cos((middle.lat * Math.PI) / 180);
  const spanX = points.length
    ? (Math.max(...lons) - Math.min(...lons)) * squeeze * metresPerDegree
    : 0;
  const spanY = points.length ? (Math.max(...lats) - Math.min(...lats)) * metresPerDegree : 0;
  const margin = 1.3;
  const metresPerUnit = Math.max(
    (Math.max(spanX, leastMetres) * margin) / width,
    (Math.max(spanY, leastMetres) * margin) / height,
  );
  const to = (at: LonLat): Point => ({
    x: width / 2 + ((at.lon - middle.lon) * squeeze * metresPerDegree) / metresPerUnit,
    y: height / 2 - ((at.lat - middle.lat) * metresPerDegree) / metresPerUnit,
  });
  return {
    width,
    height,
    metresPerUnit,
    to,
    holds(at) {
      const { x, y } = to(at);
      return x >= 0 && x <= width && y >= 0 && y <= height;
    },
  };
}

/** A round length for the scale bar, at most `most` units long: 1, 2 or 5 times a power of ten, in metres. */
export function scaleBar(metresPerUnit: number, most: number): { metres: number; units: number } {
  const widest = metresPerUnit * most;
  const power = 10 ** Math.floor(Math.log10(widest));
  const metres = [5, 2, 1].map((f) => f * power).find((m) => m <= widest) ?? power;
  return { metres, units: metres / metresPerUnit };
}

/** The path of a line, rounded to a tenth of a unit. */
export function pathOf(points: readonly Point[]): string {
  return points.map(({ x, y }, at) => `${at ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
}

/**
 * Lines and areas as the package brings them: `[[lon,lat]…]`, a list of such, or `{"points":[…],"name","area"}`.
 */
export interface Shape {
  readonly points: readonly LonLat[];
  readonly name: string;
  readonly closed: boolean;
}
export function shapesOf(raw: unknown): Shape[] {
  if (!Array.isArray(raw)) return [];
  if (isLine(raw)) return [shape(raw, '')];
  return (raw as unknown[]).flatMap((one): Shape[] => {
    if (isLine(one)) return [shape(one, '')];
    const points =
      (one as { points?: unknown; line?: unknown } | null)?.points ??
      (one as { line?: unknown } | null)?.line;
    return isLine(points) ? [shape(points, String((one as { name?: unknown }).name ?? ''))] : [];
  });
}

type Line = readonly (readonly [number, number])[];
function isLine(raw: unknown): raw is Line & unknown[] {
  return (
    Array.isArray(raw) &&
    raw.length > 0 &&
    raw.every((p) => Array.isArray(p) && typeof p[0] === 'number')
  );
}
function shape(line: Line, name: string): Shape {
  const points = line.map(([lon, lat]) => ({ lon: degrees(lon), lat: degrees(lat) }));
  const [first, last] = [points[0]!, points[points.length - 1]!];
  return {
    points,
    name,
    closed: points.length > 3 && first.lon === last.lon && first.lat === last.lat,
  };
}
