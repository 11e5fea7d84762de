import assert from "node:assert/strict";
import { noteIll, noteWell } from "shared/server/conditions.ts";
import { connect } from "shared/server/database.ts";
import { cloneDatabase } from "../testing/database.ts";
import { handleHealth } from "./health.ts";

function ask(handle: ReturnType<typeof handleHealth>, method: string, path: string) {
  return handle(new Request(`http://worker${path}`, { method }));
}

Deno.test("is alive without a database, but not ready", async () => {
  const sql = connect("postgres://127.0.0.1:1/none");
  const handle = handleHealth({ sql });
  assert.equal((await ask(handle, "GET", "/health")).status, 200);
  assert.equal((await ask(handle, "GET", "/ready")).status, 503);
  await sql.end();
});

Deno.test("tells the last sweep and how many texts wait", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const handle = handleHealth({ sql });
  assert.equal((await (await ask(handle, "GET", "/ready")).json()).lastSweep, null);
  await sql`
    insert into sweeps (slot, status, started_at, lease_until)
    values ('2026-11-22T18:00Z', 'partial', now(), now())`;
  const { lastSweep, queued } = await (await ask(handle, "GET", "/ready")).json();
  assert.deepEqual(
    [lastSweep.slot, lastSweep.status, queued],
    ["2026-11-22T18:00:00.000Z", "partial", 0],
  );
});

Deno.test("offers a sweep now in development alone", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const production = handleHealth({ sql });
  assert.equal((await ask(production, "POST", "/sweep")).status, 404);
  const sweepNow = () => Promise.resolve({ messages: 1 });
  const development = handleHealth({ sql, sweepNow });
  assert.deepEqual(await (await ask(development, "POST", "/sweep")).json(), { messages: 1 });
  assert.equal((await ask(development, "GET", "/sweep")).status, 404);
});

Deno.test("raises an alarm while the carrier takes no texts, says why, and stays ready: a new start mends no carrier", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const handle = handleHealth({ sql });
  const now = new Date("2026-11-22T18:00:00Z");
  await noteIll(sql, "openMeteo", now, {});
  assert.equal((await (await ask(handle, "GET", "/ready")).json()).status, "ready");
  await noteIll(sql, "carrier", now, { errorCode: 20003 });
  const stuck = await ask(handle, "GET", "/ready");
  const { status, ill } = await stuck.json();
  assert.deepEqual([stuck.status, status], [200, "alarm"]);
  assert.deepEqual(ill.map((each: { name: string }) => each.name), ["carrier", "openMeteo"]);
  await noteWell(sql, "carrier", now);
  assert.equal((await (await ask(handle, "GET", "/ready")).json()).status, "ready");
});
