import { texts } from '../texts';

export const schematicTexts = texts(
  { north: '北', metres: '{n} 米', kilometres: '{n} 公里' },
  { north: 'N', metres: '{n} m', kilometres: '{n} km' },
);
