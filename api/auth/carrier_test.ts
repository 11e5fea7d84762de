// Sign-in codes, and a carrier that makes them, refuses them or does not answer.
import assert from "node:assert/strict";
import { startApi } from "../../testing/api.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { startSandbox } from "../../testing/sandbox.ts";

const PHONE = "+17185550123";

Deno.test("with Twilio Verify, Twilio makes, texts and checks the code", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox, { carrier: sandbox.carrier });
  const person = api.client();
  const asked = await person.post("/api/auth/code", { phone: PHONE, language: "es" });
  assert.equal(asked.status, 202);
  const [text] = sandbox.messages(PHONE);
  assert.match(text!.body, /^Tu código/);
  const code = text!.body.match(/\d{4,8}/)![0];

  const [{ codeHash }] = await database.sql<[{ codeHash: null }]>`
    select code_hash from sign_in_codes`;
  assert.equal(codeHash, null);

  const wrong = await person.post("/api/auth/verify", {
    phone: PHONE,
    code: code === "000000" ? "000001" : "000000",
  });
  assert.equal(wrong.body.error.code, "codeWrong");
  const right = await person.post("/api/auth/verify", { phone: PHONE, code });
  assert.equal(right.status, 200);
});

Deno.test("a carrier that does not answer is told in words; the code stays good", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  sandbox.faults({ twilio: { kind: "timeoutAfterAccept" } });
  const person = api.client();
  const sent = await person.post("/api/auth/code", { phone: PHONE });
  assert.equal(sent.status, 503);
  assert.equal(sent.body.error.code, "codeNotSent");
  const signedIn = await person.post("/api/auth/verify", { phone: PHONE, code: api.lastCode() });
  assert.equal(signedIn.status, 200);
});

Deno.test("a carrier that refuses tells nothing about who opted out", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const refusals: [errorCode: number, status: number, code: string | undefined][] = [
    [21610, 202, undefined], // opted out: as if it had left
    [21211, 422, "phoneNotSupported"], // not a number: no secret
    [20003, 503, "codeNotSent"], // our own trouble
  ];
  for (const [errorCode, status, code] of refusals) {
    sandbox.faults({ twilio: { kind: "refuse", errorCode } });
    const answer = await api.client().post("/api/auth/code", { phone: PHONE });
    assert.equal(answer.status, status);
    assert.equal(answer.body.error?.code, code);
  }
});

Deno.test("a sign-in text that failed is not sent a second time", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  sandbox.faults({ twilio: { kind: "reset" } });
  await api.client().post("/api/auth/code", { phone: PHONE });
  assert.equal(sandbox.requests("twilio").length, 1);
});
