// When a backup is owed: once a day, at an hour in which least happens. Pure.

/** 03:00 or 04:00 in the East, 00:00 or 01:00 in the West. */
const DUE_HOUR_UTC = 8;

/** Older than this, the newest is too old: a night was missed, and the next try failed too. */
export const OLD_AFTER_MS = 26 * 3600_000;

/** One that failed is tried again after this … */
export const TRY_AGAIN_MS = 3600_000;
/** … and one of which nothing was heard after this: its worker was killed. */
export const GIVEN_UP_MS = 6 * 3600_000;

/** The moment that the newest owed one was owed at: by it two workers know that it is the same. */
export function dueAt(now: Date): Date {
  const due = new Date(now);
  due.setUTCHours(DUE_HOUR_UTC, 0, 0, 0);
  if (due > now) due.setUTCDate(due.getUTCDate() - 1);
  return due;
}
