// Boxes over a photo as a hand draws, moves and stretches them. In parts of 1, never over its edge. Pure.
import type { CoverBox } from "shared/api/district/pictures.ts";

const LEAST = 0.01;

interface Corner {
  x: number;
  y: number;
}

/** From corner to corner, whichever comes first. */
export function spanBox(from: Corner, to: Corner): CoverBox {
  return {
    x: Math.min(from.x, to.x),
    y: Math.min(from.y, to.y),
    width: Math.abs(to.x - from.x),
    height: Math.abs(to.y - from.y),
  };
}

export function moveBox(box: CoverBox, byX: number, byY: number): CoverBox {
  return {
    ...box,
    x: within(box.x + byX, 0, 1 - box.width),
    y: within(box.y + byY, 0, 1 - box.height),
  };
}

/** Its left upper corner stays. */
export function resizeBox(box: CoverBox, byX: number, byY: number): CoverBox {
  return {
    ...box,
    width: within(box.width + byX, LEAST, 1 - box.x),
    height: within(box.height + byY, LEAST, 1 - box.y),
  };
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
