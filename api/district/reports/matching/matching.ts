import {
  type ReportFilter,
  type Span,
  SPANS,
  spanStart,
  statusesOf,
} from "shared/report_filter.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Query } from "shared/server/database.ts";
import type { FixedFilter, Narrowed } from "./matches.ts";
import { findMoments } from "./sql.ts";

/**
 * A filter as it is meant now, there, and by who asks. Costs a statement only where it leans on one.
 *
 * @throws AppError filterOfPerson, of a program
 */
export async function fixFilter(
  sql: Query,
  by: { bidId: string; userId?: string },
  asked: ReportFilter,
  now: Date,
): Promise<Narrowed> {
  if (!by.userId && isPersonal(asked)) throw new AppError("filterOfPerson");
  const { since, until, fresh, depth, bbox, files, assigned } = asked;
  const day = since && !isSpan(since) ? since : undefined;
  const found = day || until || fresh
    ? await findMoments(sql, by, { since: day, until })
    : undefined;
  const filter: FixedFilter = {
    statuses: statusesOf(asked),
    depths: depth?.length ? depth : undefined,
    from: spanStart(since, now) ?? found?.sinceAt ?? undefined,
    before: found?.untilAt ?? undefined,
    // Nothing was ever said to be seen: all is new.
    arrivedAfter: fresh && found?.seenUntil || undefined,
    box: bbox,
    hasFiles: files === "yes",
    assignedTo: assigned && by.userId,
  };
  return { bidId: by.bidId, filter };
}

function isSpan(since: string): since is Span {
  return since in SPANS;
}

/** What is being written while a list is read is seen only after it, though it came in before. */
const STILL_WRITTEN_MS = 5_000;

/** By then all has surely come in that a list of now shows: rather told as new twice than never. */
export function arrivedBy(now: Date): Date {
  return new Date(now.getTime() - STILL_WRITTEN_MS);
}

/** Whose answers a filter's may be: of what somebody has seen or was given, theirs alone. */
export function isPersonal({ fresh, assigned }: ReportFilter): boolean {
  return Boolean(fresh || assigned);
}

/**
 * Whether the best way to what it means depends on its values, as on how long ago: a status or a depth says by itself
 * which index holds it.
 */
export function wantsPlanAnew({ status: _, depth: __, ...rest }: ReportFilter): boolean {
  return Object.values(rest).some((value) => value !== undefined);
}
