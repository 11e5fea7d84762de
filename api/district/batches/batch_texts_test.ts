// Who is texted of what is done to several reports at once, and when: each person once, after the undo.
import assert from "node:assert/strict";
import { Batch } from "shared/api/district/batches.ts";
import { MessageWhy } from "shared/api/messages.ts";
import type { Language } from "shared/languages.ts";
import { claim } from "shared/server/outbox/claim.ts";
import { startApi, type TestApi } from "../../../testing/api.ts";
import { cloneDatabase, type TestDatabase } from "../../../testing/database.ts";
import type { HttpClient } from "../../../testing/http_client.ts";
import { addDistrict, addUser, RED_HOOK } from "../../../testing/rows.ts";
import { startWorkerWorld } from "../../../testing/worker.ts";

const AFTERNOON = "2026-11-22T18:00:00Z";
const JUST_BEFORE = new Date("2026-11-22T18:00:59.999Z");
const NIGHT = "2026-11-23T03:00:00Z"; // 10 PM in Brooklyn

/** Red Hook's manager, and residents who want to hear of their reports. */
async function street(database: TestDatabase, api: TestApi, at = AFTERNOON) {
  api.clock.set(at);
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const manager = await api.enter(await addUser(sql, { bidId }));
  return {
    bidId,
    manager,
    async resident(language: Language, count: number, { wantsTexts = true } = {}) {
      const user = await addUser(sql);
      await sql`update users set language = ${language} where id = ${user.id}`;
      const client = await api.enter(user);
      const ids: string[] = [];
      for (let n = 0; n < count; n++) {
        const typed = { zip: "11231", depth: "knee", wantsTexts };
        ids.push((await client.post("/api/reports", typed)).body.id);
      }
      return { ...user, client, ids };
    },
    async act(reportIds: string[], change: object) {
      const { status, body, text } = await manager.post("/api/district/batches", {
        reportIds,
        ...change,
      });
      assert.equal(status, 200, text);
      return Batch.parse(body);
    },
    async undo(id: string) {
      return (await manager.post(`/api/district/batches/${id}/undo`)).status;
    },
    async texts(userId: string) {
      const rows = await sql<{ what: string }[]>`
        select concat_ws(' ', status, expired_for, substring(body from '[0-9]+ (?:of|de)')) as what
        from messages where user_id = ${userId} and kind in ('report', 'notice') order by id`;
      return rows.map(({ what }) => what);
    },
  };
}

Deno.test("each person gets one text of several, in their language, a minute after, with a link to which they are", async () => {
  await using world = await startWorkerWorld({ at: new Date(AFTERNOON) });
  const { database, sandbox } = world;
  await using api = await startApi(database, sandbox);
  const { resident, act } = await street(database, api);
  const [ana, luis, wei] = [
    await resident("en", 3),
    await resident("es", 2),
    await resident("zh", 4),
  ];
  const [one, silent] = [
    await resident("en", 1),
    await resident("en", 2, { wantsTexts: false }),
  ];
  const all = [ana, luis, wei, one, silent].flatMap(({ ids }) => ids);
  await act(all, { status: "water_gone" });
  const early = await claim(world.sql, { limit: 10, now: JUST_BEFORE });
  assert.deepEqual(early.texts, [], "nobody hears while it can be undone");
  world.advance(1);
  await world.sendAll();
  const said = (phone: string) => {
    const texts = sandbox.messages(phone);
    assert.equal(texts.length, 1);
    return texts[0]!.body;
  };
  assert.match(
    said(ana.phone),
    /the district says of 3 of your flood reports that the water is gone\. Still there\? Reply STILL for all, or tell us which: /,
  );
  assert.match(said(luis.phone), /el distrito dice de 2 de sus reportes que ya no hay agua/);
  assert.match(said(wei.phone), /您的4份报告所说积水已退/);
  assert.match(said(one.phone), /the water you reported in 11231 Brooklyn is gone/);
  assert.equal(sandbox.messages(silent.phone).length, 0);

  const [, messageId] = said(ana.phone).match(/\/account\/texts\/([0-9a-f-]{36}) Reply STOP/)!;
  const why = MessageWhy.parse((await ana.client.get(`/api/me/messages/${messageId}`)).body);
  assert.deepEqual(why.reports.map(({ id }) => id).sort(), ana.ids.toSorted());
  assert.equal(why.kind, "report");
  assert.equal((await luis.client.get(`/api/me/messages/${messageId}`)).status, 404);
});

Deno.test("an undo in time means that nobody was told, and all may be told later", async () => {
  await using world = await startWorkerWorld({ at: new Date(AFTERNOON) });
  const { database, sandbox } = world;
  await using api = await startApi(database, sandbox);
  const { resident, act, undo, texts } = await street(database, api);
  const [ana, one] = [await resident("en", 3), await resident("en", 1)];
  const ids = [...ana.ids, ...one.ids];
  const batch = await act(ids, { status: "water_gone" });
  assert.equal(await undo(batch.id), 200);
  world.advance(1);
  await world.sendAll();
  assert.deepEqual(await texts(ana.id), ["expired takenBack 3 of"]);
  assert.deepEqual(await texts(one.id), ["expired takenBack"]);
  assert.deepEqual([ana, one].map(({ phone }) => sandbox.messages(phone).length), [0, 0]);
  const [{ spent }] = await database.sql<[{ spent: number }]>`
    select spent from purses where name = 'reports'`;
  assert.equal(spent, 0, "and nobody has paid for it");
  await act(ids, { status: "water_gone" });
  assert.equal((await texts(ana.id)).at(-1), "queued 3 of");
});

Deno.test("what waits names no report that has dropped out of it: by newer news, by its own undo, taken back by its sender", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { manager, resident, act, texts } = await street(database, api, NIGHT);
  const ana = await resident("en", 5);
  const [first, second, third, fourth, fifth] = ana.ids as [string, string, string, string, string];
  await act(ana.ids, { status: "water_gone" });
  assert.deepEqual(await texts(ana.id), ["queued 5 of"]);
  await manager.patch(`/api/district/reports/${first}`, { status: "in_progress" });
  assert.deepEqual(await texts(ana.id), ["queued 4 of", "queued"]);
  const { acts } = (await manager.get(`/api/district/reports/${second}`)).body;
  assert.equal((await manager.post(`/api/district/acts/${acts[0].id}/undo`)).body.told, false);
  assert.deepEqual(await texts(ana.id), ["queued 3 of", "queued"]);
  await ana.client.post(`/api/reports/${third}/withdraw`);
  assert.deepEqual(await texts(ana.id), ["queued 2 of", "queued"]);
  await ana.client.post(`/api/reports/${fourth}/water`, { answer: "still" });
  assert.deepEqual(await texts(ana.id), ["queued 1 of", "queued"]);
  await ana.client.patch(`/api/reports/${fifth}`, { wantsTexts: false });
  assert.deepEqual(await texts(ana.id), ["expired superseded 1 of", "queued"]);
  const { messages } = (await ana.client.get("/api/me/messages")).body;
  const why = await ana.client.get(`/api/me/messages/${messages.at(-1).id}`);
  assert.deepEqual(why.body.reports, []);
});

Deno.test("news of a report is told once, whether by itself or among several", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { manager, resident, act, texts } = await street(database, api);
  const ana = await resident("en", 3);
  const [first] = ana.ids as [string];
  const set = async (status: string) =>
    await manager.patch(`/api/district/reports/${first}`, { status });
  await set("water_gone");
  await database.sql`update messages set status = 'sent'`;
  await set("seen");
  await database.sql`update messages set status = 'sent' where status = 'queued'`;
  await act(ana.ids, { status: "water_gone" });
  assert.equal((await texts(ana.id)).at(-1), "queued 2 of", "of the first they know");
  await database.sql`update messages set status = 'sent' where status = 'queued'`;
  for (const id of ana.ids) {
    for (const status of ["in_progress", "water_gone"]) {
      await manager.patch(`/api/district/reports/${id}`, { status });
      await database.sql`update messages set status = 'sent' where status = 'queued'`;
    }
  }
  const rows = await database.sql`
    select from messages where report_news = 'water_gone' and user_id = ${ana.id}`;
  assert.equal(rows.length, 2);
});

Deno.test("who reported the water of two incidents hears of both in one text", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { manager, resident, act, texts } = await street(database, api);
  const [ana, luis, wei] = [
    await resident("en", 1),
    await resident("en", 1),
    await resident("en", 2),
  ];
  for (const [n, lead] of [ana.ids[0], luis.ids[0]].entries()) {
    await manager.post("/api/district/incidents", { reportIds: [lead, wei.ids[n]] });
  }
  await database.sql`delete from messages`;
  await act([...ana.ids, ...luis.ids], { status: "nothing_found" });
  assert.deepEqual(await texts(wei.id), ["queued 2 of"]);
  assert.deepEqual(await texts(ana.id), ["queued"]);
});

Deno.test("a colleague who is given several is texted once, of their round; an undo takes that back", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { bidId, manager, resident, act, undo } = await street(database, api);
  const crew = await addUser(database.sql, { bidId, role: "crew" });
  const ana = await resident("en", 3);
  const bodies = async () => (await database.sql<{ body: string; status: string; sendAt: Date }[]>`
      select body, status, send_at from messages where kind = 'notice' order by id`);
  const batch = await act(ana.ids, { to: crew.id });
  const [text] = await bodies();
  assert.match(
    text!.body,
    /gives you flood reports to see to: 3\. Your round: .*\/district\/round /,
  );
  assert.equal(text!.sendAt.toISOString(), "2026-11-22T18:01:00.000Z");
  // News of a report is for who sent it: the colleague still has it.
  await manager.patch(`/api/district/reports/${ana.ids[0]}`, { status: "seen" });
  assert.match((await bodies())[0]!.body, /: 3\./);
  const { acts } = (await manager.get(`/api/district/reports/${ana.ids[1]}`)).body;
  await manager.post(`/api/district/acts/${acts[0].id}/undo`);
  assert.match((await bodies())[0]!.body, /: 2\./);
  assert.equal(await undo(batch.id), 200);
  assert.deepEqual((await bodies()).map(({ status }) => status), ["expired"]);

  await act([ana.ids[0]!], { to: crew.id });
  assert.match((await bodies()).at(-1)!.body, /asks you to see to flooding in 11231 Brooklyn/);
  await act(ana.ids, { to: "me" });
  assert.equal((await bodies()).length, 2, "whoever takes them knows");
});

Deno.test("of a deleted account no text says which reports were one person's", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { resident, act } = await street(database, api);
  const ana: { client: HttpClient; ids: string[] } = await resident("en", 2);
  await act(ana.ids, { status: "seen" });
  assert.equal((await database.sql`select from message_reports`).length, 2);
  assert.equal((await ana.client.send("DELETE", "/api/me", { json: {} })).status, 204);
  assert.equal((await database.sql`select from message_reports`).length, 0);
  const [text] = await database.sql`select body, body_of_many from messages where kind = 'report'`;
  assert.deepEqual([text!.body, text!.bodyOfMany], ["", null]);
});
