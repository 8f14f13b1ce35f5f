import { texts } from '@xunfu/ui';

export const factsTexts = texts(
  {
    subject: '谁负责',
    address: '在哪里',
    hours: '什么时候有人',
    traits: '做什么',
    noPapers: '登记里没有证照和设备',
    until: '到 {day}',
    over: '过期 {n} 天',
  },
  {
    subject: 'Who answers',
    address: 'Where',
    hours: 'When somebody is there',
    traits: 'What it does',
    noPapers: 'The register has no licences or equipment',
    until: 'until {day}',
    over: '{n} day overdue | {n} days overdue',
  },
);
