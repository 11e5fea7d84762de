// Chance that comes out the same each time: from one seed number, the same demo.

export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 to under 1. [mulberry32] */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  between(low: number, high: number): number {
    return low + this.next() * (high - low);
  }

  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number {
    return Math.floor(this.between(low, high + 1));
  }

  isOneIn(n: number): boolean {
    return this.next() < 1 / n;
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.whole(0, items.length - 1)]!;
  }

  /** Thing → how often, in whatever unit. */
  weighted<Thing extends string>(weights: Partial<Record<Thing, number>>): Thing {
    const entries = Object.entries(weights) as [Thing, number][];
    let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    return (entries.find(([, weight]) => (left -= weight) < 0) ?? entries.at(-1)!)[0];
  }

  hex(digits: number): string {
    return Array.from({ length: digits }, () => this.whole(0, 15).toString(16)).join("");
  }

  /** A UUID of version 7, as PostgreSQL would have made it at that time: it sorts by it. */
  id(at: Date): string {
    const time = at.getTime().toString(16).padStart(12, "0");
    const variant = "89ab"[this.whole(0, 3)];
    return `${time.slice(0, 8)}-${time.slice(8)}-7${this.hex(3)}-${variant}${this.hex(3)}-${
      this.hex(12)
    }`;
  }
}
