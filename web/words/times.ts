// Times as people say them, always in the time zone of the place they are about.
import { daysBetween } from "shared/calendar.ts";
import { type Language, LOCALES } from "shared/languages.ts";
import { WORDS } from "./words.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export function timesIn(language: Language) {
  const { common } = WORDS[language];
  const say = (at: Date, timeZone: string, style: keyof typeof STYLES) =>
    format(language, timeZone, style).format(at).replaceAll("\u202f", " ");

  /** "2:30 PM" */
  const clock = (at: string, timeZone: string) => say(new Date(at), timeZone, "clock");

  function day(at: Date, now: Date, timeZone: string): string {
    const days = daysBetween(now, at, timeZone);
    return Math.abs(days) > 1 ? say(at, timeZone, "day") : relative(language).format(days, "day");
  }

  return {
    clock,
    /** "2 PM" */
    hour: (at: string, timeZone: string): string => say(new Date(at), timeZone, "hour"),
    /** "Sun" */
    weekday: (at: string, timeZone: string): string => say(new Date(at), timeZone, "weekday"),
    /** 0 to 23 */
    hourOfDay: (at: string, timeZone: string): number =>
      Number.parseInt(say(new Date(at), timeZone, "hourOfDay")),
    /** "today at 2:30 PM", "yesterday at 9:05 AM", "Nov 20 at 2:30 PM" */
    dayAndTime: (at: string, now: Date, timeZone: string): string =>
      common.dayAndTime(day(new Date(at), now, timeZone), clock(at, timeZone)),
    /** "Nov 21, 2026 at 2:30 PM": for a record, which is read on any day. */
    dateAndTime: (at: string, timeZone: string): string =>
      common.dayAndTime(say(new Date(at), timeZone, "fullDay"), clock(at, timeZone)),
    /** "Nov 21, 2026" */
    date: (at: string, timeZone: string): string => say(new Date(at), timeZone, "fullDay"),
    /** "2:30 PM"; on another day than that moment's with its date, as "Nov 22 at 1:00 AM" */
    timeBeside(at: string, moment: string, timeZone: string): string {
      const [day, other] = [at, moment].map((time) => say(new Date(time), timeZone, "day"));
      return day === other ? clock(at, timeZone) : common.dayAndTime(day!, clock(at, timeZone));
    },
    /** An hour of the day, 0 to 23: "midnight", "8 AM", "noon", "9 PM" */
    hourWords(hour: number): string {
      if (hour % 12 === 0) return hour === 0 ? common.midnight : common.noon;
      return say(new Date(Date.UTC(2026, 0, 1, hour)), "UTC", "hour");
    },
    /** "just now", "5 minutes ago", "3 hours ago", "2 days ago" */
    ago(at: string, now: Date): string {
      const ms = now.getTime() - Date.parse(at);
      if (ms < MINUTE) return common.justNow;
      if (ms < HOUR) return relative(language, "always").format(-Math.floor(ms / MINUTE), "minute");
      if (ms < 2 * DAY) return relative(language, "always").format(-Math.floor(ms / HOUR), "hour");
      return relative(language, "always").format(-Math.floor(ms / DAY), "day");
    },
  };
}

const STYLES = {
  clock: { hour: "numeric", minute: "2-digit" },
  hour: { hour: "numeric" },
  hourOfDay: { hour: "2-digit", hourCycle: "h23" },
  weekday: { weekday: "short" },
  day: { month: "short", day: "numeric" },
  fullDay: { year: "numeric", month: "short", day: "numeric" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Making one costs fifty times as much as using it, and a page says a hundred times. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, timeZone: string, style: keyof typeof STYLES) {
  const key = `${language} ${style} ${timeZone}`;
  let how = formats.get(key);
  if (!how) {
    how = new Intl.DateTimeFormat(LOCALES[language], { timeZone, ...STYLES[style] });
    formats.set(key, how);
  }
  return how;
}

const relatives = new Map<string, Intl.RelativeTimeFormat>();

function relative(language: Language, numeric: "auto" | "always" = "auto") {
  const key = `${language} ${numeric}`;
  let how = relatives.get(key);
  if (!how) {
    relatives.set(key, how = new Intl.RelativeTimeFormat(LOCALES[language], { numeric }));
  }
  return how;
}
