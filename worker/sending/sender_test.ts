import assert from "node:assert/strict";
import { listConditions } from "shared/server/conditions.ts";
import { claim } from "shared/server/outbox/claim.ts";
import { dropQueued } from "shared/server/outbox/owners.ts";
import { until } from "../../testing/until.ts";
import { startWorkerWorld, type WorkerWorld } from "../../testing/worker.ts";
import { wait } from "../wait.ts";
import { Sender } from "./sender.ts";

async function carrierIs(world: WorkerWorld) {
  return (await listConditions(world.database.sql)).find(({ name }) => name === "carrier");
}

/** As many residents with one text each in the queue. */
async function queueTexts(world: WorkerWorld, count: number): Promise<void> {
  for (let i = 0; i < count; i++) await world.follow(`+1718555${1000 + i}`, { "11231": "any" });
  await world.sandbox.rain({ zip: "11231", mmPerHour: 60, minutes: 60 });
  assert.equal((await world.sweep()).messages, count);
}

async function countByStatus(world: WorkerWorld): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { status } of await world.outbox()) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

Deno.test("three senders at once: each text arrives exactly once", async () => {
  await using world = await startWorkerWorld();
  await queueTexts(world, 60);
  {
    await using _one = world.startSender();
    await using _two = world.startSender();
    await using _three = world.startSender();
    await until(async () => (await countByStatus(world)).delivered === 60);
  }
  const numbers = world.sandbox.messages().map((m) => m.to);
  assert.deepEqual([numbers.length, new Set(numbers).size], [60, 60]);
});

Deno.test("the worst level goes first, then the oldest", async () => {
  await using world = await startWorkerWorld();
  const { sql } = world.database;
  for (const [n, zip] of ["10001", "11231", "10463"].entries()) {
    await world.follow(`+1718555010${n}`, { [zip]: "any" });
  }
  await world.sandbox.rain({ zip: "10463", mmPerHour: 3, minutes: 60, radiusKm: 1 });
  await world.sandbox.rain({ zip: "10001", mmPerHour: 20, minutes: 60, radiusKm: 1 });
  await world.sandbox.rain({ zip: "11231", mmPerHour: 60, minutes: 60, radiusKm: 1 });
  await world.sweep();
  const order: string[] = [];
  for (let i = 0; i < 3; i++) {
    const [message] = (await claim(sql, { limit: 1, now: world.clock() })).texts;
    order.push(/\d{5}/.exec(message!.body)![0]);
  }
  assert.deepEqual(order, ["11231", "10001", "10463"]);
});

Deno.test("keeps to its speed", async () => {
  await using world = await startWorkerWorld();
  await queueTexts(world, 12);
  const begun = performance.now();
  {
    await using _sender = world.startSender({ perSecond: 8 });
    await until(async () => (await countByStatus(world)).delivered === 12);
  }
  // Evenly: the first at once, the twelfth 11 eighths of a second later.
  assert(performance.now() - begun >= 1_375);
});

Deno.test("STOP between queue and sending: the text does not leave", async () => {
  await using world = await startWorkerWorld();
  const { sql } = world.database;
  await queueTexts(world, 5);
  const users = await sql<{ id: string }[]>`
    update users set unsubscribed_at = now()
    where phone in ('+17185551000', '+17185551001') returning id`;
  // As the api does; the other said it in the moment that the sweep queued the text.
  await dropQueued(sql, users[0]!.id, world.clock());
  await world.sendAll();
  assert.deepEqual(await countByStatus(world), { expired: 2, delivered: 3 });
  assert.equal(world.sandbox.messages("+17185551000").length, 0);
  assert.equal(world.sandbox.messages("+17185551001").length, 0);
});

Deno.test("STOP after the claim: nothing leaves after its answer but what was on the wire", async () => {
  await using world = await startWorkerWorld();
  const { sql } = world.database;
  await queueTexts(world, 20);
  // The first leaves at once; all others wait for their turn, until the gate opens.
  world.setSpeed(0);
  const gate = Promise.withResolvers<void>();
  await using _sender = world.startSender({
    perSecond: 40,
    wait: async (ms, signal) => {
      await gate.promise;
      await wait(ms, signal);
    },
  });
  await until(async () => ((await countByStatus(world)).sending ?? 0) >= 15);
  const stopped = await sql<{ phone: string }[]>`
    update users set unsubscribed_at = now()
    where phone in (
      select phone from messages where status = 'sending' order by created_at desc, id desc limit 5
    )
    returning phone`;
  world.setSpeed(1);
  gate.resolve();
  await until(async () => {
    const { sending = 0, queued = 0 } = await countByStatus(world);
    return sending + queued === 0;
  });
  await world.sandbox.settled();
  const arrived = stopped.filter(({ phone }) => world.sandbox.messages(phone).length > 0);
  assert.deepEqual(arrived, []);
  assert.equal(world.sandbox.messages().length, 15);
  const [{ spent, parts }] = await sql<[{ spent: number; parts: number }]>`
    select spent, (select sum(segments)::int from messages where status <> 'expired') as parts
    from sending_pace`;
  assert.equal(spent, parts, "what did not leave costs nothing");
});

Deno.test("a text too late to be of use never leaves", async () => {
  await using world = await startWorkerWorld();
  await queueTexts(world, 1);
  world.advance(121);
  await world.sendAll();
  assert.deepEqual(await countByStatus(world), { expired: 1 });
  assert.equal(world.sandbox.messages().length, 0);
});

Deno.test("tells the carrier until when a text is of use", async () => {
  await using world = await startWorkerWorld();
  await queueTexts(world, 1);
  world.advance(60);
  await world.sendAll();
  const [message] = world.sandbox.messages();
  assert(Math.abs(message!.validityPeriod! - 3600) <= 5, `${message!.validityPeriod} s`);
});

Deno.test("429: the text waits in the queue, goes again, and arrives once", async () => {
  await using world = await startWorkerWorld();
  await queueTexts(world, 5);
  world.sandbox.faults({ twilio: { kind: "429", times: 3 } });
  await using _sender = world.startSender();
  await until(async () => (await countByStatus(world)).queued === 3);
  world.advance(1);
  await until(async () => (await countByStatus(world)).delivered === 5);
  assert.equal(world.sandbox.messages().length, 5);
});

Deno.test("a number that is no use is suppressed, one that opted out is unsubscribed", async () => {
  await using world = await startWorkerWorld();
  const { sql } = world.database;
  for (
    const [errorCode, column] of [[21614, "unreachable_at"], [21610, "unsubscribed_at"]] as const
  ) {
    const id = await world.follow(`+1718555${errorCode - 20000}`, { "11231": "any" });
    world.sandbox.stopRain();
    await sql`delete from messages`;
    await sql`delete from alerts`;
    await sql`delete from episodes`;
    await world.sandbox.rain({ zip: "11231", mmPerHour: 60, minutes: 60 });
    await world.sweep();
    world.sandbox.faults({ twilio: { kind: "refuse", errorCode } });
    await world.sendAll();
    assert.deepEqual(await countByStatus(world), { refused: 1 });
    const [user] = await sql`select ${sql(column)} as at from users where id = ${id}`;
    assert(user!.at instanceof Date, column);
  }
});

Deno.test("refused credentials: stops at once, loses nothing, and goes on by itself", async () => {
  await using world = await startWorkerWorld();
  await queueTexts(world, 30);
  world.sandbox.faults({ twilio: { kind: "refuse", errorCode: 20003 } });
  // However long the first answer takes here: of no time that passes more may leave.
  world.setSpeed(0);
  await using _sender = world.startSender({ perSecond: 10 });
  await using _other = world.startSender({ perSecond: 10 });
  await until(async () => (await carrierIs(world))?.illSince instanceof Date);
  await until(async () => (await countByStatus(world)).sending === undefined);
  assert.deepEqual((await carrierIs(world))?.detail, { errorCode: 20003 });
  assert.deepEqual(await countByStatus(world), { queued: 30 });
  assert(world.sandbox.requests("twilio").length <= 6, "those that were in flight, no more");

  world.sandbox.faults({});
  world.setSpeed(1);
  world.advance(2);
  await until(async () => (await countByStatus(world)).delivered === 30);
  assert.equal((await carrierIs(world))?.illSince, null);
  assert.equal(world.sandbox.messages().length, 30);
});

Deno.test("a carrier that is down is asked one text at a time until it takes one", async () => {
  await using world = await startWorkerWorld();
  await queueTexts(world, 40);
  world.sandbox.faults({ twilio: { kind: "500" } });
  world.setSpeed(0);
  await using sender = world.startSender({ perSecond: 5 });
  const isIll = async () => (await carrierIs(world))?.illSince instanceof Date;
  await world.passUntil(sender, isIll, 0.1);
  await until(async () => (await countByStatus(world)).sending === undefined);
  assert.equal((await countByStatus(world)).unknown, 5);
  for (const probes of [1, 2]) {
    world.advance(0.6);
    await until(async () => (await countByStatus(world)).unknown! >= 5 + probes);
  }
  assert.equal((await countByStatus(world)).queued, 33);

  world.sandbox.faults({});
  world.setSpeed(1);
  world.advance(0.6);
  await until(async () => (await countByStatus(world)).queued === undefined);
  assert.equal((await carrierIs(world))?.illSince, null);
});

Deno.test("a process that slept after its claim does not send it: it waits for its turn again", async () => {
  await using world = await startWorkerWorld();
  await queueTexts(world, 1);
  // Each look at this clock finds that half a minute has passed.
  let now = world.clock().getTime();
  const { sql, carrier, outside: { publicUrl } } = world;
  const sender = new Sender({
    sql,
    carrier,
    publicUrl,
    perSecond: 10,
    clock: () => new Date(now += 31_000),
    pollMs: 20,
  });
  const stop = new AbortController();
  const running = sender.run(stop.signal);
  await until(async () => {
    const [message] = await world.database.sql<[{ tries: number }]>`select tries from messages`;
    return message.tries > 0;
  });
  stop.abort();
  await running;
  assert.equal(world.sandbox.messages().length, 0);
  assert.deepEqual(await countByStatus(world), { queued: 1 });
});

Deno.test("at shut-down finishes what is in flight", async () => {
  await using world = await startWorkerWorld();
  await queueTexts(world, 3);
  world.sandbox.latency({ twilioMs: 300 });
  const running = world.startSender();
  await until(async () => (await countByStatus(world)).sending === 3);
  await running[Symbol.asyncDispose]();
  assert.deepEqual((await countByStatus(world)).sending, undefined);
});

Deno.test("at shut-down what has not left yet waits for its turn again, at once", async () => {
  await using world = await startWorkerWorld();
  await queueTexts(world, 10);
  const running = world.startSender({ perSecond: 4 });
  await until(async () => (await countByStatus(world)).sending! >= 2);
  await running[Symbol.asyncDispose]();
  await world.sandbox.settled();
  const left = world.sandbox.messages().length;
  assert(left < 10);
  assert.equal((await countByStatus(world)).queued, 10 - left);
  await world.sendAll();
  assert.equal(world.sandbox.messages().length, 10);
});
