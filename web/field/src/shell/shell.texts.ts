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
  },
  {
    product: 'Xunfu',
    back: 'Back',
    tabs: 'Main',
    today: 'Today',
    map: 'Map',
    lookup: 'Look up',
    todos: 'To do',
  },
);
