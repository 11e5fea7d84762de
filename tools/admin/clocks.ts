// A district's time zone: by its midnight the day is counted, so it must be that of its ZIP codes.
import { Mistake } from "./mistake.ts";

/** Any winter's and summer's day: zones that agree on both keep the same clock by now. */
const DAYS = ["2026-01-15T12:00:00Z", "2026-07-15T12:00:00Z"];

/** @throws Mistake */
export function refuseTimeZone(name: string): void {
  try {
    clockOf(name);
    if (name.includes("/")) return;
  } catch {
    // Said below.
  }
  throw new Mistake(`"${name}" is no time zone: they look like America/New_York`);
}

/** @throws Mistake where none of the ZIP codes keeps the district's clock */
export function refuseOtherClock(name: string, zips: { zip: string; timeZone: string }[]): void {
  const clock = clockOf(name);
  if (zips.some(({ timeZone }) => clockOf(timeZone) === clock)) return;
  const { zip, timeZone } = zips[0]!;
  throw new Mistake(`${name} is not the time of ${zip}: that is ${timeZone}`);
}

/** "GMT-05:00 GMT-04:00" */
function clockOf(timeZone: string): string {
  const format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  return DAYS.map((day) =>
    format.formatToParts(new Date(day)).find(({ type }) => type === "timeZoneName")!.value
  ).join(" ");
}
