import assert from "node:assert/strict";
import { startApi } from "../../testing/api.ts";
import { cloneDatabase } from "../../testing/database.ts";

Deno.test("a healthy process with a migrated database is ready", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  assert.deepEqual((await api.client().get("/api/health")).body, { status: "ok" });
  const ready = await api.client().get("/api/ready");
  assert.equal(ready.status, 200);
  assert.deepEqual(ready.body, { status: "ready" });
});

Deno.test("a database that is behind makes it not ready, but no less alive", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  await database.sql`delete from schema_migrations where name like '0006%'`;
  assert.equal((await api.client().get("/api/ready")).status, 503);
  assert.equal((await api.client().get("/api/health")).status, 200);
});
