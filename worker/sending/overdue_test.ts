// Receipts that nobody heard: what became of their texts is asked for, by few requests, once each.
import assert from "node:assert/strict";
import { listConditions } from "shared/server/conditions.ts";
import { applyReceipt } from "shared/server/outbox/receipts.ts";
import { startWorkerWorld, type WorkerWorld } from "../../testing/worker.ts";
import { watchUnanswered } from "./conditions.ts";
import { settleOverdue } from "./overdue.ts";

const NOTHING = { asked: 0, ended: 0, unproven: 0 };

/** So many texts that the carrier took, and not one receipt. */
async function startWithTexts(count: number): Promise<WorkerWorld> {
  const world = await startWorkerWorld();
  world.sandbox.faults({ receipts: { kind: "none" } });
  const now = world.clock();
  await world.database.sql`
    insert into messages (kind, phone, body, segments, status, created_at, send_at, expires_at)
    select 'reply', '+1718555' || 1000 + n, 'Rain', 1, 'queued', ${now}, ${now},
      ${now}::timestamptz + interval '1 hour'
    from generate_series(0, ${count - 1}) n`;
  await world.sendAll();
  world.sandbox.faults({});
  return world;
}

async function settleAfter(world: WorkerWorld, minutes: number) {
  world.advance(minutes);
  return await settleOverdue({ sql: world.sql, carrier: world.carrier }, world.clock());
}

async function countByStatus({ database: { sql } }: WorkerWorld): Promise<Record<string, number>> {
  const rows = await sql<{ status: string; count: number }[]>`
    select status, count(*)::int as count from messages group by status`;
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}

function countReads({ sandbox }: WorkerWorld): number {
  return sandbox.requests("twilio").filter(({ method }) => method === "GET").length;
}

Deno.test("a text whose receipts were lost is settled after ten minutes, by one request", async () => {
  await using world = await startWithTexts(1);
  assert.deepEqual(await countByStatus(world), { accepted: 1 });
  assert.deepEqual(await settleAfter(world, 9), NOTHING, "receipts may come yet");
  assert.equal(countReads(world), 0);
  assert.deepEqual(await settleAfter(world, 2), { asked: 1, ended: 1, unproven: 0 });
  assert.deepEqual(await countByStatus(world), { delivered: 1 });
  assert.equal(countReads(world), 1);
  assert.deepEqual(await settleAfter(world, 600), NOTHING, "once");
  assert.equal(world.sandbox.messages().length, 1, "nothing was sent again");
});

Deno.test("hundreds are settled by one page of the carrier's list", async () => {
  await using world = await startWithTexts(300);
  assert.deepEqual(await settleAfter(world, 11), { asked: 300, ended: 300, unproven: 0 });
  assert.deepEqual(await countByStatus(world), { delivered: 300 });
  assert.equal(countReads(world), 1);
});

Deno.test("among more texts than the pages of a round hold, each is found in some rounds", async () => {
  await using world = await startWithTexts(1_050);
  const { database: { sql }, sandbox } = world;
  // A thousand of the newest are settled: what is overdue lies behind them.
  for (let n = 0; n < 5; n++) sandbox.state.messages.push(...copies(sandbox.state.messages, 1_000));
  await sql`
    update messages set status = 'delivered', settled_at = ${world.clock()}
    where id in (select id from messages order by id desc limit 900)`;
  const rounds = [];
  for (const minutes of [11, 3]) rounds.push(await settleAfter(world, minutes));
  assert.deepEqual(rounds.map(({ ended }) => ended), [100, 50]);
  assert.deepEqual(await countByStatus(world), { delivered: 1_050 });
  assert.ok(countReads(world) <= 2 * 105, `${countReads(world)}`);
});

/** Somebody else's texts on the same account, newer than all. */
function copies<Text extends { sid: string }>(texts: Text[], count: number): Text[] {
  return texts.slice(0, count).map((text) => ({
    ...text,
    sid: `SM${crypto.randomUUID().replaceAll("-", "")}`,
  }));
}

Deno.test("two workers ask about each text once", async () => {
  await using world = await startWithTexts(30);
  world.advance(11);
  const { sql, carrier } = world;
  const both = await Promise.all(
    [1, 2].map(() => settleOverdue({ sql, carrier }, world.clock())),
  );
  assert.equal(both[0]!.asked + both[1]!.asked, 30);
  const [{ receipts }] = await world.database.sql<[{ receipts: number }]>`
    select count(*)::int as receipts from receipts`;
  assert.equal(receipts, 30);
});

Deno.test("a network that never tells: handed over is the end, after three looks", async () => {
  await using world = await startWithTexts(2);
  for (const message of world.sandbox.messages()) message.status = "sent";
  const looks = [];
  for (const minutes of [11, 20, 120, 150, 60]) {
    looks.push((await settleAfter(world, minutes)).asked);
  }
  assert.deepEqual(looks, [2, 2, 0, 2, 0]);
  assert.deepEqual(await countByStatus(world), { sent: 2 });
  await watchUnanswered(world.sql, world.clock());
  assert.equal((await findUnanswered(world)).illSince, null, "as ever where networks do not tell");
});

Deno.test("the carrier does not know a text that it took: said half an hour later, never sent again", async () => {
  await using world = await startWithTexts(1);
  const [gone] = world.sandbox.state.messages.splice(0);
  assert.deepEqual(
    await settleAfter(world, 11),
    { asked: 1, ended: 0, unproven: 0 },
    "late, perhaps",
  );
  assert.deepEqual(await settleAfter(world, 20), { asked: 1, ended: 0, unproven: 1 });
  assert.deepEqual(await countByStatus(world), { expired: 1 });
  await watchUnanswered(world.sql, world.clock());
  const { illSince, detail } = await findUnanswered(world);
  assert.ok(illSince);
  assert.deepEqual(detail, { open: 0, unproven: 1 });
  assert.equal(world.sandbox.messages().length, 0);
  // Where its receipt comes after all, that is believed.
  const [{ id }] = await world.database.sql<[{ id: string }]>`select id from messages`;
  const receipt = { messageId: id, sid: gone!.sid, status: "delivered" };
  await applyReceipt(world.sql, receipt, world.clock());
  assert.deepEqual(await countByStatus(world), { delivered: 1 });
});

Deno.test("while the carrier says nothing no text is given up, the operator is told, and then it is known", async () => {
  await using world = await startWithTexts(40);
  world.sandbox.faults({ twilio: { kind: "500" } });
  for (const minutes of [11, 20, 270, 40]) {
    assert.equal((await settleAfter(world, minutes)).asked, 40);
  }
  assert.deepEqual(await countByStatus(world), { accepted: 40 });
  assert.ok(
    countReads(world) <= 4 * 10,
    `${countReads(world)}: it is left alone while it is silent`,
  );
  await watchUnanswered(world.sql, world.clock());
  assert.deepEqual((await findUnanswered(world)).detail, { open: 40, unproven: 0 });
  world.sandbox.faults({});
  assert.deepEqual(await settleAfter(world, 3), { asked: 40, ended: 40, unproven: 0 });
  await watchUnanswered(world.sql, world.clock());
  assert.equal((await findUnanswered(world)).illSince, null);
});

Deno.test("a text that came back while nobody heard it is owed again, as by its receipt", async () => {
  await using world = await startWithTexts(1);
  Object.assign(world.sandbox.state.messages[0]!, { status: "undelivered", errorCode: 30410 });
  assert.deepEqual(await settleAfter(world, 11), { asked: 1, ended: 1, unproven: 0 });
  assert.deepEqual(await countByStatus(world), { queued: 1 });
});

Deno.test("what is nobody's any more is not asked about, and ends", async () => {
  await using world = await startWithTexts(1);
  await world.database.sql`update messages set phone = null, provider_sid = null`;
  assert.deepEqual(await settleAfter(world, 301), NOTHING);
  assert.equal(countReads(world), 0);
  const [{ open }] = await world.database.sql<[{ open: number }]>`
    select count(*)::int as open from messages where settled_at is null`;
  assert.equal(open, 0);
});

async function findUnanswered({ sql }: WorkerWorld) {
  return (await listConditions(sql)).find(({ name }) => name === "unanswered")!;
}
