// Which of somebody's reports their STILL is about, where they do not say: those of the latest text that offered it.
import { STILL_DAYS } from "shared/limits.ts";
import type { Sql } from "shared/server/database.ts";
import { findOffer, findReportToReopen, listReportsOfOffer, type StillReport } from "./sql.ts";

type Still =
  | { kind: "one"; report: StillReport }
  /** At least two, in the order of their ids; all that the text was about and that are there yet. */
  | { kind: "several"; messageId: string; reports: StillReport[] }
  /** The offer was made too long ago. */
  | { kind: "tooOld" }
  | { kind: "unknown" };

/** Without such a text it is the last that ended of late, or that is open. */
export async function findStill(
  { sql, now }: { sql: Sql; now: () => Date },
  userId: string,
): Promise<Still> {
  const ago = (hours: number) => new Date(now().getTime() - hours * 3600_000);
  const since = { openSince: ago(24), endedSince: ago(24 * STILL_DAYS) };
  const offer = await findOffer(sql, userId);
  const isOpen = offer !== undefined && offer.sentAt > since.endedSince;
  if (isOpen && offer.isOfSeveral) {
    const reports = await listReportsOfOffer(sql, { userId, messageId: offer.id });
    const [report, ...others] = reports;
    if (report && others.length === 0) return { kind: "one", report };
    if (report) return { kind: "several", messageId: offer.id, reports };
  }
  const report = await findReportToReopen(sql, userId, since);
  if (report) return { kind: "one", report };
  return { kind: offer && !isOpen ? "tooOld" : "unknown" };
}
