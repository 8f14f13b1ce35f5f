import { PNG } from 'pngjs';

const side = 640;
const grey = 128;

/** A camera that looks at a blank wall. */
export function emptyView(): Buffer {
  return frame(() => 235);
}

/**
 * A picture as a camera file: YUV4MPEG2, 4:2:0, luminance only, the picture centred and enlarged
 * by whole numbers so that the modules of a QR code stay sharp.
 */
export function pictureToCamera(png: Buffer): Buffer {
  const picture = PNG.sync.read(png);
  const scale = Math.max(1, Math.floor(side / Math.max(picture.width, picture.height)));
  const left = Math.floor((side - picture.width * scale) / 2);
  const top = Math.floor((side - picture.height * scale) / 2);
  return frame((x, y) => {
    const px = Math.floor((x - left) / scale);
    const py = Math.floor((y - top) / scale);
    if (px < 0 || py < 0 || px >= picture.width || py >= picture.height) return 235;
    const at = (py * picture.width + px) * 4;
    const red = picture.data[at] ?? 0;
    const green = picture.data[at + 1] ?? 0;
    const blue = picture.data[at + 2] ?? 0;
    return 16 + Math.round((0.299 * red + 0.587 * green + 0.114 * blue) * (219 / 255));
  });
}

function frame(luminance: (x: number, y: number) => number): Buffer {
  const y = Buffer.alloc(side * side);
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++) y[row * side + column] = luminance(column, row);
  const chroma = Buffer.alloc((side * side) / 2, grey);
  const one = Buffer.concat([Buffer.from('FRAME\n'), y, chroma]);
  return Buffer.concat([
    Buffer.from(`YUV4MPEG2 W${side} H${side} F10:1 Ip A1:1 C420jpeg\n`),
    one,
    one,
  ]);
}
