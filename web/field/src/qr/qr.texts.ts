import { texts } from '@xunfu/ui';

export const qrTexts = texts(
  {
    view: '相机画面',
    opening: '正在打开相机',
    looking: '把码放进画面，会自动认出来',
    denied: '没有许可用相机',
    absent: '没有找到相机',
    nothing: '这张图里没有认出码',
    otherWay: '可以在手机设置里许可，或选一张拍好的图。',
    fromPicture: '从图片里认',
    again: '再打开相机',
  },
  {
    view: 'Camera view',
    opening: 'Opening the camera',
    looking: 'Hold the code in view; it is read by itself',
    denied: 'The camera is not allowed',
    absent: 'No camera was found',
    nothing: 'No code was found in this picture',
    otherWay: 'Allow it in the phone’s settings, or choose a picture of the code.',
    fromPicture: 'Read from a picture',
    again: 'Open the camera again',
  },
);
