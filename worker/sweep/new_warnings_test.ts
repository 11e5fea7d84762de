// Official warnings are told between sweeps: once, whatever else happens.
import assert from "node:assert/strict";
import { until } from "../../testing/until.ts";
import { startWorkerWorld, type WorkerWorld } from "../../testing/worker.ts";
import { tellNewWarnings } from "./new_warnings.ts";

const ANN = "+17185550101";
const BEN = "+17185550102";
const WARNING = { zip: "11231", event: "Flash Flood Warning", minutes: 120 };

async function alertsOf({ database: { sql } }: WorkerWorld): Promise<string[]> {
  const rows = await sql`select step, facts ->> 'source' as source from alerts order by created_at`;
  return rows.map(({ step, source }) => `${step} by ${source}`);
}

Deno.test("no warning: one request, nothing else", async () => {
  await using world = await startWorkerWorld();
  await world.follow(ANN, { "11231": "any" });
  await world.sandbox.rain({ zip: "11231", mmPerHour: 60, minutes: 120 });
  assert.equal(await tellNewWarnings(world.outside), undefined);
  assert.equal(world.sandbox.requests().length, 1);
  assert.deepEqual([(await alertsOf(world)).length, (await world.outbox()).length], [0, 0]);
});

Deno.test("a warning over a dry place is told minutes later, without the weather, and once", async () => {
  await using world = await startWorkerWorld();
  await world.follow(ANN, { "11231": "flood" });
  await world.follow(BEN, { "10463": "any" });
  await world.sandbox.warn(WARNING);
  const told = await tellNewWarnings(world.outside);
  assert.deepEqual([told?.started, told?.warned, told?.messages], [1, 0, 1]);
  assert.equal(await tellNewWarnings(world.outside), undefined, "told already");
  assert.equal((await world.sweep()).messages, 0, "nor by the sweep");
  assert.deepEqual(await alertsOf(world), ["flood by warning"]);
  const [message] = await world.outbox();
  assert.equal(message?.phone, ANN);
  assert.match(message!.body, /National Weather Service has a Flash Flood Warning for 11231/);
});

Deno.test("a storm of heavy rain is stepped up", async () => {
  await using world = await startWorkerWorld();
  await world.follow(ANN, { "11231": "any" });
  await world.sandbox.rain({ zip: "11231", mmPerHour: 20, minutes: 120 });
  await world.sweep();
  await world.sendAll();
  world.advance(5);
  await world.sandbox.warn(WARNING);
  assert.deepEqual([
    (await tellNewWarnings(world.outside))?.steppedUp,
    await tellNewWarnings(world.outside),
  ], [
    1,
    undefined,
  ]);
  assert.deepEqual(await alertsOf(world), ["heavy by forecast", "flood by warning"]);
});

Deno.test("a flood risk by forecast: the warning is a word of its own, to all levels", async () => {
  await using world = await startWorkerWorld();
  await world.follow(ANN, { "11231": "flood" });
  await world.follow(BEN, { "11231": "any" });
  await world.sandbox.rain({ zip: "11231", mmPerHour: 60, minutes: 180 });
  await world.sweep();
  await world.sendAll();
  world.advance(5);
  const first = await world.sandbox.warn(WARNING);
  const told = await tellNewWarnings(world.outside);
  assert.deepEqual([told?.warned, told?.messages], [1, 2]);
  await world.sendAll();
  for (const phone of [ANN, BEN]) {
    const bodies = world.sandbox.messages(phone).map(({ body }) => body);
    assert.equal(bodies.length, 2);
    assert.match(bodies.at(-1)!, /National Weather Service has a Flash Flood Warning for 11231/);
  }
  world.advance(5);
  await world.sandbox.warn({ updates: first.id, minutes: 180 });
  assert.equal(await tellNewWarnings(world.outside), undefined, "an update is no news");
  await world.sandbox.warn(WARNING);
  assert.equal(
    await tellNewWarnings(world.outside),
    undefined,
    "nor is a second warning of its kind",
  );
  assert.equal((await world.sweep()).messages, 0);
  assert.deepEqual(await alertsOf(world), ["flood by forecast", "warning by warning"]);
});

Deno.test("told by a sweep that comes first, and not again", async () => {
  await using world = await startWorkerWorld();
  await world.follow(ANN, { "11231": "heavy" });
  await world.sandbox.rain({ zip: "11231", mmPerHour: 60, minutes: 180 });
  await world.sweep();
  await world.sandbox.warn(WARNING);
  const figures = await world.sweep();
  assert.deepEqual([figures.warned, figures.messages], [1, 1]);
  assert.equal(await tellNewWarnings(world.outside), undefined);
  const [flood, warning] = await world.outbox();
  assert.deepEqual(
    [flood?.step, flood?.status],
    ["flood", "expired"],
    "the warning took its place",
  );
  assert.deepEqual([warning?.step, warning?.status], ["warning", "queued"]);
});

Deno.test("while a river is high for days: the flash flood, its emergency, and rain of flood level are told each", async () => {
  await using world = await startWorkerWorld();
  await world.follow(ANN, { "11231": "flood" });
  await world.sandbox.warn({ zip: "11231", event: "Flood Warning", minutes: 6 * 24 * 60 });
  assert.equal((await tellNewWarnings(world.outside))?.started, 1);
  await world.sendAll();
  world.advance(120);
  const flash = await world.sandbox.warn({ ...WARNING, minutes: 60 });
  assert.equal((await tellNewWarnings(world.outside))?.warned, 1);
  assert.equal(await tellNewWarnings(world.outside), undefined);
  await world.sendAll();
  world.advance(10);
  await world.sandbox.warn({ updates: flash.id, minutes: 60, damageThreat: "CATASTROPHIC" });
  assert.equal((await tellNewWarnings(world.outside))?.warned, 1);
  await world.sendAll();
  // The emergency ends; hours later the forecast reaches flood level, and after it a flash flood again.
  world.advance(300);
  await world.sandbox.rain({ zip: "11231", mmPerHour: 60, minutes: 60 });
  assert.equal((await world.sweep()).warned, 1);
  await world.sendAll();
  world.advance(20);
  await world.sandbox.warn(WARNING);
  assert.equal((await tellNewWarnings(world.outside))?.warned, 1);
  await world.sendAll();
  const bodies = world.sandbox.messages(ANN).map(({ body }) => body);
  const said = [
    / Flood Warning/,
    /Flash Flood Warning/,
    /Emergency/,
    /forecast: flood risk/,
    /Flash/,
  ];
  assert.equal(bodies.length, said.length, bodies.join("\n"));
  said.forEach((words, n) => assert.match(bodies[n]!, words));
});

Deno.test("of a river and a flash flood at once the worse is told first, and the other joins the text that waits", async () => {
  await using world = await startWorkerWorld();
  await world.follow(ANN, { "11231": "any" });
  await world.sandbox.warn({ zip: "11231", event: "Flood Warning", minutes: 6 * 24 * 60 });
  await world.sandbox.warn(WARNING);
  await tellNewWarnings(world.outside);
  await tellNewWarnings(world.outside);
  assert.equal(await tellNewWarnings(world.outside), undefined);
  const outbox = await world.outbox();
  assert.deepEqual(outbox.map(({ status }) => status), ["queued"]);
  assert.match(
    outbox[0]!.body,
    /has a Flash Flood Warning for 11231 .*Also a Flood Warning for 11231/,
  );
});

Deno.test("a warning on the list's second page is told", async () => {
  await using world = await startWorkerWorld();
  await world.follow(ANN, { "11231": "flood" });
  await world.sandbox.warn(WARNING);
  await world.sandbox.warn({ ...WARNING, zip: "60601" });
  world.sandbox.faults({ nws: { kind: "pages" } });
  assert.equal((await tellNewWarnings(world.outside))?.messages, 1);
});

for (const before of ["no storm", "heavy rain", "flood risk"] as const) {
  Deno.test(`at the same moment as a sweep, over ${before}: told once`, async () => {
    await using world = await startWorkerWorld();
    await world.follow(ANN, { "11231": "any" });
    if (before !== "no storm") {
      const mmPerHour = before === "heavy rain" ? 20 : 60;
      await world.sandbox.rain({ zip: "11231", mmPerHour, minutes: 180 });
      await world.sweep();
    }
    await world.sandbox.warn(WARNING);
    await Promise.all([
      world.sweep(),
      tellNewWarnings(world.outside),
      tellNewWarnings(world.outside),
    ]);
    const warned = (await alertsOf(world)).filter((alert) => alert.endsWith("by warning"));
    assert.equal(warned.length, 1);
    assert.equal((await world.outbox()).filter(({ status }) => status === "queued").length, 1);
  });
}

Deno.test("the Weather Service is down: a condition, and nothing is told or taken back", async () => {
  await using world = await startWorkerWorld();
  const { sql } = world.database;
  await world.follow(ANN, { "11231": "any" });
  await world.sandbox.warn(WARNING);
  world.sandbox.faults({ nws: { kind: "503" } });
  assert.equal(await tellNewWarnings(world.outside), undefined);
  const isIll = async () => {
    const [row] = await sql`
      select ill_since is not null as is_ill from conditions where name = 'weatherService'`;
    return row?.isIll;
  };
  assert.deepEqual([await isIll(), (await world.outbox()).length], [true, 0]);
  world.sandbox.faults({});
  assert.equal((await tellNewWarnings(world.outside))?.messages, 1);
  assert.equal(await isIll(), false);
});

Deno.test("in quiet hours: wakes who asked to be woken for a flood, waits for the others", async () => {
  await using world = await startWorkerWorld({ at: new Date("2026-11-22T20:00:00Z") });
  const { sql } = world.database;
  const ann = await world.follow(ANN, { "11231": "flood" });
  await world.follow(BEN, { "11231": "flood" });
  await sql`update users set quiet_from = 16, quiet_to = 8`; // From 21:00 UTC.
  await sql`update users set wakes_for_flood = true where id = ${ann}`;
  await world.sandbox.rain({ zip: "11231", mmPerHour: 60, minutes: 240 });
  await world.sweep();
  await world.sendAll();
  world.advance(65);
  await world.sandbox.warn(WARNING);
  assert.equal((await tellNewWarnings(world.outside))?.messages, 2);
  const waiting = (await world.outbox()).filter(({ step }) => step === "warning");
  assert.deepEqual(waiting.map(({ phone, status }) => [phone, status]), [
    [ANN, "queued"],
    [BEN, "held"],
  ]);
});

Deno.test("the worker listens by itself: told long before the next sweep", async () => {
  const at = new Date("2026-11-22T18:01:00Z");
  await using world = await startWorkerWorld({ at, speed: 60 });
  const { sql } = world.database;
  await world.follow(ANN, { "11231": "flood" });
  await using _worker = world.runWorker({ SWEEP_CRON: "*/30 * * * *" });
  await until(async () => (await sql`select from sweeps where status = 'done'`).length > 0);
  await world.sandbox.warn(WARNING);
  await until(() => world.sandbox.messages(ANN).length > 0);
  const [alert] = await sql`select created_at from alerts`;
  assert(alert!.createdAt < new Date("2026-11-22T18:29:00Z"), alert!.createdAt.toISOString());
  assert.equal((await sql`select from sweeps`).length, 1);
});
