import type { HotSpots } from "shared/api/district/hot_spots.ts";
import type { Query } from "shared/server/database.ts";
import type { JsonText } from "shared/server/json_text.ts";

/** As they were counted last. */
export async function readHotSpots(
  sql: Query,
  bidId: string,
): Promise<JsonText<HotSpots> | undefined> {
  const [row] = await sql<{ spots: JsonText<HotSpots> }[]>`
    select (content || jsonb_build_object('countedAt', iso(counted_at)))::text as spots
    from hot_spot_counts where bid_id = ${bidId}`;
  return row?.spots;
}
