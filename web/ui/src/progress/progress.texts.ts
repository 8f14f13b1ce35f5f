import { texts } from '../texts';

export const progressTexts = texts(
  { title: '走到哪了', spoken: '{name}，{done}/{total} 已答', finding: '，有不符合' },
  {
    title: 'Where you are',
    spoken: '{name}, {done} of {total} answered',
    finding: ', has a finding',
  },
);
