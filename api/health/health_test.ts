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

Deno.test("who asks again and again whether it is ready has no file read for it", async () => {
  await using database = await cloneDatabase();
  // As the api does at its start, and then at each question; a process of its own, which may read nothing then.
  const program = `
    import { connect } from "shared/server/database.ts";
    import { checkMigrated } from "shared/server/migrations.ts";
    const sql = connect(Deno.env.get("DATABASE_URL"), { max: 1 });
    await checkMigrated(sql);
    await Deno.permissions.revoke({ name: "read" });
    await checkMigrated(sql);
    console.log("ready", (await Deno.permissions.query({ name: "read" })).state);
    await sql.end();`;
  const { stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["eval", "--no-check", program],
    env: { DATABASE_URL: database.url },
  }).output();
  const [said, fault] = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
  assert.match(said!, /^ready (prompt|denied)\n$/, fault);
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
