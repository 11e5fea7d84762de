// A question of staff's to who sent a report, and what they text back.
import assert from "node:assert/strict";
import { DistrictReport } from "shared/api/district.ts";
import { startApi, type TestApi } from "../../../testing/api.ts";
import { cloneDatabase, type TestDatabase } from "../../../testing/database.ts";
import { addDistrict, addUser, RED_HOOK } from "../../../testing/rows.ts";
import { text } from "../../../testing/texting.ts";

const AFTERNOON = "2026-11-22T18:00:00Z";

async function room(database: TestDatabase, api: TestApi, { wantsTexts = true } = {}) {
  api.clock.set(AFTERNOON);
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const resident = await addUser(sql, { consented: true });
  const owner = await api.enter(resident);
  const manager = await api.enter(await addUser(sql, { bidId }));
  const typed = { zip: "11231", depth: "knee", wantsTexts };
  const id: string = (await owner.post("/api/reports", typed)).body.id;
  const path = `/api/district/reports/${id}`;
  return {
    id,
    resident,
    owner,
    manager,
    ask: (words = "Is it the drain at the corner?") =>
      manager.post(`${path}/questions`, { text: words }),
    /** As the worker would have: what waits has left. */
    send: async () => {
      await sql`
        update messages set status = 'sent', sending_at = ${api.deps.now()}
        where status = 'queued' and kind = 'report'`;
    },
    says: (words: string) => text(api, resident.phone, words),
    acts: async () => DistrictReport.parse((await manager.get(path)).body).acts,
  };
}

Deno.test("what somebody texts back to a question stands in the report's history until one of the staff is done with it", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { ask, send, says, acts, manager, owner, id } = await room(database, api);
  assert.equal((await ask()).status, 200);
  const [{ body }] = await database.sql<[{ body: string }]>`select body from messages`;
  assert.match(body, /asks about your report for 11231 Brooklyn: Is it the drain at the corner\?/);
  await send();
  assert.match(await says("Yes, the drain by the school"), /your district has your answer/);
  const [question, reply] = await acts();
  assert.deepEqual([question!.kind, reply!.kind, reply!.byReporter, reply!.text, reply!.doneAt], [
    "question",
    "reply",
    true,
    "Yes, the drain by the school",
    null,
  ]);
  assert.equal((await manager.post(`/api/district/acts/${reply!.id}/done`)).status, 204);
  assert.notEqual((await acts())[1]!.doneAt, null);
  const page = await owner.get(`/api/reports/${id}`);
  assert.doesNotMatch(page.text, /drain/, "the page of who sent it says nothing of it");
  assert.equal((await database.sql`select from reports`).length, 1, "no reply is a report");
});

const TEXTS: [words: string, isReply: boolean, answer: RegExp][] = [
  ["Both corners are blocked", true, /has your answer/],
  ["yes", true, /has your answer/],
  ["2", true, /has your answer/],
  ["thanks", true, /^$/],
  ["STATUS", false, /11231|no ZIP/],
  ["HELP", false, /Reply STOP/],
  ["STILL", false, /still there/],
  ["please stop texting me", false, /no more alerts/],
];
for (const [words, isReply, answer] of TEXTS) {
  Deno.test(`after a question "${words}" is ${isReply ? "its answer" : "what it always is"}`, async () => {
    await using database = await cloneDatabase();
    await using api = await startApi(database);
    const { ask, send, says, acts } = await room(database, api);
    await ask();
    await send();
    assert.match(await says(words), answer);
    const replies = (await acts()).filter(({ kind }) => kind === "reply");
    assert.equal(replies.length, isReply ? 1 : 0);
    // Thanks end a talk: nobody need look at them.
    if (isReply) assert.equal(replies[0]!.doneAt !== null, words === "thanks");
  });
}

Deno.test("a day later, before it has left, and once it is taken back, a text is no answer to it", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { ask, send, says, acts, manager } = await room(database, api);
  await ask();
  assert.match(await says("Before it came"), /did not understand/);
  await send();
  api.clock.forward(24 * 60 + 1);
  assert.match(await says("Too late"), /did not understand/);
  await ask("And today?");
  await send();
  const { body } = await manager.post(`/api/district/acts/${(await acts()).at(-1)!.id}/undo`);
  assert.equal(body.told, true);
  assert.doesNotMatch(await says("The pump is here"), /has your answer/);
  assert.ok((await acts()).every(({ kind }) => kind === "question"));
});

Deno.test("who wanted no texts, or has had a day's, is not asked, and nothing is written", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const quiet = await room(database, api, { wantsTexts: false });
  assert.equal((await quiet.ask()).body.error.code, "reporterNotAsked");
  await database.sql`update reports set wants_texts = true`;
  for (let n = 0; n < 6; n++) assert.equal((await quiet.ask(`Question ${n}`)).status, 200);
  assert.equal((await quiet.ask()).body.error.code, "reporterNotTexted");
  assert.equal((await quiet.acts()).length, 6);
});

Deno.test("what somebody answered goes with their account", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { ask, send, says, acts, owner } = await room(database, api);
  await ask();
  await send();
  await says("I live at number 12");
  assert.ok([200, 204].includes((await owner.delete("/api/me")).status));
  assert.deepEqual((await acts()).map(({ kind, text }) => [kind, text]), [
    ["question", "Is it the drain at the corner?"],
    ["reply", null],
  ]);
});
