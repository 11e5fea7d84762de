// Refusals in a row, and no text taken between them: the signal that something is wrong with us,
// whatever the codes say of themselves.
import type { Kind } from "shared/server/carrier_codes.ts";

/** A code that says nothing clear is believed sooner to be about everybody. */
const SUSPICIOUS_AFTER: Partial<Record<Kind, number>> = { unclear: 3 };
const SUSPICIOUS_AFTER_MANY = 10;

/** Codes of these kinds can be about us alone. */
const NEVER_A_TEXTS_OWN: readonly Kind[] = ["account", "unclear", "later"];
const CLEARED_MS = 15 * 60_000;

export interface Suspicion {
  isSuspicious: boolean;
  since: Date;
  /** Of all in the row. */
  errorCodes: number[];
}

interface Row {
  since: Date;
  errorCodes: number[];
}

export class Streak {
  #same?: Row;
  #any?: Row;
  #suspected: number[] = [];
  #cleared: { errorCodes: number[]; until: number } = { errorCodes: [], until: 0 };

  /** Of the newest code. */
  get length(): number {
    return this.#same?.errorCodes.length ?? 0;
  }

  /**
   * A text was taken: what was refused before was refused for its own sake. Where that had been
   * doubted, it is not doubted again at once: ten dead numbers would stop everything time and again.
   */
  end(now: Date): void {
    this.#same = this.#any = undefined;
    if (this.#suspected.length === 0) return;
    this.#cleared = { errorCodes: this.#suspected, until: now.getTime() + CLEARED_MS };
    this.#suspected = [];
  }

  add(errorCode: number, kind: Kind, now: Date): Suspicion {
    if (this.#isCleared(errorCode, kind, now)) {
      return { isSuspicious: false, since: now, errorCodes: [] };
    }
    if (this.#same?.errorCodes[0] !== errorCode) this.#same = { since: now, errorCodes: [] };
    this.#any ??= { since: now, errorCodes: [] };
    this.#same!.errorCodes.push(errorCode);
    this.#any.errorCodes.push(errorCode);
    const isMixed = this.#any.errorCodes.length >= SUSPICIOUS_AFTER_MANY;
    const isSame = this.length >= (SUSPICIOUS_AFTER[kind] ?? SUSPICIOUS_AFTER_MANY);
    const { since, errorCodes } = isMixed ? this.#any : this.#same!;
    const suspicion = {
      isSuspicious: isMixed || isSame,
      since,
      errorCodes: [...new Set(errorCodes)],
    };
    if (suspicion.isSuspicious) this.#suspected = suspicion.errorCodes;
    return suspicion;
  }

  #isCleared(errorCode: number, kind: Kind, now: Date): boolean {
    return !NEVER_A_TEXTS_OWN.includes(kind) && now.getTime() < this.#cleared.until &&
      this.#cleared.errorCodes.includes(errorCode);
  }
}
