import assert from "node:assert/strict";
import { Carrier, type CodeVerdict } from "shared/server/twilio.ts";
import { startApi } from "../../testing/api.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { startSandbox } from "../../testing/sandbox.ts";

const PHONE = "+17185550123";

Deno.test("each verdict of Twilio Verify, and its silence, is a refusal of its own", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  const carrier = new Carrier(sandbox.carrier.options);
  await using api = await startApi(database, sandbox, { carrier });
  const person = api.client();
  assert.equal((await person.post("/api/auth/code", { phone: PHONE })).status, 202);
  const verdicts: [() => Promise<CodeVerdict>, string][] = [
    [() => Promise.resolve("canceled"), "codeCanceled"],
    [() => Promise.resolve("deleted"), "codeDeleted"],
    [() => Promise.resolve("failed"), "codeFailed"],
    [() => Promise.reject(new Error("no answer")), "codeNotChecked"],
  ];
  for (const [checkVerification, code] of verdicts) {
    carrier.checkVerification = checkVerification;
    const { body } = await person.post("/api/auth/verify", { phone: PHONE, code: "123456" });
    assert.equal(body.error.code, code);
  }
});
