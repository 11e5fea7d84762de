import assert from "node:assert/strict";
import { startSandbox, type TestSandbox } from "../../testing/sandbox.ts";

const PHONE = "+17185550123";

function lastCode(sandbox: TestSandbox): string {
  return /\d{6}/.exec(sandbox.messages(PHONE).at(-1)?.body ?? "")![0];
}

function wrong(code: string): string {
  return code === "000000" ? "000001" : "000000";
}

Deno.test("texts a code and finds it right once", async () => {
  await using sandbox = await startSandbox();
  assert.equal((await sandbox.carrier.startVerification(PHONE, "en")).result, "accepted");
  const code = lastCode(sandbox);
  assert.equal(await sandbox.carrier.checkVerification(PHONE, wrong(code)), "wrong");
  assert.equal(await sandbox.carrier.checkVerification(PHONE, code), "right");
  assert.equal(await sandbox.carrier.checkVerification(PHONE, code), "expired");
});

Deno.test("the sixth check is refused, be it right", async () => {
  await using sandbox = await startSandbox();
  await sandbox.carrier.startVerification(PHONE, "en");
  const code = lastCode(sandbox);
  for (let i = 0; i < 5; i++) {
    assert.equal(await sandbox.carrier.checkVerification(PHONE, wrong(code)), "wrong");
  }
  assert.equal(await sandbox.carrier.checkVerification(PHONE, code), "triedTooOften");
});

Deno.test("sends the same code again, five times in all", async () => {
  await using sandbox = await startSandbox();
  for (let i = 0; i < 5; i++) {
    assert.equal((await sandbox.carrier.startVerification(PHONE, "en")).result, "accepted");
  }
  assert.deepEqual(await sandbox.carrier.startVerification(PHONE, "en"), {
    result: "refused",
    errorCode: 60203,
    httpStatus: 429,
  });
  assert.equal(new Set(sandbox.messages(PHONE).map((m) => m.body)).size, 1);
});

Deno.test("a code is gone after 10 minutes", async () => {
  let now = new Date("2026-11-22T12:00:00Z");
  await using sandbox = await startSandbox({ now: () => now });
  await sandbox.carrier.startVerification(PHONE, "en");
  now = new Date("2026-11-22T12:10:00Z");
  assert.equal(await sandbox.carrier.checkVerification(PHONE, lastCode(sandbox)), "expired");
  assert.equal((await sandbox.carrier.startVerification(PHONE, "en")).result, "accepted");
});

Deno.test("each way that Verify ends a code is told apart", async () => {
  await using sandbox = await startSandbox();
  await sandbox.carrier.startVerification(PHONE, "en");
  const code = lastCode(sandbox);
  for (
    const [kind, verdict] of [
      ["canceled", "canceled"],
      ["max_attempts_reached", "triedTooOften"],
      ["deleted", "deleted"],
      ["failed", "failed"],
      ["expired", "expired"],
      ["pending", "wrong"],
    ] as const
  ) {
    sandbox.faults({ verify: { kind } });
    // Five checks a code.
    sandbox.state.verifications.forEach((verification) => verification.checks = 0);
    assert.equal(await sandbox.carrier.checkVerification(PHONE, wrong(code)), verdict);
  }
});

Deno.test("a word of Verify's that nobody has heard of is no verdict", async () => {
  await using sandbox = await startSandbox();
  await sandbox.carrier.startVerification(PHONE, "en");
  sandbox.faults({ verify: { kind: "unheard_of" } });
  await assert.rejects(sandbox.carrier.checkVerification(PHONE, lastCode(sandbox)));
});
