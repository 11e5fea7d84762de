// The times of a storm's file: "20:15" on the day it begins, "+1 06:30" on the day after.
import { offsetAt } from "../web/lib/local_time.ts";

const DAY_MS = 24 * 3600_000;

/** @param local "2026-09-01T15:00", as clocks on the wall of the time zone show it */
export function instantOf(local: string, timeZone: string): Date {
  const wall = Date.parse(`${local}:00Z`);
  const guess = wall - offsetAt(wall, timeZone);
  // Once more from there: the first guess may lie beyond a change of the clocks.
  return new Date(wall - offsetAt(guess, timeZone));
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
    new Date(time.getTime() + offsetAt(time.getTime(), timeZone)).toISOString();
  const days = (Date.parse(wall(at).slice(0, 10)) - Date.parse(wall(startsAt).slice(0, 10))) /
    DAY_MS;
  return `${days > 0 ? `+${days} ` : ""}${wall(at).slice(11, 16)}`;
}
