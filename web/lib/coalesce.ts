const LONGEST_REST_MS = 60_000;

interface Coalesced {
  /** Does it now, or once what is done now is done. */
  ask(): void;
  stop(): void;
}

/**
 * However often it is asked for: `work` is done at once, then at most every `restMs`, never twice at a
 * time, and once more after the last time that it was asked for. Where it could not be done (false), it
 * is tried again, less and less often.
 */
export function coalesce(
  work: () => Promise<boolean>,
  restMs: number,
  rest: (ms: number) => Promise<void> = pause,
): Coalesced {
  let isBusy = false;
  let isWanted = false;
  let isStopped = false;

  async function run() {
    isBusy = true;
    let ms = restMs;
    while (isWanted && !isStopped) {
      isWanted = false;
      const isDone = await work().catch(() => false);
      if (!isDone) isWanted = true;
      ms = isDone ? restMs : Math.min(2 * ms, LONGEST_REST_MS);
      await rest(ms);
    }
    isBusy = false;
  }

  return {
    ask() {
      isWanted = true;
      if (!isBusy) run();
    },
    stop() {
      isStopped = true;
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
