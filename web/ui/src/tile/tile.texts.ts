import { texts } from '../texts';

export const tileTexts = texts(
  { open: '看大图：{title}', unreadable: '读不出，请补拍', left: '还差 {bytes}' },
  {
    open: 'Open picture: {title}',
    unreadable: 'Cannot be read. Please take it again',
    left: '{bytes} to go',
  },
);
