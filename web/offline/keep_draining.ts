// An open page sends what waits: at once, when the network returns, and now and then between.
import { drain } from "./drain.ts";
import { connection } from "./connection.ts";

const PAUSES_MS = [5_000, 15_000, 30_000, 60_000, 120_000];

export interface Draining {
  /** Now, and from the shortest pause on. */
  again(): Promise<void>;
  stop(): void;
}

/** @param send returns how many still wait */
export function keepDraining(send = () => drain(connection)): Draining {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tries = 0;

  async function once(): Promise<void> {
    clearTimeout(timer);
    const left = await send().catch(() => 1);
    if (left === 0) return;
    timer = setTimeout(once, PAUSES_MS[Math.min(tries++, PAUSES_MS.length - 1)]);
  }
  const again = () => {
    tries = 0;
    return once();
  };
  const stop = () => {
    clearTimeout(timer);
    removeEventListener("online", again);
  };
  addEventListener("online", again);
  again();
  return { again, stop };
}
