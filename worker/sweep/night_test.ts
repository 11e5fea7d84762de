// A storm at night: what waited is told in the morning, in the words of the morning, if still true.
import assert from "node:assert/strict";
import { startWorkerWorld, type WorkerWorld } from "../../testing/worker.ts";

const ANN = "+17185550101";
/** One o'clock at night in New York; its quiet hours end at eight. */
const NIGHT = new Date("2026-11-23T06:00:00Z");
const TEN_PAST_EIGHT = 7 * 60 + 10;

async function startNight(rainMinutes: number): Promise<WorkerWorld> {
  const world = await startWorkerWorld({ at: NIGHT });
  await world.follow(ANN, { "11231": "any" });
  await world.sandbox.rain({ zip: "11231", mmPerHour: 4, minutes: rainMinutes });
  const begun = await world.sweep();
  assert.deepEqual([begun.started, begun.messages, begun.held], [1, 1, 1]);
  assert.deepEqual((await world.outbox()).map((m) => m.status), ["held"]);
  return world;
}

Deno.test("rain that goes on in the morning is told then, in the words of then", async () => {
  await using world = await startNight(14 * 60);
  const [before] = await world.outbox();
  world.advance(TEN_PAST_EIGHT - 20);
  assert.equal((await world.sweep()).released, 0, "ten to eight");
  world.advance(20);
  const morning = await world.sweep();
  assert.deepEqual([morning.released, morning.held, morning.messages], [1, 0, 0]);
  await world.sendAll();
  const [message] = world.sandbox.messages(ANN);
  assert.notEqual(message!.body, before!.body);
  assert.match(message!.body, /Until about 3 PM/);
  assert.equal((await world.sweep()).released, 0, "once");
});

Deno.test("rain that is over by the morning is told nobody, nor its all-clear", async () => {
  await using world = await startNight(60);
  world.advance(4 * 60);
  assert.deepEqual([(await world.sweep()).cleared, (await world.sweep()).held], [1, 0]);
  world.advance(4 * 60);
  assert.deepEqual([(await world.sweep()).released, (await world.outbox()).length], [0, 1]);
  assert.deepEqual((await world.outbox()).map((m) => m.status), ["expired"]);
});

Deno.test("in a pause of the rain, what waited waits on", async () => {
  await using world = await startNight(TEN_PAST_EIGHT - 40);
  world.advance(TEN_PAST_EIGHT);
  const morning = await world.sweep();
  assert.deepEqual([morning.cleared, morning.released, morning.held], [0, 0, 1]);
  await world.sandbox.rain({ zip: "11231", mmPerHour: 4, minutes: 60 });
  assert.equal((await world.sweep()).released, 1);
});

/** A river's warning and a flash flood's come at night, one after the other; it is ten past eight. */
async function startWetNight(flashMinutes: number, threat?: "CATASTROPHIC"): Promise<WorkerWorld> {
  const world = await startWorkerWorld({ at: NIGHT });
  await world.follow(ANN, { "11231": "any" });
  await world.sandbox.warn({ zip: "11231", event: "Flood Warning", minutes: 5 * 24 * 60 });
  await world.sweep();
  world.advance(60);
  const { id } = await world.sandbox.warn({
    zip: "11231",
    event: "Flash Flood Warning",
    minutes: flashMinutes,
  });
  await world.sweep();
  if (threat) {
    await world.sandbox.warn({ updates: id, minutes: flashMinutes, damageThreat: threat });
    await world.sweep();
  }
  assert.deepEqual((await world.outbox()).filter(({ status }) => status === "held").length, 2);
  world.advance(TEN_PAST_EIGHT - 60);
  return world;
}

Deno.test("a river and a flash flood of the night are told in the morning, in one text, once", async () => {
  await using world = await startWetNight(12 * 60);
  const morning = await world.sweep();
  assert.deepEqual([morning.released, morning.held], [1, 0]);
  await world.sendAll();
  const bodies = world.sandbox.messages(ANN).map(({ body }) => body);
  assert.equal(bodies.length, 1, bodies.join("\n"));
  assert.match(bodies[0]!, /has a Flash Flood Warning for 11231.* Also a Flood Warning for 11231/);
  assert.equal((await world.sweep()).released, 0);
});

Deno.test("of the two only the river lasts: it alone is told, and the other once it is true again", async () => {
  await using world = await startWetNight(60);
  const morning = await world.sweep();
  assert.deepEqual([morning.released, morning.held], [1, 1]);
  await world.sendAll();
  assert.match(world.sandbox.messages(ANN)[0]!.body, /has a Flood Warning/);
  const waiting = (await world.outbox()).find(({ status }) => status === "held");
  assert.match(waiting!.body, /has a Flash Flood Warning/);
  await world.sandbox.warn({ zip: "11231", event: "Flash Flood Warning", minutes: 60 });
  await world.sweep();
  await world.sweep();
  await world.sendAll();
  const bodies = world.sandbox.messages(ANN).map(({ body }) => body);
  assert.equal(bodies.length, 2, bodies.join("\n"));
  assert.match(bodies[1]!, /has a Flash Flood Warning/);
});

Deno.test("a flash flood of the night that grew to an emergency is told once, as that, beside the river", async () => {
  await using world = await startWetNight(12 * 60, "CATASTROPHIC");
  assert.equal((await world.sweep()).released, 1);
  await world.sendAll();
  const bodies = world.sandbox.messages(ANN).map(({ body }) => body);
  assert.equal(bodies.length, 1, bodies.join("\n"));
  assert.match(
    bodies[0]!,
    /has a Flash Flood Emergency for 11231.* Also a Flood Warning for 11231/,
  );
});

Deno.test("each reader is told in their own language", async () => {
  await using world = await startWorkerWorld();
  for (const [n, language] of ["en", "es", "zh"].entries()) {
    const id = await world.follow(`+1718555010${n}`, { "11231": "any" });
    await world.database.sql`update users set language = ${language} where id = ${id}`;
  }
  await world.sandbox.rain({ zip: "11231", mmPerHour: 4, minutes: 60 });
  await world.sweep();
  const bodies = (await world.outbox()).map((m) => m.body);
  assert.match(bodies[0]!, /rain in 11231/);
  assert.match(bodies[1]!, /lluvia en 11231/);
  assert.match(bodies[2]!, /雨/);
});
