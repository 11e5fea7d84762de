// Several reports told of in a district's own words: one text a person, in their language, as the words stood then.
import assert from "node:assert/strict";
import { Batch } from "shared/api/district/batches.ts";
import { AnswerTemplate } from "shared/api/district/templates.ts";
import { DistrictReport } from "shared/api/district.ts";
import { ReportPage } from "shared/api/reports.ts";
import type { Language } from "shared/languages.ts";
import { countSegments } from "shared/server/segments.ts";
import { startApi, type TestApi } from "../../../testing/api.ts";
import { cloneDatabase, type TestDatabase } from "../../../testing/database.ts";
import { addDistrict, addUser, HOBOKEN, RED_HOOK } from "../../../testing/rows.ts";
import { startWorkerWorld } from "../../../testing/worker.ts";

const AFTERNOON = "2026-11-22T18:00:00Z";
const WORDS = {
  en: "Both {count} grates are clear.",
  es: "Las dos rejillas drenan.",
  zh: "排水口已清理。",
};
const GONE = { name: "Grates cleared", status: "water_gone", words: WORDS };

async function street(database: TestDatabase, api: TestApi) {
  api.clock.set(AFTERNOON);
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const manager = await api.enter(await addUser(sql, { bidId }));
  const send = (reportIds: string[], change: object) =>
    manager.post("/api/district/batches", { reportIds, ...change });
  return {
    manager,
    send,
    async template(changes: object = {}) {
      const { body, text } = await manager.post("/api/district/templates", { ...GONE, ...changes });
      assert.ok(body?.id, text);
      return AnswerTemplate.parse(body);
    },
    async resident(language: Language, count: number) {
      const user = await addUser(sql);
      await sql`update users set language = ${language} where id = ${user.id}`;
      const client = await api.enter(user);
      const ids: string[] = [];
      for (let n = 0; n < count; n++) {
        const typed = { zip: "11231", depth: "knee", wantsTexts: true };
        ids.push((await client.post("/api/reports", typed)).body.id);
      }
      return { ...user, client, ids };
    },
    async act(reportIds: string[], change: object) {
      const { status, body, text } = await send(reportIds, change);
      assert.equal(status, 200, text);
      return Batch.parse(body);
    },
    async history(id: string) {
      return DistrictReport.parse((await manager.get(`/api/district/reports/${id}`)).body).acts;
    },
    async bodies(userId: string) {
      const rows = await sql<{ body: string; segments: number }[]>`
        select body, segments from messages where user_id = ${userId} and kind = 'report' order by id`;
      for (const { body, segments } of rows) assert.equal(segments, countSegments(body));
      return rows.map(({ body }) => body);
    },
  };
}

const OF_SEVERAL: Record<Language, RegExp> = {
  en:
    /^FloodLine, from red-hook BID, on 3 of your flood reports: Both \{count\} grates are clear\. Still there\? Reply STILL for all\. \S+\/account\/texts\/[0-9a-f-]{36} Reply STOP to end$/,
  es:
    /^FloodLine, de red-hook BID, sobre 2 de sus reportes: Las dos rejillas drenan\. ¿Sigue el agua\? Responda SIGUE por todos\. \S+\/account\/texts\/\S+ Responda STOP para salir$/,
  zh:
    /^FloodLine，red-hook BID就您的2份淹水报告：排水口已清理。 都还有水请回复「还在」。\S+\/account\/texts\/\S+ 回复STOP退订$/,
};

Deno.test("each person gets one text of several in the district's words, in their language, and one text of one", async () => {
  await using world = await startWorkerWorld({ at: new Date(AFTERNOON) });
  const { database, sandbox } = world;
  await using api = await startApi(database, sandbox);
  const { resident, act, template, history } = await street(database, api);
  const { id: templateId } = await template();
  const people = {
    en: await resident("en", 3),
    es: await resident("es", 2),
    zh: await resident("zh", 2),
  };
  const one = await resident("en", 1);
  const ids = [...Object.values(people), one].flatMap(({ ids }) => ids);
  const batch = await act(ids, { status: "water_gone", templateId });
  assert.deepEqual([batch.change.status, batch.change.answer], ["water_gone", "Grates cleared"]);
  world.advance(1);
  await world.sendAll();
  for (const [language, { phone, ids, client }] of Object.entries(people)) {
    const texts = sandbox.messages(phone);
    assert.equal(texts.length, 1);
    assert.match(texts[0]!.body, OF_SEVERAL[language as Language]);
    for (const id of ids) {
      const told = (await history(id)).at(-1)!.template;
      assert.deepEqual(told, { name: "Grates cleared", words: WORDS, toldIn: [language] });
      const page = ReportPage.parse((await client.get(`/api/reports/${id}`)).body);
      assert.deepEqual(page.changes.at(-1)?.words, WORDS);
    }
  }
  const [text] = sandbox.messages(one.phone);
  assert.match(text!.body, /on your report for 11231 Brooklyn: Both \{count\} grates are clear\./);
});

Deno.test("in a language without words of its own FloodLine's go out, with which they are", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { resident, act, template, bodies, history } = await street(database, api);
  const { id: templateId } = await template({ words: { en: WORDS.en } });
  const [luis, wei] = [await resident("es", 2), await resident("zh", 1)];
  await act([...luis.ids, ...wei.ids], { status: "water_gone", templateId });
  assert.match(
    (await bodies(luis.id))[0]!,
    /el distrito dice de 2 de sus reportes que ya no hay agua/,
  );
  assert.match((await bodies(wei.id))[0]!, /商业区表示，您报告的11231 Brooklyn积水已退/);
  assert.deepEqual((await history(luis.ids[0]!)).at(-1)!.template?.toldIn, ["es"]);
});

Deno.test("a report that drops out leaves the words as they are, whatever stands in them", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { resident, act, template, bodies, history } = await street(database, api);
  const { id: templateId } = await template();
  const ana = await resident("en", 3);
  await act(ana.ids, { status: "water_gone", templateId });
  const [first] = ana.ids as [string];
  await ana.client.post(`/api/reports/${first}/withdraw`);
  assert.match(
    (await bodies(ana.id))[0]!,
    /on 2 of your flood reports: Both \{count\} grates are clear\./,
  );
  assert.deepEqual((await history(first)).at(-1)!.template?.toldIn, [], "of it nobody is told");
});

Deno.test("what stands beside a status stands beside a district's words, for one and for several", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { resident, act, template, bodies } = await street(database, api);
  const { id: templateId } = await template({ status: "passed_on", words: { en: "We asked." } });
  const [ana, one] = [await resident("en", 2), await resident("en", 1)];
  const change = { status: "passed_on", cityNumber: "311-77", templateId };
  await act([...ana.ids, ...one.ids], change);
  assert.match(
    (await bodies(ana.id))[0]!,
    /on 2 of your flood reports: We asked\. 311 number 311-77\./,
  );
  assert.match((await bodies(one.id))[0]!, /: We asked\. 311 number 311-77\./);
});

Deno.test("an answer that is deleted meanwhile is refused, as one of another district is, and nothing is done to any", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { resident, send, template, manager, bodies, history } = await street(database, api);
  const { id: templateId } = await template();
  const ana = await resident("en", 2);
  await manager.delete(`/api/district/templates/${templateId}`);
  const { id: bidId } = await addDistrict(database.sql, HOBOKEN);
  const neighbor = await api.enter(await addUser(database.sql, { bidId }));
  const theirs = (await neighbor.post("/api/district/templates", GONE)).body.id;
  for (const gone of [templateId, theirs]) {
    const { status, body } = await send(ana.ids, { status: "water_gone", templateId: gone });
    assert.deepEqual([status, body.error.code], [409, "templateGone"]);
  }
  const { id: other } = await template({ name: "Other", status: "seen" });
  const refused = await send(ana.ids, { status: "water_gone", templateId: other });
  assert.deepEqual(Object.keys(refused.body.error.fields), ["templateId"]);
  const alone = await send(ana.ids, { to: "me", templateId: other });
  assert.equal(alone.status, 422);
  assert.deepEqual([await bodies(ana.id), await history(ana.ids[0]!)], [[], []]);
  assert.equal((await database.sql`select from report_batches`).length, 0);
});

Deno.test("changed or deleted afterwards it changes nothing that was said; an undo in time means that nobody was told", async () => {
  await using world = await startWorkerWorld({ at: new Date(AFTERNOON) });
  const { database, sandbox } = world;
  await using api = await startApi(database, sandbox);
  const { resident, act, template, manager, history } = await street(database, api);
  const { id } = await template();
  const [ana, luis] = [await resident("en", 3), await resident("es", 2)];
  const told = await act(ana.ids, { status: "water_gone", templateId: id });
  const undone = await act(luis.ids, { status: "water_gone", templateId: id });
  await manager.delete(`/api/district/templates/${id}`);
  const { status } = await manager.post(`/api/district/batches/${undone.id}/undo`);
  assert.equal(status, 200);
  world.advance(1);
  await world.sendAll();
  assert.match(sandbox.messages(ana.phone)[0]!.body, OF_SEVERAL.en);
  assert.equal(sandbox.messages(luis.phone).length, 0);
  const after = Batch.parse((await manager.get(`/api/district/batches/${told.id}`)).body);
  assert.equal(after.change.answer, "Grates cleared");
  const [act1] = await history(luis.ids[0]!);
  assert.deepEqual([act1!.template?.toldIn, act1!.undoneAt !== null], [[], true]);
});

Deno.test("of a report that has the status already nobody is told anew, nor does it take a number with words that were not said", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { resident, act, template, manager, bodies } = await street(database, api);
  const { id: templateId } = await template({ status: "passed_on", words: { en: "We asked." } });
  const ana = await resident("en", 3);
  const [first] = ana.ids as [string];
  await manager.patch(`/api/district/reports/${first}`, { status: "passed_on" });
  const change = { status: "passed_on", cityNumber: "311-77", templateId };
  const batch = await act(ana.ids, change);
  const outcomes = batch.reports.map(({ id, outcome }) => [id === first, outcome]);
  assert.deepEqual(outcomes.toSorted(), [[false, "done"], [false, "done"], [true, "toldAlready"]]);
  const { body } = await manager.get(`/api/district/reports/${first}`);
  assert.equal(body.cityNumber, null);
  assert.match((await bodies(ana.id)).at(-1)!, /on 2 of your flood reports: We asked/);
});
