// Refusals in a row with one and the same code, and no text taken between them: the signal that
// something is wrong with us, whatever the code says of itself.
import type { Kind } from "shared/server/carrier_codes.ts";

/** A code that says nothing clear is believed sooner to be about everybody. */
const SUSPICIOUS_AFTER: Partial<Record<Kind, number>> = { unclear: 3 };
const SUSPICIOUS_AFTER_MANY = 10;

export class Streak {
  length = 0;
  #errorCode?: number;
  #since = new Date(0);

  /** A text was taken: what was refused before was refused for its own sake. */
  end(): void {
    this.length = 0;
  }

  add(errorCode: number, kind: Kind, now: Date): { isSuspicious: boolean; since: Date } {
    if (this.length === 0 || this.#errorCode !== errorCode) {
      this.length = 0;
      this.#errorCode = errorCode;
      this.#since = now;
    }
    this.length++;
    const isSuspicious = this.length >= (SUSPICIOUS_AFTER[kind] ?? SUSPICIOUS_AFTER_MANY);
    return { isSuspicious, since: this.#since };
  }
}
