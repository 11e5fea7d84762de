// Packs away the rain of days that are over, and drops what is too old.
import { STORMS_KEPT_DAYS } from "shared/limits.ts";
import type { Sql } from "shared/server/database.ts";
import { lock } from "shared/server/locks.ts";
import { dropMonth, listMonths, listOpenDays, makeMonth, packDay } from "./sql.ts";

const DAY_MS = 24 * 3600_000;

interface PackedRain {
  days: number;
  droppedMonths: number;
}

export async function packRain(sql: Sql, now: Date): Promise<PackedRain> {
  // The weather's answers look two hours back: yesterday may still be spoken of.
  const days = await listOpenDays(sql, dayOf(now, -1));
  const droppedMonths = await turnMonths(sql, days, now);
  for (const day of days) await packDay(sql, day);
  return { days: days.length, droppedMonths };
}

/** Makes the partitions that are needed and drops those that are old; returns how many went. */
async function turnMonths(sql: Sql, days: string[], now: Date): Promise<number> {
  return await sql.begin(async (tx) => {
    await lock(tx, "months");
    const months = await listMonths(tx);
    // Next month's is there before its first day is.
    const needed = new Set([...days, dayOf(now, 0), nextMonth(dayOf(now, 0))].map(monthOf));
    for (const month of needed) {
      if (!months.includes(month)) await makeMonth(tx, month);
    }
    const old = months.filter((month) => nextMonth(month) <= dayOf(now, -STORMS_KEPT_DAYS));
    for (const month of old) await dropMonth(tx, month);
    return old.length;
  });
}

/** "2026-11-22", so many days from now. */
function dayOf(now: Date, days: number): string {
  return new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);
}

/** "2026-11" */
function monthOf(day: string): string {
  return day.slice(0, 7);
}

/** The first day of the month after: "2026-12-01". */
function nextMonth(dayOrMonth: string): string {
  const [year, month] = dayOrMonth.split("-").map(Number);
  return new Date(Date.UTC(year!, month!, 1)).toISOString().slice(0, 10);
}
