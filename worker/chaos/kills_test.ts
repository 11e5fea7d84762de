// Two workers, a hundred kills, one text each. CHAOS_SEED=… repeats a run's moments.
import assert from "node:assert/strict";
import { addCrowd } from "../../testing/chaos/crowd.ts";
import { startCrew } from "../../testing/chaos/crew.ts";
import { allSettled, assertEachTextOnce } from "../../testing/chaos/owed.ts";
import { startWorkerWorld, type WorkerWorld } from "../../testing/worker.ts";
import { Random } from "../../tools/seed/random.ts";

const KILLS = 100;
const SPEED = 20;
const STORMY = {
  brooklyn: ["11231", "11215", "11201"],
  chicago: ["60601", "60614", "60622"],
  houston: ["77002", "77007", "77019"],
};
const WARNED = { miami: ["33130", "33131"], philadelphia: ["19103", "19106"] };
const CLEARING = ["02108", "02116"];

type City = keyof typeof STORMY;

Deno.test("two workers, killed a hundred times in sweep and send: each text exactly once", async () => {
  const seed = Number(Deno.env.get("CHAOS_SEED")) || crypto.getRandomValues(new Uint32Array(1))[0]!;
  console.log(`CHAOS_SEED=${seed}`);
  const random = new Random(seed);
  await using world = await startWorkerWorld({ speed: SPEED });
  const zips = [...Object.values(STORMY), ...Object.values(WARNED), CLEARING].flat();
  await addCrowd(world.database.sql, { zips, each: 20, now: world.clock() }, random);
  await endStorm(world);
  world.sandbox.latency({ openMeteoMs: 80, twilioMs: 60, twilioAnswerMs: 60 });
  for (const city of Object.keys(STORMY) as City[]) await rain(world, city, 4);

  const cut = new Set<object>();
  {
    await using crew = startCrew(world, {
      workers: 2,
      kills: KILLS,
      settings: { SMS_PER_SECOND: "0.8", SWEEP_CRON: "*/5 * * * *" },
      async onKill(kill) {
        for (const request of world.sandbox.requests("twilio")) {
          if (request.status === 0) cut.add(request);
        }
        world.sandbox.faults({ receipts: random.pick(RECEIPTS) });
        await SKY[kill]?.(world);
      },
    }, random);
    await crew.over;
    await allSettled(world);
  }
  const texts = await assertEachTextOnce(world);
  const { sql } = world.database;
  const [{ episodes, alerts }] = await sql<[{ episodes: number; alerts: number }]>`
    select (select count(*)::int from episodes) as episodes,
      (select count(*)::int from alerts where step <> 'ask') as alerts`;
  assert.equal(episodes, zips.length, "one storm, one episode");
  assert.equal(alerts, 9 * 3 + 4 + 2 * 2, "each step of each storm once");
  const [{ sweeps, claims }] = await sql<[{ sweeps: number; claims: number }]>`
    select (select count(*)::int from sweeps where status = 'running') as sweeps,
      (select count(*)::int from messages where tries > 1) as claims`;
  console.log({ texts: texts.length, sweeps, claims, answers: cut.size });
  assert(sweeps > 10 && claims > 10 && cut.size > 10, "the kills must hit what they are meant to");
});

/** Were each receipt to come, nothing would need settling by the provider's list. */
const RECEIPTS = [
  undefined,
  ...(["none", "late", "twice", "outOfOrder"] as const).map((kind) => ({ kind })),
];

/** What the sky does after so many kills. */
const SKY: Record<number, (world: WorkerWorld) => Promise<unknown>> = {
  10: (world) => rain(world, "brooklyn", 20),
  20: (world) => rain(world, "chicago", 20),
  25: (world) => warn(world, "miami"),
  30: (world) => rain(world, "brooklyn", 60),
  40: (world) => rain(world, "houston", 20),
  50: (world) => rain(world, "chicago", 60),
  60: (world) => warn(world, "philadelphia"),
  70: (world) => rain(world, "houston", 60),
};

async function rain({ sandbox }: WorkerWorld, city: City, mmPerHour: number): Promise<void> {
  await sandbox.rain({ zip: STORMY[city][0]!, radiusKm: 40, mmPerHour, minutes: 600 });
}

async function warn({ sandbox }: WorkerWorld, city: keyof typeof WARNED): Promise<void> {
  for (const zip of WARNED[city]) {
    await sandbox.warn({ zip, event: "Flash Flood Warning", minutes: 300 });
  }
}

/** A storm that has just ended: its all-clear is what the workers owe first. */
async function endStorm(world: WorkerWorld): Promise<void> {
  await world.sandbox.rain({ zip: CLEARING[0]!, radiusKm: 40, mmPerHour: 20, minutes: 30 });
  await world.sweep();
  await world.sendAll();
  world.advance(120);
}
