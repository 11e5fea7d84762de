// How every program of ours stops: it begins nothing new, finishes what runs, and ends; in time, and at
// once where somebody asks again.
import { getLogger } from "./log.ts";

/** Longer than a request to the carrier takes, and shorter than what the image is given to stop. */
const STOP_WITHIN_MS = 15_000;
/** A wrapper may pass on the Ctrl-C that the terminal has sent us too: that is one, not two. */
const SAME_SIGNAL_MS = 700;

/**
 * Ends the process when it is told to: with 0 once `stop` has finished, with 1 where that fails, takes
 * longer than `withinMs`, or a further signal asks again.
 */
export function stopOnSignal(
  program: string,
  stop: () => Promise<unknown>,
  { withinMs = STOP_WITHIN_MS } = {},
): void {
  const log = getLogger([program]);
  onSignals({
    async first() {
      log.info("stopping");
      const timer = setTimeout(() => {
        log.error("not stopped in time", { withinMs });
        Deno.exit(1);
      }, withinMs);
      try {
        await stop();
      } catch (error) {
        log.error("stopping failed", { error });
        Deno.exit(1);
      }
      clearTimeout(timer);
      log.info("stopped");
      Deno.exit(0);
    },
    again: () => Deno.exit(1),
  });
}

/** Calls `first` at Ctrl-C or whatever else ends a process, `again` where it is asked once more. */
export function onSignals(
  { first, again }: { first: () => void; again: () => void },
  signals: Deno.Signal[] = ["SIGINT", "SIGTERM"],
): void {
  let firstAt: number | undefined;
  const handle = () => {
    if (firstAt === undefined) {
      firstAt = performance.now();
      first();
    } else if (performance.now() - firstAt > SAME_SIGNAL_MS) again();
  };
  for (const signal of signals) {
    // All that Windows has of these.
    if (Deno.build.os !== "windows" || signal === "SIGINT") Deno.addSignalListener(signal, handle);
  }
}
