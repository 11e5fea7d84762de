// How many files are written at once: each keeps a connection to the database for as long as it is taken.
import { AppError } from "shared/server/app_error.ts";

/** Most files are done in a second. */
const WAIT_MS = 10_000;

export class Turns {
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(private readonly most: number, private readonly waitMs = WAIT_MS) {}

  /**
   * Waits for one. Returns how to give it back.
   *
   * @throws AppError busy
   */
  async take(): Promise<() => void> {
    if (this.#running >= this.most) await this.#wait();
    else this.#running++;
    let isTaken = true;
    return () => {
      if (!isTaken) return;
      isTaken = false;
      const next = this.#waiting.shift();
      // Who waits has it next, and it is never free between.
      if (next) next();
      else this.#running--;
    };
  }

  #wait(): Promise<void> {
    return new Promise((resolve, reject) => {
      const begin = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(begin), 1);
        reject(new AppError("busy", { retryAfterSeconds: Math.ceil(this.waitMs / 1000) }));
      }, this.waitMs);
      this.#waiting.push(begin);
    });
  }
}
