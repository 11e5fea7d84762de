// What goes on after a request was answered, and waiting, both ended when the sandbox closes.
import type { State } from "./state.ts";

/** Runs something after its request was answered, until the sandbox closes. */
export function inBackground(state: State, work: () => Promise<void>): void {
  const task = work().catch((error) => {
    if (!state.closed.aborted) console.error(error);
  }).finally(() => state.background.delete(task));
  state.background.add(task);
}

/** @throws when the sandbox, or the given signal, ends the wait */
export function pause(state: State, ms: number, signal?: AbortSignal): Promise<void> {
  const ended = signal ? AbortSignal.any([state.closed, signal]) : state.closed;
  return new Promise((resolve, reject) => {
    if (ended.aborted) return reject(ended.reason);
    const stop = () => {
      clearTimeout(timer);
      reject(ended.reason);
    };
    const timer = setTimeout(() => {
      ended.removeEventListener("abort", stop);
      resolve();
    }, ms);
    ended.addEventListener("abort", stop, { once: true });
  });
}
