import type { Query } from "shared/server/database.ts";
import { noteSecurity } from "shared/server/security_log.ts";

/** Hiding keeps something from everybody: the district's log has it beside the report's own history. */
export async function noteHidden(
  sql: Query,
  { userId, bidId, id, now: at }: { userId: string; bidId: string; id: string; now: Date },
  hidden: { reason: string } | null,
): Promise<void> {
  const event = hidden ? "reportHidden" : "reportShown";
  const detail = { report: id, ...hidden && { reason: hidden.reason } };
  await noteSecurity(sql, { event, at, userId, bidId, detail });
}
