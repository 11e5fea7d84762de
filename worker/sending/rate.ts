// How many texts may leave now: a token bucket that holds one second's worth.

export class TokenBucket {
  readonly #capacity: number;
  #tokens: number;
  #filledAt: Date;

  constructor(private readonly perSecond: number, now: Date) {
    this.#capacity = Math.max(1, perSecond);
    this.#tokens = this.#capacity;
    this.#filledAt = now;
  }

  /** Takes up to `most` whole tokens; 0 where none is there yet. */
  take(most: number, now: Date): number {
    this.#fill(now);
    const taken = Math.max(0, Math.min(most, Math.floor(this.#tokens)));
    this.#tokens -= taken;
    return taken;
  }

  /** For tokens that found no text to send. */
  giveBack(count: number): void {
    this.#tokens = Math.min(this.#capacity, this.#tokens + count);
  }

  /** Until a whole token is there. */
  msUntilNext(now: Date): number {
    this.#fill(now);
    return Math.max(0, Math.ceil((1 - this.#tokens) / this.perSecond * 1000));
  }

  #fill(now: Date): void {
    // A clock that is set back must not take tokens away.
    const seconds = Math.max(0, (now.getTime() - this.#filledAt.getTime()) / 1000);
    this.#tokens = Math.min(this.#capacity, this.#tokens + seconds * this.perSecond);
    this.#filledAt = now;
  }
}
