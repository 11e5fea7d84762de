// The clock goes wrong by an hour and is set right, as where a machine has lost its time server.
import assert from "node:assert/strict";
import { allSettled, assertEachTextOnce } from "../../testing/chaos/owed.ts";
import { addCrowd } from "../../testing/chaos/crowd.ts";
import { until } from "../../testing/until.ts";
import { startWorkerWorld, type WorkerWorld } from "../../testing/worker.ts";
import { Random } from "../../ground/random.ts";

const RESIDENTS = 20;
const SETTINGS = { SMS_PER_SECOND: "2", SWEEP_CRON: "*/5 * * * *" };

async function startStormyWorld(): Promise<WorkerWorld> {
  const world = await startWorkerWorld({ speed: 20 });
  const crowd = { zips: ["11231", "11215"], each: RESIDENTS / 2, now: world.clock() };
  await addCrowd(world.database.sql, crowd, new Random(1));
  await world.sandbox.warn({ zip: "11231", event: "Flash Flood Warning", minutes: 600 });
  return world;
}

Deno.test("an hour ahead in mid-sending, and right again: what waits leaves within minutes, each text once", async () => {
  await using world = await startStormyWorld();
  const { sandbox } = world;
  {
    await using _first = world.runWorker(SETTINGS);
    await using _second = world.runWorker(SETTINGS);
    await until(() => sandbox.messages().length >= 3, 60);
    world.advance(60);
    // A storm elsewhere, told by the wrong clock, and not gone out when that is mended.
    await addCrowd(
      world.database.sql,
      { zips: ["60601", "60614"], each: RESIDENTS / 2, now: world.clock() },
      new Random(2),
    );
    await sandbox.warn({ zip: "60601", event: "Flash Flood Warning", minutes: 600 });
    await until(() => hasQueued(world), 60);
    world.advance(-60);
    const rightAt = world.clock().getTime();
    await allSettled(world, 120);
    const minutes = (world.clock().getTime() - rightAt) / 60_000;
    assert.ok(minutes < 15, `${minutes} minutes`);
  }
  const texts = await assertEachTextOnce(world);
  assert.ok(texts.length >= 2 * RESIDENTS);
});

Deno.test("an hour behind in mid-sending, and right again: each text once, none forgotten", async () => {
  await using world = await startStormyWorld();
  const { sandbox } = world;
  {
    await using _first = world.runWorker(SETTINGS);
    await using _second = world.runWorker(SETTINGS);
    await until(() => sandbox.messages().length >= 3, 60);
    world.advance(-60);
    const before = sandbox.messages().length;
    await until(() => sandbox.messages().length > before + 3, 30);
    world.advance(60);
    await allSettled(world, 120);
  }
  const texts = await assertEachTextOnce(world);
  assert.ok(texts.length >= RESIDENTS);
});

async function hasQueued({ database: { sql } }: WorkerWorld): Promise<boolean> {
  const rows = await sql`
    select from messages m join episodes e on e.id = m.episode_id
    where e.zip = '60601' and m.status = 'queued'`;
  return rows.length > 5;
}
