// Warnings that name zones come while two workers are killed again and again: each zone is learned whole, and each
// warning told once to whom it is for.
import assert from "node:assert/strict";
import { startCrew } from "../../testing/chaos/crew.ts";
import { seeded } from "../../testing/chaos/seed.ts";
import { areSettled, listSent } from "../../testing/chaos/settled.ts";
import { until } from "../../testing/until.ts";
import { startWorkerWorld } from "../../testing/worker.ts";

const RESIDENTS = 8;
const KILLS = 6;
const LONG_SECONDS = 2_400;
/** Of two natures, so that each is told. */
const EVENTS = ["Coastal Flood Warning", "Flood Warning"];
const ZONES = Array.from({ length: 30 }, (_, n) => `NYZ${String(n + 300)}`);

Deno.test("two workers, killed while zones are learned: each zone whole, each warning told once", async () => {
  const random = seeded();
  await using world = await startWorkerWorld({ speed: 4 });
  const { sandbox, database: { sql } } = world;
  const phones = Array.from({ length: RESIDENTS }, (_, n) => `+17185550${String(200 + n)}`);
  for (const phone of phones) await world.follow(phone, { "11231": "any", "11201": "any" });
  await sql`update users set quiet_from = null, quiet_to = null`;
  const countTexts = async () => (await sql`select from messages where kind = 'alert'`).length;
  {
    await using crew = startCrew(world, {
      workers: 2,
      kills: KILLS,
      settings: { SMS_PER_SECOND: "5", SWEEP_CRON: "* * * * *" },
    }, random);
    for (const [n, event] of EVENTS.entries()) {
      await until(() => crew.kills >= n * 3, LONG_SECONDS);
      await sql`update zones set learned_at = null, area = null`;
      await sandbox.warn({
        zip: "11231",
        event,
        minutes: 48 * 60,
        geometry: null,
        geocode: { UGC: ["NYC047", "NYZ075", ...ZONES], SAME: [] },
      });
      await until(async () => await countTexts() >= (n + 1) * RESIDENTS, LONG_SECONDS);
    }
    await crew.over;
    await until(() => areSettled(world), LONG_SECONDS);
    await sandbox.settled();
  }
  const sent = listSent(world);
  assert.deepEqual(
    sent.map(({ to, body }) => `${to} ${EVENTS.find((event) => body.includes(`a ${event} `))}`)
      .sort(),
    phones.flatMap((phone) => EVENTS.map((event) => `${phone} ${event}`)).sort(),
  );
  for (const { body } of sent) assert.match(body, /11201 and 11231|11231 and 11201/);
  const [half] = await sql`
    select count(*)::int as count from zones z
    where z.id in ('NYC047', 'NYZ075') and (z.area is null or not exists (
      select from zone_zips zz where zz.zone_id = z.id and zz.zip = '11231'))`;
  assert.equal(half!.count, 0, "of a zone that is known its ZIP codes are, too");
});
