// Which model it was, and when it ran, is kept with what was told.
import assert from "node:assert/strict";
import { startWorkerWorld, type WorkerWorld } from "../../testing/worker.ts";
import { tellNewWarnings } from "./new_warnings.ts";

const ANN = "+17185550101";
const AT = new Date("2026-11-22T18:20:00Z");

async function runsTold({ database: { sql } }: WorkerWorld): Promise<(string | null)[]> {
  const rows = await sql<{ runAt: string | null }[]>`
    select facts ->> 'modelRunAt' as run_at from alerts order by created_at`;
  return rows.map(({ runAt }) => runAt);
}

async function rain(world: WorkerWorld, zip: string): Promise<void> {
  await world.follow(ANN, { [zip]: "any" });
  await world.sandbox.rain({ zip, mmPerHour: 20, minutes: 120 });
  await world.sweep();
}

Deno.test("rain in the contiguous United States is told with HRRR's newest run", async () => {
  await using world = await startWorkerWorld({ at: AT });
  await rain(world, "11231");
  assert.deepEqual(await runsTold(world), ["2026-11-22T17:00:00.000Z"]);
});

Deno.test("elsewhere another model answers: no run is claimed", async () => {
  await using world = await startWorkerWorld({ at: AT, zips: "country" });
  await rain(world, "96815");
  assert.deepEqual(await runsTold(world), [null]);
});

Deno.test("a run that cannot be is not told", async () => {
  await using world = await startWorkerWorld({ at: AT });
  world.sandbox.modelRun(new Date("2026-11-24T00:00:00Z"));
  await rain(world, "11231");
  assert.deepEqual(await runsTold(world), [null]);
});

Deno.test("a warning over a dry place owes nothing to a model", async () => {
  await using world = await startWorkerWorld({ at: AT });
  await world.follow(ANN, { "11231": "any" });
  await world.sandbox.warn({ zip: "11231", event: "Flash Flood Warning", minutes: 120 });
  await world.sweep();
  await tellNewWarnings(world.outside);
  assert.deepEqual(await runsTold(world), [null]);
});
