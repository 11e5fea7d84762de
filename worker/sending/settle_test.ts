// Whatever goes wrong between claim and answer: at the provider is one text, or none and it is known.
import assert from "node:assert/strict";
import { recordAnswer } from "shared/server/outbox/answers.ts";
import { claim } from "shared/server/outbox/claim.ts";
import { applyReceipt } from "shared/server/outbox/receipts.ts";
import { listConditions } from "shared/server/conditions.ts";
import { Carrier } from "shared/server/twilio.ts";
import { until } from "../../testing/until.ts";
import { startWorkerWorld, type WorkerWorld } from "../../testing/worker.ts";
import { Sender } from "./sender.ts";
import { settle } from "./settle.ts";
import { watchUnanswered } from "./conditions.ts";

const ANN = "+17185550101";

async function startWithOneText(options = {}): Promise<WorkerWorld> {
  const world = await startWorkerWorld(options);
  await world.follow(ANN, { "11231": "any" });
  await world.sandbox.rain({ zip: "11231", mmPerHour: 60, minutes: 240 });
  assert.equal((await world.sweep()).messages, 1);
  return world;
}

async function settleAfter(world: WorkerWorld, minutes: number) {
  world.advance(minutes);
  return await settle({ sql: world.sql, carrier: world.carrier }, world.clock());
}

async function statusOf(world: WorkerWorld): Promise<string> {
  const [message] = await world.database.sql<[{ status: string }]>`
    select status from messages where phone = ${ANN}`;
  return message.status;
}

/** Another text, to somebody else, that the carrier takes: the proof of how far its list has come. */
async function sendAnother(world: WorkerWorld, phone = "+17185550199"): Promise<void> {
  const { sql } = world.database;
  const now = world.clock();
  await sql`
    insert into messages (kind, phone, body, segments, status, created_at, send_at, expires_at)
    values ('reply', ${phone}, 'Another', 1, 'queued', ${now}, ${now},
      ${new Date(now.getTime() + 600_000)})`;
  await world.sendAll();
}

/** An address where nobody listens. */
function closedPort(): string {
  using server = Deno.listen({ port: 0, hostname: "127.0.0.1" });
  return `http://127.0.0.1:${server.addr.port}`;
}

/** Seconds, of the world's. */
const S = 1 / 60;

async function sendUntil(world: WorkerWorld, status: string): Promise<void> {
  await using _sender = world.startSender();
  await until(async () => await statusOf(world) === status);
}

Deno.test("the provider took it and never answered: found in its list within seconds, one text", async () => {
  await using world = await startWithOneText({ timeoutMs: 1_000 });
  world.sandbox.faults({ twilio: { kind: "timeoutAfterAccept" }, receipts: { kind: "none" } });
  await sendUntil(world, "unknown");
  world.sandbox.faults({});
  assert.deepEqual(await settleAfter(world, 0), { found: 0, requeued: 0 }, "too early to ask");
  assert.deepEqual(await settleAfter(world, 6 * S), { found: 1, requeued: 0 });
  assert.equal(await statusOf(world), "delivered");
  assert.deepEqual(await settleAfter(world, 5), { found: 0, requeued: 0 });
  assert.equal(world.sandbox.messages(ANN).length, 1);
});

Deno.test("the provider took it and never answered: its receipt settles it sooner", async () => {
  await using world = await startWithOneText({ timeoutMs: 1_000 });
  world.sandbox.faults({ twilio: { kind: "timeoutAfterAccept" } });
  {
    await using _sender = world.startSender();
    await until(async () => await statusOf(world) === "delivered");
  }
  assert.equal(await statusOf(world), "delivered", "the late “unknown” changes nothing");
  assert.equal(world.sandbox.messages(ANN).length, 1);
});

Deno.test("the connection broke before it arrived: a later text proves it within a minute, one text", async () => {
  await using world = await startWithOneText();
  world.sandbox.faults({ twilio: { kind: "reset", times: 1 } });
  await sendUntil(world, "unknown");
  assert.deepEqual(await settleAfter(world, 6 * S), { found: 0, requeued: 0 }, "not known");
  await sendAnother(world);
  assert.deepEqual(await settleAfter(world, 5 * S), { found: 0, requeued: 0 }, "that was too soon");
  await sendAnother(world);
  assert.deepEqual(await settleAfter(world, 6 * S), { found: 0, requeued: 1 }, "proven");
  await world.sendAll();
  assert.equal(await statusOf(world), "delivered");
  assert.equal(world.sandbox.messages(ANN).length, 1);
});

Deno.test("no connection at all: known at once that nothing left, tried again, one text", async () => {
  await using world = await startWithOneText();
  const { sandbox, sql, outside: { publicUrl } } = world;
  const nobody = new Carrier({ ...sandbox.carrier.options, apiUrl: closedPort() });
  const stop = new AbortController();
  const { clock } = world;
  const running = new Sender({ sql, carrier: nobody, publicUrl, perSecond: 10, clock, pollMs: 20 })
    .run(stop.signal);
  await until(async () => {
    const [{ tries }] = await world.database.sql<[{ tries: number }]>`select tries from messages`;
    return tries === 1 && await statusOf(world) === "queued";
  });
  stop.abort();
  await running;
  world.advance(6 * S);
  await world.sendAll();
  assert.equal(await statusOf(world), "delivered");
  assert.equal(world.sandbox.messages(ANN).length, 1);
});

for (const kind of ["lag", "empty", "noBodies", "noDates", "sparse"] as const) {
  for (const trouble of ["resetAfterAccept", "reset"] as const) {
    Deno.test(`the list ${kind}, and a text met ${trouble}: never twice, and none on a guess`, async () => {
      await using world = await startWithOneText();
      const { sandbox } = world;
      sandbox.faults({
        twilio: { kind: trouble, times: 1 },
        receipts: { kind: "none" },
        twilioList: { kind, seconds: 150 },
      });
      await sendUntil(world, "unknown");
      let requeued = 0;
      for (const minutes of [0.2, 0.3, 1, 2, 2, 2]) {
        await sendAnother(world);
        requeued += (await settleAfter(world, minutes)).requeued;
        await world.sendAll();
      }
      const arrived = sandbox.messages(ANN).length;
      assert(arrived <= 1, "twice");
      if (trouble === "reset" && kind !== "empty" && kind !== "sparse") {
        assert.deepEqual([requeued, arrived], [1, 1], "owed, and the list proved it in the end");
      }
      if (trouble === "resetAfterAccept") assert.deepEqual([requeued, arrived], [0, 1]);
    });
  }
}

Deno.test("nothing proves it until it is too late: given up, the operator told, a late receipt heard", async () => {
  await using world = await startWithOneText();
  const { sql } = world.database;
  world.sandbox.faults({ twilio: { kind: "reset", times: 1 } });
  await sendUntil(world, "unknown");
  await settleAfter(world, 5);
  await watchUnanswered(sql, world.clock());
  const told = async () => (await listConditions(sql)).find(({ name }) => name === "unanswered")!;
  assert.deepEqual((await told()).detail, { open: 1, unproven: 0 });
  await settleAfter(world, 116);
  assert.equal(await statusOf(world), "expired");
  await watchUnanswered(sql, world.clock());
  assert.deepEqual((await told()).detail, { open: 0, unproven: 1 });
  const [{ id, expiredFor }] = await sql<[{ id: string; expiredFor: string }]>`
    select id, expired_for from messages`;
  assert.equal(expiredFor, "unproven");
  await applyReceipt(sql, { messageId: id, sid: "SM9", status: "delivered" }, world.clock());
  assert.equal(await statusOf(world), "delivered");
  world.advance(61);
  await watchUnanswered(sql, world.clock());
  assert.equal((await told()).illSince, null);
});

Deno.test("its list cannot be read: stays unknown, whatever the time", async () => {
  await using world = await startWithOneText();
  world.sandbox.faults({ twilio: { kind: "500" } });
  await sendUntil(world, "unknown");
  for (const minutes of [2, 2, 2]) await settleAfter(world, minutes);
  assert.equal(await statusOf(world), "unknown");
});

Deno.test("a lost text that a newer alert has overtaken expires", async () => {
  await using world = await startWithOneText();
  const { sql } = world.database;
  world.sandbox.faults({ twilio: { kind: "reset", times: 1 } });
  await sendUntil(world, "unknown");
  await sql`
    insert into alerts (episode_id, step, facts, created_at)
    select id, 'clear', '{}', ${world.clock()} from episodes`;
  world.advance(11 * S);
  await sendAnother(world);
  await settleAfter(world, 6 * S);
  assert.equal(await statusOf(world), "expired");
});

Deno.test("the sender died between claim and sending: sent after all, once", async () => {
  await using world = await startWithOneText();
  await claim(world.sql, { limit: 1, now: world.clock() });
  await settleAfter(world, 1.1);
  world.advance(11 * S);
  await sendAnother(world);
  assert.deepEqual(await settleAfter(world, 6 * S), { found: 0, requeued: 1 });
  await world.sendAll();
  assert.equal(world.sandbox.messages(ANN).length, 1);
});

Deno.test("the sender died between sending and writing it down: found, one text", async () => {
  await using world = await startWithOneText();
  world.sandbox.faults({ receipts: { kind: "none" } });
  const [message] = (await claim(world.sql, { limit: 1, now: world.clock() })).texts;
  await world.carrier.send({
    to: message!.phone,
    body: message!.body,
    statusCallback: "http://127.0.0.1:1/",
    validitySeconds: 60,
  });
  await settleAfter(world, 1.1); // its sender is gone
  assert.deepEqual(await settleAfter(world, 6 * S), { found: 1, requeued: 0 });
  assert.equal(world.sandbox.messages(ANN).length, 1);
});

Deno.test("a text like it, sent before, is not taken for it", async () => {
  await using world = await startWithOneText();
  const { sql } = world.database;
  await world.sendAll();
  // The same words once more, as after a second storm.
  await sql`delete from messages where status <> 'delivered'`;
  await sql`
    insert into messages (kind, user_id, phone, body, segments, status, created_at, send_at,
      expires_at, sending_at, tries)
    select kind, user_id, phone, body, segments, 'unknown', created_at, send_at,
      expires_at, ${world.clock()}, 1
    from messages`;
  world.advance(11 * S);
  await sendAnother(world);
  assert.deepEqual(await settleAfter(world, 6 * S), { found: 0, requeued: 1 });
});

Deno.test("two workers settle at once: sent again once", async () => {
  await using world = await startWithOneText();
  world.sandbox.faults({ twilio: { kind: "reset", times: 1 } });
  await sendUntil(world, "unknown");
  world.advance(11 * S);
  await sendAnother(world);
  world.advance(6 * S);
  const now = world.clock();
  const { sql, carrier } = world;
  const first = await settle({ sql, carrier }, now);
  await using _sender = world.startSender();
  // The second read the list at the same time, and is slow to write down what it saw.
  const slow = { result: "refused", errorCode: 20429, httpStatus: 429 } as const;
  const [message] = await world.database.sql<[{ id: string }]>`
    select id from messages where phone = ${ANN}`;
  await recordAnswer(sql, { id: message.id, tries: 1 }, slow, { now });
  await until(async () => await statusOf(world) === "delivered");
  assert.equal(first.requeued, 1);
  assert.equal(world.sandbox.messages(ANN).length, 1);
});

Deno.test("a sign-in code nobody answered for is not sent again, and fails when it is over", async () => {
  await using world = await startWorkerWorld();
  const { sql } = world.database;
  const now = world.clock();
  await sql`
    insert into messages (kind, phone, body, segments, status, tries, created_at, send_at,
      expires_at, sending_at)
    values ('code', ${ANN}, 'Your code is ••••••', 1, 'sending', 1, ${now}, ${now},
      ${new Date(now.getTime() + 600_000)}, ${now})`;
  for (const minutes of [2, 2, 2]) await settleAfter(world, minutes);
  assert.equal(await statusOf(world), "unknown");
  await settleAfter(world, 5);
  assert.equal(await statusOf(world), "failed");
  assert.equal(world.sandbox.messages().length, 0);
});

Deno.test("a thousand texts without an answer: settled in two rounds, none sent twice", async () => {
  await using world = await startWorkerWorld();
  const { sql } = world.database;
  const now = world.clock();
  world.sandbox.faults({ receipts: { kind: "none" } });
  const lost = await sql<{ id: string; phone: string }[]>`
    insert into messages (kind, phone, body, segments, status, created_at, send_at, expires_at,
      sending_at, tries)
    select 'reply', '+1718555' || 1000 + n, 'Rain', 1, 'unknown', ${now}, ${now},
      ${new Date(now.getTime() + 7200_000)}, ${now}, 1
    from generate_series(0, 999) n
    returning id, phone`;
  const arrived = lost.filter((_, n) => n % 10 === 0);
  for (const { phone } of arrived) {
    await world.carrier.send({
      to: phone,
      body: "Rain",
      statusCallback: "http://127.0.0.1:1/",
      validitySeconds: 60,
    });
  }
  assert.deepEqual(await settleAfter(world, 6 * S), { found: 100, requeued: 0 });
  world.advance(6 * S);
  await sendAnother(world, "+17185550199");
  assert.deepEqual(await settleAfter(world, 6 * S), { found: 0, requeued: 900 });
  await world.sendAll();
  assert.equal(world.sandbox.messages().length, 1_001);
  assert.equal(new Set(world.sandbox.messages().map((m) => m.to)).size, 1_001);
});
