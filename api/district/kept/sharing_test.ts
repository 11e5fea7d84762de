import assert from "node:assert/strict";
import { startApi } from "../../../testing/api.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import { addDistrict, addReport, addUser, HOBOKEN, RED_HOOK } from "../../../testing/rows.ts";
import { until } from "../../../testing/until.ts";
Deno.test("many dashboards of one district wait on one connection, and each sees the newest", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { sql } = database;
  const bids = [await addDistrict(sql, RED_HOOK), await addDistrict(sql, HOBOKEN)];
  const managers = await Promise.all(
    [bids[0]!, bids[0]!, bids[0]!, bids[1]!].map(async ({ id: bidId }) =>
      await api.enter(await addUser(sql, { bidId }))
    ),
  );
  const lock = await sql.reserve();
  await lock`begin`;
  await lock`lock table reports in access exclusive mode`;
  const waiting = async () => {
    const rows = await sql`
      select from pg_stat_activity
      where application_name ~ '^test-api( |$)' and wait_event_type = 'Lock'
        and datname = current_database()`;
    return rows.length;
  };
  const ask = (n: number) => managers[n]!.get("/api/district/reports");
  const first = ask(0);
  await until(async () => await waiting() === 1);
  const others = Array.from({ length: 30 }, (_, n) => ask(n % 3));
  const hoboken = ask(3);
  await until(async () => await waiting() === 2);
  await lock`
    insert into reports (bid_id, zip, depth, happened_at, created_at)
    values (${bids[0]!.id}, '11231', 'knee', now(), now())`;
  await lock`commit`;
  lock.release();

  assert.equal((await first).status, 200);
  for (const { status, body } of await Promise.all(others)) {
    assert.deepEqual([status, body.reports.length], [200, 1]);
  }
  assert.deepEqual((await hoboken).body.reports, []);
  const id = await addReport(sql, { bidId: bids[0]!.id, happenedAt: new Date() });
  assert.equal((await ask(1)).body.reports[0].id, id);
  assert.deepEqual((await managers[1]!.get("/api/district/reports?status=seen")).body.reports, []);
});
