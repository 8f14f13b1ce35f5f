import { texts } from '@xunfu/ui';

export const lookupTexts = texts(
  {
    title: '查主体',
    how: '名称、信用代码、地址、负责人、设备',
    results: '查到的',
    count: '工作包里 {all} 家，查到 {n} 家 · 离线可用',
    stop: '第 {n} 站',
    open: '没核过：{text}（{on}）',
    none: '工作包里没有“{query}”',
    noneWhen: '这里只查带走的企业。其他企业在所里的电脑上查。',
    nothingHere: '手机里还没有企业',
    nothingHereWhen: '带走工作包以后，没有信号也能查。',
  },
  {
    title: 'Look up',
    how: 'Name, credit code, address, person, equipment',
    results: 'Found',
    count: '{n} of {all} places in the package · works offline',
    stop: 'Stop {n}',
    open: 'Not rechecked: {text} ({on})',
    none: 'The package has no “{query}”',
    noneWhen: 'Only the places taken along are searched here; the desk has the others.',
    nothingHere: 'No business is on this phone yet',
    nothingHereWhen: 'Once a day is taken along you can look up without a signal.',
  },
);
