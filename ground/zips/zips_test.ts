import assert from "node:assert/strict";
import { cloneDatabase } from "../../testing/database.ts";
import { migrateDatabase } from "../migrate.ts";
import { loadZips } from "./load.ts";
import { hasNewestZips } from "./releases.ts";

Deno.test("the Census's 33,791 areas are there, and the post's 8,463 points beside them", async () => {
  await using database = await cloneDatabase({ zips: "country" });
  const [row] = await database.sql`
    select
      count(*) filter (where is_area)::int as areas,
      count(*) filter (where not is_area)::int as points,
      (select count(*)::int from unplaced_zips) as unplaced
    from zips`;
  assert.deepEqual({ ...row }, { areas: 33_791, points: 8463, unplaced: 306 });
  const rows = await database.sql`
    select zip, city, state, is_area, time_zone from zips
    where zip in ('11231', '11202', '10281', '99950', '09012', '00901') order by zip`;
  assert.deepEqual(rows.map((row) => Object.values(row)), [
    ["00901", "San Juan", "PR", true, "America/Puerto_Rico"],
    ["09012", "APO", "AE", false, "Europe/Berlin"],
    ["10281", "New York", "NY", false, "America/New_York"],
    ["11202", "Brooklyn", "NY", false, "America/New_York"],
    ["11231", "Brooklyn", "NY", true, "America/New_York"],
    ["99950", "Ketchikan", "AK", false, "America/Sitka"],
  ]);
});

Deno.test("PostgreSQL and Intl know each of their time zones", async () => {
  await using database = await cloneDatabase({ zips: "country" });
  const rows = await database.sql<{ timeZone: string; isKnown: boolean }[]>`
    select time_zone, time_zone in (select name from pg_timezone_names) as is_known
    from (select distinct time_zone from zips) as z`;
  assert.deepEqual(rows.filter(({ isKnown }) => !isKnown), []);
  for (const { timeZone } of rows) new Intl.DateTimeFormat("en", { timeZone });
});

Deno.test("a database that was filled before is mended: what moved forgets its cell, all else stays", async () => {
  await using database = await cloneDatabase({ zips: "country" });
  const { sql, ownerUrl } = database;
  const [cell] = await sql`insert into cells (latitude, longitude) values (40, -74) returning id`;
  await sql`update zips set time_zone = 'America/Denver', cell_id = ${
    cell!.id
  } where zip = '58801'`;
  await sql`update zips set latitude = 36.6, cell_id = ${cell!.id} where zip = '86040'`;
  await sql`delete from zips where not is_area`;
  await sql`delete from zip_sources`;
  const said: string[] = [];
  await migrateDatabase(ownerUrl, (line: string) => said.push(line));
  assert.deepEqual(said, ["added 8,463 ZIP codes, mended 2"]);
  const rows = await sql`
    select zip, time_zone, latitude, cell_id from zips where zip in ('58801', '86040') order by zip`;
  assert.deepEqual(rows.map((row) => Object.values(row)), [
    ["58801", "America/Chicago", rows[0]!.latitude, cell!.id],
    ["86040", "America/Phoenix", 36.9147, null],
  ]);
});

Deno.test("a database whose ZIP codes come from these sources is not filled again", async () => {
  await using database = await cloneDatabase({ zips: "country" });
  assert.equal(await hasNewestZips(database.sql), true);
  const said: string[] = [];
  await migrateDatabase(database.ownerUrl, (line: string) => said.push(line));
  assert.deepEqual(said, ["the database is up to date"]);
  await database
    .sql`insert into zip_sources values ('of a later program', now() + interval '1 day')`;
  assert.equal(await hasNewestZips(database.sql), false);
  assert.deepEqual(await loadZips(database.sql), { added: 0, changed: 0 });
});
