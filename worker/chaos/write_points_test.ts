// A worker is killed at each statement that writes: before the database has heard it, and before the worker
// has heard that it is done. Which there are, a first run tells, by reading along: none is left out by luck.
import assert from "node:assert/strict";
import pMap from "p-map";
import { addCrowd } from "../../testing/chaos/crowd.ts";
import { allSettled, assertEachTextOnce } from "../../testing/chaos/owed.ts";
import { choose, seeded } from "../../testing/chaos/seed.ts";
import {
  type Moment,
  startReadingWire,
  type WritePoint,
} from "../../testing/chaos/write_points.ts";
import type { Program } from "../../testing/programs.ts";
import { until } from "../../testing/until.ts";
import { startWorkerWorld, type WorkerWorld } from "../../testing/worker.ts";
import { Random } from "../../ground/random.ts";

const ZIPS = ["11231", "11215"];
const SPEED = 20;
/** Housekeeping comes at 17 minutes past, and with it what a day brings. */
const AT = new Date("2026-11-22T18:16:30Z");
const SETTINGS = { SMS_PER_SECOND: "20", SWEEP_CRON: "*/30 * * * *" };
const MOMENTS = ["before", "after"] as const;
const AT_ONCE = 2;

Deno.test("killed at each statement that writes: one storm, each text exactly once, nothing left undone", async () => {
  const points = await listPoints();
  console.log({ points: points.length });
  assert.ok(points.length >= 20, `${points.length} points`);
  // What is not committed yet is undone in either case.
  const trials = points.flatMap(([point, isInTransaction]) =>
    MOMENTS.slice(0, isInTransaction ? 1 : 2).map((moment) => ({ point, moment }))
  );
  const isAll = Deno.env.get("WRITE_POINTS") === "all";
  const chosen = isAll ? trials : choose(seeded(), trials, CHOSEN);
  console.log({ trials: trials.length, chosen: chosen.length });
  const missed = (await pMap(chosen, tryOne, { concurrency: AT_ONCE })).filter(Boolean);
  console.log({ missed });
  assert.ok(missed.length <= chosen.length / 5, "nearly each must be met again");
});

/** Each takes some seconds: a run tries some, by a seed that is printed; `WRITE_POINTS=all` tries them all. */
const CHOSEN = 16;

/** The undisturbed run: what is written, in the order in which it is. */
async function listPoints(): Promise<[WritePoint, isInTransaction: boolean][]> {
  await using world = await startStormyWorld();
  await using wire = startWire(world);
  await using _worker = await startWorkerOn(world, wire.port);
  await untilDone(world);
  await until(() => wire.points.size > 0 && isQuiet(wire.points), 30);
  return [...wire.points];
}

let lastSize = 0;
let sameSince = 0;

/** No new one for two seconds: a minute and more of the worker's. */
function isQuiet(points: Map<WritePoint, boolean>): boolean {
  if (points.size !== lastSize) [lastSize, sameSince] = [points.size, performance.now()];
  return performance.now() - sameSince > 2_000;
}

/** Returns the point where it was not met, as what happens by chance alone. */
async function tryOne(
  { point, moment }: { point: WritePoint; moment: Moment },
): Promise<string | undefined> {
  await using world = await startStormyWorld();
  await using wire = startWire(world);
  let isHit = false;
  {
    const hit = Promise.withResolvers<void>();
    wire.lieInWait(point, moment, hit.resolve);
    const starting = startWorkerOn(world, wire.port);
    hit.promise.then(() => isHit = true);
    const worker = await starting;
    await Promise.race([
      hit.promise,
      untilDone(world).then(() => until(() => isHit, 4)).catch(() => {}),
    ]);
    await worker.kill("SIGKILL");
  }
  await using _next = await startWorkerOn(world, wire.port);
  try {
    await untilDone(world);
    await assertEachTextOnce(world);
    // A slot whose worker died is free two minutes later.
    await until(() => isSwept(world), 60);
    assertFoundOnce(world);
  } catch (error) {
    throw new Error(`Killed ${moment} “${point.slice(0, 200)}”: ${(error as Error).message}`);
  }
  return isHit ? undefined : `${moment} ${point.slice(0, 120)}`;
}

async function startStormyWorld(): Promise<WorkerWorld> {
  const world = await startWorkerWorld({ speed: SPEED, at: AT });
  const { database: { sql }, sandbox } = world;
  await addCrowd(sql, { zips: ZIPS, each: 3, now: world.clock() }, new Random(1));
  await addLostAnswer(world);
  for (const zip of ZIPS) {
    await sandbox.warn({ zip, event: "Flash Flood Warning", minutes: 600 });
  }
  return world;
}

/** Texts that left eleven minutes ago, of which one had no answer and the other no receipt. */
async function addLostAnswer({ database: { sql }, carrier, sandbox, clock }: WorkerWorld) {
  const sentAt = new Date(clock().getTime() - 11 * 60_000);
  for (const [status, n] of [["unknown", 1], ["accepted", 2]] as const) {
    const [to, body] = [`+1212555010${n}`, `Rain ${n}`];
    const [{ id }] = await sql<[{ id: string }]>`
      insert into messages
        (kind, phone, body, segments, status, tries, created_at, send_at, expires_at, sending_at)
      values ('reply', ${to}, ${body}, 1, ${status}, 1, ${sentAt}, ${sentAt},
        ${sentAt}::timestamptz + interval '2 hours', ${sentAt})
      returning id`;
    sandbox.faults({ receipts: { kind: "none" } });
    const statusCallback = `http://127.0.0.1:1/${id}`;
    const answer = await carrier.send({ to, body, statusCallback, validitySeconds: 600 });
    await sandbox.settled();
    sandbox.faults({});
    if (status === "unknown" || answer.result !== "accepted") continue;
    await sql`update messages set provider_sid = ${answer.sid} where id = ${id}`;
  }
}

function startWire({ database }: WorkerWorld) {
  const { hostname, port } = new URL(database.url);
  return startReadingWire({ hostname, port: Number(port) });
}

async function startWorkerOn(world: WorkerWorld, port: number): Promise<Program> {
  const url = new URL(world.database.url);
  url.port = String(port);
  return await world.startWorker({ ...SETTINGS, DATABASE_URL: url.href });
}

/** Everybody is told, and what was lost is found. */
async function untilDone(world: WorkerWorld): Promise<void> {
  const { sql } = world.database;
  await until(async () => {
    const [{ told }] = await sql<[{ told: number }]>`
      select count(*)::int as told from messages where kind = 'alert' and step <> 'ask'`;
    return told >= ZIPS.length * 3;
  }, 60);
  await allSettled(world, 120);
  await until(async () => {
    const [{ open }] = await sql<[{ open: number }]>`
      select count(*)::int as open from messages where kind = 'reply' and status <> 'delivered'`;
    return open === 0;
  }, 120);
}

async function isSwept({ database: { sql } }: WorkerWorld): Promise<boolean> {
  const [{ episodes, done, running }] = await sql<
    [{ episodes: number; done: number; running: number }]
  >`
    select (select count(*)::int from episodes) as episodes,
      count(*) filter (where status in ('done', 'partial'))::int as done,
      count(*) filter (where status = 'running')::int as running
    from sweeps`;
  assert.ok(episodes <= ZIPS.length, "one storm, one episode");
  return done > 0 && running === 0;
}

function assertFoundOnce({ sandbox }: WorkerWorld): void {
  for (const n of [1, 2]) assert.equal(sandbox.messages(`+1212555010${n}`).length, 1);
}
