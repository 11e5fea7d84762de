import type { RateLimit } from "./limits.ts";
import { spend } from "./spend.ts";

/** So many strangers at a time are remembered: some 10 MB. */
const MOST_KEYS = 100_000;

/** What is counted in this process alone. */
export class ProcessQuotas {
  readonly #fullAt = new Map<string, number>();

  /** Returns how long to wait; 0: it is spent. */
  spend(key: string, points: number, limit: RateLimit, now: number): number {
    this.#forget(now);
    const spent = spend(this.#fullAt.get(key), points, limit, now);
    if ("waitMs" in spent) return spent.waitMs;
    // Put last, so that the first is the one that has been quiet for longest.
    this.#fullAt.delete(key);
    this.#fullAt.set(key, spent.fullAt);
    return 0;
  }

  get size(): number {
    return this.#fullAt.size;
  }

  /** Full quotas, and the quietest where there are too many: two a call, more than come in. */
  #forget(now: number): void {
    for (let n = 0; n < 2; n++) {
      const [quietest] = this.#fullAt;
      if (!quietest) return;
      const [key, fullAt] = quietest;
      if (fullAt > now && this.#fullAt.size < MOST_KEYS) return;
      this.#fullAt.delete(key);
    }
  }
}
