// What lies near a point, without a look at everything: things by the squares of a flat plane that they touch.
import type { FlatPoint, Rectangle } from "./lines.ts";

export class Cells<T> {
  readonly #things = new Map<string, T[]>();

  /** @param size of a square's side */
  constructor(private readonly size: number) {}

  /** A rectangle of the plane, whose `top` is its lower y. */
  add(thing: T, { left, top, right, bottom }: Rectangle): void {
    for (let i = this.#at(left); i <= this.#at(right); i++) {
      for (let j = this.#at(top); j <= this.#at(bottom); j++) {
        const key = `${i} ${j}`;
        const there = this.#things.get(key);
        if (there) there.push(thing);
        else this.#things.set(key, [thing]);
      }
    }
  }

  /** All whose rectangle touches the point's square. */
  near([x, y]: FlatPoint): readonly T[] {
    return this.#things.get(`${this.#at(x)} ${this.#at(y)}`) ?? [];
  }

  /** What shares a square, once for each. */
  squares(): Iterable<readonly T[]> {
    return this.#things.values();
  }

  #at(value: number): number {
    return Math.floor(value / this.size);
  }
}

/** Everything that is no further than so from a point. */
export function around([x, y]: FlatPoint, reach: number): Rectangle {
  return { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach };
}
