// Times as people say them, always in the time zone of the place they are about.

/** "today at 2:30 PM", "yesterday at 9:05 AM", "Nov 20 at 2:30 PM" */
export function dayAndTime(at: string, now: Date, timeZone: string): string {
  return `${day(new Date(at), now, timeZone)} at ${clock(at, timeZone)}`;
}

/** "Nov 21, 2026 at 2:30 PM": for a record, which is read on any day. */
export function dateAndTime(at: string, timeZone: string): string {
  return `${format(new Date(at), timeZone, "fullDay")} at ${clock(at, timeZone)}`;
}

/** "2:30 PM"; on another day than that moment's with its date, as "Nov 22 at 1:00 AM" */
export function timeBeside(at: string, moment: string, timeZone: string): string {
  const [day, other] = [at, moment].map((time) => format(new Date(time), timeZone, "day"));
  return day === other ? clock(at, timeZone) : `${day} at ${clock(at, timeZone)}`;
}

/** "2:30 PM" */
export function clock(at: string, timeZone: string): string {
  return format(new Date(at), timeZone, "clock");
}

/** "2 PM" */
export function hour(at: string, timeZone: string): string {
  return format(new Date(at), timeZone, "hour");
}

/** An hour of the day, 0 to 23: "midnight", "8 AM", "noon", "9 PM" */
export function hourWords(hour: number): string {
  if (hour % 12 === 0) return hour === 0 ? "midnight" : "noon";
  return `${hour % 12} ${hour < 12 ? "AM" : "PM"}`;
}

/** "just now", "5 minutes ago", "3 hours ago", "2 days ago" */
export function ago(at: string, now: Date): string {
  const minutes = Math.floor((now.getTime() - Date.parse(at)) / 60_000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return count(minutes, "minute");
  if (minutes < 48 * 60) return count(Math.floor(minutes / 60), "hour");
  return count(Math.floor(minutes / (24 * 60)), "day");
}

function count(n: number, unit: string): string {
  return `${n} ${unit}${n === 1 ? "" : "s"} ago`;
}

function day(at: Date, now: Date, timeZone: string): string {
  const dateOf = (date: Date) => format(date, timeZone, "date");
  if (dateOf(at) === dateOf(now)) return "today";
  if (dateOf(at) === dateOf(new Date(now.getTime() - 24 * 60 * 60_000))) return "yesterday";
  if (dateOf(at) === dateOf(new Date(now.getTime() + 24 * 60 * 60_000))) return "tomorrow";
  return format(at, timeZone, "day");
}

const STYLES = {
  clock: { hour: "numeric", minute: "2-digit" },
  hour: { hour: "numeric" },
  date: { dateStyle: "short" },
  day: { month: "short", day: "numeric" },
  fullDay: { year: "numeric", month: "short", day: "numeric" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Making one costs fifty times as much as using it, and a page says a hundred times. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(at: Date, timeZone: string, style: keyof typeof STYLES): string {
  const key = `${style} ${timeZone}`;
  let how = formats.get(key);
  if (!how) {
    formats.set(key, how = new Intl.DateTimeFormat("en-US", { timeZone, ...STYLES[style] }));
  }
  // Some ICU versions put a narrow space before PM; texts and tests want a plain one.
  return how.format(at).replaceAll("\u202f", " ");
}
