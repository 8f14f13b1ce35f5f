import { texts } from '../texts';

export const sheetTexts = texts({ close: '关上' }, { close: 'Close' });
