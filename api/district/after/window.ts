// From when until when a report looks. Pure.
import type { ReportSpan } from "./sql.ts";

/** Rain begins before it is much, and so may water. */
const BEFORE_MS = 60 * 60_000;
/** Water stands when the rain is over, and is reported when people get up. */
const AFTER_MS = 12 * 3600_000;

interface Storm {
  startedAt: Date;
  /** Null: it is still on. */
  clearedAt: Date | null;
}

/** No moment is of two storms: the next one's hour before it is its own. */
export function windowOfStorm(
  { startedAt, clearedAt }: Storm,
  { nextStartedAt, now }: { nextStartedAt: Date | undefined; now: Date },
): ReportSpan {
  const ends = [now.getTime()];
  if (clearedAt) ends.push(clearedAt.getTime() + AFTER_MS);
  if (nextStartedAt) ends.push(nextStartedAt.getTime() - BEFORE_MS);
  const from = startedAt.getTime() - BEFORE_MS;
  return { from: new Date(from), until: new Date(Math.max(from, Math.min(...ends))) };
}

/** Of days, as far as they are over. */
export function windowOfDays({ from, until }: ReportSpan, now: Date): ReportSpan {
  return { from, until: until < now ? until : now < from ? from : now };
}
