import { texts } from '@xunfu/ui';

export const meTexts = texts(
  {
    title: '我和这台手机',
    left: '左手用',
    leftWhy: '主要的按键换到左边',
    phone: '这台手机',
    bound: '登记在',
    until: '到 {day}',
    room: '照片',
    photos: '占 {bytes}',
    free: '腾出已送到的照片 {bytes}',
    mayBeThrownAway: '浏览器没有答应一直留着数据。请把巡服装到主屏幕，每天送完再收工。',
    notRecorded:
      '巡服只记走访里的事：亮码、答题、拍照、封存的时间和地点。不记行踪，不打卡，不按人排名。',
    unsent: '还有没送到的。退出以后它们还在，登录后接着送。',
    signOut: '退出登录',
  },
  {
    title: 'Me and this phone',
    left: 'Left hand',
    leftWhy: 'The main buttons move to the left',
    phone: 'This phone',
    bound: 'Registered to',
    until: 'until {day}',
    room: 'Photos',
    photos: '{bytes} used',
    free: 'Remove delivered photos, {bytes}',
    mayBeThrownAway:
      'The browser did not promise to keep the data. Install Xunfu on the home screen and let everything be sent each day.',
    notRecorded:
      'Xunfu records only what happens in a visit: time and place of code, answers, photos and sealing. No track, no clock-in, no ranking of people.',
    unsent:
      'Some items are not delivered. They stay after you sign out and are sent after you sign in again.',
    signOut: 'Sign out',
  },
);
