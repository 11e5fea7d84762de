/** By whose clock is the caller's choice; a resident's pause is another thing. */
export type Wait = (ms: number, signal?: AbortSignal) => Promise<void>;

/** Waits, or not so long where the signal comes. */
export const wait: Wait = (ms, signal) =>
  new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener("abort", end);
  });
