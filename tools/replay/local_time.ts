// The times of a storm's file: "20:15" on the day it begins, "+1 06:30" on the day after.

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** @param local "2026-09-01T15:00", as clocks on the wall of the time zone show it */
export function instantOf(local: string, timeZone: string): Date {
  const wall = Date.parse(`${local}:00Z`);
  const guess = wall - offsetMs(timeZone, wall);
  // Once more from there: the first guess may lie beyond a change of the clocks.
  return new Date(wall - offsetMs(timeZone, guess));
}

/** @param time "20:15" or "+1 06:30", counted from the day that `startsAt` (local) lies in */
export function timeOfStorm(time: string, startsAt: string, timeZone: string): Date {
  const [clock = "", days = "0"] = time.split(" ").toReversed();
  const day = new Date(Date.parse(`${startsAt.slice(0, 10)}T00:00:00Z`) + Number(days) * DAY_MS);
  return instantOf(`${day.toISOString().slice(0, 10)}T${clock}`, timeZone);
}

/** "20:15"; past the first midnight "+1 06:30". */
export function localTime(at: Date, startsAt: Date, timeZone: string): string {
  const wall = (time: Date) =>
    new Date(time.getTime() + offsetMs(timeZone, time.getTime())).toISOString();
  const days = (Date.parse(wall(at).slice(0, 10)) - Date.parse(wall(startsAt).slice(0, 10))) /
    DAY_MS;
  return `${days > 0 ? `+${days} ` : ""}${wall(at).slice(11, 16)}`;
}

/** How far the clocks of a time zone are ahead of UTC; to the minute. */
function offsetMs(timeZone: string, at: number): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((each) => each.type === type)!.value);
  const wall = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"));
  return wall - Math.floor(at / MINUTE_MS) * MINUTE_MS;
}
