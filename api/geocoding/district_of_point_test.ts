import assert from "node:assert/strict";
import { cloneDatabase } from "../../testing/database.ts";
import { findDistrictOfPoint } from "./sql.ts";

type Corners = [longitude: number, latitude: number][];

/** West, south, east, north, in thousandths of a degree from the district's corner. */
function box(west: number, south: number, east: number, north: number): Corners {
  const at = (x: number, y: number): [number, number] => [-74 + x / 1000, 40.7 + y / 1000];
  return [at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)];
}

/** A street with a park in it, the street beside it, and one across the avenue. */
const IN_PARTS = {
  type: "MultiPolygon",
  coordinates: [
    [box(0, 0, 10, 10), box(4, 4, 6, 6)],
    [box(10, 0, 20, 10)],
    [box(30, 0, 40, 10)],
  ],
};
const WITH_A_HOLE = { type: "Polygon", coordinates: IN_PARTS.coordinates[0] };

const POINTS: [sentence: string, boundary: unknown, x: number, y: number, isIn: boolean][] = [
  ["in the first part is in", IN_PARTS, 2, 2, true],
  ["in the last part is in", IN_PARTS, 35, 5, true],
  ["between two parts is out", IN_PARTS, 25, 5, false],
  ["on the edge of a part is in", IN_PARTS, 40, 5, true],
  ["on a corner is in", IN_PARTS, 0, 0, true],
  ["where two parts touch is in", IN_PARTS, 10, 5, true],
  ["in a hole is out", IN_PARTS, 5, 5, false],
  ["on the edge of a hole is in", IN_PARTS, 4, 5, true],
  ["on the corner of a hole is in", IN_PARTS, 6, 6, true],
  ["beside a hole is in", IN_PARTS, 3, 5, true],
  ["in the hole of a district of one part is out", WITH_A_HOLE, 5, 5, false],
  ["in a district of one part is in", WITH_A_HOLE, 2, 5, true],
  ["beyond a district of one part is out", WITH_A_HOLE, 11, 5, false],
];

Deno.test("a point is in a district by its parts and holes, edges included", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  for (const [sentence, boundary, x, y, isIn] of POINTS) {
    await sql`delete from bids`;
    const [bid] = await sql<[{ id: string }]>`
      insert into bids (slug, name, time_zone, boundary)
      values ('a', 'A', 'America/New_York', ${JSON.stringify(boundary)}::text::jsonb)
      returning id`;
    const found = await findDistrictOfPoint(sql, {
      longitude: -74 + x / 1000,
      latitude: 40.7 + y / 1000,
    });
    assert.equal(found, isIn ? bid.id : null, `A point ${sentence}`);
  }
});

Deno.test("by its rings as polygons a district says of each place what its GeoJSON says", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  for (const boundary of [IN_PARTS, WITH_A_HOLE, ISLAND_IN_A_LAKE]) {
    await sql`delete from bids`;
    await sql`
      insert into bids (slug, name, time_zone, boundary)
      values ('a', 'A', 'America/New_York', ${JSON.stringify(boundary)}::text::jsonb)`;
    const [{ places, isIn, differ }] = await sql<
      [{ places: number; isIn: number; differ: number }]
    >`
      select count(*)::int as places, count(*) filter (where a)::int as is_in,
        count(*) filter (where a <> b)::int as differ
      from generate_series(-2, 44) x, generate_series(-2, 12) y,
        unnest(array[0, 3e-7, 0.0005]) shift, bids,
        lateral (select point(-74 + x / 1000.0 + shift, 40.7 + y / 1000.0 + shift) as place) at,
        lateral (
          select lies_in(boundary, place) as a, lies_in(rings, ring_parts, place) as b
        ) said`;
    assert.ok(places > 2_000 && isIn > 100 && isIn < places);
    assert.equal(differ, 0);
  }
});

/** A part that lies in the hole of another. */
const ISLAND_IN_A_LAKE = {
  type: "MultiPolygon",
  coordinates: [[box(0, 0, 10, 10), box(2, 2, 8, 8)], [box(4, 4, 6, 6)]],
};

Deno.test("where two districts overlap a point is in the older one", async () => {
  await using database = await cloneDatabase();
  const ids: string[] = [];
  for (const slug of ["z", "a"]) {
    const [bid] = await database.sql<[{ id: string }]>`
      insert into bids (slug, name, time_zone, boundary)
      values (${slug}, 'A', 'America/New_York', ${JSON.stringify(IN_PARTS)}::text::jsonb)
      returning id`;
    ids.push(bid.id);
  }
  const place = { longitude: -73.998, latitude: 40.702 };
  assert.equal(await findDistrictOfPoint(database.sql, place), ids[0]);
});

Deno.test("of thousands of districts the index leaves those to look at that are near", async () => {
  await using database = await cloneDatabase();
  await database.sql`
    insert into bids (slug, name, time_zone, boundary)
    select 'd-' || x || '-' || y, 'D', 'America/New_York', jsonb_build_object(
      'type', 'Polygon',
      'coordinates', jsonb_build_array(jsonb_build_array(
        jsonb_build_array(x, y), jsonb_build_array(x + 0.5, y), jsonb_build_array(x, y + 0.5),
        jsonb_build_array(x, y)
      ))
    )
    from generate_series(-120, -70) as x, generate_series(0, 60) as y`;
  await database.sql`analyze bids`;
  const plan = await database.sql`
    explain select id from bids, point(-74, 40.7) as place
    where bounds @> box(place) and lies_in(boundary, place)`;
  assert.match(plan.map((row) => Object.values(row)[0]).join("\n"), /bids_by_bounds/);
});
