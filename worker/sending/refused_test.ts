// What the carrier refuses or gives back for no fault of the text's own: it waits, the operator is
// told, and once that is mended it goes out, in the order it was written, each text once.
import assert from "node:assert/strict";
import type { Faults } from "../../sandbox/state/fault_kinds.ts";
import { listConditions } from "shared/server/conditions.ts";
import { until } from "../../testing/until.ts";
import { startWorkerWorld, type WorkerWorld } from "../../testing/worker.ts";
import { handleHealth } from "../health.ts";

const RESIDENTS = 14;

async function startWithTexts(count = RESIDENTS): Promise<WorkerWorld> {
  const world = await startWorkerWorld();
  for (let i = 0; i < count; i++) await world.follow(`+1718555${1000 + i}`, { "11231": "any" });
  await world.sandbox.rain({ zip: "11231", mmPerHour: 60, minutes: 240 });
  assert.equal((await world.sweep()).messages, count);
  return world;
}

async function illnesses({ database: { sql } }: WorkerWorld): Promise<Record<string, unknown>> {
  const ill = (await listConditions(sql)).filter(({ illSince }) => illSince);
  return Object.fromEntries(ill.map(({ name, detail }) => [name, detail.errorCode]));
}

async function readiness({ sql }: WorkerWorld): Promise<string> {
  const answer = await handleHealth({ sql })(new Request("http://worker/ready"));
  assert.equal(answer.status, 200);
  return (await answer.json()).status;
}

async function countOf(world: WorkerWorld, status: string): Promise<number> {
  return (await world.outbox()).filter((message) => message.status === status).length;
}

/** Who has got something, in that order. */
function arrivals({ sandbox }: WorkerWorld): string[] {
  return sandbox.messages().filter((m) => m.status === "delivered").map((m) => m.to);
}

async function inOrder({ database: { sql } }: WorkerWorld): Promise<string[]> {
  const rows = await sql<{ phone: string }[]>`
    select phone from messages order by priority desc, created_at, id`;
  return rows.map(({ phone }) => phone);
}

/** Of each kind; which code is of which is in carrier_errors_test.ts. */
const REFUSALS = [21606, 21266, 63038, 21211, 99999];

for (const errorCode of REFUSALS) {
  Deno.test(`each text is refused with ${errorCode}: all wait, the operator is told, all go when mended`, async () => {
    await using world = await startWithTexts();
    const { sandbox } = world;
    sandbox.faults({ twilio: { kind: "refuse", errorCode } });
    {
      await using sender = world.startSender({ perSecond: 50 });
      await world.passUntil(sender, async () => (await illnesses(world)).carrier === errorCode);
      await world.passUntil(sender, async () => (await illnesses(world)).refusals === errorCode);
      assert.equal(await readiness(world), "alarm");
      await world.passUntil(sender, async () => await countOf(world, "queued") === RESIDENTS);
      const asked = sandbox.requests("twilio").length;
      const minute = world.clock().getTime() + 60_000;
      await world.passUntil(sender, () => world.clock().getTime() > minute);
      const more = sandbox.requests("twilio").length - asked;
      assert(more <= 4, `one now and then, no more: ${more}`);
      sandbox.faults({});
      await world.passUntil(sender, async () => await countOf(world, "delivered") === RESIDENTS);
      await world.passUntil(sender, async () => Object.keys(await illnesses(world)).length === 0);
      assert.equal(await readiness(world), "ready");
    }
    assert.equal(sandbox.messages().length, RESIDENTS, "none twice");
    const users = await world.database.sql`select from users where unreachable_at is not null`;
    assert.equal(users.length, 0, "no number was given up for it");
  });
}

for (
  const receipts of [
    { kind: "undelivered", errorCode: 30034 },
    { kind: "undelivered", errorCode: 30023 },
    { kind: "failed", errorCode: 30410 },
    { kind: "failed", errorCode: 39999 },
    { kind: "undelivered", errorCode: 0 },
    { kind: "undelivered", errorCode: 30006 },
  ] satisfies Faults["receipts"][]
) {
  Deno.test(`each text comes back ${receipts.kind}, ${receipts.errorCode}: owed, told, delivered once when mended`, async () => {
    await using world = await startWithTexts();
    const { sandbox } = world;
    sandbox.faults({ receipts });
    {
      await using sender = world.startSender({ perSecond: 20 });
      const ill = async () => await illnesses(world);
      await world.passUntil(sender, async () => (await ill()).carrier === receipts.errorCode);
      await world.passUntil(sender, async () => (await ill()).refusals === receipts.errorCode);
      assert.equal(await readiness(world), "alarm");
      const taken = sandbox.messages().length;
      await world.passUntil(sender, () => sandbox.messages().length > taken + 1);
      await sandbox.settled();
      assert.equal((await ill()).carrier, receipts.errorCode, "taken is not arrived");
      assert(sandbox.messages().length <= taken + 4, "not all of them burnt again");
      sandbox.faults({});
      await world.passUntil(sender, async () => await countOf(world, "delivered") === RESIDENTS);
      await world.passUntil(sender, async () => Object.keys(await illnesses(world)).length === 0);
    }
    const arrived = arrivals(world);
    assert.equal(new Set(arrived).size, RESIDENTS);
    assert.equal(arrived.length, RESIDENTS, "each has it once");
  });
}

Deno.test("mended, they leave in the order they were written", async () => {
  await using world = await startWithTexts();
  const { sandbox } = world;
  sandbox.faults({ twilio: { kind: "refuse", errorCode: 21606 } });
  {
    await using sender = world.startSender({ perSecond: 50 });
    await until(async () => (await illnesses(world)).carrier === 21606);
    await world.passUntil(sender, async () => await countOf(world, "queued") === RESIDENTS);
    sandbox.faults({});
    await world.passUntil(sender, async () => await countOf(world, "delivered") === RESIDENTS);
  }
  // The first of them is whichever found out that it is mended.
  const [probe, ...rest] = sandbox.messages().map((m) => m.to);
  assert.deepEqual(rest, (await inOrder(world)).filter((phone) => phone !== probe));
});

Deno.test("what is too late by the time it is mended expires, and never leaves", async () => {
  await using world = await startWithTexts(5);
  world.sandbox.faults({ receipts: { kind: "failed", errorCode: 30034 } });
  await using sender = world.startSender({ perSecond: 50 });
  await until(async () => await countOf(world, "queued") === 5);
  world.advance(121);
  const taken = world.sandbox.messages().length;
  await world.passUntil(sender, async () => await countOf(world, "expired") === 5);
  world.sandbox.faults({});
  assert.equal(world.sandbox.messages().length, taken);
});

Deno.test("one text that is refused for who knows why waits, and keeps nobody else waiting", async () => {
  await using world = await startWithTexts();
  const { sandbox, database: { sql } } = world;
  sandbox.faults({ twilio: { kind: "refuse", errorCode: 99999, times: 1 } });
  await using sender = world.startSender({ perSecond: 50 });
  await until(async () => await countOf(world, "delivered") === RESIDENTS - 1);
  assert.equal((await illnesses(world)).carrier, undefined);
  await world.passUntil(sender, async () => (await illnesses(world)).refusals === 99999);
  const [waiting] = await sql`select error_code from messages where status = 'queued'`;
  assert.equal(waiting!.errorCode, 99999);
  await world.passUntil(sender, async () => await countOf(world, "delivered") === RESIDENTS);
  assert.equal(sandbox.messages().length, RESIDENTS);
});
