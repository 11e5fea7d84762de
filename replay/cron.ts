// The worker's timetable by a storm's clock, in place of Deno.cron. Like Deno.cron it runs in UTC.
import { nextTime } from "../ground/schedule.ts";
import type { Cron } from "../worker/timetable.ts";
import type { StormClock } from "./clock.ts";
import type { Work } from "./work.ts";

export function cronOf(clock: StormClock, work: Work): Cron {
  return async (name, schedule, { signal }, job) => {
    const rank = name.startsWith("catch up") ? "owed" : "timetable";
    while (!signal.aborted) {
      await clock.sleepUntil(nextTime(schedule, clock.now()), rank, signal);
      if (!signal.aborted) await work.of(job());
    }
  };
}
