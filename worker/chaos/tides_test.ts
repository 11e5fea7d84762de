// The water rises while two workers are killed again and again: each text of the tide exactly once.
import assert from "node:assert/strict";
import { startCrew } from "../../testing/chaos/crew.ts";
import { seeded } from "../../testing/chaos/seed.ts";
import { areSettled } from "../../testing/chaos/settled.ts";
import { BATTERY, openCoast, wantTides } from "../../testing/tides.ts";
import { until } from "../../testing/until.ts";
import { startWorkerWorld, type WorkerWorld } from "../../testing/worker.ts";

const RESIDENTS = 12;
const KILLS = 6;
/** By the clock: on a machine that is busy with all else, it goes as slowly as the workers start. */
const LONG_SECONDS = 900;
const SURGE = { stationId: BATTERY, minutes: 3_000, startsInMinutes: -120 };

async function countAlerts({ database: { sql } }: WorkerWorld): Promise<number> {
  return (await sql`select from tide_alerts`).length;
}

Deno.test("two workers, killed in sweep and send while the water rises: each text of the tide once", async () => {
  const random = seeded();
  await using world = await startWorkerWorld({ speed: 4 });
  const { sandbox, database: { sql } } = world;
  await openCoast(world, ["11231", "11201"]);
  const phones = Array.from({ length: RESIDENTS }, (_, n) => `+17185550${String(200 + n)}`);
  for (const [n, phone] of phones.entries()) {
    await world.follow(
      phone,
      n % 3 === 0 ? { "11231": "any", "11201": "any" } : { "11231": "heavy" },
    );
  }
  await sql`update users set quiet_from = null, quiet_to = null`;
  await wantTides(sql, ...phones);
  sandbox.raiseWater({ ...SURGE, metres: 0, highInMinutes: 240 });
  sandbox.latency({ twilioMs: 30, twilioAnswerMs: 30 });
  {
    await using crew = startCrew(world, {
      workers: 2,
      kills: KILLS,
      settings: { SMS_PER_SECOND: "5", SWEEP_CRON: "* * * * *" },
    }, random);
    await until(() => crew.kills >= 1, LONG_SECONDS);
    sandbox.raiseWater({ ...SURGE, metres: 0.8 });
    await until(async () => await countAlerts(world) >= 1, LONG_SECONDS);
    await until(() => crew.kills >= KILLS / 2, LONG_SECONDS);
    sandbox.raiseWater({ ...SURGE, metres: 1.1 });
    await until(async () => await countAlerts(world) >= 2, LONG_SECONDS);
    await crew.over;
    await until(() => areSettled(world), LONG_SECONDS);
    await sandbox.settled();
  }
  assert.equal((await sql`select from tides`).length, 1, "one tide, one episode");
  const texts = await sql<{ id: string; phone: string; step: string; status: string }[]>`
    select id, phone, step, status from messages where kind = 'alert'`;
  assert.equal(texts.length, 2 * RESIDENTS, "each step to each");
  const sent = sandbox.messages().filter(({ direction }) => direction !== "inbound");
  assert.equal(
    new Set(sent.map(({ to, body }) => `${to} ${body}`)).size,
    sent.length,
    "nothing twice",
  );
  for (const { id, status, step } of texts) {
    const times = sent.filter(({ statusCallback }) => statusCallback?.endsWith(id)).length;
    // What still waited when the water rose further gave way.
    assert.equal(times, status === "expired" ? 0 : 1, `${step} is ${status}`);
  }
  assert(texts.filter(({ step }) => step === "flood").every(({ status }) => status !== "expired"));
});
