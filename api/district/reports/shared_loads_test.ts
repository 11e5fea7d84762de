import assert from "node:assert/strict";
import { startApi } from "../../../testing/api.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import { addDistrict, addReport, addUser, HOBOKEN, RED_HOOK } from "../../../testing/rows.ts";
import { until } from "../../../testing/until.ts";
import { SharedLoads } from "./shared_loads.ts";

/** Loads that end when the test says, with the number that each is. */
function startLoads() {
  const loads = new SharedLoads<number>();
  const begun: PromiseWithResolvers<number>[] = [];
  const get = (key = "red-hook") =>
    loads.get(key, () => {
      begun.push(Promise.withResolvers<number>());
      return begun.at(-1)!.promise;
    });
  return { get, begun };
}

Deno.test("180 who ask while a list is loaded share the next load", async () => {
  const { get, begun } = startLoads();
  const first = get();
  const others = Array.from({ length: 180 }, () => get());
  assert.equal(begun.length, 1);
  begun[0]!.resolve(1);
  assert.equal(await first, 1);
  await until(() => begun.length === 2);
  begun[1]!.resolve(2);
  assert.deepEqual(new Set(await Promise.all(others)), new Set([2]));
  assert.equal(begun.length, 2);
});

Deno.test("nobody is given what was loaded before they asked, nor another's list", async () => {
  const { get, begun } = startLoads();
  const before = get();
  const other = get("hoboken");
  const after = get();
  assert.equal(begun.length, 2);
  begun[0]!.resolve(1);
  begun[1]!.resolve(2);
  await until(() => begun.length === 3);
  const later = get();
  begun[2]!.resolve(3);
  await until(() => begun.length === 4);
  begun[3]!.resolve(4);
  assert.deepEqual(await Promise.all([before, other, after, later]), [1, 2, 3, 4]);
});

Deno.test("a load that fails fails for those who shared it, and the next is tried anew", async () => {
  const { get, begun } = startLoads();
  const [first, second, third] = [get(), get(), get()];
  const settled = Promise.allSettled([first, second, third]);
  begun[0]!.reject(new Error("gone"));
  await until(() => begun.length === 2);
  begun[1]!.reject(new Error("gone"));
  assert.deepEqual((await settled).map(({ status }) => status), Array(3).fill("rejected"));
  const again = get();
  begun[2]!.resolve(3);
  assert.equal(await again, 3);
});

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
