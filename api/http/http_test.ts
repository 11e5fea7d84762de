import assert from "node:assert/strict";
import { ErrorBody, ERRORS } from "shared/errors.ts";
import { REFUSAL_WORDS } from "shared/words/refusals.ts";
import { startApi } from "../../testing/api.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { addUser } from "../../testing/rows.ts";

Deno.test("an unknown address or method is answered in the error shape", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const client = api.client();
  for (
    const answer of [
      await client.get("/api/nothing"),
      await client.get("/"),
      await client.send("PUT", "/api/me", { json: {} }),
      await client.get("/api/docs/toString"),
      await client.get("/api/docs/..%2fpackage.json"),
    ]
  ) {
    assert.equal(answer.status, 404);
    assert.equal(ErrorBody.parse(answer.body).error.code, "notFound");
  }
});

Deno.test("a body that is no JSON, or does not say that it is, is refused", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const send = (body: string, type?: string) =>
    api.client().send("POST", "/api/auth/code", {
      body: new TextEncoder().encode(body),
      headers: type ? { "content-type": type } : {},
    });
  const broken = await send('{"phone": "718', "application/json");
  assert.equal(broken.status, 400);
  assert.equal(broken.body.error.code, "invalidJson");
  assert.equal((await send("", "application/json")).body.error.code, "invalidJson");
  for (const type of [undefined, "text/plain", "application/x-www-form-urlencoded"]) {
    const untyped = await send('{"phone": "718 555 0123"}', type);
    assert.equal(untyped.status, 415, type);
    assert.equal(untyped.body.error.code, "jsonExpected", type);
  }
  assert.equal((await database.sql`select from sign_in_codes`).length, 0);
});

Deno.test("a body of another shape is refused with the fields that are wrong", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  for (const json of [null, [], "x", 7, {}, { phone: 7185550123 }, { phone: "1" }]) {
    const refused = await api.client().post("/api/auth/code", json);
    assert.equal(refused.status, 422, JSON.stringify(json));
    assert.equal(refused.body.error.code, "invalidInput");
    assert.equal(Object.keys(refused.body.error.fields).length, 1);
  }
});

Deno.test("a body past 64 KB is refused, whether or not it tells its length", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const huge = JSON.stringify({ phone: "7".repeat(70_000) });
  const headers = { "content-type": "application/json" };
  const told = await api.client().send("POST", "/api/auth/code", { body: huge, headers });
  const stream = new Blob([huge]).stream();
  const untold = await api.client().send("POST", "/api/auth/code", { body: stream, headers });
  for (const refused of [told, untold]) {
    assert.equal(refused.status, 413);
    assert.equal(refused.body.error.code, "bodyTooLarge");
  }
  const small = new Blob([JSON.stringify({ phone: "7" })]).stream();
  const heard = await api.client().send("POST", "/api/auth/code", { body: small, headers });
  assert.equal(heard.body.error.code, "invalidInput");
});

Deno.test("another site's page cannot change anything with our cookie", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const person = await api.enter(await addUser(database.sql));
  for (const origin of ["https://evil.example", "null", api.url + "0", api.url + ".evil.example"]) {
    const refused = await person.delete("/api/me", { origin });
    assert.equal(refused.status, 403, origin);
    assert.equal(refused.body.error.code, "originNotAllowed");
  }
  assert.equal((await person.get("/api/me", { origin: "https://evil.example" })).status, 200);
  assert.equal((await person.delete("/api/me", { origin: api.url })).status, 204);
});

Deno.test("a request's id is the caller's, or a new one where that is none", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const idFor = async (given?: string) => {
    const headers: Record<string, string> = given ? { "x-request-id": given } : {};
    return (await api.client().get("/api/health", headers)).headers.get("x-request-id");
  };
  assert.equal(await idFor("abc-123-def"), "abc-123-def");
  assert.match((await idFor())!, /^[0-9a-f-]{36}$/);
  assert.match((await idFor('"; forged: "yes'))!, /^[0-9a-f-]{36}$/);
  const refused = await api.client().get("/api/me", { "x-request-id": "abc-123-def" });
  assert.equal(refused.headers.get("x-request-id"), "abc-123-def");
});

Deno.test("answers are not to be kept or guessed at", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  for (const path of ["/api/me", "/api/reports", "/api/nothing"]) {
    const { headers } = await api.client().get(path);
    assert.equal(headers.get("cache-control"), "no-store", path);
    assert.equal(headers.get("x-content-type-options"), "nosniff", path);
    assert.match(headers.get("content-security-policy")!, /frame-ancestors 'none'/, path);
  }
});

Deno.test("what is refused is said in the language that is asked for", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  for (
    const [accepted, language] of [
      [undefined, "en"],
      ["es-US,es;q=0.9", "es"],
      ["fr, zh-Hans;q=0.5", "zh"],
      ["ht", "en"],
    ] as const
  ) {
    const headers: Record<string, string> = accepted ? { "accept-language": accepted } : {};
    const { errors, fields } = REFUSAL_WORDS[language];
    const refused = await api.client().post("/api/auth/code", { phone: "12" }, headers);
    assert.equal(refused.headers.get("content-language"), language);
    assert.equal(refused.body.error.message, errors.invalidInput);
    assert.deepEqual(refused.body.error.fields, { phone: fields.phone });
    const unknown = await api.client().get("/api/nothing", headers);
    assert.equal(unknown.body.error.message, errors.notFound);
  }
});

Deno.test("every error code has a status of 4xx or 503, except our own mistakes", () => {
  for (const [code, status] of Object.entries(ERRORS)) {
    const isExpected = (status >= 400 && status < 500) || status === 503;
    assert.equal(isExpected, code !== "internal", code);
  }
});
