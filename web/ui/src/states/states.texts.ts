import { texts } from '../texts';

export const stateTexts = texts(
  {
    offline: '没信号，照常用。',
    offlineWaiting: '没信号，照常用。{n} 件有信号时自动送。',
    loading: '正在取',
  },
  {
    offline: 'No signal. Carry on.',
    offlineWaiting:
      'No signal. Carry on; {n} item will be sent later. | No signal. Carry on; {n} items will be sent later.',
    loading: 'Loading',
  },
);
