// Answers that a district keeps ready: written, changed, deleted and had back by its managers.
import assert from "node:assert/strict";
import { AnswerTemplate, AnswerTemplateList } from "shared/api/district/templates.ts";
import { LANGUAGES } from "shared/languages.ts";
import { MAX_TEMPLATES, UNDO_HOURS } from "shared/limits.ts";
import { REPORT_STATUSES, TEMPLATE_STATUSES } from "shared/report_statuses.ts";
import { startApi } from "../../../testing/api.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import type { HttpClient } from "../../../testing/http_client.ts";
import { addDistrict, addUser, RED_HOOK } from "../../../testing/rows.ts";
import { cleanUp } from "../../../worker/housekeeping/housekeeping.ts";

const PATH = "/api/district/templates";
const GONE = {
  name: "Grates cleared",
  status: "water_gone",
  words: { en: "Both grates are clear.", es: "Las dos rejillas drenan." },
  checkedBy: { es: "Rosa M." },
};

async function room() {
  const database = await cloneDatabase();
  const api = await startApi(database);
  api.clock.set("2026-11-22T18:00:00Z");
  const { id: bidId } = await addDistrict(database.sql, RED_HOOK);
  const user = await addUser(database.sql, { bidId });
  return {
    database,
    api,
    bidId,
    user,
    manager: await api.enter(user),
    enter: async (role: "crew" | "viewer") =>
      await api.enter(await addUser(database.sql, { bidId, role })),
    async [Symbol.asyncDispose]() {
      await api[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
    },
  };
}

async function write(who: HttpClient, json: unknown = GONE): Promise<AnswerTemplate> {
  const { status, body, text } = await who.post(PATH, json);
  assert.equal(status, 201, text);
  return AnswerTemplate.parse(body);
}

async function list(who: HttpClient): Promise<AnswerTemplate[]> {
  return AnswerTemplateList.parse((await who.get(PATH)).body).templates;
}

Deno.test("a manager writes an answer; all of the staff see it, with its texts, and who has read the Spanish", async () => {
  await using here = await room();
  const { manager, user } = here;
  const written = await write(manager);
  assert.deepEqual(written.words, { ...GONE.words, zh: "" });
  assert.deepEqual(written.checks, {
    es: { by: "Rosa M.", at: "2026-11-22T18:00:00.000Z" },
    zh: null,
  });
  assert.equal(written.changedBy?.id, user.id);
  assert.deepEqual(written.texts.map(({ language, isOwn }) => [language, isOwn]), [
    ["en", true],
    ["es", true],
    ["zh", false],
  ]);
  assert.match(written.texts[2]!.body, /商业区表示，您报告的11231 Brooklyn积水已退/);
  for (const role of ["crew", "viewer"] as const) {
    const other = await here.enter(role);
    assert.deepEqual(await list(other), [written]);
    assert.equal(
      (await other.post(PATH, { ...GONE, name: "x" })).body.error.code,
      "notAllowedByRole",
    );
  }
});

Deno.test("they are listed in the order of a report's way, by name", async () => {
  await using here = await room();
  for (const status of TEMPLATE_STATUSES.toReversed()) {
    for (const name of [`b ${status}`, `A ${status}`]) {
      await write(here.manager, { ...GONE, status, name });
    }
  }
  assert.deepEqual(
    (await list(here.manager)).map(({ name }) => name),
    TEMPLATE_STATUSES.flatMap((status) => [`A ${status}`, `b ${status}`]),
  );
});

Deno.test("other words are checked by nobody until somebody says that they have read them", async () => {
  await using here = await room();
  const { id } = await write(here.manager);
  here.api.clock.forward(60);
  const change = async (seen: number, changes: object) => {
    const { body } = await here.manager.send("PUT", `${PATH}/${id}`, {
      json: { ...GONE, checkedBy: {}, seen, ...changes },
    });
    return AnswerTemplate.parse(body);
  };
  const renamed = await change(1, { name: "Both grates" });
  assert.equal(renamed.checks.es?.at, "2026-11-22T18:00:00.000Z");
  const other = { words: { en: "Clear.", es: "Ya drena." } };
  assert.equal((await change(2, other)).checks.es, null);
  const read = await change(3, { ...other, checkedBy: { es: "Ana D." } });
  assert.deepEqual(read.checks.es, { by: "Ana D.", at: "2026-11-22T19:00:00.000Z" });
  assert.equal(read.version, 4);
});

Deno.test("of two who change it at once one is told so, and nothing of theirs is kept", async () => {
  await using here = await room();
  const { id } = await write(here.manager);
  const change = (name: string) =>
    here.manager.send("PUT", `${PATH}/${id}`, { json: { ...GONE, name, seen: 1 } });
  const answers = await Promise.all([change("One"), change("Two")]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
  const refused = answers.find(({ status }) => status === 409)!;
  assert.equal(refused.body.error.code, "templateChanged");
  const kept = answers.find(({ status }) => status === 200)!;
  assert.equal((await list(here.manager))[0]!.name, kept.body.name);
});

Deno.test("what is deleted can be had back for a day, under a name that is free", async () => {
  await using here = await room();
  const { manager, api, database } = here;
  const { id } = await write(manager);
  const restore = () => manager.post(`${PATH}/${id}/restore`);
  assert.equal((await restore()).status, 200, "it is there");
  assert.equal((await manager.delete(`${PATH}/${id}`)).status, 204);
  for (
    const answer of [await manager.delete(`${PATH}/${id}`), await manager.get(`${PATH}/${id}`)]
  ) {
    assert.equal(answer.body.error.code, "templateNotFound");
  }
  assert.deepEqual(await list(manager), []);
  const other = await write(manager, { ...GONE, name: "GRATES CLEARED" });
  assert.equal((await restore()).body.error.code, "templateNameTaken");
  await manager.delete(`${PATH}/${other.id}`);
  assert.equal(AnswerTemplate.parse((await restore()).body).name, GONE.name);
  await manager.delete(`${PATH}/${id}`);
  api.clock.forward(UNDO_HOURS * 60 + 1);
  assert.equal((await restore()).body.error.code, "templateNotFound");
  const count = async () => (await database.sql`select from answer_templates`).length;
  const kept = await write(manager);
  assert.equal(await count(), 3);
  await cleanUp({ sql: database.sql, storage: api.deps.storage }, api.deps.now());
  assert.equal(await count(), 1);
  assert.deepEqual((await list(manager)).map(({ id }) => id), [kept.id]);
});

Deno.test("the district's log says who wrote, changed, deleted and had back which", async () => {
  await using here = await room();
  const { manager } = here;
  const { id } = await write(manager);
  await manager.send("PUT", `${PATH}/${id}`, { json: { ...GONE, seen: 1 } });
  await manager.delete(`${PATH}/${id}`);
  await manager.post(`${PATH}/${id}/restore`);
  const { acts } = (await manager.get("/api/district/log")).body;
  const said = acts.map(({ act, detail, by }: AnyAct) => [act, detail.name, by.id]);
  assert.deepEqual(
    said,
    ["templateRestored", "templateDeleted", "templateChanged", "templateWritten"]
      .map((act) => [act, GONE.name, here.user.id]),
  );
});
// deno-lint-ignore no-explicit-any
type AnyAct = any;

Deno.test("what is missing, too long, looks official or says that it is mended is refused at its field", async () => {
  await using here = await room();
  const wrong: [change: object, fields: string[]][] = [
    [{ name: "" }, ["name"]],
    [{ name: "a\nb" }, ["name"]],
    [{ name: "n".repeat(61) }, ["name"]],
    [{ status: "new" }, ["status"]],
    [{ status: "same_as" }, ["status"]],
    [{ words: { en: " ", es: "Sí" } }, ["words.en"]],
    [{ words: { en: "x".repeat(201) } }, ["words.en"]],
    [{ words: { en: "Flash Flood Warning", es: "Ya está arreglado" }, checkedBy: {} }, [
      "words.en",
      "words.es",
    ]],
    [{ checkedBy: { zh: "Li W." } }, ["checkedBy.zh"]],
  ];
  for (const [change, fields] of wrong) {
    const { status, body } = await here.manager.post(PATH, { ...GONE, ...change });
    assert.deepEqual(
      [status, Object.keys(body.error.fields)],
      [422, fields],
      JSON.stringify(change),
    );
  }
  const mended = await here.manager.post(`${PATH}/preview`, {
    status: "water_gone",
    words: { en: "It is fixed." },
  });
  assert.match(mended.body.error.fields["words.en"], /nobody knows: “fixed”/);
  const preview = await here.manager.post(`${PATH}/preview`, GONE);
  assert.match(preview.body.texts[0].body, /Both grates are clear\./);
  assert.deepEqual(await list(here.manager), []);
});

Deno.test("a district has no more than can be looked after, and no two of a name", async () => {
  await using here = await room();
  const { manager } = here;
  const same = await Promise.all([1, 2, 3].map(() => manager.post(PATH, GONE)));
  assert.deepEqual(same.map(({ status }) => status).sort(), [201, 409, 409]);
  for (let n = 1; n < MAX_TEMPLATES; n++) await write(manager, { ...GONE, name: `Answer ${n}` });
  const more = await manager.post(PATH, { ...GONE, name: "One more" });
  assert.deepEqual([more.status, more.body.error.code], [409, "tooManyTemplates"]);
});

Deno.test("the database takes a template for each status that somebody is told, in each language, and for no other", async () => {
  await using here = await room();
  const { sql } = here.database;
  const add = (status: string) =>
    sql`
      insert into answer_templates (bid_id, name, status, en, changed_at)
      values (${here.bidId}, ${status}, ${status}, 'x', now())`;
  const told: readonly string[] = TEMPLATE_STATUSES;
  for (const status of REPORT_STATUSES) {
    if (told.includes(status)) await add(status);
    else {await assert.rejects(() => add(status), {
        constraint_name: "answer_templates_status_check",
      });}
  }
  const columns = await sql<{ name: string }[]>`
    select attname as name from pg_attribute
    where attrelid = 'answer_templates'::regclass and attname = any(${[...LANGUAGES]}::text[])`;
  assert.equal(columns.length, LANGUAGES.length);
  await assert.rejects(
    () => sql`update answer_templates set zh_checked_by = 'Li', zh_checked_at = now()`,
    { constraint_name: "answer_templates_zh_checked" },
  );
});
