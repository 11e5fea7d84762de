import type { TypesetOutcome } from "./thread.ts";
import type { TypesetOrder, TypesetReport } from "./typeset.ts";

/**
 * Typesets beside this thread, which sends texts meanwhile; a signal ends it.
 *
 * @throws what went wrong there
 */
export async function typesetOnThread(
  order: TypesetOrder,
  signal: AbortSignal,
): Promise<TypesetReport> {
  const thread = new Worker(new URL("./thread.ts", import.meta.url), { type: "module" });
  const { promise, resolve } = Promise.withResolvers<TypesetOutcome>();
  const stop = () => resolve({ failed: "the worker was stopped" });
  thread.onmessage = ({ data }) => resolve(data);
  thread.onerror = (event) => {
    // Handled: it would else end the worker.
    event.preventDefault();
    resolve({ failed: event.message });
  };
  signal.addEventListener("abort", stop);
  try {
    if (signal.aborted) stop();
    else thread.postMessage(order);
    const outcome = await promise;
    if ("failed" in outcome) throw new Error(outcome.failed);
    return outcome.made;
  } finally {
    signal.removeEventListener("abort", stop);
    thread.terminate();
  }
}
