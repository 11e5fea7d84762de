// Reads a file beside the program: however it was made, it costs so many seconds and so much memory, and nobody else
// waits for it. By Node's threads, not the web's: a web worker that runs out of memory takes the whole program along.
import process from "node:process";
import { Worker } from "node:worker_threads";
import { READ_MEGABYTES, READ_SECONDS } from "../limits.ts";
import type { ReadingOrder, ReadingOutcome } from "./read_form.ts";

/** How often it is looked at what it has cost. */
const LOOK_MS = 100;
/** On a machine that is busy with much else, a second of work takes some seconds. */
const SECONDS_PER_SECOND = 3;

/** @param patience how many times as long it may take: more than once in tests alone */
export async function readOnThread(order: ReadingOrder, patience = 1): Promise<ReadingOutcome> {
  const thread = new Worker(new URL("./thread.ts", import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: READ_MEGABYTES },
  });
  const { promise, resolve } = Promise.withResolvers<ReadingOutcome>();
  const tooMuch = () =>
    resolve({
      refused: `it takes more than ${READ_SECONDS} seconds to read, or too much memory: ` +
        "export the part around the district alone",
    });
  let watch: ReturnType<typeof setInterval> | undefined;
  thread.on("message", (said: "ready" | ReadingOutcome) => {
    if (said !== "ready") return resolve(said);
    // What it takes to start is not the file's.
    watch = endAfter(READ_SECONDS * 1000, patience, tooMuch);
    thread.postMessage(order, [order.body.buffer]);
  });
  // What is thrown while a file is read is a fault of ours that this file has found.
  thread.once("error", tooMuch);
  thread.once("exit", tooMuch);
  try {
    return await promise;
  } finally {
    clearInterval(watch);
    await thread.terminate();
  }
}

/** By what this process works, where the thread is what works most; and by the clock. */
function endAfter(ms: number, patience: number, end: () => void): ReturnType<typeof setInterval> {
  const begun = process.cpuUsage();
  const startedAt = performance.now();
  return setInterval(() => {
    const { user, system } = process.cpuUsage(begun);
    const waited = performance.now() - startedAt;
    const isWorked = (user + system) / 1000 > ms * Math.max(1, patience);
    if (isWorked || waited > ms * SECONDS_PER_SECOND * patience) end();
  }, LOOK_MS);
}
