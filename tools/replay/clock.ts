// A storm's clock. It stands still while anybody works, then jumps to whatever comes next: so a replay
// does the same on a slow machine as on a fast one. A speed makes it wait before each jump.

export interface Pace {
  /** Storm time over real time; Infinity: as fast as it goes. */
  speed: number;
}

interface Sleeper {
  at: number;
  rank: number;
  wake: () => void;
}

/** At one moment the world moves first, then the worker's timetable, then those who look again. */
const RANKS = { world: 0, timetable: 1, poll: 2 } as const;
export type Rank = keyof typeof RANKS;

/** Real time without anybody going to sleep, after which all who ever will have done so. */
const STILL_MS = 150;

export class StormClock {
  readonly now = (): Date => new Date(this.#now);
  #now: number;
  readonly #sleepers = new Set<Sleeper>();
  /** How many sleep when nobody works. */
  #everybody = 0;
  #onSleep = () => {};

  constructor(startsAt: Date, private readonly pace: Pace) {
    this.#now = startsAt.getTime();
  }

  /** Until a moment of the storm, or the signal. */
  sleepUntil(at: Date, rank: Rank, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        signal.removeEventListener("abort", wake);
        this.#sleepers.delete(sleeper);
        resolve();
      };
      const sleeper = { at: at.getTime(), rank: RANKS[rank], wake };
      signal.addEventListener("abort", wake);
      this.#sleepers.add(sleeper);
      this.#onSleep();
    });
  }

  /** For somebody who looks again after a while: not woken while there is nothing to see. */
  pause = (ms: number, signal: AbortSignal): Promise<void> =>
    this.sleepUntil(new Date(this.#now + ms), "poll", signal);

  /** Somebody has slept for the last time. */
  leave(): void {
    this.#everybody -= 1;
    this.#onSleep();
  }

  /**
   * Lets the storm pass until its end.
   *
   * @param settle called between all steps: waits for what is on its way, and says whether anything
   * is left that somebody who looks again would find
   * @param whileWorkIsLeft ends sooner, when nothing is
   */
  async run(
    until: Date,
    settle: () => Promise<boolean>,
    { whileWorkIsLeft = false } = {},
  ): Promise<void> {
    await this.#everybodyAsleep();
    const begin = { real: performance.now(), storm: this.#now };
    while (true) {
      const isWorkLeft = await settle();
      if (whileWorkIsLeft && !isWorkLeft) return;
      const next = this.#next(isWorkLeft);
      if (!next || next.at > until.getTime()) break;
      this.#now = Math.max(this.#now, next.at);
      await realTime(begin.real + (this.#now - begin.storm) / this.pace.speed - performance.now());
      await this.#letWork(next);
    }
    this.#now = until.getTime();
  }

  #next(isWorkLeft: boolean): Sleeper | undefined {
    let next: Sleeper | undefined;
    for (const sleeper of this.#sleepers) {
      if (sleeper.rank === RANKS.poll && !isWorkLeft) continue;
      const at = (each: Sleeper) => Math.max(each.at, this.#now);
      if (!next || at(sleeper) < at(next) || at(sleeper) === at(next) && sleeper.rank < next.rank) {
        next = sleeper;
      }
    }
    return next;
  }

  /** Wakes one, until it sleeps again or has left. */
  async #letWork(sleeper: Sleeper): Promise<void> {
    this.#everybody = Math.max(this.#everybody, this.#sleepers.size);
    sleeper.wake();
    while (this.#sleepers.size < this.#everybody) {
      await new Promise<void>((resolve) => this.#onSleep = resolve);
    }
  }

  async #everybodyAsleep(): Promise<void> {
    for (let before = -1; before < this.#sleepers.size || before === 0;) {
      before = this.#sleepers.size;
      await realTime(STILL_MS);
    }
    this.#everybody = this.#sleepers.size;
  }
}

async function realTime(ms: number): Promise<void> {
  if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
}
