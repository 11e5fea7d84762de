// Sweeps that need not, or may not, ask for every place.
import assert from "node:assert/strict";
import { startWorkerWorld } from "../../testing/worker.ts";
import { OpenMeteo } from "../weather/open_meteo.ts";

const ANN = "+17185550101";

/** As where each call counts. */
async function startMetered(callsPerDay: number) {
  const world = await startWorkerWorld();
  world.outside.openMeteo = new OpenMeteo({ url: world.sandbox.url, callsPerDay });
  return world;
}

Deno.test("a resting ZIP code is done without being asked for, and is not unanswered", async () => {
  await using world = await startMetered(1_000);
  await world.follow(ANN, { "11231": "any" });
  await world.sweep();
  world.advance(30);
  const { status, zips, resting, unanswered, cells, requests } = await world.sweep();
  assert.deepEqual(
    { status, zips, resting, unanswered, cells, requests },
    { status: "done", zips: 1, resting: 1, unanswered: 0, cells: 0, requests: 0 },
  );
});

Deno.test("an official warning over a resting ZIP code is told, and ends the rest", async () => {
  await using world = await startMetered(1_000);
  await world.follow(ANN, { "11231": "any" });
  await world.sweep();
  await world.sandbox.warn({ zip: "11231", event: "Flash Flood Warning", minutes: 60 });
  world.advance(30);
  const warned = await world.sweep();
  assert.deepEqual([warned.resting, warned.started, warned.messages], [1, 1, 1]);
  world.advance(30);
  const next = await world.sweep();
  assert.deepEqual([next.resting, next.cells], [0, 1]);
});

Deno.test("rain that a dry forecast did not tell is seen after two hours at the latest", async () => {
  await using world = await startMetered(1_000);
  await world.follow(ANN, { "11231": "any" });
  await world.sweep();
  await world.sandbox.rain({ zip: "11231", mmPerHour: 60, minutes: 600 });
  const started: number[] = [];
  for (let n = 0; n < 4; n++) {
    world.advance(30);
    started.push((await world.sweep()).started);
  }
  assert.equal(started.reduce((sum, n) => sum + n, 0), 1);
});

Deno.test("a sweep whose calls are spent is partial: what was left out keeps its storm", async () => {
  await using world = await startMetered(2);
  await world.follow(ANN, { "11231": "any", "10001": "any", "07030": "any" });
  await world.sandbox.rain({ zip: "11231", mmPerHour: 20, minutes: 60, radiusKm: 100 });
  world.advance(5 * 60 + 40); // the last sweep of the day may take what is left
  await world.sandbox.rain({ zip: "11231", mmPerHour: 20, minutes: 60, radiusKm: 100 });
  const { status, leftOut, unanswered, started } = await world.sweep();
  assert.deepEqual({ status, leftOut, unanswered, started }, {
    status: "partial",
    leftOut: 1,
    unanswered: 1,
    started: 2,
  });
  const next = await world.sweep();
  assert.deepEqual(
    [next.status, next.leftOut, next.requests, next.cleared],
    ["partial", 3, 0, 0],
    "nothing could be asked: that is no failure to be tried again",
  );
});
