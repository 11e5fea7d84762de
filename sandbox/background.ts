// What goes on after a request was answered, and waiting, both ended when the sandbox closes.
import type { SandboxState } from "./state/state.ts";

/** Runs something after its request was answered, until the sandbox closes. */
export function inBackground(state: SandboxState, work: () => Promise<void>): void {
  const task = work().catch((error) => {
    if (!state.closed.aborted) console.error(error);
  }).finally(() => state.background.delete(task));
  state.background.add(task);
}

/** @throws when the sandbox, or the given signal, ends the wait */
export function waitWhileOpen(
  state: SandboxState,
  ms: number,
  signal?: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    if (state.closed.aborted) return reject(state.closed.reason);
    if (signal?.aborted) return reject(signal.reason);
    const waits = waitsOf(state.closed);
    const end = () => {
      clearTimeout(timer);
      waits.delete(stop);
      signal?.removeEventListener("abort", stop);
    };
    const stop = () => {
      end();
      reject(signal?.aborted ? signal.reason : state.closed.reason);
    };
    const timer = setTimeout(() => {
      end();
      resolve();
    }, ms);
    waits.add(stop);
    signal?.addEventListener("abort", stop);
  });
}

/** Thousands may wait at once: a listener each would have the signal search them all. */
const WAITS = new WeakMap<AbortSignal, Set<() => void>>();

function waitsOf(closed: AbortSignal): Set<() => void> {
  const known = WAITS.get(closed);
  if (known) return known;
  const waits = new Set<() => void>();
  WAITS.set(closed, waits);
  closed.addEventListener("abort", () => waits.forEach((stop) => stop()));
  return waits;
}
