import { texts } from '../texts';

export const languageTexts = texts({ title: '语言 Language' }, { title: 'Language 语言' });
