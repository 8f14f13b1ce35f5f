import { texts } from '@xunfu/ui';

export const shellTexts = texts(
  {
    product: '巡服',
    back: '返回',
    tabs: '主导航',
    today: '今天',
    map: '地图',
    lookup: '查主体',
    todos: '待办',
    outdated: '另一个窗口已经换成新版，这个窗口是旧的，存不了新内容。',
    outdatedSafe: '已存下的一件都没丢。重新载入就接着用。',
    loadAgain: '重新载入',
  },
  {
    product: 'Xunfu',
    back: 'Back',
    tabs: 'Main',
    today: 'Today',
    map: 'Map',
    lookup: 'Look up',
    todos: 'To do',
    outdated: 'Another window runs a newer version; this old one can save nothing more.',
    outdatedSafe: 'What was saved is all there. Load this window again to go on.',
    loadAgain: 'Load again',
  },
);
