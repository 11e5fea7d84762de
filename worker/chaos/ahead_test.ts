// Watches come while two workers are killed again and again: each to each who asked, exactly once.
import assert from "node:assert/strict";
import { startCrew } from "../../testing/chaos/crew.ts";
import { seeded } from "../../testing/chaos/seed.ts";
import { areSettled, listSent } from "../../testing/chaos/settled.ts";
import { until } from "../../testing/until.ts";
import { startWorkerWorld } from "../../testing/worker.ts";

const RESIDENTS = 12;
const KILLS = 6;
const LONG_SECONDS = 2_400;
const WATCHES = ["Flood Watch", "Flash Flood Watch", "Coastal Flood Watch"];

Deno.test("two workers, killed while watches come: each is told to each who asked, once", async () => {
  const random = seeded();
  await using world = await startWorkerWorld({ speed: 4 });
  const { sandbox, database: { sql } } = world;
  const phones = Array.from({ length: RESIDENTS }, (_, n) => `+17185550${String(200 + n)}`);
  for (const [n, phone] of phones.entries()) {
    await world.follow(
      phone,
      n % 3 === 0 ? { "11231": "any", "11201": "any" } : { "11231": "flood" },
    );
  }
  const wanting = phones.slice(0, RESIDENTS / 2);
  await sql`
    update users set quiet_from = null, quiet_to = null, wants_ahead = phone = any(${wanting}::text[])`;
  const countTexts = async () => (await sql`select from messages where kind = 'alert'`).length;
  sandbox.latency({ twilioMs: 30, twilioAnswerMs: 30 });
  {
    await using crew = startCrew(world, {
      workers: 2,
      kills: KILLS,
      settings: { SMS_PER_SECOND: "5", SWEEP_CRON: "* * * * *" },
    }, random);
    for (const [n, event] of WATCHES.entries()) {
      await until(() => crew.kills >= n * 2, LONG_SECONDS);
      const { id } = await sandbox.warn({ zip: "11231", event, minutes: 48 * 60 });
      await until(async () => await countTexts() >= (n + 1) * wanting.length, LONG_SECONDS);
      await sandbox.warn({ updates: id, minutes: 50 * 60 });
    }
    await crew.over;
    await until(() => areSettled(world), LONG_SECONDS);
    await sandbox.settled();
  }
  assert.equal(await countTexts(), WATCHES.length * wanting.length);
  const sent = listSent(world);
  assert.deepEqual(
    sent.map(({ to, body }) => `${to} ${WATCHES.find((event) => body.includes(`a ${event}`))}`)
      .sort(),
    wanting.flatMap((phone) => WATCHES.map((event) => `${phone} ${event}`)).sort(),
  );
});
