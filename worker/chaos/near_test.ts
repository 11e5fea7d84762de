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
  // Long enough that whoever sees one run can strike it.
  sandbox.latency({ openMeteoMs: 1200 });
  const struck: Date[] = [];
  for (const mmPerHour of RISES) {
    const workers = await Promise.all([1, 2].map(() => world.startWorker(SETTINGS)));
    struck.push(await seeBegin(world, struck.at(-1)));
    await Promise.all(workers.map((worker) => worker.kill("SIGKILL")));
    await rain(world, mmPerHour);
  }
  sandbox.latency({ openMeteoMs: 0 });
  {
    await using _first = await world.startWorker(SETTINGS);
    await using _second = await world.startWorker(SETTINGS);
    await until(async () => await countTold(world, "flood") === ZIPS.length, 120);
    await until(async () => await findNear(world, "done", struck.at(-1)) !== undefined, 120);
    await allSettled(world, 120);
  }
  await assertEachTextOnce(world);
  assert.equal((await sql`select from episodes`).length, ZIPS.length);
  const ended = await sql`
    select from near_sweeps
    where started_at = any(${struck.map((at) => at.toISOString())}::timestamptz[])
      and finished_at is not null and not figures ? 'diedAt'`;
  assert.equal(ended.length, 0, "each kill struck a near sweep");
});

async function rain({ sandbox }: WorkerWorld, mmPerHour: number): Promise<void> {
  await sandbox.rain({ zip: ZIPS[0]!, radiusKm: 40, mmPerHour, minutes: 600 });
}

/** When a near sweep began that is under way, later than that: what was struck stands as running for a while. */
async function seeBegin(world: WorkerWorld, after?: Date): Promise<Date> {
  let startedAt: Date | undefined;
  await until(async () => {
    startedAt = await findNear(world, "running", after);
    return startedAt !== undefined;
  }, 120);
  return startedAt!;
}

async function findNear(
  { database: { sql } }: WorkerWorld,
  status: string,
  after = new Date(0),
): Promise<Date | undefined> {
  const [found] = await sql<{ startedAt: Date }[]>`
    select started_at from near_sweeps where status = ${status} and started_at > ${after}
    order by started_at desc limit 1`;
  return found?.startedAt;
}

async function countTold({ database: { sql } }: WorkerWorld, step: string): Promise<number> {
  return (await sql`select from alerts where step = ${step}`).length;
}
