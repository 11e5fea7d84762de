import assert from "node:assert/strict";
import { cloneDatabase } from "../../testing/database.ts";
import { DISTRICTS } from "./districts.ts";
import { insertAll } from "./insert.ts";
import { insertStreets } from "./streets.ts";

Deno.test("each demo district has streets, most of them through it, and says that they are drawn", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const bids = DISTRICTS.map(({ slug, name, timeZone, boundary }) => ({
    id: crypto.randomUUID(),
    slug,
    name,
    timeZone,
    boundary,
    createdAt: new Date("2026-11-22T12:00:00Z"),
  }));
  await insertAll(sql, "bids", bids);
  await insertStreets(sql, bids);
  const districts = await sql<{ slug: string; source: string; all: number; through: number }[]>`
    select
      b.slug, b.streets_source as source, count(*)::int as all,
      count(*) filter (where s.bounds && b.bounds)::int as through
    from bids b join bid_streets s on s.bid_id = b.id
    group by b.id order by b.slug`;
  assert.deepEqual(districts.map(({ slug }) => slug), ["court-smith", "hoboken"]);
  for (const { slug, source, all, through } of districts) {
    assert.ok(all >= 20 && through / all > 0.6, `${slug}: ${through} of ${all}`);
    assert.match(source, /drawn by hand for this demo/);
  }
});
