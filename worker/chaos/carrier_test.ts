// The carrier misbehaves in every way it can, and two workers send: each text exactly once, none lost.
import assert from "node:assert/strict";
import type { Faults, Latency } from "../../sandbox/state/fault_kinds.ts";
import { listConditions } from "shared/server/conditions.ts";
import type { Sql } from "shared/server/database.ts";
import { addCrowd } from "../../testing/chaos/crowd.ts";
import { startCrew } from "../../testing/chaos/crew.ts";
import { allSettled, assertEachTextOnce } from "../../testing/chaos/owed.ts";
import { seeded } from "../../testing/chaos/seed.ts";
import { until } from "../../testing/until.ts";
import { startWorkerWorld, type WorkerWorld } from "../../testing/worker.ts";
import { Random } from "../../ground/random.ts";

const ZIPS = ["11231", "11215"];
const RESIDENTS = 60;
/** Two minutes until a lost text is certain to be lost: three seconds. */
const SPEED = 40;
const SETTINGS = { SMS_PER_SECOND: "2", SWEEP_CRON: "*/5 * * * *" };

interface Trouble {
  faults: Faults;
  latency?: Latency;
  /** How long it lasts: so many requests to the carrier. */
  requests?: number;
}

const everyNth = 3;
const TROUBLES: Record<string, Trouble> = {
  "connections reset before it took the text": { faults: { twilio: { kind: "reset", everyNth } } },
  "connections reset after it took the text": {
    faults: { twilio: { kind: "resetAfterAccept", everyNth } },
  },
  "takes texts and never answers, nor sends receipts": {
    faults: { twilio: { kind: "timeoutAfterAccept", everyNth }, receipts: { kind: "none" } },
  },
  "500 before it took the text": { faults: { twilio: { kind: "500", everyNth } } },
  "500 after it took the text, and its receipts come": {
    faults: { twilio: { kind: "500AfterAccept", everyNth } },
  },
  "500 after it took the text, and its receipts do not come": {
    faults: { twilio: { kind: "500AfterAccept", everyNth }, receipts: { kind: "none" } },
  },
  "a storm of 429": { faults: { twilio: { kind: "429" } }, requests: 6 },
  "a storm of 429 that says when to come again": {
    faults: { twilio: { kind: "429", retryAfterSeconds: 60 } },
    requests: 6,
  },
  "answers after our patience, receipts before": {
    faults: {},
    latency: { twilioAnswerMs: 700 },
    requests: 15,
  },
  "receipts before the answer, backwards": {
    faults: { receipts: { kind: "outOfOrder" } },
    latency: { twilioAnswerMs: 60 },
  },
  "receipts twice": { faults: { receipts: { kind: "twice" } } },
  "receipts very late": { faults: { receipts: { kind: "late" } } },
};

const ALL_FAULTS = Object.values(TROUBLES).map(({ faults }) => faults);
const OUTAGE_MINUTES = 3;

for (const [name, { faults, latency = {}, requests = 45 }] of Object.entries(TROUBLES)) {
  Deno.test(`${name}: each text exactly once`, async () => {
    await using world = await startStormyWorld();
    const { sandbox } = world;
    sandbox.faults(faults);
    sandbox.latency(latency);
    {
      await using _first = world.runWorker(SETTINGS);
      await using _second = world.runWorker(SETTINGS);
      await until(() => sandbox.state.requestCounts.twilio! >= requests, 600);
      sandbox.faults({});
      sandbox.latency({});
      await allSettled(world);
    }
    const texts = await assertEachTextOnce(world);
    assert(texts.length >= RESIDENTS);
  });
}

for (const kind of ["500", "429", "reset", "refuse"] as const) {
  Deno.test(`wholly down (${kind}): slows, says so where it is an outage, recovers, loses nothing`, async () => {
    await using world = await startStormyWorld();
    const { sandbox, database: { sql } } = world;
    sandbox.faults({ twilio: { kind, errorCode: 20003 } });
    {
      await using _first = world.runWorker(SETTINGS);
      await using _second = world.runWorker(SETTINGS);
      await until(() => sandbox.state.requestCounts.twilio! > 0, 600);
      const endAt = world.clock().getTime() + OUTAGE_MINUTES * 60_000;
      await until(() => world.clock().getTime() > endAt, 600);
      assert(countSends(world) < 30, `${countSends(world)} requests in ${OUTAGE_MINUTES} minutes`);
      // Too many requests are an outage only where they do not end: after ten in a row.
      if (kind !== "429") assert(await isCarrierIll(sql));
      sandbox.faults({});
      await allSettled(world);
      assert.equal(await isCarrierIll(sql), false);
    }
    await assertEachTextOnce(world);
  });
}

Deno.test("every trouble in turn, and workers killed in it: each text exactly once", async () => {
  const random = seeded();
  await using world = await startStormyWorld();
  const { sandbox } = world;
  sandbox.latency({ twilioMs: 20, twilioAnswerMs: 20 });
  {
    const settings = { ...SETTINGS, SMS_PER_SECOND: "0.5" };
    const onKill = () => sandbox.faults(random.pick(ALL_FAULTS));
    await using crew = startCrew(world, { workers: 2, kills: 10, settings, onKill }, random);
    await crew.over;
    sandbox.faults({});
    await allSettled(world);
  }
  await assertEachTextOnce(world);
});

function countSends({ sandbox }: WorkerWorld): number {
  return sandbox.requests("twilio").filter(({ method }) => method === "POST").length;
}

async function isCarrierIll(sql: Sql): Promise<boolean> {
  const conditions = await listConditions(sql);
  return Boolean(conditions.find(({ name }) => name === "carrier")?.illSince);
}

async function startStormyWorld(): Promise<WorkerWorld> {
  const world = await startWorkerWorld({ speed: SPEED });
  const crowd = { zips: ZIPS, each: RESIDENTS / ZIPS.length, now: world.clock() };
  await addCrowd(world.database.sql, crowd, new Random(1));
  for (const zip of ZIPS) {
    await world.sandbox.warn({ zip, event: "Flash Flood Warning", minutes: 600 });
  }
  return world;
}
