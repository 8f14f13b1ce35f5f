import { texts } from '../texts';

export const answerTexts = texts(
  { yes: '符合', no: '不符合', absent: '不适用' },
  { yes: 'Meets', no: 'Does not meet', absent: 'Not applicable' },
);
