// Attacks that once went through: the figures are those of the attack.
import assert from "node:assert/strict";
import { REFUSAL_WORDS } from "shared/words/refusals.ts";
import { startApi } from "../../testing/api.ts";
import { cloneDatabase } from "../../testing/database.ts";
import type { Answer, HttpClient } from "../../testing/http_client.ts";
import { addReport, addUser } from "../../testing/rows.ts";
import { startSandbox } from "../../testing/sandbox.ts";
import { costOf, COSTS, QUOTAS } from "./limits.ts";

const REPORT = { zip: "11231", depth: "knee" };

/** So often, some at a time; by their status. */
async function flood(
  times: number,
  send: () => Promise<Answer>,
): Promise<Record<number, Answer[]>> {
  const answers: Answer[] = [];
  const sendSome = async () => {
    while (times-- > 0) answers.push(await send());
  };
  await Promise.all(Array.from({ length: 8 }, sendSome));
  return Object.groupBy(answers, ({ status }) => status) as Record<number, Answer[]>;
}

function assertTold({ body, headers }: Answer, code: keyof typeof REFUSAL_WORDS.en.errors): void {
  assert.equal(body.error.code, code);
  assert.equal(body.error.message, REFUSAL_WORDS.en.errors[code]);
  assert.ok(Number(headers.get("retry-after")) >= 1);
}

Deno.test("of thousands of reports that one resident sends, 30 are taken, by any number of processes", async () => {
  await using database = await cloneDatabase();
  await using one = await startApi(database);
  await using other = await startApi(database);
  const user = await addUser(database.sql);
  const attacker = [await one.enter(user), await other.enter(user)];
  let n = 0;
  const { 201: taken = [], 429: refused = [] } = await flood(
    300,
    () => attacker[n++ % 2]!.post("/api/reports", REPORT),
  );
  assert.deepEqual([taken.length, refused.length], [30, 270]);
  assertTold(refused[0]!, "tooManyReports");
  const [{ reports }] = await database.sql<[{ reports: number }]>`
    select count(*)::int as reports from reports`;
  assert.equal(reports, 30);

  const neighbour = await one.enter(await addUser(database.sql));
  assert.equal((await neighbour.post("/api/reports", REPORT)).status, 201);

  const notes = await database.sql`
    select user_id, network::text, detail from security_log where event = 'limitReached'`;
  assert.ok(notes.length >= 1 && notes.length <= 2, "one a process, not one a request");
  assert.deepEqual(notes[0]!.detail, { limit: "tooManyReports", asker: "person" });
  assert.equal(notes[0]!.userId, user.id);
});

Deno.test("who has sent too many may send the next when the answer says", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  api.clock.set("2026-11-22T17:00:00Z");
  const person = await api.enter(await addUser(database.sql));
  for (let n = 0; n < 30; n++) {
    assert.equal((await person.post("/api/reports", REPORT)).status, 201, `${n}`);
  }
  const refused = await person.post("/api/reports", REPORT);
  assert.equal(refused.headers.get("retry-after"), "300");
  api.clock.forward(4.9);
  assert.equal((await person.post("/api/reports", REPORT)).status, 429);
  api.clock.forward(0.1);
  assert.equal((await person.post("/api/reports", REPORT)).status, 201);
  assert.equal((await person.post("/api/reports", REPORT)).status, 429);
  // Everything else goes on meanwhile.
  assert.equal((await person.get("/api/me")).status, 200);
  assert.equal((await person.patch("/api/me", { language: "es" })).status, 200);
});

Deno.test("what is refused is told in the reader's language, with what to do", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const person = await api.enter(await addUser(database.sql));
  await flood(30, () => person.post("/api/reports", REPORT));
  for (const language of ["en", "es", "zh"] as const) {
    const refused = await person.post("/api/reports", REPORT, { "accept-language": language });
    assert.equal(refused.status, 429);
    assert.equal(refused.body.error.message, REFUSAL_WORDS[language].errors.tooManyReports);
  }
});

Deno.test("permits are counted by the bytes they allow: 2,000 of 100 MB are 22", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const attacker = await api.enter(await addUser(database.sql));
  const video = { contentType: "video/mp4", sizeBytes: 100_000_000 };
  const { 201: permitted = [], 429: refused = [] } = await flood(
    200,
    () => attacker.post("/api/uploads", video),
  );
  const bytes = permitted.reduce((sum, { body }) => sum + body.maxBytes, 0);
  assert.ok(bytes <= QUOTAS.uploads.person.most * 1_048_576, `${bytes}`);
  assert.ok(permitted.length >= 20 && permitted.length < 25, `${permitted.length}`);
  assertTold(refused[0]!, "tooManyUploads");
});

Deno.test("confirmations, corrections and withdrawals have an end too", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const sender = await addUser(database.sql);
  const at = new Date();
  const id = await addReport(database.sql, { userId: sender.id, happenedAt: at });
  const acts: [string, (person: HttpClient) => Promise<Answer>][] = [
    ["confirm", (person) => person.post(`/api/reports/${id}/confirmations`)],
    ["edit", (person) => person.patch(`/api/reports/${id}`, { depth: "waist" })],
    ["water", (person) => person.post(`/api/reports/${id}/water`, { answer: "still" })],
    ["withdraw", (person) => person.post(`/api/reports/${id}/withdraw`, {})],
    ["media", (person) => person.post(`/api/reports/${id}/media`, { mediaIds: [] })],
    ["settings", (person) => person.patch("/api/me", { language: "es" })],
    ["an address that is none", (person) => person.post("/api/nothing", {})],
  ];
  for (const [what, act] of acts) {
    const person = await api.enter(await addUser(database.sql));
    const { 429: refused = [] } = await flood(80, () => act(person));
    assert.ok(refused.length >= 19 && refused.length <= 20, `${what}: ${refused.length} refused`);
    assertTold(refused[0]!, "tooManyRequests");
  }
});

Deno.test("of files to take along one person gets 20 at once, of all kinds together", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  api.clock.set(new Date());
  const person = await api.enter(await addUser(database.sql));
  const paths = ["/api/me/export", "/api/me/export/reports.csv", "/api/me/export/messages.csv"];
  let n = 0;
  const { 200: given = [], 429: refused = [] } = await flood(
    60,
    () => person.get(paths[n++ % paths.length]!),
  );
  assert.deepEqual([given.length, refused.length], [20, 40]);
  assertTold(refused[0]!, "tooManyExports");
  assert.equal((await person.get("/api/me")).status, 200);
  const neighbour = await api.enter(await addUser(database.sql));
  assert.equal((await neighbour.get("/api/me/export")).status, 200);
  api.clock.forward(2);
  assert.equal((await person.get(paths[0]!)).status, 200);
  assert.equal((await person.get(paths[1]!)).status, 429);
});

Deno.test("a crowd behind one address is served; one machine that never stops is not", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  api.clock.set(new Date());
  const { most, perMinute } = QUOTAS.reading.address;
  const wifi = api.client();
  const crowd = await flood(300, () => wifi.get("/api/zips/11231"));
  assert.equal(crowd[200]!.length, 300);
  // The same address goes on asking for what costs much, of a ZIP code that is none.
  const { points } = costOf("GET", "/api/zips/:zip/preview");
  const ask = (headers?: Record<string, string>) => wifi.get("/api/zips/00000/preview", headers);
  const left = (most - 300 * costOf("GET", "/api/zips/:zip").points) / points;
  const { 404: served = [], 429: refused = [] } = await flood(left + 100, ask);
  assert.deepEqual([served.length, refused.length], [left, 100]);
  assertTold(refused[0]!, "tooManyRequests");
  // Somebody who is signed in there is counted by themselves, and so is every other address.
  const person = await api.enter(await addUser(database.sql));
  const there = { "x-forwarded-for": wifi.address };
  assert.equal((await person.get("/api/me", there)).status, 200);
  assert.equal((await api.client().get("/api/zips/11231")).status, 200);
  api.clock.forward(0.1);
  const later = await flood(100, ask);
  assert.equal(later[404]!.length, perMinute / 10 / points);
});

Deno.test("each cost is that of a route there is, and what can be refused is described", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const routes = api.routes.map(({ method, path }) => `${method} ${path}`);
  for (const route of Object.values(COSTS).flatMap(Object.keys)) {
    assert.ok(routes.includes(route), route);
  }
  const { body } = await api.client().get("/api/openapi.json");
  const { responses } = body.paths["/api/reports"].post;
  assert.match(responses["429"].description, /tooManyReports.*Costs 1 of 30 at once/s);
  assert.ok(responses["429"].headers["Retry-After"]);
  assert.match(responses["503"].description, /busy/);
  assert.match(body.paths["/api/uploads"].post.responses["429"].description, /tooManyUploads/);
  assert.equal(body.paths["/api/health"].get.responses["429"], undefined);
});
