import assert from "node:assert/strict";
import { startApi } from "../../testing/api.ts";
import { cloneDatabase, type TestDatabase } from "../../testing/database.ts";
import { addDistrict, addUser, RED_HOOK } from "../../testing/rows.ts";
import { until } from "../../testing/until.ts";

/** What those connections are called that wait for a lock now. */
async function listWaiting({ sql }: TestDatabase): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select application_name as name from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  return rows.map(({ name }) => name);
}

Deno.test("in the database a transaction has its request's id, and its connection none after it", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { sql } = database;
  const district = await addDistrict(sql, RED_HOOK);
  const people = [
    await addUser(sql, { consented: true }),
    // As one of a district's staff reads, behind row-level security.
    await addUser(sql, { bidId: district.id, consented: true }),
  ];
  for (const person of people) {
    const client = await api.enter(person);
    const requestId = crypto.randomUUID();
    await sql.begin(async (tx) => {
      await tx`select from users where id = ${person.id} for no key update`;
      const changed = client.open("PATCH", "/api/me", {
        headers: { "content-type": "application/json", "x-request-id": requestId },
        body: JSON.stringify({ wakesForFlood: true }),
      });
      await until(async () => (await listWaiting(database)).length > 0);
      assert.deepEqual(await listWaiting(database), [`test-api ${requestId}`]);
      return { changed };
    }).then(async ({ changed }) => {
      const { status, headers, body } = await changed;
      await body?.cancel();
      assert.deepEqual([status, headers.get("x-request-id")], [200, requestId]);
    });
  }
  const left = await sql`
    select from pg_stat_activity
    where datname = current_database() and application_name like 'test-api %'`;
  assert.equal(left.length, 0);
});

Deno.test("a manager's reading has its request's id as well", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { sql } = database;
  const district = await addDistrict(sql, RED_HOOK);
  const manager = await api.enter(await addUser(sql, { bidId: district.id }));
  const requestId = crypto.randomUUID();
  const { answer } = await sql.begin(async (tx) => {
    await tx`lock table reports in access exclusive mode`;
    const answer = manager.get("/api/district/reports", { "x-request-id": requestId });
    await until(async () => (await listWaiting(database)).length > 0);
    assert.ok((await listWaiting(database)).every((name) => name === `test-api ${requestId}`));
    return { answer };
  });
  assert.equal((await answer).status, 200);
});
