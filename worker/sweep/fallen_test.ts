// An all-clear does not speak of a flood that never came.
import assert from "node:assert/strict";
import { AlertFacts } from "shared/storms/facts.ts";
import { startWorkerWorld, type WorkerWorld } from "../../testing/worker.ts";

const ANN = "+17185550101";

/** Sweeps each half hour until the storm is over; returns the all-clear's facts and words. */
async function untilClear(world: WorkerWorld): Promise<{ facts: AlertFacts; body: string }> {
  const { sql } = world.database;
  for (let sweeps = 0; sweeps < 12; sweeps++) {
    world.advance(30);
    await world.sweep();
    await world.sendAll();
    const [clear] = await sql`
      select a.facts, m.body from alerts a join messages m on m.alert_id = a.id
      where a.step = 'clear'`;
    if (clear) {
      const facts = AlertFacts.parse(clear.facts);
      assert.deepEqual(clear.facts, facts, "the contract loses nothing of it");
      return { facts, body: clear.body };
    }
  }
  throw new Error("no all-clear");
}

async function startStorm(mmPerHour: number): Promise<WorkerWorld> {
  const world = await startWorkerWorld();
  await world.follow(ANN, { "11231": "any" });
  await world.sandbox.rain({ zip: "11231", mmPerHour, minutes: 60, startsInMinutes: 75 });
  await world.sweep();
  await world.sendAll();
  return world;
}

Deno.test("a forecast that is taken back: the all-clear says so", async () => {
  await using world = await startStorm(60);
  world.sandbox.stopRain();
  const { facts, body } = await untilClear(world);
  assert.deepEqual([facts.level, facts.fell?.mm, facts.cameTrue], ["flood", 0, false]);
  assert.equal(
    body,
    "FloodLine: all clear for 11231 Brooklyn. The forecast has changed: no flood risk now.",
  );
});

Deno.test("a storm that came, longer than an answer of the weather reaches back", async () => {
  await using world = await startStorm(60);
  const { facts, body } = await untilClear(world);
  assert.deepEqual([facts.level, facts.fell?.mm, facts.cameTrue], ["flood", 15, true]);
  assert.match(body, /The flood risk is over\. .*Still flooded\?/);
});

Deno.test("much less than was told: it did not come true, and what fell is kept", async () => {
  await using world = await startStorm(60);
  world.sandbox.stopRain();
  await world.sandbox.rain({ zip: "11231", mmPerHour: 4, minutes: 60, startsInMinutes: 15 });
  const { facts } = await untilClear(world);
  assert.deepEqual([facts.fell?.mm, facts.cameTrue], [1, false]);
});

Deno.test("where an official warning led, no word of the forecast", async () => {
  await using world = await startWorkerWorld();
  await world.follow(ANN, { "11231": "any" });
  await world.sandbox.warn({ zip: "11231", event: "Flash Flood Warning", minutes: 60 });
  await world.sweep();
  await world.sendAll();
  const { facts, body } = await untilClear(world);
  assert.deepEqual([facts.fell?.mm, facts.cameTrue], [0, undefined]);
  assert.match(body, /The flood risk is over/);
});

Deno.test("what nobody looked at again counts as it was forecast", async () => {
  await using world = await startStorm(60);
  world.sandbox.stopRain();
  world.advance(240);
  await world.sweep();
  await world.sendAll();
  const [clear] = await world.database.sql`select facts from alerts where step = 'clear'`;
  const facts = AlertFacts.parse(clear!.facts);
  assert.deepEqual([facts.fell?.mm, facts.cameTrue], [15, true]);
});

Deno.test("where some of it is not known at all, nothing is said of it", async () => {
  await using world = await startStorm(60);
  const { sql } = world.database;
  world.sandbox.stopRain();
  world.advance(180);
  // A gap within the first hour, older than what the sweep asks for.
  await sql`
    update rain_days set mm[73:76] = array[null, null, null, null]::smallint[]
    where day = '2026-11-22'`;
  await world.sweep();
  await world.sendAll();
  const [clear] = await sql`select facts from alerts where step = 'clear'`;
  const facts = AlertFacts.parse(clear!.facts);
  assert.deepEqual([facts.fell, facts.cameTrue], [undefined, undefined]);
});
