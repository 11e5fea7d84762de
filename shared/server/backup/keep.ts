// Which backups are kept: the newest of each of the last days, weeks and months that have one. Pure.
import { BACKUPS_KEPT_DAYS } from "../../limits.ts";

const KEPT = { days: 7, weeks: 5, months: 12 } as const;

const DAY_MS = 86_400_000;

/** Those that go, of these; by their times, in UTC. The newest of all never does. */
export function listSpent<Backup extends { takenAt: Date }>(backups: Backup[]): Backup[] {
  const newestFirst = backups.toSorted((a, b) => +b.takenAt - +a.takenAt);
  const kept = new Set([
    ...firstOfEach(newestFirst, dayOf, KEPT.days),
    ...firstOfEach(newestFirst, weekOf, KEPT.weeks),
    ...firstOfEach(newestFirst, monthOf, KEPT.months),
  ]);
  const tooOld = +(newestFirst[0]?.takenAt ?? 0) - BACKUPS_KEPT_DAYS * DAY_MS;
  return backups.filter((backup) => !kept.has(backup) || +backup.takenAt < tooOld);
}

/** Days without a backup take no place: after a month off there are still seven of them, if of this year. */
function firstOfEach<Backup extends { takenAt: Date }>(
  newestFirst: Backup[],
  periodOf: (at: Date) => string,
  most: number,
): Backup[] {
  const firsts = new Map<string, Backup>();
  for (const backup of newestFirst) {
    const period = periodOf(backup.takenAt);
    if (!firsts.has(period)) firsts.set(period, backup);
  }
  return [...firsts.values()].slice(0, most);
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** Its Monday. */
function weekOf(at: Date): string {
  return dayOf(new Date(at.getTime() - (at.getUTCDay() + 6) % 7 * DAY_MS));
}

function monthOf(at: Date): string {
  return at.toISOString().slice(0, 7);
}
