import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../src/tokens.css', import.meta.url), 'utf8');

type Tokens = Record<string, string>;

function block(selector: string): Tokens {
  const at = css.indexOf(`${selector} {`);
  const body = css.slice(css.indexOf('{', at) + 1, css.indexOf('}', at));
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((m) => [m[1], m[2]]),
  );
}

const light = block(':root');
const modes: Record<string, Tokens> = {
  light,
  dark: { ...light, ...block("[data-mode='dark']") },
  sun: { ...light, ...block("[data-mode='sun']") },
};

/** Relative luminance of WCAG 2.2. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((i) => parseInt(hex.slice(i, i + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** Every pair in which a component writes words on a ground. */
const words: ReadonlyArray<readonly [ink: string, ground: string]> = [
  ...['ink', 'ink2', 'ink3', 'accent', 'red', 'amber', 'green'].flatMap((ink) =>
    ['paper', 'surface', 'sunk'].map((ground) => [ink, ground] as const),
  ),
  ...['accent', 'red', 'amber', 'green'].map((tone) => [tone, `${tone}-tint`] as const),
  ['ink', 'accent-tint'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-press'],
  ['on-mark', 'green'],
  ['on-mark', 'red'],
  ['on-mark', 'ink2'],
  ['paper', 'ink'],
  ['ink2', 'hill'],
  ['accent', 'water'],
];
/** Borders, ticks, rings and lines that must be seen. */
const shapes: ReadonlyArray<readonly [string, string]> = [
  ['line2', 'paper'],
  ['line2', 'surface'],
  ['accent', 'hill'],
  ['ink', 'hill'],
  ['amber', 'surface'],
];

describe.each(Object.keys(modes))('the tokens of mode %s', (mode) => {
  const least = mode === 'sun' ? 7 : 4.5;

  it.each(words)('let --%s be read on --%s', (ink, ground) => {
    const tokens = modes[mode]!;
    expect(contrast(tokens[ink]!, tokens[ground]!)).toBeGreaterThanOrEqual(least);
  });

  it.each(shapes)('let the shape --%s be seen on --%s', (ink, ground) => {
    const tokens = modes[mode]!;
    expect(contrast(tokens[ink]!, tokens[ground]!)).toBeGreaterThanOrEqual(3);
  });
});

it('measures black on white as 21', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
});
