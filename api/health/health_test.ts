import assert from "node:assert/strict";
import { startApi } from "../../testing/api.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { asSession } from "../sessions/viewer.ts";

Deno.test("a healthy process with a migrated database is ready", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  assert.deepEqual((await api.client().get("/api/health")).body, { status: "ok" });
  const ready = await api.client().get("/api/ready");
  assert.equal(ready.status, 200);
  assert.deepEqual(ready.body, { status: "ready" });
});

Deno.test("a request begins as nobody's, though a manager's has just loaded a module", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const manager = { userId: crypto.randomUUID(), bidId: crypto.randomUUID() };
  // As the first photo of a process does: by it Deno 2.9 hands on who asked to whatever request comes next.
  await asSession(manager, () => import(`data:text/javascript,//${crypto.randomUUID()}`));
  // What a manager's session may not read.
  assert.equal((await api.client().get("/api/ready")).status, 200);
});

Deno.test("a database that is behind makes it not ready, but no less alive", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  await database.sql`delete from schema_migrations where name like '0006%'`;
  assert.equal((await api.client().get("/api/ready")).status, 503);
  assert.equal((await api.client().get("/api/health")).status, 200);
});
