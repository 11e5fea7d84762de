/** Bounds the memory that the reader's statements take. */
const ITEMS_AT_ONCE = 1_000;

/**
 * Between one who must not wait and one who takes his time: what came while the reader was busy is
 * handed over at once. For one reader.
 */
export class Backlog<Item> {
  readonly #waiting: Item[] = [];
  #isOver = false;
  #wake = () => {};

  add(items: Item[]): void {
    this.#waiting.push(...items);
    this.#wake();
  }

  /** Nothing more will come: what waits is still read. */
  end(): void {
    this.#isOver = true;
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item[]> {
    while (true) {
      while (this.#waiting.length > 0) yield this.#waiting.splice(0, ITEMS_AT_ONCE);
      if (this.#isOver) return;
      await new Promise<void>((resolve) => this.#wake = resolve);
    }
  }
}
