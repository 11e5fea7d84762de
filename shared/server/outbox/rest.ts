// When a text that can wait may be told: not in its reader's quiet hours or pause. Pure.

export interface Rest {
  /** Whole hours of the day, which may span midnight; both null: no quiet hours. */
  quietFrom: number | null;
  quietTo: number | null;
  pausedUntil: Date | null;
}

const HOUR_MS = 3600_000;

/** Now, or the first full hour by the place's clock after the pause that is not quiet. */
export function endOfRest(now: Date, rest: Rest, timeZone: string): Date {
  const { pausedUntil } = rest;
  let at = pausedUntil && pausedUntil > now ? pausedUntil : now;
  // By real hours: so the night that a clock is changed in is as long as it is.
  while (isQuietHour(hourIn(timeZone, at), rest)) at = nextHour(at);
  return at;
}

/** From and to the same: none. As `is_quiet_hour` in migrations/0009 has it. */
export function isQuietHour(
  hour: number,
  { quietFrom: from, quietTo: to }: Omit<Rest, "pausedUntil">,
): boolean {
  if (from === null || to === null) return false;
  return from < to ? hour >= from && hour < to : from > to && (hour >= from || hour < to);
}

/** Every zone of the United States is whole hours off UTC. */
function nextHour(at: Date): Date {
  return new Date((Math.floor(at.getTime() / HOUR_MS) + 1) * HOUR_MS);
}

function hourIn(timeZone: string, at: Date): number {
  let format = formats.get(timeZone);
  if (!format) {
    // Making one costs far more than using it, and a broadcast asks for each of thousands.
    format = new Intl.DateTimeFormat("en-US", { timeZone, hour: "2-digit", hourCycle: "h23" });
    formats.set(timeZone, format);
  }
  return Number(format.format(at));
}

const formats = new Map<string, Intl.DateTimeFormat>();
