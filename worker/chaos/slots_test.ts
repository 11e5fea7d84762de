// Slots swept twice, at once, cut short or hours late: caught up, one episode, nobody told twice.
import assert from "node:assert/strict";
import { addCrowd } from "../../testing/chaos/crowd.ts";
import { allSettled, assertEachTextOnce } from "../../testing/chaos/owed.ts";
import { until } from "../../testing/until.ts";
import { startWorkerWorld, type WorkerWorld } from "../../testing/worker.ts";
import { Random } from "../../ground/random.ts";
import { LEASE_MS, slotOf } from "../sweep/slot/slot.ts";
import { sweep } from "../sweep/sweep.ts";

const ZIPS = ["11231", "11215"];
const SETTINGS = { SMS_PER_SECOND: "1000", SWEEP_CRON: "*/30 * * * *" };

async function startCrowdedWorld({ zips = ZIPS, speed = 1 } = {}): Promise<WorkerWorld> {
  const world = await startWorkerWorld({ speed });
  const crowd = { zips, each: 20, now: world.clock() };
  await addCrowd(world.database.sql, crowd, new Random(1));
  return world;
}

async function rain({ sandbox }: WorkerWorld, mmPerHour: number, minutes: number): Promise<void> {
  await sandbox.rain({ zip: ZIPS[0]!, radiusKm: 40, mmPerHour, minutes });
}

async function listSteps({ database: { sql } }: WorkerWorld): Promise<string[]> {
  const rows = await sql<{ zip: string; step: string }[]>`
    select zip, step from alerts join episodes e on e.id = episode_id
    where step <> 'ask' order by zip desc, step`;
  return rows.map(({ zip, step }) => `${zip} ${step}`);
}

async function countEpisodes({ database: { sql } }: WorkerWorld): Promise<number> {
  const [{ episodes }] = await sql<[{ episodes: number }]>`
    select count(*)::int as episodes from episodes`;
  return episodes;
}

Deno.test("many sweeps at once, of one slot and of others: one does the slot, all make one storm", async () => {
  await using world = await startCrowdedWorld();
  world.sandbox.latency({ openMeteoMs: 50 });
  await rain(world, 60, 240);
  const slot = slotOf(world.clock(), 30);
  const others = [1, 2, 3].map((n) => new Date(slot.getTime() + n));
  const swept = await Promise.all(
    [slot, slot, slot, ...others].map((each) => sweep(each, world.outside)),
  );
  assert.equal(swept.filter(Boolean).length, 1 + others.length);
  await world.sendAll();
  assert.equal(await countEpisodes(world), ZIPS.length);
  await assertEachTextOnce(world);
});

Deno.test("a sweep that outlives its lease, its slot taken over: one storm, told once", async () => {
  await using world = await startCrowdedWorld();
  const { sandbox } = world;
  await rain(world, 60, 240);
  const slot = slotOf(world.clock(), 30);
  sandbox.latency({ openMeteoMs: 500 });
  const slow = sweep(slot, world.outside);
  await until(() => sandbox.requests("openMeteo").length === 1);
  sandbox.latency({});
  world.advance(LEASE_MS / 60_000 + 1);
  assert.equal((await sweep(slot, world.outside))?.status, "done");
  await slow;
  await world.sendAll();
  assert.equal(await countEpisodes(world), ZIPS.length);
  await assertEachTextOnce(world);
});

Deno.test("no worker for three hours while it rains harder: caught up at start, the same storm", async () => {
  await using world = await startCrowdedWorld();
  await rain(world, 4, 600);
  await world.sweep();
  await world.sendAll();
  world.advance(180);
  await rain(world, 60, 240);
  {
    await using _first = world.runWorker(SETTINGS);
    await using _second = world.runWorker(SETTINGS);
    await until(async () => (await listSteps(world)).length === 4);
    await allSettled(world);
  }
  assert.deepEqual(await listSteps(world), ZIPS.flatMap((zip) => [`${zip} any`, `${zip} flood`]));
  assert.equal(await countEpisodes(world), ZIPS.length);
  await assertEachTextOnce(world);
});

Deno.test("no worker for three hours in which the storm ends: one all-clear at start", async () => {
  await using world = await startCrowdedWorld();
  await rain(world, 20, 45);
  await world.sweep();
  await world.sendAll();
  world.advance(180);
  {
    await using _worker = world.runWorker(SETTINGS);
    await until(async () => (await listSteps(world)).length === 4);
    await allSettled(world);
  }
  assert.deepEqual(
    await listSteps(world),
    ZIPS.flatMap((zip) => [`${zip} heavy`, `${zip} clear`]),
  );
  await assertEachTextOnce(world);
});

const BAD_MORNINGS: [name: string, kind: "cut" | "503", over: "first" | "any"][] = [
  // Of two places the first came whole, and the other is asked alone, in vain.
  ["break off in mid-answer: who was left out is told by the next sweep, once", "cut", "any"],
  // Five tries of the only batch, and each place as a witness: the slot's first run has nothing.
  ["do not answer: the slot is done again, told once", "503", "first"],
];

for (const [name, kind, over] of BAD_MORNINGS) {
  Deno.test(`the weather and the Weather Service ${name}`, async () => {
    const zips = ["60601", "11231"];
    await using world = await startCrowdedWorld({ zips, speed: 60 });
    const { sandbox, database: { sql } } = world;
    sandbox.faults({ openMeteo: { kind, times: 7 }, nws: { kind: "cut", times: 1 } });
    await rain(world, 4, 600);
    await sandbox.warn({ zip: "60601", event: "Flash Flood Warning", minutes: 600 });
    {
      await using _first = world.runWorker(SETTINGS);
      await using _second = world.runWorker(SETTINGS);
      await until(async () => (await listSteps(world)).length === zips.length, 600);
      await allSettled(world);
      await until(async () => {
        const swept = await sql<{ status: string }[]>`select status from sweeps order by slot`;
        return (over === "first" ? swept.slice(0, 1) : swept).some((it) => it.status === "done");
      }, 600);
    }
    assert.deepEqual(await listSteps(world), ["60601 flood", "11231 any"]);
    assert.equal(await countEpisodes(world), zips.length);
    await assertEachTextOnce(world);
  });
}
