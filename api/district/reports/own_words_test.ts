// A status told in a district's own words: on phones in three languages, in the history, on the report's page.
import assert from "node:assert/strict";
import { AnswerTemplate } from "shared/api/district/templates.ts";
import { DistrictReport } from "shared/api/district.ts";
import { ReportPage } from "shared/api/reports.ts";
import type { Language } from "shared/languages.ts";
import { startApi, type TestApi } from "../../../testing/api.ts";
import { cloneDatabase, type TestDatabase } from "../../../testing/database.ts";
import { addDistrict, addUser, HOBOKEN, RED_HOOK } from "../../../testing/rows.ts";
import { startWorkerWorld } from "../../../testing/worker.ts";

const AFTERNOON = "2026-11-22T18:00:00Z";
const WORDS = { en: "Both grates are clear.", es: "Las dos rejillas drenan.", zh: "" };
const GONE = { name: "Grates cleared", status: "water_gone", words: WORDS };

async function room(database: TestDatabase, api: TestApi) {
  api.clock.set(AFTERNOON);
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const manager = await api.enter(await addUser(sql, { bidId }));
  const { body, text, status } = await manager.post("/api/district/templates", GONE);
  assert.equal(status, 201, text);
  const template = AnswerTemplate.parse(body);
  return {
    manager,
    template,
    /** A report of somebody who reads this language. */
    async reported(language: Language = "en", { wantsTexts = true } = {}) {
      const user = await addUser(sql);
      await sql`update users set language = ${language} where id = ${user.id}`;
      const owner = await api.enter(user);
      const { body } = await owner.post("/api/reports", {
        zip: "11231",
        depth: "knee",
        wantsTexts,
      });
      const id: string = body.id;
      return {
        id,
        user,
        page: async () => ReportPage.parse((await owner.get(`/api/reports/${id}`)).body),
      };
    },
    change: (id: string, json: object = {}) =>
      manager.patch(`/api/district/reports/${id}`, {
        status: "water_gone",
        templateId: template.id,
        ...json,
      }),
    async look(id: string) {
      return DistrictReport.parse((await manager.get(`/api/district/reports/${id}`)).body);
    },
    async texts(id: string) {
      const rows = await sql<{ status: string; expiredFor: string | null }[]>`
        select status, expired_for from messages where report_id = ${id} order by id`;
      return rows.map(({ status, expiredFor }) => expiredFor ?? status);
    },
  };
}

const RECEIVED: Record<Language, RegExp> = {
  en:
    /^FloodLine, from red-hook BID, on your report for 11231 Brooklyn: Both grates are clear\. Still there\? Reply STILL\. http\S+\/reports\/\S+ Reply STOP to end$/,
  es:
    /^FloodLine, de red-hook BID, sobre su reporte de 11231 Brooklyn: Las dos rejillas drenan\. ¿Sigue el agua\? Responda SIGUE\. http\S+ Responda STOP para salir$/,
  zh: /^FloodLine：商业区表示，您报告的11231 Brooklyn积水已退。水还在？请回复「还在」。/,
};

Deno.test("each phone gets the answer in its reader's language, and FloodLine's own words where it has none", async () => {
  await using world = await startWorkerWorld({ at: new Date(AFTERNOON) });
  const { database, sandbox } = world;
  await using api = await startApi(database, sandbox);
  const { reported, change, look } = await room(database, api);
  for (const language of ["en", "es", "zh"] as const) {
    const { id, user, page } = await reported(language);
    const { status, text } = await change(id);
    assert.equal(status, 200, text);
    await world.sendAll();
    const [received] = sandbox.messages(user.phone);
    assert.match(received!.body, RECEIVED[language]);
    const { acts } = await look(id);
    assert.deepEqual(acts.at(-1)?.template, {
      name: "Grates cleared",
      words: WORDS,
      toldIn: [language],
    });
    const { changes, status: now } = await page();
    assert.deepEqual([now, changes.at(-1)?.words], ["water_gone", WORDS]);
  }
});

Deno.test("what is changed in a template later changes nothing that was said with it, nor what waits to be sent", async () => {
  await using world = await startWorkerWorld({ at: new Date(AFTERNOON) });
  const { database, sandbox } = world;
  await using api = await startApi(database, sandbox);
  const { reported, change, look, manager, template } = await room(database, api);
  const { id, user, page } = await reported("es");
  await change(id);
  const json = { ...GONE, name: "Other", words: { en: "Other.", es: "Otra." }, seen: 1 };
  const changed = await manager.send("PUT", `/api/district/templates/${template.id}`, { json });
  assert.equal(changed.status, 200, changed.text);
  await manager.delete(`/api/district/templates/${template.id}`);
  await world.sendAll();
  assert.match(sandbox.messages(user.phone)[0]!.body, RECEIVED.es);
  assert.equal((await look(id)).acts.at(-1)?.template?.name, "Grates cleared");
  assert.deepEqual((await page()).changes.at(-1)?.words, WORDS);
});

Deno.test("undone, it is on no page, and what has not left does not leave", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { reported, change, look, manager, texts } = await room(database, api);
  const { id, page } = await reported();
  await change(id);
  const act = (await look(id)).acts.at(-1)!;
  assert.ok(act.mayUndo);
  const { body } = await manager.post(`/api/district/acts/${act.id}/undo`);
  assert.equal(body.told, false);
  assert.deepEqual(await texts(id), ["takenBack"]);
  assert.deepEqual((await page()).changes, []);
  const after = await look(id);
  assert.deepEqual([after.status, after.acts.at(-1)?.template?.toldIn], ["new", []]);
  await change(id);
  assert.deepEqual(await texts(id), ["takenBack", "queued"], "it may be told yet");
});

Deno.test("one that is deleted between choosing and sending is refused in a sentence, and nothing is done", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { reported, change, look, manager, template, texts } = await room(database, api);
  const { id } = await reported();
  await manager.delete(`/api/district/templates/${template.id}`);
  const { status, body } = await change(id, { status: "water_gone" });
  assert.deepEqual([status, body.error.code], [409, "templateGone"]);
  assert.match(body.error.message, /deleted since you chose it\. Nothing was changed or sent/);
  assert.deepEqual([(await look(id)).status, await texts(id)], ["new", []]);
});

Deno.test("one of another district is as one that is gone; one of another status is refused; without a status it is nothing", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { reported, change, look, manager, texts } = await room(database, api);
  const { id } = await reported();
  const { id: bidId } = await addDistrict(database.sql, HOBOKEN);
  const neighbor = await api.enter(await addUser(database.sql, { bidId }));
  const theirs = (await neighbor.post("/api/district/templates", GONE)).body.id;
  assert.equal((await change(id, { templateId: theirs })).body.error.code, "templateGone");
  const other = await change(id, { status: "nothing_found" });
  assert.deepEqual(Object.keys(other.body.error.fields), ["templateId"]);
  const alone = await manager.patch(`/api/district/reports/${id}`, { templateId: theirs });
  assert.equal(alone.status, 422);
  assert.deepEqual([(await look(id)).status, await texts(id)], ["new", []]);
});

Deno.test("pressed twice it is told once; with a status that was told otherwise it is refused", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { reported, change, texts } = await room(database, api);
  const { id } = await reported();
  const both = await Promise.all([change(id), change(id)]);
  assert.deepEqual(both.map(({ status }) => status), [200, 200]);
  assert.deepEqual(await texts(id), ["queued"]);
  const { id: plain } = await reported();
  await change(plain, { templateId: undefined });
  const refused = await change(plain);
  assert.deepEqual([refused.status, refused.body.error.code], [409, "statusTold"]);
});

Deno.test("who wanted no texts finds it on the report's page alone", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { reported, change, look, texts } = await room(database, api);
  const { id, page } = await reported("es", { wantsTexts: false });
  await change(id);
  assert.deepEqual(await texts(id), []);
  assert.deepEqual((await look(id)).acts.at(-1)?.template?.toldIn, []);
  assert.deepEqual((await page()).changes.at(-1)?.words, WORDS);
});

Deno.test("whoever else reported the water is told in the same words, in their language, and finds them on their page", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { reported, change, look, manager } = await room(database, api);
  const [lead, same] = [await reported("en"), await reported("es")];
  await manager.post("/api/district/incidents", { reportIds: [lead.id, same.id] });
  await change(lead.id);
  assert.deepEqual((await look(lead.id)).acts.at(-1)?.template?.toldIn, ["en", "es"]);
  const bodies = await database.sql<{ body: string }[]>`
    select body from messages where report_id = ${same.id} and report_news = 'water_gone'`;
  assert.match(bodies[0]!.body, /Las dos rejillas drenan\./);
  const { leadStatus, leadWords } = await same.page();
  assert.deepEqual([leadStatus, leadWords], ["water_gone", WORDS]);
});
