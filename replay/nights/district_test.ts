// What an operator prints of a real district is what a replay reads.
import assert from "node:assert/strict";
import { cloneDatabase } from "../../testing/database.ts";
import { run } from "../../tools/admin.ts";
import { Mistake } from "../../tools/admin/mistake.ts";
import { readDistrict } from "./district.ts";

const NOW = new Date("2026-11-22T12:00:00Z");

Deno.test("a real district tells its thresholds and how many follow it how, and nobody's number", async () => {
  await using database = await cloneDatabase();
  const { sql, asProgram } = database;
  const describe = () => run(asProgram, ["districts", "describe", "red-hook"], NOW);
  await assert.rejects(
    describe,
    (error) => error instanceof Mistake && /There is no district red-hook/.test(error.message),
  );
  const [{ id }] = await sql<[{ id: string }]>`
    insert into bids (slug, name, time_zone, boundary, lead_minutes)
    values ('red-hook', 'Red Hook', 'America/New_York', ${
    JSON.stringify({
      type: "Polygon",
      coordinates: [[[-74.03, 40.67], [-74, 40.67], [-74, 40.69], [-74.03, 40.67]]],
    })
  }::text::jsonb, 90) returning id`;
  await sql`insert into bid_zips (bid_id, zip) values (${id}, '11231'), (${id}, '11201')`;
  await sql`insert into bid_levels (bid_id, level, quarter_mm, hour_mm) values (${id}, 'heavy', 4, null)`;
  await assert.rejects(describe, /Nobody follows a ZIP code of red-hook yet/);
  await sql`
    with people as (
      insert into users
        (phone, consent_version, consented_at, unsubscribed_at, language, quiet_from, quiet_to, wakes_for_flood)
      values
        ('+17185550101', '1', now(), null, 'es', 21, 8, true),
        ('+17185550102', '1', now(), null, 'es', 21, 8, true),
        ('+17185550103', '1', now(), null, 'en', null, null, false),
        ('+17185550104', '1', now(), now(), 'en', null, null, false)
      returning id, phone
    )
    insert into places (user_id, zip, level)
    select id, '11231', 'flood'::level from people
    union all select id, '11201', 'any' from people where phone = '+17185550103'
    union all select id, '07030', 'any' from people`;
  const printed = await describe();
  assert.doesNotMatch(printed, /555|718/);
  const file = await Deno.makeTempFile();
  try {
    await Deno.writeTextFile(file, printed);
    const alone = {
      count: 1,
      language: "en",
      quietHours: null,
      wakesForFlood: false,
      wantsTides: false,
    };
    const night = { quietHours: { from: 21, to: 8 }, wakesForFlood: true, wantsTides: false };
    assert.deepEqual(await readDistrict(file), {
      name: "Red Hook",
      timeZone: "America/New_York",
      zips: ["11201", "11231"],
      levels: { heavy: { mmPer15Min: 4 } },
      leadMinutes: 90,
      smsPerSecond: 1,
      standsFor: 1,
      residents: [
        { zip: "11201", level: "any", ...alone },
        { zip: "11231", level: "flood", ...alone },
        { zip: "11231", level: "flood", count: 2, language: "es", ...night },
      ],
    });
  } finally {
    await Deno.remove(file);
  }
});
