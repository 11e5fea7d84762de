import type { BackupOrder, BackupOutcome } from "./thread.ts";

/** Takes a backup beside this thread; a signal ends it, and what it has written is no backup. */
export async function takeOnThread(
  order: BackupOrder,
  signal: AbortSignal,
): Promise<BackupOutcome> {
  const thread = new Worker(new URL("./thread.ts", import.meta.url), { type: "module" });
  const { promise, resolve } = Promise.withResolvers<BackupOutcome>();
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
    return await promise;
  } finally {
    signal.removeEventListener("abort", stop);
    thread.terminate();
  }
}
