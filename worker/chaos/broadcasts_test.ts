// A broadcast on a bad day: the carrier misbehaves, workers are killed, somebody stops it. Each owed text
// once, none after a stop.
import assert from "node:assert/strict";
import { Random } from "../../ground/random.ts";
import type { Faults } from "../../sandbox/state/fault_kinds.ts";
import { startApi } from "../../testing/api.ts";
import { takeStep, writeBroadcast } from "../../testing/broadcasts.ts";
import { startCrew } from "../../testing/chaos/crew.ts";
import { addCrowd } from "../../testing/chaos/crowd.ts";
import { untilProven } from "../../testing/chaos/owed.ts";
import { seeded } from "../../testing/chaos/seed.ts";
import { addDistrict, addUser, RED_HOOK } from "../../testing/rows.ts";
import { until } from "../../testing/until.ts";
import { startWorkerWorld, type WorkerWorld } from "../../testing/worker.ts";

const ZIPS = ["11231", "11215"];
const FOLLOWERS = 60;
/** Two minutes until a lost text is certain to be lost: three seconds. */
const SPEED = 40;
const SETTINGS = { SMS_PER_SECOND: "2", SWEEP_CRON: "*/5 * * * *" };

const everyNth = 3;
const TROUBLES: Record<string, Faults> = {
  "connections reset after it took the text": { twilio: { kind: "resetAfterAccept", everyNth } },
  "takes texts and never answers, nor sends receipts": {
    twilio: { kind: "timeoutAfterAccept", everyNth },
    receipts: { kind: "none" },
  },
  "500 before it took the text": { twilio: { kind: "500", everyNth } },
  "receipts twice": { receipts: { kind: "twice" } },
};

for (const [name, faults] of Object.entries(TROUBLES)) {
  Deno.test(`a broadcast while the carrier has trouble, ${name}: each text exactly once`, async () => {
    await using world = await startRoom();
    await using sent = await sendBroadcast(world);
    world.sandbox.faults(faults);
    {
      await using _first = world.runWorker(SETTINGS);
      await using _second = world.runWorker(SETTINGS);
      await until(() => world.sandbox.state.requestCounts.twilio! >= FOLLOWERS / 2, 600);
      world.sandbox.faults({});
      await settleAll(world);
    }
    const counts = await countTexts(world);
    assert.deepEqual(counts, { atProvider: FOLLOWERS, takenBack: 0, other: 0 });
    assert.equal((await sent.look()).state, "finished");
  });
}

Deno.test("a broadcast whose workers are killed, and which is stopped half-way: each text once, none after the stop", async () => {
  const random = seeded();
  await using world = await startRoom();
  await using sent = await sendBroadcast(world);
  const { sandbox, database: { sql } } = world;
  sandbox.latency({ twilioMs: 20, twilioAnswerMs: 20 });
  {
    const settings = { ...SETTINGS, SMS_PER_SECOND: "0.3" };
    await using crew = startCrew(world, { workers: 2, kills: 8, settings }, random);
    await until(() => crew.kills >= 4 && countSent(world) >= 8, 600);
    const { body } = await sent.stop();
    assert.equal(body.state, "stopped");
    const stoppedAt = world.clock();
    await crew.over;
    await settleAll(world);
    const later = await sql`
      select from messages where kind = 'broadcast' and sending_at > ${stoppedAt}`;
    assert.equal(later.length, 0, "nothing is taken in hand after a stop");
  }
  const { atProvider, takenBack, other } = await countTexts(world);
  assert.ok(atProvider > 0 && takenBack > 0, `${atProvider} had it, ${takenBack} taken back`);
  assert.deepEqual([atProvider + takenBack, other], [FOLLOWERS, 0]);
  const { state, sending } = await sent.look();
  assert.equal(state, "stopped");
  assert.equal(
    sending!.texts.sent + sending!.texts.delivered,
    atProvider,
    "the page says how many",
  );
  const [purse] = await sql`select spent from purses where name = 'broadcasts'`;
  assert.equal(purse!.spent, atProvider, "what was taken back costs nothing");
  console.log({ atProvider, takenBack });
});

Deno.test("a broadcast whose workers are killed goes out all the same: each text once", async () => {
  const random = seeded();
  await using world = await startRoom();
  await using sent = await sendBroadcast(world);
  world.sandbox.latency({ twilioMs: 20, twilioAnswerMs: 20 });
  {
    const settings = { ...SETTINGS, SMS_PER_SECOND: "0.5" };
    await using crew = startCrew(world, { workers: 2, kills: 8, settings }, random);
    await crew.over;
    await settleAll(world);
  }
  assert.deepEqual(await countTexts(world), { atProvider: FOLLOWERS, takenBack: 0, other: 0 });
  assert.equal((await sent.look()).state, "finished");
});

async function startRoom(): Promise<WorkerWorld> {
  const world = await startWorkerWorld({ speed: SPEED });
  const crowd = { zips: ZIPS, each: FOLLOWERS / ZIPS.length, now: world.clock() };
  await addCrowd(world.database.sql, crowd, new Random(1));
  return world;
}

/** By the API, at the world's time; its first minute is over. */
async function sendBroadcast(world: WorkerWorld) {
  const { database } = world;
  const { id: bidId } = await addDistrict(database.sql, { ...RED_HOOK, zips: ZIPS });
  const api = await startApi(database, undefined, { now: world.clock });
  const manager = await api.enter(await addUser(database.sql, { bidId }));
  const { id } = await writeBroadcast(manager, { zips: ZIPS, validMinutes: 1440 });
  await takeStep(manager, id, "submit");
  const { body } = await takeStep(manager, id, "send");
  assert.equal(body.sending.people, FOLLOWERS);
  world.advance(1);
  return {
    stop: () => takeStep(manager, id, "stop"),
    look: async () => (await manager.get(`/api/district/broadcasts/${id}`)).body,
    [Symbol.asyncDispose]: () => api[Symbol.asyncDispose](),
  };
}

/** Until nothing of it waits or is in doubt. */
async function settleAll(world: WorkerWorld): Promise<void> {
  const { sql } = world.database;
  await untilProven(world, async () => {
    const [{ open }] = await sql<[{ open: number }]>`
      select (select count(*)::int from messages
        where kind = 'broadcast' and status in ('queued', 'sending', 'unknown'))
        + (select count(*)::int from broadcasts b where state = 'sending') as open`;
    return open === 0;
  }, 600);
  await world.sandbox.settled();
}

function countSent({ sandbox }: WorkerWorld): number {
  return sandbox.messages().filter(({ body }) => body.includes("Court St")).length;
}

/** Each at the provider exactly once or never, as its row says. */
async function countTexts({ database: { sql }, sandbox }: WorkerWorld) {
  const rows = await sql<{ id: string; status: string; expiredFor: string | null }[]>`
    select id, status, expired_for from messages where kind = 'broadcast'`;
  const atCarrier = Map.groupBy(
    sandbox.messages().filter(({ direction }) => direction !== "inbound"),
    ({ statusCallback }) => statusCallback!.split("/").at(-1)!,
  );
  const counts = { atProvider: 0, takenBack: 0, other: 0 };
  for (const { id, status, expiredFor } of rows) {
    const times = atCarrier.get(id)?.length ?? 0;
    const isThere = ["accepted", "sent", "delivered"].includes(status);
    assert.equal(times, isThere ? 1 : 0, `${status} (${expiredFor}), sent ${times} times`);
    if (isThere) counts.atProvider++;
    else if (expiredFor === "takenBack") counts.takenBack++;
    else counts.other++;
  }
  return counts;
}
