// A broadcast that somebody has begun to write: a newcomer can look at who would get it, and at nothing sent.
import type { BroadcastContent } from "shared/api/district/broadcasts.ts";
import type { Query } from "shared/server/database.ts";
import type { DemoWorld } from "./world.ts";

const WORDS: BroadcastContent["words"] = {
  en: "Pumps are on their way. Please move your cars off the low blocks, and keep the drains free.",
  es: "Ya vienen las bombas. Mueva su auto de las cuadras bajas y deje libres los desagües.",
  zh: "",
};

/** One in each district, by one of its managers. */
export async function insertDrafts(sql: Query, world: DemoWorld, now: Date): Promise<void> {
  for (const { id: bidId } of world.bids) {
    const zips = world.bidZips.filter((row) => row.bidId === bidId).map(({ zip }) => zip);
    const content: BroadcastContent = {
      name: "Pumps and parked cars",
      words: WORDS,
      zips,
      area: null,
      validMinutes: 120,
    };
    await sql`
      with draft as (
        insert into broadcasts (bid_id, is_drill, created_at) values (${bidId}, false, ${now})
        returning id, bid_id, version
      )
      insert into broadcast_versions (broadcast_id, bid_id, version, user_id, written_at, content)
      select draft.id, draft.bid_id, draft.version, (
        select u.id from users u where u.bid_id = ${bidId} and u.bid_role = 'manager'
        order by u.phone limit 1
      ), ${now}, ${JSON.stringify(content)}::text::jsonb
      from draft`;
  }
}
