// A code belongs to the browser that asked for it; what others do with its number changes nothing.
import assert from "node:assert/strict";
import { CONSENT_VERSION } from "shared/consent.ts";
import { startApi } from "../../testing/api.ts";
import { cloneDatabase } from "../../testing/database.ts";
import type { HttpClient } from "../../testing/http_client.ts";
import { startSandbox, type TestSandbox } from "../../testing/sandbox.ts";

const VICTIM = "+17185550123";
const WRONG = "000000";

const ask = (browser: HttpClient, more = {}) =>
  browser.post("/api/auth/code", { phone: VICTIM, ...more });
const check = (browser: HttpClient, code: string) =>
  browser.post("/api/auth/verify", { phone: VICTIM, code });

Deno.test("a hundred wrong guesses by others do not burn a victim's code", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const victim = api.client();
  await ask(victim);
  const code = api.lastCode();
  for (let n = 0; n < 5; n++) await check(api.client(), WRONG);
  const attacker = api.client();
  await ask(attacker);
  for (let n = 0; n < 5; n++) await check(attacker, WRONG);
  const forged = api.client();
  forged.cookies.floodline_browser = "A".repeat(22);
  for (let n = 0; n < 5; n++) await check(forged, WRONG);
  assert.equal((await check(victim, code)).status, 200);
});

Deno.test("verify says the same to who never asked, guesses wrong, or has another browser's code", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const victim = api.client();
  await ask(victim);
  const code = api.lastCode();
  const neverAsked = api.client();
  const askedToo = api.client();
  await ask(askedToo);
  const refusals = [
    await check(neverAsked, WRONG),
    await check(neverAsked, code),
    await neverAsked.post("/api/auth/verify", { phone: "+12125550177", code: WRONG }),
    await check(askedToo, WRONG),
    await check(askedToo, code),
    await check(victim, WRONG),
  ];
  for (const { status, body } of refusals) {
    assert.deepEqual([status, body], [422, refusals[0]!.body]);
    assert.equal(body.error.code, "codeWrong");
  }
  api.clock.forward(10.1);
  assert.deepEqual((await check(neverAsked, code)).body, refusals[0]!.body, "nor that one expired");
  assert.equal((await check(victim, code)).body.error.code, "codeExpired", "who asked may know");
});

Deno.test("what somebody else agrees to, in whatever language, is not taken for the victim's", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const victim = api.client();
  await ask(victim, { language: "es" });
  const code = api.lastCode();
  await ask(api.client(), { language: "zh", consentVersion: CONSENT_VERSION });
  const me = await check(victim, code);
  assert.equal(me.body.consentVersion, null);
  assert.equal(me.body.language, "es");

  const consenting = api.client();
  await ask(consenting, { consentVersion: CONSENT_VERSION });
  const own = api.lastCode();
  await ask(api.client());
  assert.equal((await check(consenting, own)).body.consentVersion, CONSENT_VERSION);
});

Deno.test("a browser that asks twice signs in with the newer code, whoever asked between", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const person = api.client();
  await ask(person);
  const first = api.lastCode();
  await ask(api.client());
  await ask(person);
  const second = api.lastCode();
  await ask(api.client());
  assert.equal((await check(person, first)).body.error.code, "codeWrong");
  assert.equal((await check(person, second)).status, 200);
});

Deno.test("two people behind one address sign in at the same time, each with their own", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const people = ["+17185550123", "+17185550124", "+17185550125"].map((phone) => ({
    phone,
    browser: api.client(),
  }));
  const headers = { "x-forwarded-for": "198.51.100.7" };
  const statuses = await Promise.all(people.map(async ({ phone, browser }) => {
    await browser.post("/api/auth/code", { phone }, headers);
    const code = sandbox.messages(phone).at(-1)!.body.match(/\d{6}/)![0];
    return (await browser.post("/api/auth/verify", { phone, code }, headers)).status;
  }));
  assert.deepEqual(statuses, [200, 200, 200]);
});

Deno.test("an id that was planted before is not the one that is known after a sign-in", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const victim = api.client();
  const planted = "B".repeat(22);
  victim.cookies.floodline_browser = planted;
  await ask(victim);
  await check(victim, api.lastCode());
  const known = victim.cookies.floodline_browser!;
  assert.notEqual(known, planted);
  await ask(victim);
  await check(victim, api.lastCode());
  assert.equal(victim.cookies.floodline_browser, known, "a known one stays");
  const rows = await database.sql`select to_json(s)::text as row from sessions s`;
  for (const { row } of rows) assert.ok(!row.includes(known), "only its hash is kept here");
});

const VERIFY = (sandbox: TestSandbox) => ({ carrier: sandbox.carrier });
const textedCode = (sandbox: TestSandbox) =>
  sandbox.messages(VICTIM).at(-1)!.body.match(/\d{4,8}/)![0];

/** Guesses until told that there were too many; what was said. */
async function guessOn(browser: HttpClient, times: number): Promise<string[]> {
  const said = [];
  for (let n = 0; n < times; n++) {
    said.push((await check(browser, String(900_000 + n))).body.error.code);
  }
  return said;
}

Deno.test("with Twilio Verify, guesses of who never asked do not reach Twilio", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox, VERIFY(sandbox));
  const victim = api.client();
  await ask(victim);
  const code = textedCode(sandbox);
  const before = sandbox.requests("twilio").length;
  assert.deepEqual(await guessOn(api.client(), 5), Array(5).fill("codeWrong"));
  assert.equal(sandbox.requests("twilio").length, before);
  assert.equal((await check(victim, code)).status, 200);
});

Deno.test("with Twilio Verify, who asks as well and guesses leaves the victim tries", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox, VERIFY(sandbox));
  const [victim, attacker] = [api.client(), api.client()];
  await ask(victim);
  await ask(attacker);
  const code = textedCode(sandbox);
  assert.deepEqual((await guessOn(attacker, 5)).slice(2), Array(3).fill("codeTriedTooOften"));
  assert.equal((await check(victim, code)).status, 200);
});

Deno.test("with Twilio Verify, a code that many have used up is no end: the next is a new one", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox, VERIFY(sandbox));
  const victim = api.client();
  await ask(victim);
  const first = textedCode(sandbox);
  for (const attacker of [api.client(), api.client(), api.client()]) {
    await ask(attacker);
    await guessOn(attacker, 2);
  }
  assert.equal((await check(victim, first)).body.error.code, "codeTriedTooOften");
  await ask(victim);
  assert.equal((await check(victim, textedCode(sandbox))).status, 200);
});

Deno.test("with Twilio Verify, the limits are the same", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox, VERIFY(sandbox));
  const victim = api.client();
  await ask(victim);
  await check(victim, textedCode(sandbox));
  api.clock.forward(11);
  const headers = { "x-forwarded-for": "198.51.100.7" };
  let refused = 0;
  for (let n = 0; n < 6; n++) {
    const { status } = await api.client().post("/api/auth/code", { phone: VICTIM }, headers);
    if (status === 429) refused++;
  }
  assert.equal(refused, 1);
  const newPhone = api.client();
  await ask(newPhone);
  const guess = async (browser: HttpClient) =>
    (await browser.post("/api/auth/verify", { phone: VICTIM, code: WRONG }, {
      "x-forwarded-for": "192.0.2.7",
    })).status;
  for (let n = 0; n < 20; n++) await guess(api.client());
  assert.equal(await guess(api.client()), 429, "who never asked");
  assert.equal(await guess(newPhone), 422, "a known number's share");
  assert.equal((await ask(victim)).status, 202);
});
