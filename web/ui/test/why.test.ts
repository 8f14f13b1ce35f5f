// @vitest-environment happy-dom
import type { StopReasons, TriedChange } from '@xunfu/planning';
import { mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { speech, XfWhyHere } from '../src/index';

const swap = (change: Partial<TriedChange>): TriedChange => ({
  pair: null,
  position: 2,
  extraSeconds: null,
  breaks: [],
  ...change,
});
const stop: StopReasons = {
  visit: 'a',
  waitSeconds: 0,
  slackSeconds: 1510,
  bound: 'window',
  boundBy: { visit: 'b', name: '茶乡小超市' },
  earlier: swap({ extraSeconds: 480 }),
  later: swap({
    breaks: [{ kind: 'late', stop: { visit: 'b', name: '茶乡小超市' }, amount: 601 }],
  }),
  byOther: swap({ pair: ['陆行舟', '白露'], extraSeconds: -300 }),
};
function lines(props: InstanceType<typeof XfWhyHere>['$props'], language: 'zh' | 'en' = 'zh') {
  const shown = mount(XfWhyHere, { props, global: { plugins: [speech(language)] } });
  return [shown.find('summary').text(), ...shown.findAll('li').map((line) => line.text())];
}

describe('why a stop stands where it stands', () => {
  it('says arrival, time to spare, what binds, and what each change would cost or break', () => {
    expect(lines({ stop, arriveAt: '09:40' })).toEqual([
      '为什么排在这里',
      '约 09:40 到。晚 25 分钟以内不碍事。再晚，茶乡小超市 就赶不上了。',
      '跟前一家换：多跑 8 分钟。',
      '跟后一家换：茶乡小超市 就晚了 11 分钟，不让进。',
      '让 陆行舟、白露 去：少跑 5 分钟。',
    ]);
  });

  it('says the same in English', () => {
    expect(lines({ stop, arriveAt: '09:40' }, 'en')[1]).toBe(
      'Arrive about 09:40. Being up to 25 min late does no harm. Any later and 茶乡小超市 cannot be reached in time.',
    );
  });

  it('promises no more time than there is', () => {
    const tight = { ...stop, slackSeconds: 59, bound: 'hours' as const, boundBy: null };
    expect(lines({ stop: tight, arriveAt: '09:40' })[1]).toContain(
      '一点也晚不得。再晚，就过了收工',
    );
  });

  it('says of a stop left out why, and the best place with what it would break', () => {
    const breaks = [{ kind: 'overtime', stop: null, amount: 3700 }];
    expect(
      lines({
        leftOut: { visit: 'c', reason: 'no-room', cheapest: swap({ position: 3, breaks }) },
      }),
    ).toEqual([
      '为什么没排进去',
      '单去赶得上，但跟别的几家排不到一起。',
      '要排，最好放第 3 站：收工晚 1 小时 2 分。',
    ]);
  });

  it('shows nothing where the package brought no reasons', () => {
    const shown = mount(XfWhyHere, { props: {}, global: { plugins: [speech('zh')] } });
    expect(shown.find('details').exists()).toBe(false);
  });
});
