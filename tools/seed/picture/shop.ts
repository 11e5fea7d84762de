// Inside a shop: shelves, a counter, and water on the floor.
import type { Random } from "../../../ground/random.ts";
import { Canvas, type Colour, mix } from "./canvas.ts";

const WIDTH = 640;
const HEIGHT = 480;
const FLOOR = 390;

const GOODS: Colour[] = [[176, 64, 52], [66, 110, 140], [206, 164, 72], [86, 128, 84], [
  150,
  110,
  150,
]];

export function drawShopFloor({ random }: { random: Random }): Uint8Array {
  const canvas = new Canvas(WIDTH, HEIGHT);
  canvas.gradient(0, FLOOR, [226, 220, 206], [198, 190, 174]);
  canvas.gradient(FLOOR, HEIGHT - FLOOR, [128, 104, 80], [96, 78, 60]);
  for (const x of [140, 330, 520]) {
    canvas.box(x - 44, 18, 88, 6, [250, 248, 236]);
    canvas.glow(x, 24, 120, [255, 246, 214], 0.35);
  }
  for (const x of [28, 232]) drawShelf(canvas, x, random);
  drawCounter(canvas);
  drawBoxes(canvas, random);
  canvas.flood(FLOOR - random.whole(4, 34), [112, 98, 76]);
  return canvas.toPng();
}

function drawShelf(canvas: Canvas, x: number, random: Random): void {
  canvas.box(x, 96, 180, FLOOR - 96, [88, 66, 50]);
  for (let y = 104; y < FLOOR - 40; y += 58) {
    canvas.box(x + 8, y, 164, 50, [58, 46, 38]);
    for (let item = x + 12; item < x + 158;) {
      const width = random.whole(10, 20);
      const height = random.whole(22, 42);
      canvas.box(item, y + 50 - height, width - 2, height, random.pick(GOODS));
      canvas.box(item, y + 50 - height * 0.7, width - 2, 4, [244, 238, 222], 0.7);
      item += width;
    }
  }
}

function drawCounter(canvas: Canvas): void {
  canvas.box(440, 276, 188, FLOOR - 276 + 14, [122, 84, 58]);
  canvas.box(430, 266, 206, 14, mix([122, 84, 58], [255, 255, 255], 0.35));
  canvas.box(468, 226, 56, 40, [52, 56, 62]);
  canvas.box(474, 232, 44, 24, [126, 170, 176]);
}

function drawBoxes(canvas: Canvas, random: Random): void {
  const x = random.whole(250, 330);
  canvas.box(x, FLOOR - 54, 76, 66, [178, 142, 98]);
  canvas.box(x + 32, FLOOR - 54, 10, 66, [206, 180, 140]);
  canvas.box(x + 12, FLOOR - 96, 60, 44, [190, 154, 108]);
  canvas.box(x + 38, FLOOR - 96, 8, 44, [214, 190, 150]);
}
