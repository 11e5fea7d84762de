// Texts to who sent a report, when their district does something about it.
import assert from "node:assert/strict";
import { MessageWhy, OwnMessageList } from "shared/api/messages.ts";
import { startApi, type TestApi } from "../../../testing/api.ts";
import { cloneDatabase, type TestDatabase } from "../../../testing/database.ts";
import { addDistrict, addUser, RED_HOOK } from "../../../testing/rows.ts";
import { startWorkerWorld } from "../../../testing/worker.ts";

const AFTERNOON = "2026-11-22T18:00:00Z";
const NIGHT = "2026-11-23T03:00:00Z"; // 10 PM in Brooklyn

/** Red Hook's manager, and a resident who wants to hear of their report there. */
async function reported(
  database: TestDatabase,
  api: TestApi,
  { at = AFTERNOON, wantsTexts = true } = {},
) {
  api.clock.set(at);
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const user = await addUser(sql);
  const owner = await api.enter(user);
  const manager = await api.enter(await addUser(sql, { bidId }));
  const { body } = await owner.post("/api/reports", { zip: "11231", depth: "knee", wantsTexts });
  const id: string = body.id;
  return {
    user,
    owner,
    id,
    path: `/api/reports/${id}`,
    async status(to: string) {
      const { status } = await manager.patch(`/api/district/reports/${id}`, { status: to });
      assert.equal(status, 200);
    },
    async texts() {
      const rows = await sql<{ reportNews: string; status: string; sendAt: Date }[]>`
        select report_news, status, send_at from messages where report_id = ${id} order by id`;
      return rows.map(({ reportNews, status }) => `${reportNews} ${status}`);
    },
    async sendAt() {
      const [row] = await sql<{ sendAt: Date; expiresAt: Date }[]>`
        select send_at, expires_at from messages where report_id = ${id} and status = 'queued'`;
      assert.equal(row!.expiresAt.getTime() - row!.sendAt.getTime(), 12 * 3600_000);
      return row!.sendAt.toISOString();
    },
  };
}

Deno.test("who asked for it is texted when the district has seen their report", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { user, owner, id, status } = await reported(database, api);
  await database.sql`update users set language = 'es' where id = ${user.id}`;
  await status("seen");
  const { messages } = OwnMessageList.parse((await owner.get("/api/me/messages")).body);
  const [text] = messages;
  assert.deepEqual([text!.kind, text!.reportId, text!.zip, text!.status, text!.timeZone], [
    "report",
    id,
    "11231",
    "queued",
    "America/New_York",
  ]);
  assert.match(text!.body, /el distrito ya ha visto su reporte de 11231 Brooklyn/);
  assert.ok(text!.body.includes(`${api.url}/reports/${id}`));
  const why = MessageWhy.parse((await owner.get(`/api/me/messages/${text!.id}`)).body);
  assert.deepEqual([why.facts, why.reportId, why.zip], [null, id, "11231"]);
  const [{ priority }] = await database.sql<[{ priority: number }]>`select priority from messages`;
  assert.equal(priority, -2, "after every alert");
});

Deno.test("from the manager's click to the phone", async () => {
  await using world = await startWorkerWorld({ at: new Date(AFTERNOON) });
  const { database, sandbox } = world;
  await using api = await startApi(database, sandbox);
  const { user, id, status, texts } = await reported(database, api);
  await status("in_progress");
  await world.sendAll();
  assert.deepEqual(await texts(), ["in_progress delivered"]);
  const [text] = sandbox.messages(user.phone);
  assert.match(
    text!.body,
    /the district is at work on the flooding you reported in 11231 Brooklyn/,
  );
  assert.ok(text!.body.includes(`/reports/${id} Reply STOP`));
});

Deno.test("who did not ask, said STOP or cannot be reached is not texted", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { user, owner, path, status, texts } = await reported(database, api, { wantsTexts: false });
  const { sql } = database;
  await status("seen");
  await owner.patch(path, { wantsTexts: true });
  await sql`update users set unsubscribed_at = now() where id = ${user.id}`;
  await status("in_progress");
  await sql`update users set unsubscribed_at = null, unreachable_at = now() where id = ${user.id}`;
  await status("water_gone");
  assert.deepEqual(await texts(), []);
});

Deno.test("only the newest that waits is told, and each status once, whatever is changed back and forth", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { status, texts } = await reported(database, api, { at: NIGHT });
  await status("seen");
  await status("in_progress");
  assert.deepEqual(await texts(), ["seen expired", "in_progress queued"]);
  await status("seen");
  assert.deepEqual(await texts(), ["seen expired", "in_progress expired"]);
  await status("new");
  await status("water_gone");
  await status("new");
  assert.deepEqual(await texts(), ["seen expired", "in_progress expired", "water_gone expired"]);
  const why = await database.sql`select distinct expired_for from messages`;
  assert.deepEqual(why.map((row) => row.expiredFor), ["superseded"]);
});

Deno.test("two managers at the same moment make one text", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { status, texts } = await reported(database, api);
  await Promise.all([1, 2, 3].map(() => status("seen")));
  assert.deepEqual(await texts(), ["seen queued"]);
});

Deno.test("it waits for the end of its reader's quiet hours, and of a pause, also one that comes later", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { owner, status, sendAt } = await reported(database, api, { at: NIGHT });
  await status("seen");
  assert.equal(await sendAt(), "2026-11-23T13:00:00.000Z", "8 AM in Brooklyn");
  await owner.patch("/api/me", { paused: true });
  assert.equal(await sendAt(), "2026-11-24T03:00:00.000Z", "the pause's end");
  await status("in_progress");
  assert.equal(await sendAt(), "2026-11-24T13:00:00.000Z", "the morning after the pause");
});

Deno.test("by day it may leave at once", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { status, sendAt } = await reported(database, api);
  await status("water_gone");
  assert.equal(await sendAt(), "2026-11-22T18:00:00.000Z");
});

Deno.test("what waits goes when its reader takes the report, or the wish, back", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { owner, path, status, texts } = await reported(database, api, { at: NIGHT });
  await status("seen");
  await owner.patch(path, { wantsTexts: false });
  assert.deepEqual(await texts(), ["seen expired"]);
  await owner.patch(path, { wantsTexts: true });
  await status("in_progress");
  await owner.post(`${path}/withdraw`);
  assert.deepEqual(await texts(), ["seen expired", "in_progress expired"]);
  await status("water_gone");
  assert.equal((await texts()).length, 2, "nothing is told of a report taken back");
});
