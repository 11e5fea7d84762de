// A date and time as a clock on the wall there shows it, and the moment it means.

/**
 * "2026-11-22T14:30" in America/New_York → "2026-11-22T19:30:00.000Z"; undefined for anything else.
 * An hour that the clocks skip is read as if they had not been changed yet.
 */
export function momentOf(wall: string, timeZone: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(wall)) return undefined;
  const asUtc = Date.parse(`${wall}Z`);
  if (Number.isNaN(asUtc)) return undefined;
  const guess = asUtc - offsetAt(asUtc, timeZone);
  // Once more, for the hours next to a change of the clocks.
  return new Date(asUtc - offsetAt(guess, timeZone)).toISOString();
}

/** How far that zone's clocks are ahead of UTC, in milliseconds. */
export function offsetAt(moment: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(moment);
  const part = (type: string) => Number(parts.find((p) => p.type === type)?.value);
  const wall = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return wall - Math.floor(moment / 1000) * 1000;
}

/** As a clock on this computer's wall shows it, for a datetime-local control: "2026-11-22T14:30". */
export function wallTime(moment: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const date = [moment.getFullYear(), two(moment.getMonth() + 1), two(moment.getDate())].join("-");
  return `${date}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
}
