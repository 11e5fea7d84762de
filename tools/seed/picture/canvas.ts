// A picture in memory, painted by code: rectangles, gradients, what stands in water.
import { PNG } from "pngjs";

export type Colour = readonly [red: number, green: number, blue: number];

export class Canvas {
  readonly #png: PNG;
  /** Nothing is painted from here down: what stands in water is cut off at it. */
  bottom = Infinity;

  constructor(readonly width: number, readonly height: number) {
    this.#png = new PNG({ width, height, colorType: 2 });
    this.#png.data.fill(255);
  }

  /** Mixes a colour into a pixel; outside the picture nothing happens. */
  dot(x: number, y: number, [red, green, blue]: Colour, alpha = 1): void {
    if (x < 0 || y < 0 || x >= this.width || y >= Math.min(this.height, this.bottom)) return;
    const { data } = this.#png;
    const i = (Math.floor(y) * this.width + Math.floor(x)) * 4;
    data[i] = data[i]! + (red - data[i]!) * alpha;
    data[i + 1] = data[i + 1]! + (green - data[i + 1]!) * alpha;
    data[i + 2] = data[i + 2]! + (blue - data[i + 2]!) * alpha;
  }

  box(x: number, y: number, width: number, height: number, colour: Colour, alpha = 1): void {
    for (let row = Math.floor(y); row < y + height; row++) {
      for (let column = Math.floor(x); column < x + width; column++) {
        this.dot(column, row, colour, alpha);
      }
    }
  }

  /** From one colour at the top to another at the bottom. */
  gradient(y: number, height: number, top: Colour, bottom: Colour): void {
    for (let row = 0; row < height; row++) {
      this.box(0, y + row, this.width, 1, mix(top, bottom, row / height));
    }
  }

  disc(x: number, y: number, radius: number, colour: Colour, alpha = 1): void {
    for (let row = -radius; row <= radius; row++) {
      const half = Math.sqrt(radius * radius - row * row);
      this.box(x - half, y + row, 2 * half, 1, colour, alpha);
    }
  }

  /** Light that grows weaker from its middle. */
  glow(x: number, y: number, radius: number, colour: Colour, strength: number): void {
    for (let row = -radius; row <= radius; row++) {
      for (let column = -radius; column <= radius; column++) {
        const far = Math.hypot(row, column) / radius;
        if (far < 1) this.dot(x + column, y + row, colour, strength * (1 - far) ** 2);
      }
    }
  }

  /** Fills everything below `level` with water that mirrors what stands above it. */
  flood(level: number, colour: Colour): void {
    const above = Uint8Array.from(this.#png.data);
    for (let y = level; y < this.height; y++) {
      const depth = y - level;
      const wave = Math.sin(depth * 0.4) * (0.6 + depth * 0.012);
      for (let x = 0; x < this.width; x++) {
        const ripple = Math.sin(x * 0.045 + depth * 0.35) * 2 +
          Math.sin(x * 0.013 - depth * 0.2) * 3;
        const fromY = Math.max(0, Math.floor(level - 1 - depth * 0.85 + ripple));
        const fromX = Math.min(this.width - 1, Math.max(0, Math.floor(x + wave * 2)));
        const i = (fromY * this.width + fromX) * 4;
        const murk = Math.min(0.82, 0.5 + depth * 0.004);
        const mirrored: Colour = [above[i]!, above[i + 1]!, above[i + 2]!];
        this.dot(x, y, mix(mirrored, colour, murk));
      }
    }
    this.box(0, level, this.width, 1, [225, 230, 230], 0.35);
  }

  /** Slanted streaks of rain. `chance`: from 0 to under 1. */
  rain(count: number, chance: () => number): void {
    for (let n = 0; n < count; n++) {
      const x = chance() * this.width * 1.1;
      const y = chance() * this.height;
      const length = 8 + chance() * 14;
      for (let step = 0; step < length; step++) {
        this.dot(x - step * 0.3, y + step, [235, 240, 245], 0.22);
      }
    }
  }

  toPng(): Uint8Array {
    return new Uint8Array(PNG.sync.write(this.#png, { colorType: 2, deflateLevel: 6 }));
  }
}

export function mix(a: Colour, b: Colour, share: number): Colour {
  return [
    a[0] + (b[0] - a[0]) * share,
    a[1] + (b[1] - a[1]) * share,
    a[2] + (b[2] - a[2]) * share,
  ];
}
