// Two workers, a hundred kills, one text each.
import assert from "node:assert/strict";
import { addCrowd } from "../../testing/chaos/crowd.ts";
import { startCrew } from "../../testing/chaos/crew.ts";
import { allSettled, assertEachTextOnce } from "../../testing/chaos/owed.ts";
import { seeded } from "../../testing/chaos/seed.ts";
import { until } from "../../testing/until.ts";
import { startWorkerWorld, type WorkerWorld } from "../../testing/worker.ts";

const CLEARING = ["02108", "02116"];
const STORMY = {
  brooklyn: ["11231", "11215", "11201"],
  chicago: ["60601", "60614", "60622"],
  houston: ["77002", "77007", "77019"],
};
const WARNED = { miami: ["33130", "33131"], philadelphia: ["19103", "19106"] };
const ZIPS = [CLEARING, ...Object.values(STORMY), ...Object.values(WARNED)].flat();

/** What the sky does, after how many kills, and how many alerts it makes. */
const SKY: [kills: number, turn: (world: WorkerWorld) => Promise<void>, alerts: number][] = [
  [0, (world) => rainEverywhere(world), 9 + CLEARING.length],
  [10, (world) => rain(world, "brooklyn", 20), 3],
  [18, (world) => warn(world, "miami"), 2],
  [26, (world) => rain(world, "chicago", 20), 3],
  [34, (world) => rain(world, "brooklyn", 60), 3],
  [42, (world) => rain(world, "houston", 60), 3],
  [50, (world) => warn(world, "philadelphia"), 2],
  [58, (world) => rain(world, "chicago", 60), 3],
];

/** By the clock: on a machine that is busy with all else, it goes as slowly as the workers start. */
const LONG_SECONDS = 4_800;
const SPEED = 20;
const USUAL_START_MS = 800;

/** Were every receipt to come, nothing would have to be settled by the carrier's list. */
const RECEIPTS = [
  undefined,
  ...(["none", "late", "twice", "outOfOrder"] as const).map((kind) => ({ kind })),
];

Deno.test("two workers, killed a hundred times in sweep and send: each text exactly once", async () => {
  const random = seeded();
  await using world = await startWorkerWorld({ speed: SPEED });
  const longSeconds = LONG_SECONDS / await slowDown(world);
  const { sandbox, database: { sql } } = world;
  await addCrowd(sql, { zips: ZIPS, each: 20, now: world.clock() }, random);
  await endStorm(world);
  sandbox.latency({ openMeteoMs: 80, twilioMs: 60, twilioAnswerMs: 60 });
  const cutOff = new Set<object>();
  {
    await using crew = startCrew(world, {
      workers: 2,
      kills: 100,
      settings: { SMS_PER_SECOND: "0.8", SWEEP_CRON: "*/5 * * * *" },
      onKill() {
        for (const request of sandbox.requests("twilio")) {
          if (request.status === 0) cutOff.add(request);
        }
        sandbox.faults({ receipts: random.pick(RECEIPTS) });
      },
    }, random);
    let alerts = await countAlerts(world);
    for (const [kills, turn, more] of SKY) {
      await until(() => crew.kills >= kills, longSeconds);
      await turn(world);
      alerts += more;
      await until(async () => await countAlerts(world) === alerts, longSeconds).catch(
        async (error) => {
          throw new Error(`${error.message}: ${await describe(world)}`);
        },
      );
    }
    await crew.over;
    await allSettled(world, longSeconds);
  }
  const texts = await assertEachTextOnce(world);
  const [{ episodes }] = await sql<[{ episodes: number }]>`
    select count(*)::int as episodes from episodes`;
  assert.equal(episodes, ZIPS.length, "one storm, one episode");

  // One that died is closed by the sweep after it; the last may still stand as running.
  const [{ sweeps, claims }] = await sql<[{ sweeps: number; claims: number }]>`
    select (
        select count(*)::int from sweeps where status = 'running' or figures ? 'diedAt'
      ) as sweeps,
      (select count(*)::int from messages where tries > 1) as claims`;
  const hit = { sweeps, claims, answers: cutOff.size };
  console.log({ texts: texts.length, ...hit });
  for (const [what, times] of Object.entries(hit)) assert(times > 5, `the kills must hit ${what}`);
});

/** A hundred starts take the same time by the clock on any machine: no text expires for want of one. */
async function slowDown(world: WorkerWorld): Promise<number> {
  // Two at once, as the crew starts them.
  const starts = await Promise.all([world.startWorker(), world.startWorker()]);
  await Promise.all(starts.map((worker) => worker.kill("SIGKILL")));
  const startedInMs = Math.max(...starts.map((worker) => worker.startedInMs));
  const speed = SPEED * Math.min(1, USUAL_START_MS / startedInMs);
  world.setSpeed(speed);
  return speed;
}

async function countAlerts({ database: { sql } }: WorkerWorld): Promise<number> {
  const [{ alerts }] = await sql<[{ alerts: number }]>`
    select count(*)::int as alerts from alerts where step <> 'ask'`;
  return alerts;
}

/** What stands in the way, for whoever reads of a failure. */
async function describe({ database: { sql }, clock }: WorkerWorld): Promise<string> {
  const alerts = await sql`
    select e.zip, a.step, a.created_at from alerts a join episodes e on e.id = a.episode_id
    where a.step <> 'ask' order by e.zip, a.created_at`;
  const sweeps = await sql`select slot, status, figures from sweeps order by slot desc limit 5`;
  return JSON.stringify({ now: clock(), alerts, sweeps }, null, 1);
}

/** A storm that has just ended: its all-clear is among what the workers owe first. */
async function endStorm(world: WorkerWorld): Promise<void> {
  await world.sandbox.rain({ zip: CLEARING[0]!, radiusKm: 40, mmPerHour: 20, minutes: 30 });
  await world.sweep();
  await world.sendAll();
  world.advance(120);
}

async function rainEverywhere(world: WorkerWorld): Promise<void> {
  for (const city of Object.keys(STORMY) as (keyof typeof STORMY)[]) await rain(world, city, 4);
}

async function rain(
  { sandbox }: WorkerWorld,
  city: keyof typeof STORMY,
  mmPerHour: number,
): Promise<void> {
  await sandbox.rain({ zip: STORMY[city][0]!, radiusKm: 40, mmPerHour, minutes: 600 });
}

async function warn({ sandbox }: WorkerWorld, city: keyof typeof WARNED): Promise<void> {
  for (const zip of WARNED[city]) {
    await sandbox.warn({ zip, event: "Flash Flood Warning", minutes: 300 });
  }
}
