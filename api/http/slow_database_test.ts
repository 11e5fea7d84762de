// A database that answers, and takes its time or has no connection to give: slow is told from down, what is
// asked is done once or not at all, and all is as before once it is well.
import assert from "node:assert/strict";
import { startApi } from "../../testing/api.ts";
import { startCluster } from "../../testing/chaos/cluster.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { startRelay } from "../../testing/relay.ts";
import { addUser } from "../../testing/rows.ts";
import { connect, type Sql } from "shared/server/database.ts";

const SLOW_MS = 500;
const AS_EVER = { patience: 1 };
const REPORT = { zip: "11231", depth: "knee" };

async function countReports(sql: Sql): Promise<number> {
  const [{ reports }] = await sql<[{ reports: number }]>`
    select count(*)::int as reports from reports`;
  return reports;
}

Deno.test("half a second a query: pages come, a report is taken once, and who comes too late is told so", async () => {
  await using database = await cloneDatabase();
  const { hostname, port, pathname } = new URL(database.url);
  await using wire = startRelay({ hostname, port: Number(port) });
  const url = database.url.replace(`:${port}/`, `:${wire.port}/`);
  assert.ok(url.endsWith(pathname) && url !== database.url);
  await using api = await startApi({ url }, undefined, AS_EVER);
  const person = await api.enter(await addUser(database.sql));
  assert.equal((await person.get("/api/me")).status, 200);

  wire.slow(SLOW_MS);
  assert.equal((await person.get("/api/zips/11231")).status, 200);
  assert.equal((await person.get("/api/health")).status, 200);
  const sent = await person.post("/api/reports", { ...REPORT, submissionId: SUBMISSION });
  assert.equal(sent.status, 201, sent.text);
  const again = await person.post("/api/reports", { ...REPORT, submissionId: SUBMISSION });
  assert.equal(again.body.id, sent.body.id);
  assert.equal(await countReports(database.sql), 1);

  const crowd = await Promise.all(
    Array.from({ length: 80 }, () => api.client().get("/api/zips/11231")),
  );
  const statuses = Object.groupBy(crowd, ({ status }) => status);
  assert.deepEqual(Object.keys(statuses), ["200", "503"].filter((key) => key in statuses));
  assert.ok(statuses[200]!.length > 0);
  for (const { headers, body } of statuses[503] ?? []) {
    assert.ok(["busy", "databaseUnavailable"].includes(body.error.code));
    assert.ok(Number(headers.get("retry-after")) > 0);
  }

  wire.slow(0);
  assert.equal((await person.get("/api/zips/11231")).status, 200);
  assert.equal((await api.client().get("/api/zips/11231")).status, 200);
});

const SUBMISSION = "0199aaaa-0000-7000-8000-000000000001";

Deno.test("PostgreSQL has no connection to give: each request is told so, and all is as before once it has", async () => {
  await using cluster = await startCluster({ settings: ["max_connections=12"] });
  const user = await addUser(cluster.sql);
  await using api = await startApi(cluster, undefined, AS_EVER);
  const person = await api.enter(user);
  assert.equal((await person.get("/api/me")).status, 200);
  // As ten psqls left open; what the api has it loses.
  const others = connect(cluster.ownerUrl, { max: 30, name: "others" });
  await cluster.sql`
    select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'test-api%'`;
  await Promise.allSettled(Array.from({ length: 30 }, () => others`select pg_sleep(0.2)`));

  for (
    const ask of [
      () => person.get("/api/zips/11231"),
      () => person.post("/api/reports", REPORT),
      () => api.client().post("/api/auth/code", { phone: "718 555 0123" }),
    ]
  ) {
    const { status, body, headers } = await ask();
    assert.equal(status, 503, ask.toString());
    assert.ok(["busy", "databaseUnavailable"].includes(body.error.code), body.error.code);
    assert.ok(Number(headers.get("retry-after")) > 0);
  }
  assert.equal(await countReports(cluster.sql), 0);
  assert.equal((await person.get("/api/health")).status, 200);

  await others.end({ timeout: 1 });
  // The first may meet a connection that was refused; it is told, and the next is served.
  await person.get("/api/me");
  assert.equal((await person.get("/api/me")).status, 200);
  assert.equal((await person.post("/api/reports", REPORT)).status, 201);
});
