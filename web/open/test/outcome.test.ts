// @vitest-environment happy-dom
import type { OpenVisit, Outcome } from '@xunfu/api';
import { speech } from '@xunfu/ui';
import { mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import VisitResult from '../src/VisitResult.vue';

const nothing: Outcome = { toPutRight: [], mended: 0, checked: 0, heard: 0 };
function shown(outcome: Outcome | null, language: 'zh' | 'en' = 'zh') {
  const visit = {
    premises: '芦茨湾农家菜馆',
    hotline: '12315',
    today,
    sheet: { number: '桐富江告〔2026〕118', text: '结果', hash: 'ab'.repeat(32), outcome },
  } as unknown as OpenVisit;
  return mount(VisitResult, {
    props: { visit, inHand: null },
    global: { plugins: [speech(language)] },
  });
}
// The day at the authority, whatever the clock or the zone of the reader says.
const today = '2026-11-25';
const dueOn = '2026-12-02';

describe('the headline of a result', () => {
  it.each<[Partial<Outcome>, string, string]>([
    [
      { toPutRight: [{ text: '补办健康证明', dueOn }], checked: 9, mended: 1 },
      '一项要改，其余都好。',
      '1 thing to put right; the rest is fine.',
    ],
    [
      { mended: 2, checked: 9 },
      '两项当场改好了，其余都好。',
      '2 things were put right on the spot; the rest is fine.',
    ],
    [{ checked: 9 }, '都看过了，都好。', 'Everything was looked at and is fine.'],
    [{ heard: 1 }, '您说的一件，都记下了。', 'What you said was noted: 1 matter.'],
    [{}, '没有要您办的事。', 'There is nothing for you to do.'],
  ])('is the answer for %j', (outcome, zh, en) => {
    expect(
      shown({ ...nothing, ...outcome })
        .find('h1')
        .text(),
    ).toBe(zh);
    expect(
      shown({ ...nothing, ...outcome }, 'en')
        .find('h1')
        .text(),
    ).toBe(en);
  });

  it('is followed by the one thing to do and the days that are left', () => {
    const page = shown({ ...nothing, toPutRight: [{ text: '补办健康证明', dueOn }] });
    expect(page.find('article').text()).toMatch(/补办健康证明\s*剩 7 天.* 前改好。/);
  });

  it('claims nothing on a page that was written before', () => {
    expect(shown(null).find('h1').text()).toBe('结果在这里。');
  });
});
