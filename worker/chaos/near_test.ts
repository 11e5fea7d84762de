// Two workers, killed in the midst of near sweeps while the storm rises: one storm, each text once.
import assert from "node:assert/strict";
import { addCrowd } from "../../testing/chaos/crowd.ts";
import { allSettled, assertEachTextOnce } from "../../testing/chaos/owed.ts";
import { until } from "../../testing/until.ts";
import { startWorkerWorld, type WorkerWorld } from "../../testing/worker.ts";
import { Random } from "../../ground/random.ts";

const ZIPS = ["11231", "11215"];
/** Minutes before the first near slot. */
const AT = new Date("2026-11-22T18:06:00Z");
const SETTINGS = { SMS_PER_SECOND: "1000", SWEEP_CRON: "*/30 * * * *" };
/** How hard it rains from the next kill on. */
const RISES = [20, 20, 60];

Deno.test("two workers, killed in the midst of near sweeps: each is done again, one storm, each text once", async () => {
  await using world = await startWorkerWorld({ at: AT, speed: 40 });
  const { sandbox, database: { sql } } = world;
  await addCrowd(sql, { zips: ZIPS, each: 10, now: world.clock() }, new Random(1));
  await rain(world, 4);
  await world.sweep();
  await world.sendAll();
  sandbox.latency({ openMeteoMs: 400 });
  for (const mmPerHour of RISES) {
    const workers = await Promise.all([1, 2].map(() => world.startWorker(SETTINGS)));
    await until(async () => await countNear(world, "running") > 0, 120);
    await Promise.all(workers.map((worker) => worker.kill("SIGKILL")));
    await rain(world, mmPerHour);
  }
  {
    await using _first = await world.startWorker(SETTINGS);
    await using _second = await world.startWorker(SETTINGS);
    await until(async () => await countTold(world, "flood") === ZIPS.length, 120);
    await until(async () => await countNear(world, "done") > 0, 120);
    await allSettled(world, 120);
  }
  await assertEachTextOnce(world);
  const [{ episodes, died }] = await sql<[{ episodes: number; died: number }]>`
    select (select count(*)::int from episodes) as episodes,
      (select count(*)::int from near_sweeps where figures ? 'diedAt') as died`;
  assert.equal(episodes, ZIPS.length);
  console.log({ died });
});

async function rain({ sandbox }: WorkerWorld, mmPerHour: number): Promise<void> {
  await sandbox.rain({ zip: ZIPS[0]!, radiusKm: 40, mmPerHour, minutes: 600 });
}

async function countNear({ database: { sql } }: WorkerWorld, status: string): Promise<number> {
  return (await sql`select from near_sweeps where status = ${status}`).length;
}

async function countTold({ database: { sql } }: WorkerWorld, step: string): Promise<number> {
  return (await sql`select from alerts where step = ${step}`).length;
}
