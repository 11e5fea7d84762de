// Times and amounts in English, as pages say them; a test of the pages' own words holds the two together.

const styles = {
  clock: { hour: "numeric", minute: "2-digit" },
  hour: { hour: "numeric" },
  hourOfDay: { hour: "2-digit", hourCycle: "h23" },
  day: { month: "short", day: "numeric" },
  fullDay: { year: "numeric", month: "short", day: "numeric" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export interface AfterFormats {
  /** "2:30 PM" */
  clock(at: string): string;
  /** "2 PM" */
  hour(at: string): string;
  /** 0 to 23 */
  hourOfDay(at: string): number;
  /** "Nov 22" */
  day(at: string): string;
  /** "Nov 22, 2026" */
  date(at: string): string;
  /** "Nov 22, 2026 at 2:30 PM" */
  dateAndTime(at: string): string;
  /** "2:30 PM"; on another day than the report begins with its date */
  time(at: string): string;
}

/** @param from what the report begins with */
export function formatsOf(timeZone: string, from: string): AfterFormats {
  const made = Object.fromEntries(
    Object.entries(styles).map(([name, style]) => [
      name,
      new Intl.DateTimeFormat("en-US", { timeZone, ...style }),
    ]),
  ) as Record<keyof typeof styles, Intl.DateTimeFormat>;
  // Intl puts narrow no-break spaces before PM.
  const say = (style: keyof typeof styles) => (at: string) =>
    made[style].format(new Date(at)).replaceAll("\u202f", " ");
  const [clock, day, date] = [say("clock"), say("day"), say("fullDay")];
  const firstDay = day(from);
  const beside = (day: string, at: string) => `${day} at ${clock(at)}`;
  return {
    clock,
    day,
    date,
    hour: say("hour"),
    hourOfDay: (at) => Number.parseInt(say("hourOfDay")(at)),
    dateAndTime: (at) => beside(date(at), at),
    time: (at) => day(at) === firstDay ? clock(at) : beside(day(at), at),
  };
}

function numberOf(value: number, digits: number, atLeast = 0): string {
  return value.toLocaleString("en-US", {
    maximumFractionDigits: digits,
    minimumFractionDigits: atLeast,
  });
}

/** "0.6 in (15 mm)"; a trace is never called zero. */
export function rainAmount(mm: number): string {
  if (mm <= 0) return "none";
  const inches = mm / 25.4;
  const inInches = inches < 0.05 ? "under 0.1 in" : `${numberOf(inches, 1, 1)} in`;
  const inMm = mm < 0.1 ? "under 0.1 mm" : `${numberOf(mm, mm < 9.95 ? 1 : 0)} mm`;
  return `${inInches} (${inMm})`;
}

/** "7.2 ft (2.20 m)" */
export function waterHeight(metres: number): string {
  return `${numberOf(metres / 0.3048, 1, 1)} ft (${numberOf(metres, 2, 2)} m)`;
}

/** "3 min", "under 1 min", "1 h 5 min", "2 days 3 h" */
export function minutesInWords(minutes: number): string {
  const whole = Math.round(minutes);
  if (whole < 1) return "under 1 min";
  const parts: [number, string][] = [[Math.floor(whole / 60), "h"], [whole % 60, "min"]];
  return parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`).join(" ");
}

export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString("en-US")} ${number === 1 ? one : many}`;
}
