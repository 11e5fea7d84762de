// Everybody asks at once, and slowly: that is told as it is, and takes nobody's place who must get in.
import assert from "node:assert/strict";
import { startApi } from "../../testing/api.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { addUser } from "../../testing/rows.ts";
import { startSandbox } from "../../testing/sandbox.ts";
import { until } from "../../testing/until.ts";

Deno.test("many who sign in at once are waited for: that there are many says nothing about the database", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database, undefined, { patience: 1 });
  const lock = await database.sql.reserve();
  await lock`begin`;
  await lock`lock table code_tries in access exclusive mode`;
  // More than there are connections kept for them, and longer than the guard's patience.
  const tries = Array.from({ length: 20 }, (_, n) => {
    const typed = { phone: `+1718555${1000 + n}`, code: "000000" };
    return api.client().post("/api/auth/verify", typed);
  });
  const waiting = () =>
    database.sql`
    select from pg_stat_activity
    where application_name like 'test-api-kept%' and wait_event_type = 'Lock'
      and datname = current_database() and now() - query_start > interval '4 seconds'`;
  await until(async () => (await waiting()).length > 0);
  await lock`commit`;
  lock.release();
  for (const { status, text } of await Promise.all(tries)) assert.equal(status, 422, text);
});

Deno.test("while one keeps all connections busy, sign-in, health and Twilio are answered, strangers too or told so", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const user = await addUser(database.sql);
  const attacker = api.client();
  const lock = await database.sql.reserve();
  await lock`begin`;
  await lock`lock table bid_streets in access exclusive mode`;

  const slow = Array.from({ length: 60 }, () => attacker.get("/api/map?zip=11231"));
  const refused = await Promise.all(
    Array.from({ length: 10 }, () => attacker.get("/api/reports")),
  );
  for (const { status, body, headers } of refused) {
    assert.equal(status, 503);
    assert.equal(body.error.code, "busy");
    assert.ok(Number(headers.get("retry-after")) > 0);
  }
  // More than the guard's patience, with all five connections taken.
  const waiting = () =>
    database.sql`
    select from pg_stat_activity
    where application_name ~ '^test-api( |$)' and wait_event_type = 'Lock'
      and datname = current_database() and now() - query_start > interval '3 seconds'`;
  await until(async () => (await waiting()).length === 5);

  const person = api.client();
  assert.equal((await person.get("/api/health")).status, 200);
  assert.equal((await person.get("/api/ready")).status, 200);
  const { phone } = user;
  assert.equal((await person.post("/api/auth/code", { phone })).status, 202);
  const code = api.lastCode();
  assert.equal((await person.post("/api/auth/verify", { phone, code })).status, 200);
  const { webhook } = await sandbox.inbound(phone, "HELP");
  assert.equal(webhook.status, 200);

  await lock`commit`;
  lock.release();
  const served = await Promise.all(slow);
  const statuses = Object.groupBy(served, ({ status }) => status);
  assert.deepEqual(Object.keys(statuses), ["200", "503"]);
  assert.equal(statuses[200]!.length, 50);
  for (const { body } of statuses[503]!) assert.equal(body.error.code, "busy");
  assert.equal((await api.client().get("/api/map?zip=11231")).status, 200);
});
