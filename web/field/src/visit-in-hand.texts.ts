import { texts } from '@xunfu/ui';

export const keepingTexts = texts(
  {
    kept: '每一下都已存',
    keeping: '正在存',
    notKept: '没存下',
    notKeptWhat: '刚才这一下没存下',
    notKeptSafe: '之前存下的都在。腾出手机空间后，再按一次。',
  },
  {
    kept: 'Every tap is saved',
    keeping: 'Saving',
    notKept: 'Not saved',
    notKeptWhat: 'The last tap was not saved',
    notKeptSafe: 'Everything before it is. Free some space on the phone, then tap again.',
  },
);
