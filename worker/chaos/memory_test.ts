// The worker has less memory than its work takes, and ends in the midst of it: as if it were killed.
import assert from "node:assert/strict";
import { addCrowd } from "../../testing/chaos/crowd.ts";
import { allSettled, assertEachTextOnce } from "../../testing/chaos/owed.ts";
import { until } from "../../testing/until.ts";
import { startWorkerWorld, type WorkerWorld } from "../../testing/worker.ts";
import { Random } from "../../ground/random.ts";

const ZIPS = ["11231", "11215"];
const RESIDENTS = 30;
/** Of V8's heap: what it takes to be up, and a little. Which is enough differs by machine. */
const FIRST_MEGABYTES = 8;
const MORE_MEGABYTES = 4;
const MOST_MEGABYTES = 96;
const LIFE_MS = 4_000;
const REASON = /out of memory|heap/i;
/** On a busy machine one may tidy its memory for as long as it is waited for: no death to count. */
const NEVER_UP = /told no port in time/;

Deno.test("no memory: a worker ends at once and loudly, and the next one does what is owed, each text once", async () => {
  await using world = await startWorkerWorld({ speed: 20 });
  await addCrowd(
    world.database.sql,
    { zips: ZIPS, each: RESIDENTS, now: world.clock() },
    new Random(1),
  );
  for (const zip of ZIPS) {
    await world.sandbox.warn({ zip, event: "Flash Flood Warning", minutes: 600 });
  }
  const deaths = await countDeaths(world);
  console.log(deaths);
  assert.ok(deaths.atStart + deaths.atWork > 0, "it must have been too little at least once");
  {
    await using _worker = world.runWorker();
    // A slot whose worker died is free two minutes later: until it is done again, little or nothing is owed.
    await until(async () => await countTold(world) >= ZIPS.length * RESIDENTS, 120);
    await allSettled(world, 120);
  }
  await assertEachTextOnce(world);
});

async function countTold({ database: { sql } }: WorkerWorld): Promise<number> {
  const [{ told }] = await sql<[{ told: number }]>`
    select count(*)::int as told from messages where kind = 'alert' and step <> 'ask'`;
  return told;
}

/** With ever more memory, until a worker lives. */
async function countDeaths(world: WorkerWorld) {
  const deaths = { atStart: 0, atWork: 0 };
  for (let megabytes = FIRST_MEGABYTES; megabytes <= MOST_MEGABYTES; megabytes += MORE_MEGABYTES) {
    const DENO_V8_FLAGS = `--max-old-space-size=${megabytes}`;
    const worker = await world.startWorker({ DENO_V8_FLAGS, SMS_PER_SECOND: "2" })
      .catch(({ message }: Error) => {
        if (REASON.test(message)) deaths.atStart++;
        else assert.match(message, NEVER_UP);
      });
    if (!worker) continue;
    let timer;
    const lives = await Promise.race([
      worker.ended.then(() => false),
      new Promise<true>((resolve) => timer = setTimeout(() => resolve(true), LIFE_MS)),
    ]);
    clearTimeout(timer);
    await worker.kill("SIGKILL");
    if (lives) return deaths;
    // In its log, of which the last lines may be read after its end.
    await until(() => REASON.test(worker.output()), 10);
    deaths.atWork++;
  }
  return deaths;
}
