// Hiding keeps something from everybody: the district's log has it beside the report's own history.
import type { Query } from "shared/server/database.ts";
import { noteSecurity } from "shared/server/security_log.ts";

interface Doing {
  userId?: string;
  bidId: string;
  id: string;
  now: Date;
}

export async function noteHidden(
  sql: Query,
  { userId, bidId, id, now: at }: Doing,
  hidden: { reason: string } | null,
): Promise<void> {
  const event = hidden ? "reportHidden" : "reportShown";
  const detail = { report: id, ...hidden && { reason: hidden.reason } };
  await noteSecurity(sql, { event, at, userId, bidId, detail });
}

export async function notePrivate(
  sql: Query,
  { userId, bidId, id, now: at }: Doing,
  isPrivate: boolean,
): Promise<void> {
  const event = isPrivate ? "reportForStaff" : "reportForAll";
  await noteSecurity(sql, { event, at, userId, bidId, detail: { report: id } });
}
