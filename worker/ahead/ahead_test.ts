// Watches, a day ahead: to who asked, once a watch and person, by day, for all of their places together.
import assert from "node:assert/strict";
import { LANGUAGES } from "shared/languages.ts";
import { claim } from "shared/server/outbox/claim.ts";
import { expireTexts } from "shared/server/outbox/expire.ts";
import { holdQueued } from "shared/server/outbox/paused.ts";
import { dropQueued, forgetOwner } from "shared/server/outbox/owners.ts";
import { startWorkerWorld, type WorkerWorld } from "../../testing/worker.ts";
import { tellNewWarnings } from "../sweep/new_warnings.ts";
import { recallWarnings } from "../warnings/warnings.ts";
import { tellAhead } from "./ahead.ts";

const ANN = "+17185550101";
const BEN = "+17185550102";
const WATCH = { zip: "11231", event: "Flood Watch", minutes: 30 * 60, startsInMinutes: 13 * 60 };
/** One o'clock at night in New York; quiet hours end at eight. */
const NIGHT = new Date("2026-11-23T06:00:00Z");

async function wantAhead({ database: { sql } }: WorkerWorld, ...phones: string[]): Promise<void> {
  await sql`update users set wants_ahead = true where phone = any(${phones}::text[])`;
}

async function bodiesOf(world: WorkerWorld, phone = ANN): Promise<string[]> {
  return (await world.outbox()).filter((m) => m.phone === phone).map(({ body }) => body);
}

Deno.test("a watch is texted to who asked to hear a day ahead, and to nobody else, once", async () => {
  await using world = await startWorkerWorld();
  await world.follow(ANN, { "11231": "flood" });
  await world.follow(BEN, { "11231": "any" });
  await wantAhead(world, ANN);
  const first = await world.sandbox.warn(WATCH);
  assert.equal(await tellNewWarnings(world.outside), undefined, "no storm begins by it");
  const [text] = await bodiesOf(world);
  assert.match(text!, /^FloodLine, ahead of time: the National Weather Service has a Flood Watch/);
  assert.match(text!, /for 11231 Brooklyn\. From Mon 2(:0\d)? AM until Mon 7(:0\d)? PM\./);
  assert.match(text!, /\/zip\/11231 Reply AHEAD OFF/);
  assert.deepEqual(await bodiesOf(world, BEN), []);
  await world.sendAll();
  world.advance(10);
  await world.sandbox.warn({ updates: first.id, minutes: 40 * 60 });
  await tellNewWarnings(world.outside);
  await world.sweep();
  assert.equal((await bodiesOf(world)).length, 1, "an update tells nobody anew");
  assert.equal(world.sandbox.messages(ANN).length, 1);
  assert.equal((await world.database.sql`select from episodes`).length, 0);
});

Deno.test("all places of one person that a watch touches are one text, in their language", async () => {
  for (const language of LANGUAGES) {
    await using world = await startWorkerWorld();
    await world.follow(ANN, { "11231": "any", "11201": "flood" });
    await world.database.sql`update users set language = ${language}`;
    await wantAhead(world, ANN);
    // Both lie in the same zone.
    await world.sandbox.warn({ ...WATCH });
    await world.sweep();
    const texts = await bodiesOf(world);
    assert.equal(texts.length, 1, texts.join("\n"));
    assert.match(texts[0]!, /11231.*11201|11201.*11231/);
  }
});

Deno.test("two watches of one kind over one place, heard together, are one text; of another night they are two", async () => {
  await using world = await startWorkerWorld();
  await world.follow(ANN, { "11231": "flood" });
  await wantAhead(world, ANN);
  await world.sandbox.warn(WATCH);
  await world.sandbox.warn({ ...WATCH, minutes: 31 * 60 });
  for (let i = 0; i < 3; i++) {
    await tellNewWarnings(world.outside);
    await world.sendAll();
    world.advance(5);
  }
  assert.equal((await bodiesOf(world)).length, 1);
  await world.sandbox.warn({ ...WATCH, startsInMinutes: 40 * 60, minutes: 50 * 60 });
  await tellNewWarnings(world.outside);
  assert.equal((await bodiesOf(world)).length, 2);
});

Deno.test("a watch of the night is told in the morning while it is in force, and none that is over", async () => {
  await using world = await startWorkerWorld({ at: NIGHT });
  await world.follow(ANN, { "11231": "flood" });
  await world.follow(BEN, { "10463": "flood" });
  await world.database.sql`update users set wakes_for_flood = true`;
  await wantAhead(world, ANN, BEN);
  await world.sandbox.warn(WATCH);
  await world.sandbox.warn({ zip: "10463", event: "Flash Flood Watch", minutes: 5 * 60 });
  await world.sweep();
  assert.equal((await world.outbox()).length, 0, "it wakes nobody, and nothing is held");
  world.advance(7 * 60 + 10);
  await tellNewWarnings(world.outside);
  assert.deepEqual((await world.outbox()).map(({ phone }) => phone), [ANN]);
});

Deno.test("what waited into the night does not leave then, and is told in the morning", async () => {
  // Ten to nine in the evening.
  await using world = await startWorkerWorld({ at: new Date("2026-11-23T01:50:00Z") });
  await world.follow(ANN, { "11231": "flood" });
  await wantAhead(world, ANN);
  await world.sandbox.warn({ ...WATCH, minutes: 48 * 60 });
  await world.sweep();
  const { sql } = world.database;
  const [{ expiresAt }] = await sql<[{ expiresAt: Date }]>`select expires_at from messages`;
  assert.equal(expiresAt.toISOString(), "2026-11-23T02:00:00.000Z", "when the night begins");
  world.advance(15);
  assert.equal(await expireTexts(sql, world.clock()), 1);
  await tellNewWarnings(world.outside);
  world.advance(11 * 60);
  await tellNewWarnings(world.outside);
  assert.deepEqual((await world.outbox()).map(({ status }) => status), ["expired", "queued"]);
});

Deno.test("its warning, or any flood, that has come tells itself", async () => {
  await using world = await startWorkerWorld();
  await world.follow(ANN, { "11231": "flood" });
  await wantAhead(world, ANN);
  await world.sandbox.warn(WATCH);
  await world.sandbox.warn({ zip: "11231", event: "Flash Flood Warning", minutes: 120 });
  await tellNewWarnings(world.outside);
  const texts = await bodiesOf(world);
  assert.equal(texts.length, 1);
  assert.match(texts[0]!, /has a Flash Flood Warning/);
});

Deno.test("a text that waits yet ends with its watch, and when its storm comes", async () => {
  for (const turn of ["cancelled", "flooded"]) {
    await using world = await startWorkerWorld();
    await world.follow(ANN, { "11231": "flood" });
    await wantAhead(world, ANN);
    const { id } = await world.sandbox.warn(WATCH);
    await world.sweep();
    if (turn === "cancelled") world.sandbox.cancelWarning(id);
    else await world.sandbox.warn({ zip: "11231", event: "Flash Flood Warning", minutes: 120 });
    await tellNewWarnings(world.outside);
    const [{ status }] = await world.database.sql<[{ status: string }]>`
      select status from messages where watch_chain is not null`;
    assert.equal(status, "expired", turn);
  }
});

Deno.test("two hearings at once tell a watch once, and so does one after a kill before its end", async () => {
  await using world = await startWorkerWorld();
  await world.follow(ANN, { "11231": "flood" });
  await world.follow(BEN, { "11231": "any", "11201": "any" });
  await wantAhead(world, ANN, BEN);
  await world.sandbox.warn(WATCH);
  const saying = { now: world.clock(), publicUrl: world.outside.publicUrl };
  await tellNewWarnings(world.outside);
  await world.database.sql`delete from messages`;
  const warnings = await recallWarnings(world.sql, saying.now);
  // The connection is lost after the texts are written and before that is so.
  const lost = Object.assign(
    ((...args: Parameters<typeof world.sql>) => world.sql(...args)) as typeof world.sql,
    world.sql,
    {
      begin: (work: (tx: unknown) => Promise<unknown>) =>
        world.sql.begin(async (tx) => {
          await work(tx);
          throw new Error("killed");
        }),
    },
  );
  assert.equal(await tellAhead(lost, warnings, saying), 0);
  assert.equal((await world.outbox()).length, 0);
  const told = await Promise.all(
    [1, 2, 3].map(() => tellAhead(world.sql, warnings, saying)),
  );
  assert.equal(told.reduce((sum, n) => sum + n), 2);
  assert.deepEqual((await world.outbox()).map(({ phone }) => phone), [ANN, BEN]);
});

Deno.test("who has left it out, said STOP, or paused since gets none; after the pause it is told", async () => {
  await using world = await startWorkerWorld();
  const { sql } = world.database;
  const annId = await world.follow(ANN, { "11231": "flood" });
  await wantAhead(world, ANN);
  await world.sandbox.warn(WATCH);
  await world.sweep();
  await sql`update users set wants_ahead = false`;
  assert.deepEqual((await claim(sql, { limit: 5, now: world.clock() })).texts, [], "left out");
  await sql`update users set wants_ahead = true`;
  await holdQueued(sql, annId, world.clock());
  await sql`update users set paused_until = ${new Date(world.clock().getTime() + 3600_000)}`;
  await tellNewWarnings(world.outside);
  assert.deepEqual((await world.outbox()).map(({ status }) => status), ["expired"]);
  world.advance(70);
  await tellNewWarnings(world.outside);
  assert.deepEqual((await world.outbox()).map(({ status }) => status), ["expired", "queued"]);
  await dropQueued(sql, annId, world.clock());
  await sql`update users set unsubscribed_at = now()`;
  await tellNewWarnings(world.outside);
  assert.deepEqual((await world.outbox()).map(({ status }) => status), ["expired", "expired"]);
});

Deno.test("no alert waits for a watch: it is claimed last, and of the money that floods leave", async () => {
  await using world = await startWorkerWorld();
  await world.follow(ANN, { "11231": "flood" });
  await world.follow(BEN, { "10463": "any" });
  await wantAhead(world, ANN);
  await world.sandbox.warn(WATCH);
  await world.sandbox.rain({ zip: "10463", mmPerHour: 4, minutes: 120 });
  await world.sweep();
  const rows = await world.database.sql`
    select phone, kind, purse from messages order by priority desc`;
  assert.deepEqual(rows.map(({ phone }) => phone), [BEN, ANN]);
  assert.deepEqual(rows.map(({ kind, purse }) => [kind, purse]), [["alert", null], [
    "alert",
    null,
  ]]);
});

Deno.test("after an account is deleted, which places a watch was told for is forgotten", async () => {
  await using world = await startWorkerWorld();
  const { sql } = world.database;
  const id = await world.follow(ANN, { "11231": "any", "11201": "flood" });
  await wantAhead(world, ANN);
  await world.sandbox.warn({ ...WATCH });
  await world.sweep();
  await world.sendAll();
  await forgetOwner(sql, id, world.clock());
  const [row] = await sql`select phone, body, watch from messages`;
  assert.deepEqual(row, { phone: null, body: "", watch: null });
});
