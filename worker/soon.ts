// A worker's first try of what its timetable does seldom: one mishap at the start is not to cost an hour.
import type { Job } from "./jobs.ts";
import type { Wait } from "./wait.ts";

const FIRST_PAUSE_MS = 60_000;
/** From then on the timetable's own turn comes sooner. */
const LONGEST_PAUSE_MS = 32 * 60_000;

/** Runs it now, and where it is not done then, a minute later, and after twice as long each time. */
export async function runSoon(
  { run }: Pick<Job, "run">,
  { isDone, wait }: { isDone: () => boolean; wait: Wait },
  signal: AbortSignal,
): Promise<void> {
  await run();
  for (let pause = FIRST_PAUSE_MS; pause <= LONGEST_PAUSE_MS; pause *= 2) {
    if (isDone() || signal.aborted) return;
    await wait(pause, signal);
    if (isDone() || signal.aborted) return;
    await run();
  }
}
