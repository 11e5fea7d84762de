// How soon people heard of what they had reported, and how long the city has had what was passed on. Pure.
import type { AfterReport } from "shared/api/district/after.ts";
import { isOpen } from "shared/report_statuses.ts";
import type { ReportRow } from "./sql.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** From when it came in; null: not yet, or a caller's, who was answered as they spoke. */
export function minutesToAnswer(
  { isByStaff, answeredAt, createdAt }: Pick<ReportRow, "isByStaff" | "answeredAt" | "createdAt">,
): number | null {
  if (isByStaff || answeredAt === null) return null;
  const minutes = (Date.parse(answeredAt) - Date.parse(createdAt)) / MINUTE_MS;
  return Math.max(0, Math.round(minutes * 10) / 10);
}

export function describeAnswers(reports: readonly ReportRow[]): AfterReport["answers"] {
  const awaiting = reports.filter(({ isByStaff }) => !isByStaff);
  const minutes = awaiting.flatMap((report) => minutesToAnswer(report) ?? [])
    .toSorted((a, b) => a - b);
  return {
    answered: minutes.length,
    unanswered: awaiting.length - minutes.length,
    medianMinutes: medianOf(minutes),
    slowestMinutes: minutes.at(-1) ?? null,
  };
}

/** Of some in order. */
function medianOf(sorted: number[]): number | null {
  if (sorted.length === 0) return null;
  const middle = (sorted.length - 1) / 2;
  const [low, high] = [sorted[Math.floor(middle)]!, sorted[Math.ceil(middle)]!];
  return Math.round((low + high) / 2 * 10) / 10;
}

/** Undefined: it was never passed to the city. `days`: whole ones, until it is known gone or until now. */
export function cityTimeOf(
  { status, statusAt, passedAt, cityNumber, createdAt }: Pick<
    ReportRow,
    "status" | "statusAt" | "passedAt" | "cityNumber" | "createdAt"
  >,
  now: Date,
): { passedAt: string; endedAt: string | null; daysOpen: number } | undefined {
  const since = passedAt ?? (cityNumber === null ? null : createdAt);
  if (since === null) return undefined;
  const isDone = !isOpen(status) && status !== "passed_on";
  const endedAt = isDone && statusAt !== null && statusAt >= since ? statusAt : null;
  const until = endedAt === null ? now.getTime() : Date.parse(endedAt);
  const days = Math.floor((until - Date.parse(since)) / DAY_MS);
  return { passedAt: since, endedAt, daysOpen: Math.max(0, days) };
}
