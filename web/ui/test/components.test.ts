// @vitest-environment happy-dom
import { mount, type ComponentMountingOptions } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defineComponent, nextTick, type Component } from 'vue';
import {
  modeOf,
  speech,
  texts,
  useTexts,
  XfAnswer,
  XfButton,
  XfLevel,
  XfLoading,
  XfProgress,
} from '../src/index';

function show<C extends Component>(
  component: C,
  options: ComponentMountingOptions<C>,
  language: 'zh' | 'en' = 'zh',
) {
  return mount(component, {
    ...options,
    global: { plugins: [speech(language)] },
    attachTo: document.body,
  } as ComponentMountingOptions<C>);
}

afterEach(() => document.body.replaceChildren());

describe('the answer control', () => {
  it('is a radio group named by its question', () => {
    const answer = show(XfAnswer, { props: { modelValue: 'yes', question: '柜门关着' } });
    expect(answer.attributes('role')).toBe('radiogroup');
    expect(answer.attributes('aria-label')).toBe('柜门关着');
    expect(
      answer.findAll('[role=radio]').map((r) => [r.text(), r.attributes('aria-checked')]),
    ).toEqual([
      ['符合', 'true'],
      ['不符合', 'false'],
      ['不适用', 'false'],
    ]);
  });

  it('takes an answer back when the chosen one is tapped again', async () => {
    const answer = show(XfAnswer, { props: { modelValue: 'no', question: 'q' } });
    await answer.findAll('[role=radio]')[1]!.trigger('click');
    await answer.findAll('[role=radio]')[0]!.trigger('click');
    expect(answer.emitted('update:modelValue')).toEqual([[null], ['yes']]);
  });

  it('moves with the arrows without answering', async () => {
    const answer = show(XfAnswer, { props: { modelValue: null, question: 'q' } });
    const radios = answer.findAll<HTMLElement>('[role=radio]');
    radios[0]!.element.focus();
    await radios[0]!.trigger('keydown', { key: 'ArrowLeft' });
    expect(document.activeElement).toBe(radios[2]!.element);
    expect(answer.emitted('update:modelValue')).toBeUndefined();
  });

  it('offers no 不适用 where the item knows no reasonable absence', () => {
    const answer = show(XfAnswer, { props: { modelValue: null, question: 'q', absence: false } });
    expect(answer.findAll('[role=radio]')).toHaveLength(2);
  });
});

describe('the texts of a component', () => {
  it('may come from several places, with dots in their keys', () => {
    const one = texts({ 'visit.sealed': '记录' }, { 'visit.sealed': 'Record' });
    const other = texts({ photos: '{n} 张' }, { photos: '{n} photo | {n} photos' });
    const Both = defineComponent({
      setup() {
        const [a, b] = [useTexts(one), useTexts(other)];
        return () => `${a.t('visit.sealed')} ${b.t('photos', {}, 2)}`;
      },
    });
    expect(show(Both, {}).text()).toBe('记录 2 张');
    expect(show(Both, {}, 'en').text()).toBe('Record 2 photos');
  });
});

describe('the button', () => {
  it('shows its words and speaks its longer label', () => {
    const button = show(XfButton, {
      props: { label: '有问题：地面干净' },
      slots: { default: '有问题' },
    });
    expect(button.text()).toBe('有问题');
    expect(button.attributes('aria-label')).toBe('有问题：地面干净');
  });

  it('says what is missing, stays in the tab order and does not press', async () => {
    const button = show(XfButton, {
      props: { missing: '还差 1 张照片' },
      slots: { default: '封存' },
    });
    expect(button.text()).toBe('还差 1 张照片');
    expect(button.attributes('disabled')).toBeUndefined();
    await button.trigger('click');
    expect(button.emitted('press')).toBeUndefined();
    expect(button.emitted('lacking')).toHaveLength(1);
  });

  it('looks pressable where a press leads to what is missing', async () => {
    const props = { missing: '还有 7 项没看到', leads: true };
    const button = show(XfButton, { props, slots: { default: '都符合' } });
    expect(button.classes()).toContain('leads');
    expect(button.classes()).not.toContain('off');
    await button.trigger('click');
    expect(button.emitted('lacking')).toHaveLength(1);
    expect(button.emitted('press')).toBeUndefined();
  });

  it('ignores the second press while busy', async () => {
    const button = show(XfButton, { props: {}, slots: { default: '送' } });
    await button.trigger('click');
    await button.setProps({ busy: '送达中' });
    await button.trigger('click');
    expect(button.text()).toBe('送达中');
    expect(button.emitted('press')).toHaveLength(1);
  });
});

describe('the level ladder', () => {
  it('reads level and word in both languages', () => {
    expect(show(XfLevel, { props: { level: 3 } }).attributes('aria-label')).toBe(
      '第 3 级，共 5 级：图片齐全',
    );
    expect(show(XfLevel, { props: { level: 1 } }, 'en').attributes('aria-label')).toBe(
      'Level 1 of 5: Saved on this phone',
    );
  });
});

describe('progress by area', () => {
  it('speaks counts and findings and leads to the area', async () => {
    const progress = show(XfProgress, {
      props: {
        areas: [
          { key: 'door', name: '门口', done: 3, total: 3, finding: false },
          { key: 'kitchen', name: '后厨', done: 2, total: 9, finding: true },
        ],
        current: 'kitchen',
      },
    });
    expect(progress.findAll('button').map((b) => b.find('.for-readers').text())).toEqual([
      '门口，3/3 已答',
      '后厨，2/9 已答，有不符合',
    ]);
    await progress.findAll('button')[0]!.trigger('click');
    expect(progress.emitted('go')).toEqual([['door']]);
  });
});

describe('loading', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('shows nothing before 300 ms', async () => {
    const loading = show(XfLoading, { props: { lines: 2 } });
    vi.advanceTimersByTime(299);
    await nextTick();
    expect(loading.findAll('.bar')).toHaveLength(0);
    vi.advanceTimersByTime(1);
    await nextTick();
    expect(loading.findAll('.bar')).toHaveLength(2);
  });
});

describe('the mode', () => {
  it('follows the device until somebody chooses', () => {
    expect(modeOf('system', { dark: true, moreContrast: false })).toBe('dark');
    expect(modeOf('light', { dark: true, moreContrast: false })).toBe('light');
  });

  it('answers a wish for more contrast with sun', () => {
    expect(modeOf('system', { dark: true, moreContrast: true })).toBe('sun');
  });
});
