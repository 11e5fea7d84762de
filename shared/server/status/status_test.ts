import assert from "node:assert/strict";
import { Status } from "../../api/operator.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import { addUser } from "../../../testing/rows.ts";
import { noteIll, noteWell } from "../conditions.ts";
import { measureDatabase } from "./database_figures.ts";
import { readStatus } from "./status.ts";

const NOW = new Date("2026-11-22T12:00:00Z");
const before = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

Deno.test("an empty FloodLine has a status: nothing but that no sweep ended well", async () => {
  await using database = await cloneDatabase();
  const status = Status.parse(await readStatus(database.asProgram, NOW));
  assert.deepEqual(status.alarms.map(({ name }) => name), ["sweepLate"]);
  assert.deepEqual([status.sweeps, status.storms, status.texts.waiting], [[], [], []]);
});

Deno.test("what waits is told by level, the first to leave first, with the age of the oldest", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const [episode] = await sql<[{ id: string }]>`
    insert into episodes (zip, level, started_at, wet_at)
    values ('11231', 'flood', ${NOW}, ${NOW}) returning id`;
  const person = await addUser(sql, { phone: "+17185550123" });
  await sql`
    insert into messages
      (kind, user_id, phone, episode_id, step, priority, body, segments, status, created_at, send_at,
       expires_at)
    values
      ('alert', ${person.id}, '+17185550123', ${episode.id}, 'any', 1, 'x', 1, 'queued', ${
    before(9)
  }, ${NOW}, ${NOW}),
      ('alert', ${person.id}, '+17185550123', ${episode.id}, 'flood', 3, 'x', 1, 'queued', ${
    before(2)
  }, ${NOW}, ${NOW}),
      ('alert', ${person.id}, '+17185550123', ${episode.id}, 'heavy', 2, 'x', 1, 'held', ${
    before(60)
  }, ${NOW}, ${NOW})`;
  const { texts } = await readStatus(database.asProgram, NOW);
  assert.deepEqual(texts.waiting, [
    { what: "flood", queued: 1, held: 0, oldestAt: before(2).toISOString() },
    { what: "heavy", queued: 0, held: 1, oldestAt: null },
    { what: "any", queued: 1, held: 0, oldestAt: before(9).toISOString() },
  ]);
});

Deno.test("texts are told by outcome and reason, and numbers that get none by why", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const gone = await addUser(sql, { phone: "+17185550123" });
  await sql`update users set unsubscribed_at = ${NOW}, blocked_by_carrier = true where id = ${gone.id}`;
  await addUser(sql, { phone: "+17185550124" });
  await sql`
    insert into messages
      (kind, phone, body, segments, status, error_code, created_at, send_at, expires_at)
    values
      ('code', '+17185550123', 'x', 1, 'refused', 20003, ${before(5)}, ${NOW}, ${NOW}),
      ('code', '+17185550123', 'x', 1, 'delivered', null, ${before(3000)}, ${NOW}, ${NOW})`;
  const { texts, alarms } = await readStatus(database.asProgram, NOW);
  assert.equal(texts.outcomes.length, 1, "not those of another day");
  const [refused] = texts.outcomes;
  assert.deepEqual([refused!.status, refused!.errorCode, refused!.count], ["refused", 20003, 1]);
  assert.ok(refused!.reason);
  assert.deepEqual(texts.suppressed, { stopped: 1, unreachable: 0, byCarrier: 1, blocked: 0 });
  assert.ok(alarms.some(({ name, todo }) => name === "carrierRefused" && todo?.includes("20003")));
});

Deno.test("what is ill is an alarm with what to do, and never names a number", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  await noteWell(sql, "openMeteo", before(2));
  await noteIll(sql, "carrier", before(9), { reason: "no way to +17185550123" });
  const { alarms, conditions } = await readStatus(database.asProgram, NOW);
  const carrier = alarms.find(({ name }) => name === "carrier")!;
  assert.equal(carrier.since, before(9).toISOString());
  assert.match(carrier.says, /no way to \[phone\]/);
  assert.match(carrier.todo!, /twilio/);
  assert.equal(conditions.find(({ name }) => name === "openMeteo")?.called, "Open-Meteo");
});

Deno.test("the database tells its size, its growth and its connections to a role that owns nothing", async () => {
  await using database = await cloneDatabase();
  const week = 7 * 24 * 60;
  await measureDatabase(database.asProgram, before(week));
  await measureDatabase(database.asProgram, before(week));
  await database.sql`update database_sizes set bytes = bytes - 1000`;
  const { database: figures } = await readStatus(database.asProgram, NOW);
  assert.match(figures.version, /^1\d\./);
  assert.match(figures.migration!, /^\d{4}_/);
  assert.ok(figures.bytes > 1e6 && figures.connections > 0, JSON.stringify(figures));
  assert.ok(figures.connections <= figures.mostConnections);
  assert.ok(figures.grownAWeek! >= 1000, `${figures.grownAWeek}`);
  assert.equal(figures.grownADay, null, "it was not measured yesterday");
  assert.ok(figures.tables.some(({ name }) => name === "zips"));
  assert.ok(figures.wraparound >= 0 && figures.wraparound < 0.5);
});
