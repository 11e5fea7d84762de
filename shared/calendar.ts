const DAY_MS = 24 * 3600_000;

/**
 * How many midnights lie between two moments on a calendar there: 0 today, -1 yesterday, 1 tomorrow.
 * Counted by dates, since a day on which the clocks change has 23 or 25 hours.
 */
export function daysBetween(from: Date, to: Date, timeZone?: string): number {
  return (dateIn(to, timeZone) - dateIn(from, timeZone)) / DAY_MS;
}

/** The UTC midnight of the date that a calendar there shows. By default: the phone's own. */
function dateIn(at: Date, timeZone: string = ""): number {
  let format = formats.get(timeZone);
  if (!format) {
    // Making one costs fifty times as much as using it.
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: timeZone || undefined,
      calendar: "gregory",
      numberingSystem: "latn",
      year: "numeric",
      month: "numeric",
      day: "numeric",
    });
    formats.set(timeZone, format);
  }
  const parts = format.formatToParts(at);
  const part = (type: string) => Number(parts.find((p) => p.type === type)!.value);
  return Date.UTC(part("year"), part("month") - 1, part("day"));
}

const formats = new Map<string, Intl.DateTimeFormat>();
