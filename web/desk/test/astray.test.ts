import { expect, test } from 'vitest';
import { astrayLine } from '../src/today/astray';
import { todayTexts } from '../src/today/today.texts';

function t(
  key: keyof typeof todayTexts.en,
  values: Readonly<Record<string, string | number>> = {},
) {
  return todayTexts.en[key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
}
const lake = { visit: 'v1', name: 'Boathouse', reason: 'far-from-roads', metres: 1700 } as const;

test('a place in a lake is named with the way to the nearest road', () => {
  expect(astrayLine(lake, t)).toBe('Boathouse: the nearest road on the map is 1.7 km away');
});

test('where the map has no road at all it says so', () => {
  expect(astrayLine({ ...lake, metres: -1 }, t)).toBe('Boathouse: the map has no road near it');
});

test('an island and a start without roads are named too', () => {
  expect(astrayLine({ visit: null, name: null, reason: 'island', metres: 700 }, t)).toBe(
    'Where the day starts or ends: beside a road that is joined to no other',
  );
});
