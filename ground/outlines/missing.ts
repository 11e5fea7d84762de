// Outlines of boundaries that came before there were outlines, or by a release that draws none.
import type { Area } from "shared/geo/areas.ts";
import type { Sql } from "shared/server/database.ts";
import { drawOutline } from "shared/server/files/boundary/outline.ts";

/** What has fewer letters than these is light enough. */
const LIGHT_LETTERS = 10_000;

/** Returns of how many districts. */
export async function drawMissingOutlines(sql: Sql): Promise<number> {
  const heavy = await sql<{ id: string; boundary: Area }[]>`
    select id, boundary from bids
    where outline is null and length(boundary::text) > ${LIGHT_LETTERS}`;
  let drawn = 0;
  for (const { id, boundary } of heavy) {
    const outline = drawOutline(boundary);
    if (!outline) continue;
    // Not where another boundary has come meanwhile.
    const { count } = await sql`
      update bids set outline = ${JSON.stringify(outline)}::text::jsonb
      where id = ${id} and boundary = ${JSON.stringify(boundary)}::text::jsonb`;
    drawn += count;
  }
  return drawn;
}
