import assert from "node:assert/strict";
import { HotSpots } from "shared/api/district/hot_spots.ts";
import type { Sql } from "shared/server/database.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { addDistrict, addReport, HOBOKEN, RED_HOOK } from "../../testing/rows.ts";
import { countHotSpots } from "./hot_spots.ts";

const NOW = new Date("2026-11-22T18:00:00Z");
const CORNER = { latitude: 40.677, longitude: -74.009 };
const DAYS = ["2026-11-02", "2026-11-09", "2026-11-16"];

async function addStorms(sql: Sql): Promise<void> {
  for (const day of DAYS) {
    await sql`
      insert into episodes (zip, level, started_at, wet_at, cleared_at)
      values ('11231', 'heavy', ${`${day}T12:00Z`}, ${`${day}T13:00Z`}, ${`${day}T15:00Z`})`;
  }
}

async function addStreets(sql: Sql, bidId: string): Promise<void> {
  const lines = {
    "Court St": [[-74.009, 40.67], [-74.009, 40.684]],
    "Smith St": [[-74.019, 40.677], [-73.999, 40.677]],
  };
  for (const [name, line] of Object.entries(lines)) {
    await sql`
      insert into bid_streets (bid_id, name, line, metres)
      values (${bidId}, ${name}, ${sql.json(line)}, 1500)`;
  }
}

async function readSpots(sql: Sql, bidId: string) {
  const [row] = await sql<{ content: unknown; countedAt: Date }[]>`
    select content, counted_at from hot_spot_counts where bid_id = ${bidId}`;
  return HotSpots.parse({ ...row!.content as object, countedAt: row!.countedAt.toISOString() });
}

Deno.test("where it floods again is counted by name and storm; neither hidden, nor gone, nor found dry, and one water once", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  await addStorms(sql);
  await addStreets(sql, bidId);
  const report = (day: string, location?: typeof CORNER) =>
    addReport(sql, { bidId, happenedAt: `${day}T14:00:00Z`, location });
  const [first, second, third] = await Promise.all(DAYS.map((day) => report(day, CORNER)));
  await report(DAYS[2]!);
  // Four of one water: the second counts for all, for the first is hidden.
  const members = [third!];
  for (let i = 0; i < 3; i++) members.push(await report(DAYS[2]!, CORNER));
  const [incident] = await sql<[{ id: string }]>`
    insert into incidents (bid_id, lead_id, created_at) values (${bidId}, ${third!}, now())
    returning id`;
  await sql`update reports set incident_id = ${incident.id} where id = any(${members})`;
  await sql`update reports set hidden_at = now(), hidden_reason = 'x' where id = ${third!}`;
  await sql`
    insert into drains (bid_id, source_id, latitude, longitude, added_at, gone_at)
    values (${bidId}, 'CB-7', 40.6771, -74.009, now(), null),
      (${bidId}, 'CB-8', 40.6771, -74.009, now(), now())`;
  await sql`
    insert into complaints (bid_id, source_id, kind, latitude, longitude, happened_at)
    values (${bidId}, '61', 'Sewer', 40.6771, -74.009, '2026-11-09T13:00Z')`;

  assert.equal(await countHotSpots({ sql: database.asProgram }, NOW), 1);
  const counted = await readSpots(sql, bidId);
  const [spot] = counted.spots;
  assert.deepEqual(spot!.name, { kind: "corner", streets: ["Smith St", "Court St"] });
  assert.deepEqual(spot!.storms, [
    { storm: 0, waters: 1, complaints: 0 },
    { storm: 1, waters: 1, complaints: 1 },
    { storm: 2, waters: 1, complaints: 0 },
  ]);
  assert.deepEqual(spot!.drains, [{ sourceId: "CB-7", metres: 11 }]);
  assert.equal(counted.withoutPoint, 1);
  assert.equal(counted.countedAt, NOW.toISOString());

  await sql`update reports set hidden_at = now(), hidden_reason = 'x' where id = ${first!}`;
  await sql`update reports set withdrawn_at = now() where id = ${second!}`;
  await sql`update reports set status = 'nothing_found' where id = ${third!}`;
  await countHotSpots({ sql: database.asProgram }, new Date(NOW.getTime() + 25 * 3600_000));
  assert.deepEqual((await readSpots(sql, bidId)).spots, []);
});

Deno.test("a district is counted again when something of it has changed, and once a day", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  await addDistrict(sql, HOBOKEN);
  const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
  const count = (minutes: number) => countHotSpots({ sql: database.asProgram }, later(minutes));
  assert.equal(await count(0), 2, "never yet");
  assert.equal(await count(5), 0, "nothing has changed");
  const reportId = await addReport(sql, { bidId, happenedAt: NOW });
  await sql`select tell_district(${bidId}, ${reportId}, 'reportAdded')`;
  await sql`update district_events set at = ${later(6)}`;
  assert.equal(await count(10), 1, "a report has come");
  assert.equal(await count(15), 0);
  await addStreets(sql, bidId);
  assert.equal(await count(20), 1, "streets were brought");
  await sql`
    insert into drains (bid_id, latitude, longitude, added_at)
    values (${bidId}, 40.677, -74.009, now())`;
  assert.equal(await count(25), 1, "a drain was brought");
  await sql`update drains set gone_at = now()`;
  assert.equal(await count(30), 1, "it is gone");
  assert.equal(await count(24 * 60 + 4), 1, "Hoboken's is a day old");
});
