import { texts } from '../texts';

export const progressTexts = texts(
  {
    title: '走到哪了',
    spoken: '{name}，{done}/{total} 已答',
    finding: '，有不符合',
    lacking: '，还差照片或说明',
  },
  {
    title: 'Where you are',
    spoken: '{name}, {done} of {total} answered',
    finding: ', has a finding',
    lacking: ', a photo or a note is missing',
  },
);
