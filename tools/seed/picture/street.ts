// A street of shops in the rain, under water to the ankle, the knee or the waist.
import type { Random } from "../../../ground/random.ts";
import { Canvas, type Colour, mix } from "./canvas.ts";

const WIDTH = 640;
const HEIGHT = 480;
/** Where the fronts meet the sidewalk. A door is 120 high, so a person about 105. */
const GROUND = 372;
const HYDRANT_GROUND = GROUND + 14;
const CAR_GROUND = GROUND + 41;
const WATER: Colour = [98, 92, 78];

/** Above the sidewalk, as a person standing there would have it. */
const WATER_HEIGHTS = { ankle: 6, knee: 32, waist: 62 };

const BRICKS: Colour[] = [[142, 78, 62], [120, 70, 66], [166, 120, 90], [110, 96, 92], [
  150,
  98,
  74,
]];
const AWNINGS: Colour[] = [[40, 92, 78], [150, 48, 46], [44, 72, 120], [196, 148, 52], [
  88,
  60,
  104,
]];

export function drawStreet(
  depth: keyof typeof WATER_HEIGHTS,
  { isNight, random }: { isNight: boolean; random: Random },
): Uint8Array {
  const canvas = new Canvas(WIDTH, HEIGHT);
  drawSky(canvas, isNight);
  for (let x = random.whole(-70, 0); x < WIDTH;) x += drawHouse(canvas, x, isNight, random);
  drawGround(canvas, isNight);
  drawLamp(canvas, random.whole(120, 200), isNight);
  const height = WATER_HEIGHTS[depth];
  canvas.flood(GROUND - height, isNight ? mix(WATER, [14, 16, 22], 0.5) : WATER);
  // Nearer to us the same water stands lower in the picture.
  canvas.bottom = HYDRANT_GROUND - height;
  drawHydrant(canvas, random.whole(240, 320));
  canvas.bottom = CAR_GROUND - height;
  drawCar(canvas, random.whole(370, 450), random.pick(BRICKS), isNight);
  canvas.bottom = Infinity;
  canvas.rain(isNight ? 260 : 420, () => random.next());
  return canvas.toPng();
}

function drawSky(canvas: Canvas, isNight: boolean): void {
  if (isNight) canvas.gradient(0, GROUND, [26, 30, 44], [62, 60, 66]);
  else canvas.gradient(0, GROUND, [118, 128, 138], [176, 182, 184]);
}

/** Returns its width. */
function drawHouse(canvas: Canvas, x: number, isNight: boolean, random: Random): number {
  const width = random.whole(118, 168);
  const height = random.whole(230, 310);
  const dark = (colour: Colour) => isNight ? mix(colour, [16, 18, 26], 0.62) : colour;
  const top = GROUND - height;
  const brick = dark(random.pick(BRICKS));
  canvas.box(x, top, width, height, brick);
  for (let y = top + 6; y < GROUND; y += 6) canvas.box(x, y, width, 1, [0, 0, 0], 0.07);
  canvas.box(x - 2, top - 6, width + 4, 10, mix(brick, [240, 232, 214], 0.35));
  canvas.box(x + width - 2, top, 2, height, [0, 0, 0], 0.3);
  for (let y = top + 26; y < GROUND - 190; y += 62) {
    for (let column = 0; column < 3; column++) {
      drawWindow(canvas, x + 14 + column * (width - 28) / 3, y, isNight, random);
    }
  }
  drawShop(canvas, x, width, { isNight, awning: dark(random.pick(AWNINGS)), random });
  return width;
}

function drawWindow(canvas: Canvas, x: number, y: number, isNight: boolean, random: Random): void {
  const isLit = random.isOneIn(isNight ? 2 : 6);
  const glass: Colour = isLit ? [236, 200, 124] : isNight ? [30, 36, 50] : [84, 98, 110];
  canvas.box(x - 2, y - 2, 32, 46, [214, 206, 190], isNight ? 0.25 : 0.8);
  canvas.box(x, y, 28, 42, glass);
  canvas.box(x, y + 20, 28, 2, [60, 56, 52]);
  canvas.box(x - 3, y + 43, 34, 4, [200, 192, 176], isNight ? 0.3 : 0.9);
}

function drawShop(
  canvas: Canvas,
  x: number,
  width: number,
  { isNight, awning, random }: { isNight: boolean; awning: Colour; random: Random },
): void {
  const top = GROUND - 128;
  const isLit = isNight ? !random.isOneIn(4) : random.isOneIn(2);
  const glass: Colour = isLit ? [240, 212, 150] : [58, 68, 78];
  canvas.box(x + 6, top, width - 14, 128, [52, 48, 46]);
  canvas.box(x + 12, top + 34, width - 66, 78, glass);
  canvas.box(x + width - 48, top + 8, 34, 120, mix(awning, [20, 20, 20], 0.35));
  canvas.box(x + width - 43, top + 16, 24, 66, glass);
  canvas.disc(x + width - 18, top + 74, 2, [220, 190, 110]);
  // What is on show, dark against the light.
  for (let item = 0; item < 5; item++) {
    const tall = random.whole(10, 34);
    const place = x + 18 + item * (width - 80) / 5;
    canvas.box(place, top + 112 - tall, 12, tall, mix(glass, [40, 34, 34], 0.55));
  }
  for (let row = 0; row < 26; row++) {
    for (let column = 0; column < width - 6; column++) {
      const isStripe = Math.floor(column / 12) % 2 === 0;
      canvas.dot(x + column, top + 4 + row, isStripe ? awning : mix(awning, [240, 236, 226], 0.75));
    }
  }
  canvas.box(x, top + 30, width - 6, 3, [0, 0, 0], 0.25);
}

function drawGround(canvas: Canvas, isNight: boolean): void {
  const dark = (colour: Colour) => isNight ? mix(colour, [12, 14, 20], 0.6) : colour;
  canvas.box(0, GROUND, WIDTH, 26, dark([158, 156, 150]));
  canvas.box(0, GROUND + 26, WIDTH, 5, dark([120, 118, 114]));
  canvas.box(0, GROUND + 31, WIDTH, HEIGHT - GROUND - 31, dark([74, 76, 80]));
}

function drawLamp(canvas: Canvas, x: number, isNight: boolean): void {
  canvas.box(x, 150, 5, GROUND - 130, [44, 46, 48]);
  canvas.box(x - 16, 148, 37, 5, [44, 46, 48]);
  canvas.disc(x - 12, 156, 6, isNight ? [255, 226, 160] : [222, 222, 214]);
  if (isNight) canvas.glow(x - 12, 158, 90, [255, 214, 140], 0.5);
}

/** 41 high: knee-deep water hides most of it. */
function drawHydrant(canvas: Canvas, x: number): void {
  canvas.box(x, GROUND - 20, 14, 34, [176, 44, 40]);
  canvas.box(x - 5, GROUND - 10, 24, 7, [150, 36, 34]);
  canvas.disc(x + 7, GROUND - 21, 7, [176, 44, 40]);
}

function drawCar(canvas: Canvas, x: number, colour: Colour, isNight: boolean): void {
  const body = mix(colour, [60, 84, 116], 0.6);
  canvas.box(x + 34, GROUND - 46, 96, 34, mix(body, [20, 24, 30], 0.25));
  canvas.box(x + 42, GROUND - 41, 38, 26, [104, 122, 134]);
  canvas.box(x + 86, GROUND - 41, 36, 26, [104, 122, 134]);
  canvas.box(x, GROUND - 14, 172, 40, body);
  canvas.box(x, GROUND + 6, 172, 3, [20, 22, 26], 0.4);
  for (const wheel of [x + 34, x + 136]) {
    canvas.disc(wheel, GROUND + 24, 17, [26, 26, 28]);
    canvas.disc(wheel, GROUND + 24, 8, [128, 130, 134]);
  }
  canvas.disc(x + 4, GROUND - 4, 5, [246, 236, 196]);
  canvas.disc(x + 168, GROUND - 4, 5, [190, 40, 36]);
  if (isNight) canvas.glow(x, GROUND - 4, 70, [255, 240, 190], 0.6);
}
