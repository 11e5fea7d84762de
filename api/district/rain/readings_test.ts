// What the board makes of stored days is what everybody else reads of them, by chance.
import assert from "node:assert/strict";
import { seeded } from "../../../testing/chaos/seed.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import { addCell, addDistrict, RED_HOOK } from "../../../testing/rows.ts";
import { readingsOf } from "./readings.ts";
import { readRain } from "./sql.ts";

const HOUR_MS = 3600_000;
const ROUNDS = 40;
const DAYS = ["2026-11-21", "2026-11-22", "2026-11-23"];

Deno.test("a district's rain is that of rain_between, days that are packed and days with holes too", async () => {
  const random = seeded();
  await using database = await cloneDatabase();
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, { ...RED_HOOK, zips: ["11231", "11215", "11201"] });
  const cell = await addCell(sql, ["11231", "11215"]);
  await sql`
    create table rain_history_tried partition of rain_history
    for values from ('2026-11-01') to ('2026-12-01')`;
  for (let n = 0; n < ROUNDS; n++) {
    await sql`delete from rain_days`;
    await sql`delete from rain_history`;
    for (const day of DAYS) {
      const kind = random.pick(["none", "day", "packed", "dry"]);
      const reading = () => random.next() < 0.2 ? null : random.whole(0, 900);
      if (kind === "day") {
        await sql`
          insert into rain_days (cell_id, day, mm, read_at)
          values (${cell}, ${day}, ${Array.from({ length: 96 }, reading)}::smallint[],
            ${new Date(Date.parse("2026-11-22") + random.whole(0, 24) * HOUR_MS)})`;
      }
      if (kind === "packed" || kind === "dry") {
        const first = random.whole(1, 90);
        const mm = Array.from({ length: random.whole(1, 97 - first) }, reading);
        const packed = kind === "dry"
          ? "{}"
          : `[${first}:${first + mm.length - 1}]={${mm.map((one) => one ?? "null").join()}}`;
        await sql`
          insert into rain_history (cell_id, day, mm) values (${cell}, ${day}, ${packed}::smallint[])`;
      }
    }
    const after = new Date(Date.parse(DAYS[1]!) + random.whole(-30, 20) * HOUR_MS / 2);
    const until = new Date(after.getTime() + random.whole(0, 90) * HOUR_MS / 2);
    const rain = JSON.parse(await readRain(sql, bidId, after, until));
    const expected = await sql<{ at: Date; mm: number; readAt: Date }[]>`
      select at, mm, read_at from rain_between(${cell}, ${after}, ${until})`;
    for (const zip of ["11231", "11215"]) {
      assert.deepEqual(
        readingsOf(rain, zip, after.getTime(), until.getTime())
          .map(({ at, hundredths, readAt }) => [at, hundredths / 100, readAt]),
        expected.map(({ at, mm, readAt }) => [at.getTime(), mm, readAt.getTime()]),
      );
    }
    assert.deepEqual(readingsOf(rain, "11201", after.getTime(), until.getTime()), []);
  }
});
