// The worker has less memory than its work takes, and ends in the midst of it: as if it were killed.
import assert from "node:assert/strict";
import { addCrowd } from "../../testing/chaos/crowd.ts";
import { allSettled, assertEachTextOnce } from "../../testing/chaos/owed.ts";
import { startWorkerWorld, type WorkerWorld } from "../../testing/worker.ts";
import { Random } from "../../ground/random.ts";

const ZIPS = ["11231", "11215"];
/** Of V8's heap: what it takes to be up, and a little. Which is enough differs by machine. */
const FIRST_MEGABYTES = 8;
const MORE_MEGABYTES = 4;
const MOST_MEGABYTES = 96;
const LIFE_MS = 4_000;

Deno.test("no memory: a worker ends at once and loudly, and the next one does what is owed, each text once", async () => {
  await using world = await startWorkerWorld({ speed: 20 });
  await addCrowd(world.database.sql, { zips: ZIPS, each: 30, now: world.clock() }, new Random(1));
  for (const zip of ZIPS) {
    await world.sandbox.warn({ zip, event: "Flash Flood Warning", minutes: 600 });
  }
  const deaths = await countDeaths(world);
  console.log(deaths);
  assert.ok(deaths.atStart + deaths.atWork > 0, "it must have been too little at least once");
  {
    await using _worker = world.runWorker();
    await allSettled(world, 120);
  }
  await assertEachTextOnce(world);
});

/** With ever more memory, until a worker lives. */
async function countDeaths(world: WorkerWorld) {
  const deaths = { atStart: 0, atWork: 0 };
  for (let megabytes = FIRST_MEGABYTES; megabytes <= MOST_MEGABYTES; megabytes += MORE_MEGABYTES) {
    const DENO_V8_FLAGS = `--max-old-space-size=${megabytes}`;
    const worker = await world.startWorker({ DENO_V8_FLAGS, SMS_PER_SECOND: "2" })
      .catch(() => undefined);
    if (!worker) {
      deaths.atStart++;
      continue;
    }
    let timer;
    const lives = await Promise.race([
      worker.ended.then(() => false),
      new Promise<true>((resolve) => timer = setTimeout(() => resolve(true), LIFE_MS)),
    ]);
    clearTimeout(timer);
    await worker.kill("SIGKILL");
    if (lives) return deaths;
    assert.match(worker.output(), /out of memory|heap/i, "the reason stands in its log");
    deaths.atWork++;
  }
  return deaths;
}
