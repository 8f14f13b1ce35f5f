import { texts } from '../texts';

export const levelTexts = texts(
  {
    level1: '已存本机',
    level2: '已送达',
    level3: '图片齐全',
    level4: '已入链',
    level5: '已取时间戳',
    spoken: '第 {level} 级，共 5 级：{word}',
  },
  {
    level1: 'Saved on this phone',
    level2: 'Delivered',
    level3: 'Photos complete',
    level4: 'In the log',
    level5: 'Time-stamped',
    spoken: 'Level {level} of 5: {word}',
  },
);
