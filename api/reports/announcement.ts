// How one process tells all others that a report is new or changed: PostgreSQL's NOTIFY, which
// leaves with the transaction that made it true.
import { DistrictEvent } from "shared/api/district.ts";
import type { Query } from "shared/server/database.ts";
import { z } from "zod";

export const CHANNEL = "reports";

export const Announcement = DistrictEvent.extend({ bidId: z.uuid().nullable() });
export type Announcement = z.infer<typeof Announcement>;

export async function announce(sql: Query, announcement: Announcement): Promise<void> {
  if (announcement.bidId === null) return;
  await sql`select pg_notify(${CHANNEL}, ${JSON.stringify(announcement)})`;
}
