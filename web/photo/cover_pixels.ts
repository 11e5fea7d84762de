// Makes parts of a photo unreadable. Not a blur, which can be undone: what is under a box becomes a few cells
// of one colour each. Pure: works on the bytes of a picture, four to a pixel.
import type { CoverBox } from "shared/api/district/pictures.ts";

/** Along the longer side of a box, however large: a face is not known by so many, nor a plate read. */
const MOST_CELLS = 4;
/** Colours are rounded to this: what little a mean still tells of single letters is gone. */
const COLOR_STEP = 32;

interface Pixels {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}

/** In place. */
export function coverPixels(picture: Pixels, boxes: CoverBox[]): void {
  for (const box of boxes) {
    for (const cell of cellsOf(pixelsOf(box, picture))) coverCell(picture, cell);
  }
}

/** In whole pixels, from the first to before the last. */
interface Area {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** All that the box touches. */
function pixelsOf({ x, y, width, height }: CoverBox, picture: Pixels): Area {
  return {
    left: Math.max(0, Math.floor(x * picture.width)),
    top: Math.max(0, Math.floor(y * picture.height)),
    right: Math.min(picture.width, Math.ceil((x + width) * picture.width)),
    bottom: Math.min(picture.height, Math.ceil((y + height) * picture.height)),
  };
}

function cellsOf({ left, top, right, bottom }: Area): Area[] {
  const side = Math.max(1, Math.ceil(Math.max(right - left, bottom - top) / MOST_CELLS));
  const cells: Area[] = [];
  for (let y = top; y < bottom; y += side) {
    for (let x = left; x < right; x += side) {
      cells.push({
        left: x,
        top: y,
        right: Math.min(right, x + side),
        bottom: Math.min(bottom, y + side),
      });
    }
  }
  return cells;
}

function coverCell({ data, width }: Pixels, { left, top, right, bottom }: Area): void {
  const sums = [0, 0, 0];
  const eachPixel = (visit: (at: number) => void) => {
    for (let y = top; y < bottom; y++) {
      for (let x = left; x < right; x++) visit(4 * (y * width + x));
    }
  };
  eachPixel((at) => sums.forEach((sum, channel) => sums[channel] = sum + data[at + channel]!));
  const count = (right - left) * (bottom - top);
  const color = sums.map((sum) => Math.round(sum / count / COLOR_STEP) * COLOR_STEP);
  eachPixel((at) => color.forEach((value, channel) => data[at + channel] = value));
}
