// Reports as files: who orders them, what is given out, and what is not any more.
import assert from "node:assert/strict";
import { AfterFileList } from "shared/api/district/after.ts";
import { AFTER_FILES_KEPT_DAYS, MAX_AFTER_FILES_A_DAY } from "shared/limits.ts";
import type { Sql } from "shared/server/database.ts";
import { startApi } from "../../../../testing/api.ts";
import { cloneDatabase } from "../../../../testing/database.ts";
import { addDistrict, addReport, addUser, RED_HOOK } from "../../../../testing/rows.ts";

const PATH = "/api/district/after/files";
const NOW = "2026-11-24T18:00:00Z";
const ORDER = { audience: "public", asked: { from: "2026-11-22", until: "2026-11-22" } };

async function openDistrict() {
  await using starting = new AsyncDisposableStack();
  const database = starting.use(await cloneDatabase());
  const api = starting.use(await startApi(database));
  api.clock.set(NOW);
  const { id: bidId } = await addDistrict(database.sql, RED_HOOK);
  const manager = await api.enter(await addUser(database.sql, { bidId }));
  const list = async () => AfterFileList.parse((await manager.get(PATH)).body).files;
  const owned = starting.move();
  return {
    sql: database.sql,
    api,
    bidId,
    manager,
    list,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

const finish = (sql: Sql) =>
  sql`
    update after_files set report = null, made_at = now(), reading_key = 'media/kept/' || id,
      reading_bytes = 9, archive_key = 'media/kept/a' || id, archive_bytes = 8`;

Deno.test("an order waits for the worker with what was true then, and the made file is offered", async () => {
  await using opened = await openDistrict();
  const { sql, bidId, manager, list } = opened;
  const own = await addReport(sql, { bidId, happenedAt: "2026-11-22T18:00:00Z" });
  await sql`update reports set is_private = true, note = 'My cellar' where id = ${own}`;
  const { status, body } = await manager.post(PATH, ORDER);
  assert.equal(status, 202);
  const [waiting] = await list();
  assert.deepEqual(
    [waiting!.id, waiting!.state, waiting!.title, waiting!.asked, waiting!.reading],
    [body.id, "waiting", "Nov 22, 2026", ORDER.asked, null],
  );
  // For whoever is not of the staff.
  const [{ report }] = await sql<[{ report: string }]>`select report::text from after_files`;
  assert.ok(!report.includes("cellar"));
  assert.equal(JSON.parse(report).reports.count, 0);
  await finish(sql);
  const [made] = await list();
  assert.deepEqual([made!.state, made!.reading!.bytes, made!.archive!.bytes], ["made", 9, 8]);
  assert.match(made!.reading!.url, /media\/kept.*application%2Fpdf/);
});

Deno.test("a file that shows what was hidden, covered, taken back or removed since is not given out", async () => {
  const since = "2026-11-24T18:00:01Z";
  const changes: Record<string, (sql: Sql, id: string) => Promise<unknown>> = {
    hidden: (sql, id) =>
      sql`update reports set hidden_at = ${since}, hidden_reason = 'x' where id = ${id}`,
    "taken back": (sql, id) => sql`update reports set withdrawn_at = ${since} where id = ${id}`,
    removed: (sql, id) =>
      sql`update reports set withdrawn_at = ${since}, removed_at = ${since} where id = ${id}`,
    covered: (sql, id) =>
      sql`
        insert into report_acts (report_id, bid_id, kind, acted_at)
        select id, bid_id, 'covered', ${since} from reports where id = ${id}`,
    "for staff only": (sql, id) =>
      sql`
        insert into report_acts (report_id, bid_id, kind, acted_at)
        select id, bid_id, 'private', ${since} from reports where id = ${id}`,
  };
  await using opened = await openDistrict();
  const { sql, bidId, manager, list } = opened;
  for (const [what, change] of Object.entries(changes)) {
    await sql`delete from after_files`;
    await sql`delete from reports`;
    const id = await addReport(sql, { bidId, happenedAt: "2026-11-22T18:00:00Z" });
    const { body } = await manager.post(PATH, ORDER);
    await finish(sql);
    assert.equal((await list()).length, 1, what);
    await change(sql, id);
    assert.deepEqual(await list(), [], what);
    const gone = await manager.get(`${PATH}/${body.id}`);
    assert.deepEqual([gone.status, gone.body.error.code], [404, "afterFileNotFound"]);
  }
});

Deno.test("a district orders so many files a day", async () => {
  await using opened = await openDistrict();
  const { sql, api, bidId, manager, list } = opened;
  await manager.post(PATH, ORDER);
  await sql`
    insert into after_files (bid_id, audience, title, asked, since, until, ordered_at)
    select bid_id, audience, title, asked, since, until, ordered_at
    from after_files, generate_series(2, ${MAX_AFTER_FILES_A_DAY})`;
  const more = await manager.post(PATH, ORDER);
  assert.deepEqual([more.status, more.body.error.code], [429, "tooManyAfterFiles"]);
  const viewer = await api.enter(await addUser(sql, { bidId, role: "viewer" }));
  assert.equal((await viewer.post(PATH, ORDER)).body.error.code, "notAllowedByRole");
  assert.equal((await viewer.get(PATH)).status, 200);
  api.clock.set(new Date(Date.parse(NOW) + (AFTER_FILES_KEPT_DAYS + 1) * 24 * 3600_000));
  assert.deepEqual(await list(), []);
});
