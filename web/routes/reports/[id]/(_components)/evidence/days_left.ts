const DAY = 24 * 60 * 60_000;

/** From today, by the calendar of that place, to a date like "2027-01-21"; negative: it is over. */
export function daysLeft(due: string, now: Date, timeZone: string): number {
  // Swedes write dates as ISO does.
  const today = now.toLocaleDateString("sv-SE", { timeZone });
  return Math.round((Date.parse(due) - Date.parse(today)) / DAY);
}
