// An authenticator app beside the texted code: from setting it up to signing in by it, and without it.
import assert from "node:assert/strict";
import { TOTP } from "otpauth";
import { startApi, type TestApi } from "../../testing/api.ts";
import { cloneDatabase, type TestDatabase } from "../../testing/database.ts";
import type { HttpClient } from "../../testing/http_client.ts";
import { startSandbox } from "../../testing/sandbox.ts";
import { resetSecondFactor } from "../../tools/admin/take_away.ts";
import { deriveKeys } from "../sessions/keys.ts";

const PHONE = "+17185550123";
const PATH = "/api/me/second-factor";
const OLD = "the old secret, which is long enough to be one";
const NEW = "the new secret, which is long enough as well";

const codeAt = (secret: string, now: Date) =>
  new TOTP({ secret }).generate({ timestamp: now.getTime() });

async function setUp(api: TestApi, person: HttpClient) {
  const { body: { secret, address } } = await person.post(PATH);
  assert.match(address, /^otpauth:\/\/totp\/FloodLine/);
  assert.ok(address.includes(secret) && !address.includes("5550123"), address);
  const answer = await person.post(`${PATH}/confirm`, { code: codeAt(secret, api.deps.now()) });
  assert.equal(answer.status, 200, answer.text);
  // Its own code has been taken: the next is half a minute away.
  api.clock.forward(1);
  return { secret, recoveryCodes: answer.body.recoveryCodes as string[] };
}

/** Somebody with the number's texts. */
async function typeIn(api: TestApi, secondCode?: string, person = api.client(), code?: string) {
  if (!code) await person.post("/api/auth/code", { phone: PHONE });
  const typed = { phone: PHONE, code: code ?? api.lastCode(), secondCode };
  const { status, body } = await person.post("/api/auth/verify", typed);
  return status === 200 ? "signed in" : body.error.code as string;
}

async function start(database: TestDatabase) {
  const stack = new AsyncDisposableStack();
  const sandbox = stack.use(await startSandbox());
  const limits = { codeLimits: [], tryLimits: [] };
  const api = stack.use(await startApi(database, sandbox, limits));
  api.clock.set("2026-11-22T18:00:00Z");
  const person = await api.signIn(PHONE);
  return { api, sandbox, person, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

Deno.test("who has set up an app signs in by both codes, and by neither alone", async () => {
  await using database = await cloneDatabase();
  await using room = await start(database);
  const { api, person } = room;
  assert.deepEqual((await person.get(PATH)).body, { since: null, recoveryCodesLeft: 0 });
  const { secret } = await setUp(api, person);
  const { since, recoveryCodesLeft } = (await person.get(PATH)).body;
  assert.ok(since);
  assert.equal(recoveryCodesLeft, 8);
  const { body: mine } = await person.get("/api/me/export");
  assert.deepEqual(mine.secondFactor, { since, recoveryCodesLeft });
  assert.ok(!JSON.stringify(mine).includes(secret));

  const browser = api.client();
  assert.equal(await typeIn(api, undefined, browser), "secondCodeNeeded");
  const texted = api.lastCode();
  assert.equal(await typeIn(api, "000000", browser, texted), "secondCodeWrong");
  const second = codeAt(secret, api.deps.now());
  assert.equal(
    await typeIn(api, second, browser, "000000"),
    "codeWrong",
    "the texted one is tried first",
  );
  assert.equal(await typeIn(api, second, browser, texted), "signed in");
  assert.equal(await typeIn(api, second), "secondCodeWrong", "each works once");
  api.clock.forward(0.5);
  assert.equal(await typeIn(api, codeAt(secret, api.deps.now())), "signed in");
});

Deno.test("a phone's clock may be half a minute off, no more", async () => {
  await using database = await cloneDatabase();
  await using room = await start(database);
  const { api, person } = room;
  const { secret } = await setUp(api, person);
  const off = (seconds: number) => codeAt(secret, new Date(+api.deps.now() + seconds * 1000));
  for (const seconds of [-60, 60]) assert.equal(await typeIn(api, off(seconds)), "secondCodeWrong");
  for (const seconds of [-30, 30]) assert.equal(await typeIn(api, off(seconds)), "signed in");
});

Deno.test("a recovery code works once, however it is typed", async () => {
  await using database = await cloneDatabase();
  await using room = await start(database);
  const { api, person } = room;
  const { recoveryCodes: [one, other] } = await setUp(api, person);
  assert.equal(await typeIn(api, one!.toLowerCase().replaceAll("-", " ")), "signed in");
  assert.equal(await typeIn(api, one), "secondCodeWrong");
  assert.equal(await typeIn(api, other), "signed in");
  assert.equal((await person.get(PATH)).body.recoveryCodesLeft, 6);
});

Deno.test("new recovery codes take the place of those before, with a code of now", async () => {
  await using database = await cloneDatabase();
  await using room = await start(database);
  const { api, person } = room;
  const renew = async () => await person.post(`${PATH}/recovery-codes`);
  assert.equal((await renew()).body.error.code, "secondFactorNotBegun");
  const { recoveryCodes: [before, kept] } = await setUp(api, person);
  assert.equal(await typeIn(api, before), "signed in");
  const { body: { recoveryCodes: [anew] } } = await renew();
  assert.equal((await person.get(PATH)).body.recoveryCodesLeft, 8);
  assert.equal(await typeIn(api, kept), "secondCodeWrong");
  assert.equal(await typeIn(api, anew), "signed in");
  api.clock.forward(10.1);
  assert.equal((await renew()).body.error.code, "freshCodeNeeded");
});

Deno.test("whoever else was signed in is out once it is confirmed, and is not known any more", async () => {
  await using database = await cloneDatabase();
  await using room = await start(database);
  const { api, person } = room;
  const thief = await api.signIn(PHONE);
  await setUp(api, person);
  assert.equal((await thief.get("/api/me")).status, 401);
  assert.equal((await person.get("/api/me")).status, 200);
  const [{ known }] = await database.sql<[{ known: number }]>`
    select count(*)::int as known from sessions where browser_hash is not null`;
  assert.equal(known, 1);
  const [ended] = await database.sql`
    select detail from security_log where event = 'sessionEnded'`;
  assert.deepEqual(ended!.detail, { which: "others" });
});

Deno.test("with somebody's texts five guesses are all that one texted code is worth", async () => {
  await using database = await cloneDatabase();
  await using room = await start(database);
  const { api, person } = room;
  const { secret } = await setUp(api, person);
  const thief = api.client();
  assert.equal(await typeIn(api, "000000", thief), "secondCodeWrong");
  const texted = api.lastCode();
  for (let n = 2; n <= 5; n++) {
    assert.equal(await typeIn(api, "000000", thief, texted), "secondCodeWrong");
  }
  const right = codeAt(secret, api.deps.now());
  assert.equal(await typeIn(api, right, thief, texted), "codeTriedTooOften");
  const [{ failed }] = await database.sql<[{ failed: number }]>`
    select count(*)::int as failed from security_log
    where event = 'signInFailed' and detail->>'reason' = 'secondCodeWrong'`;
  assert.equal(failed, 5);
});

Deno.test("nothing is asked for before the app has shown a code; a second beginning takes the place of the first", async () => {
  await using database = await cloneDatabase();
  await using room = await start(database);
  const { api, person } = room;
  const confirm = async (code: string) =>
    (await person.post(`${PATH}/confirm`, { code })).body.error?.code;
  assert.equal(await confirm("000000"), "secondFactorNotBegun");
  const { body: first } = await person.post(PATH);
  await person.post(PATH);
  assert.equal(await confirm(codeAt(first.secret, api.deps.now())), "secondCodeWrong");
  assert.equal(await typeIn(api), "signed in");
  await setUp(api, person);
  assert.equal((await person.post(PATH)).body.error.code, "secondFactorOn");
});

Deno.test("to set it up and to take it away need a code of now; then the text is enough again", async () => {
  await using database = await cloneDatabase();
  await using room = await start(database);
  const { api, person } = room;
  api.clock.forward(10.1);
  assert.equal((await person.post(PATH)).body.error.code, "freshCodeNeeded");
  const fresh = await api.signIn(PHONE);
  const { secret } = await setUp(api, fresh);
  api.clock.forward(10.1);
  assert.equal((await fresh.delete(PATH)).body.error.code, "freshCodeNeeded");
  const again = api.client();
  assert.equal(await typeIn(api, codeAt(secret, api.deps.now()), again), "signed in");
  assert.equal((await again.delete(PATH)).status, 204);
  assert.equal(await typeIn(api), "signed in");
});

Deno.test("an operator resets it for who has lost all, and that is kept", async () => {
  await using database = await cloneDatabase();
  await using room = await start(database);
  const { api, person } = room;
  const why = { by: "Ana", reason: "lost phone, known by voice", now: api.deps.now() };
  await assert.rejects(resetSecondFactor(database.sql, PHONE, why), /has no authenticator app/);
  await setUp(api, person);
  assert.match(await resetSecondFactor(database.sql, PHONE, why), /by the texted code alone/);
  assert.equal(await typeIn(api), "signed in");
  const [entry] = await database.sql`
    select detail from security_log where event = 'secondFactorReset'`;
  assert.deepEqual(entry!.detail, { by: "Ana", reason: why.reason });
});

Deno.test("the database alone makes nobody's codes, and what was set up under the old secret goes on under the new", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  const at = "2026-11-22T18:00:00Z";
  const secret = await (async () => {
    await using before = await startApi(database, sandbox, { keys: await deriveKeys(OLD) });
    before.clock.set(at);
    return (await setUp(before, await before.signIn(PHONE))).secret;
  })();
  const kept = await database.sql`
    select row_to_json(f)::text as row from second_factors f
    union all select row_to_json(r)::text from recovery_codes r`;
  for (const { row } of kept) assert.ok(!row.includes(secret), row);
  const signInUnder = async (minutes: number, ...keys: [string, string?]) => {
    await using api = await startApi(database, sandbox, { keys: await deriveKeys(...keys) });
    api.clock.set(at);
    api.clock.forward(minutes);
    return await typeIn(api, codeAt(secret, api.deps.now()));
  };
  assert.equal(await signInUnder(2, NEW), "secondCodeWrong");
  assert.equal(await signInUnder(3, NEW, OLD), "signed in");
  assert.equal(await signInUnder(4, NEW), "signed in", "it was sealed anew");
  await database.sql`update second_factors set sealed_secret = sealed_secret || '\\x00'::bytea`;
  assert.equal(await signInUnder(5, NEW), "secondCodeWrong");
});

Deno.test("where Twilio makes the codes, one that it has found right is sent again with the app's", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox, { carrier: sandbox.carrier });
  api.clock.set("2026-11-22T18:00:00Z");
  const textedTo = () => sandbox.messages(PHONE).at(-1)!.body.match(/\d{6}/)![0];
  const browser = api.client();
  await browser.post("/api/auth/code", { phone: PHONE });
  assert.equal(await typeIn(api, undefined, browser, textedTo()), "signed in");
  const { secret } = await setUp(api, browser);
  await browser.post("/api/auth/code", { phone: PHONE });
  const texted = textedTo();
  assert.equal(await typeIn(api, undefined, browser, texted), "secondCodeNeeded");
  assert.equal(await typeIn(api, codeAt(secret, api.deps.now()), browser, texted), "signed in");
});

Deno.test("with the account goes its app", async () => {
  await using database = await cloneDatabase();
  await using room = await start(database);
  const { api, person } = room;
  await setUp(api, person);
  assert.equal((await person.delete("/api/me")).status, 204);
  for (const table of ["second_factors", "recovery_codes"]) {
    assert.equal((await database.sql`select from ${database.sql(table)}`).length, 0, table);
  }
});
