import { texts } from '../texts';

export const modeTexts = texts(
  {
    title: '看得清',
    system: '跟随手机',
    light: '平常',
    dark: '夜间',
    sun: '强光',
    sunOn: '强光，已开',
  },
  {
    title: 'Display',
    system: 'As the phone',
    light: 'Light',
    dark: 'Dark',
    sun: 'Sunlight',
    sunOn: 'Sunlight, on',
  },
);
