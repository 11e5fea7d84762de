// A storm's clock. It stands still while anybody works, then jumps to whatever comes next: so a replay
// does the same on a slow machine as on a fast one. A speed makes it wait before each jump.

/**
 * At one moment the world moves first, then the worker's timetable, then who waits in his work, then
 * who looks again: for a sweep that is owed, for a text that waits.
 */
const RANKS = ["world", "timetable", "wait", "owed", "poll"] as const;
export type Rank = (typeof RANKS)[number];

interface Sleeper {
  at: number;
  rank: Rank;
  wake: () => void;
}

/** Who waits as long as this looks whether there is something to do; shorter is a step of work. */
const POLL_MS = 1_000;

export class StormClock {
  readonly now = (): Date => new Date(this.#now);
  #now: number;
  readonly #sleepers = new Set<Sleeper>();

  /** @param speed storm time over real time; Infinity: as fast as it goes */
  constructor(startsAt: Date, private readonly speed: number) {
    this.#now = startsAt.getTime();
  }

  /** Until a moment of the storm, or the signal. */
  sleepUntil(at: Date, rank: Rank, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        signal?.removeEventListener("abort", wake);
        this.#sleepers.delete(sleeper);
        resolve();
      };
      const sleeper = { at: at.getTime(), rank, wake };
      signal?.addEventListener("abort", wake);
      this.#sleepers.add(sleeper);
    });
  }

  /** The worker's way to wait. */
  readonly wait = (ms: number, signal?: AbortSignal): Promise<void> =>
    this.sleepUntil(new Date(this.#now + ms), ms < POLL_MS ? "wait" : "poll", signal);

  /**
   * Lets the storm pass until a moment, or until nobody sleeps any more.
   *
   * @param settle called before each step: waits until nobody works, and says who may sleep on, for
   * there is nothing that they would find
   */
  async run(until: Date, settle: () => Promise<Rank[]>): Promise<void> {
    const begun = { real: performance.now(), storm: this.#now };
    while (true) {
      const next = this.#next(await settle());
      if (!next) return;
      if (next.at > until.getTime()) break;
      this.#now = Math.max(this.#now, next.at);
      const dueAt = begun.real + (this.#now - begun.storm) / this.speed;
      await realTime(dueAt - performance.now());
      next.wake();
    }
    this.#now = Math.max(this.#now, until.getTime());
  }

  #next(sleepOn: Rank[]): Sleeper | undefined {
    const at = (sleeper: Sleeper) => Math.max(sleeper.at, this.#now);
    const order = (a: Sleeper, b: Sleeper) =>
      at(a) - at(b) || RANKS.indexOf(a.rank) - RANKS.indexOf(b.rank);
    let next: Sleeper | undefined;
    for (const sleeper of this.#sleepers) {
      if (sleepOn.includes(sleeper.rank)) continue;
      if (!next || order(sleeper, next) < 0) next = sleeper;
    }
    return next;
  }
}

async function realTime(ms: number): Promise<void> {
  if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
}
