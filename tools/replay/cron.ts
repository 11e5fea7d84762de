// The worker's timetable by a storm's clock, in place of Deno.cron. Like Deno.cron it runs in UTC.
import type { Cron } from "../../worker/timetable.ts";
import type { StormClock } from "./clock.ts";
import type { Work } from "./work.ts";

const MINUTE_MS = 60_000;

export function cronOf(clock: StormClock, work: Work): Cron {
  return async (name, schedule, { signal }, job) => {
    const rank = name === "catch up" ? "owed" : "timetable";
    while (!signal.aborted) {
      await clock.sleepUntil(nextTime(schedule, clock.now()), rank, signal);
      if (!signal.aborted) await work.of(job());
    }
  };
}

/** The first minute after `from` that a schedule names; minutes and hours are all that it may name. */
export function nextTime(schedule: string, from: Date): Date {
  const [minute = "", hour = "", ...days] = schedule.split(" ");
  if (days.join(" ") !== "* * *") {
    throw new Error(`Not a schedule of minutes and hours: ${schedule}`);
  }
  let at = Math.floor(from.getTime() / MINUTE_MS) * MINUTE_MS;
  do at += MINUTE_MS; while (
    !isNamed(minute, new Date(at).getUTCMinutes()) || !isNamed(hour, new Date(at).getUTCHours())
  );
  return new Date(at);
}

function isNamed(field: string, value: number): boolean {
  const [, step] = /^\*\/(\d+)$/.exec(field) ?? [];
  return field === "*" || (step ? value % Number(step) === 0 : Number(field) === value);
}
