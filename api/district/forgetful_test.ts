// Row-level security by itself: each statement that reads has lost its `where`, and no answer to a
// manager has anything in it that is another district's, or another person's.
import assert from "node:assert/strict";
import { startApi, type TestApi } from "../../testing/api.ts";
import { connect } from "shared/server/database.ts";
import { cloneDatabase, type TestDatabase } from "../../testing/database.ts";
import { forgetful } from "../../testing/forgetful.ts";
import type { HttpClient } from "../../testing/http_client.ts";
import { requestOf, ROUTE_ACCESS } from "../../testing/route_access.ts";
import { HOBOKENS, twoDistricts } from "../../testing/two_districts.ts";

/** The api on a pool that forgets, as the programs' role. */
async function startForgetful(database: TestDatabase): Promise<TestApi> {
  const sql = connect(database.url, { max: 5 });
  const api = await startApi(database, undefined, { sql: forgetful(sql) });
  return {
    ...api,
    async [Symbol.asyncDispose]() {
      await api[Symbol.asyncDispose]();
      await sql.end({ timeout: 1 });
    },
  };
}

async function ask(
  person: HttpClient,
  [method, path, body]: [method: string, path: string, body: unknown],
): Promise<{ status: number; text: string }> {
  return await person.send(method, path, { json: body });
}

/** Never ends, and reads nothing; stream_test.ts proves what comes through it. */
const STREAM = "GET /api/district/stream";

/** Whoever is told this is shown nothing, and proves nothing. */
const TOO_MANY = '{"error":{"code":"tooManyRequests"';

Deno.test("with every where taken out, no route shows a manager what is another district's or person's", async () => {
  await using database = await cloneDatabase();
  await using api = await startForgetful(database);
  const { redHook, hoboken } = await twoDistricts(api, database);
  const secrets = [...Object.values(HOBOKENS), hoboken.residentId, hoboken.messageId];
  const ofDistrict = [
    ...secrets,
    hoboken.id,
    hoboken.reportId,
    hoboken.stormId,
    hoboken.colleagueId,
    hoboken.invitationId,
    "07030",
    "hoboken",
  ];
  let answered = 0;
  let byKey = 0;
  for (const { method, path } of api.routes) {
    const route = `${method} ${path}`;
    const { access } = ROUTE_ACCESS[route]!;
    if (access === "outside" || route === STREAM) continue;
    for (const where of [redHook, hoboken]) {
      api.clock.forward(1 / 60); // so many in one moment would be told to wait
      const { status, text } = await ask(redHook.manager, requestOf(route, where));
      assert.ok(status !== 500 && !text.startsWith(TOO_MANY), `${route}: ${text}`);
      answered += Number(status < 300);
      const program = await ask(redHook.writing, requestOf(route, where));
      const isAnswer = program.status !== 500 && !program.text.startsWith(TOO_MANY);
      assert.ok(isAnswer, `${route} by a key: ${program.text}`);
      byKey += Number(program.status < 300);
      // What anybody may know of Hoboken, a manager next door may.
      const isRoom = access === "staff" || access === "ownDistrict";
      for (const secret of isRoom ? ofDistrict : secrets) {
        assert.ok(!text.includes(secret), `${route} shows ${secret}: ${text}`);
        const shown = program.text.includes(secret);
        assert.ok(!shown, `${route} shows ${secret} to a key: ${program.text}`);
      }
    }
  }
  assert.ok(answered > 50, `${answered} answers`);
  assert.ok(byKey > 10, `${byKey} answers to a key`);
});

Deno.test("a resident's session, which has no such wall, shows that the wheres are really gone", async () => {
  await using database = await cloneDatabase();
  await using api = await startForgetful(database);
  const { redHook, hoboken } = await twoDistricts(api, database);
  const shown = async (path: string) => (await redHook.resident.get(path)).text;
  const everything = (await Promise.all([
    shown(`/api/reports/${hoboken.reportId}`),
    shown("/api/me/messages"),
    shown("/api/me/export"),
  ])).join();
  assert.ok(everything.includes(HOBOKENS.text));
  assert.ok(everything.includes(hoboken.messageId));
});

Deno.test("what anybody may know a manager sees like anybody", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { redHook, hoboken } = await twoDistricts(api, database);
  // An answer may say when it was made.
  api.clock.set(api.deps.now());
  const stranger = api.client();
  for (const { method, path } of api.routes) {
    const route = `${method} ${path}`;
    if (ROUTE_ACCESS[route]!.access !== "anybody") continue;
    for (const where of [redHook, hoboken]) {
      const request = requestOf(route, where);
      const [known, seen] = [
        await ask(stranger, request),
        await ask(redHook.manager, request),
      ];
      assert.equal(known.status, 200, route);
      assert.equal(seen.text, known.text, route);
    }
  }
});

Deno.test("as a manager, an account has its own export, texts and reports of elsewhere, also with the wall", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { redHook, hoboken } = await twoDistricts(api, database);
  // Hoboken's resident becomes Red Hook's manager.
  await database.sql`
    update users set bid_id = ${redHook.id}, bid_role = 'manager' where id = ${hoboken.residentId}`;
  const manager = await api.enter({ id: hoboken.residentId, bidId: redHook.id });
  const own = `/api/reports/${hoboken.reportId}`;
  assert.ok((await manager.get(own)).text.includes(HOBOKENS.note));
  assert.equal((await manager.get(`${own}/evidence`)).status, 200);
  assert.ok((await manager.get("/api/me/messages")).text.includes(HOBOKENS.text));
  const mine = (await manager.get("/api/me/export")).text;
  for (const word of [HOBOKENS.phone, HOBOKENS.note, HOBOKENS.text]) assert.ok(mine.includes(word));
  const corrected = await manager.patch(own, { note: "Two drains" });
  assert.equal(corrected.body.note, "Two drains");
  assert.equal(corrected.body.district.slug, "hoboken");
});
