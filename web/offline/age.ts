// When a page or a report was kept, by the phone's own clock and time zone. The browser has no
// catalogue of words: they come from the page, with {day}, {time} and {ago} for these parts.
import { daysBetween } from "shared/calendar.ts";

interface Age {
  /** "today", "yesterday", "Nov 20" */
  day: string;
  /** "2:05 PM" */
  time: string;
  /** "2 hours ago" */
  ago: string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** @param timeZone by default the phone's own */
export function ageOf(at: Date, now: Date, locale: string, timeZone?: string): Age {
  const days = daysBetween(now, at, timeZone);
  const say = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone, ...options }).format(at).replaceAll("\u202f", " ");
  return {
    day: days === 0 || days === -1
      ? new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(days, "day")
      : say({ month: "short", day: "numeric" }),
    time: say({ hour: "numeric", minute: "2-digit" }),
    ago: ago(Math.max(0, +now - +at), locale),
  };
}

function ago(ms: number, locale: string): string {
  if (ms < MINUTE) {
    return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(0, "second");
  }
  const words = new Intl.RelativeTimeFormat(locale);
  if (ms < HOUR) return words.format(-Math.floor(ms / MINUTE), "minute");
  if (ms < 2 * DAY) return words.format(-Math.floor(ms / HOUR), "hour");
  return words.format(-Math.floor(ms / DAY), "day");
}
