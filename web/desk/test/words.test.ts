import { clockTime } from '@xunfu/ui';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayAndTime, dayOf } from '../src/app/words';
import { todayTexts } from '../src/today/today.texts';

const instant = '2026-11-24T08:34:07.123+08:00';
const night = '2026-11-25T00:10:00.000+08:00';

describe.each(['UTC', 'America/Los_Angeles', 'Asia/Shanghai'])('on a device set to %s', (zone) => {
  const before = process.env['TZ'];
  beforeAll(() => {
    process.env['TZ'] = zone;
  });
  afterAll(() => {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  });

  it('times stand as at the place where they were written', () => {
    expect(clockTime(instant)).toBe('08:34');
    expect(dayAndTime(instant, 'zh')).toBe('11月24日 08:34');
    expect(dayAndTime(instant, 'en')).toBe('24 Nov, 08:34');
  });

  it('a day is that of the place, also just after midnight', () => {
    expect(dayAndTime(night, 'zh')).toBe('11月25日 00:10');
    expect(dayOf(night, 'en')).toContain('25 Nov 2026');
    expect(dayOf('2026-11-24', 'zh')).toBe('2026年11月24日星期二');
  });
});

describe('a visit that was planned anew', () => {
  it('is worded in both languages', () => {
    expect(todayTexts.zh['skip-replanned']).toMatch(/别的日子/);
    expect(todayTexts.en['skip-replanned']).toMatch(/another day/);
  });
});
