import assert from "node:assert/strict";
import { startSandbox } from "../../testing/sandbox.ts";
import { numberFrom, phonesOf, readableNumber, textParts } from "./phones.ts";

Deno.test("the phone that changed last comes first, its texts oldest first", async () => {
  await using sandbox = await startSandbox();
  const [ann, bob] = ["+17185550101", "+17185550102"] as const;
  const send = (to: string, body: string) =>
    sandbox.carrier.send({ to, body, statusCallback: "http://127.0.0.1:1/", validitySeconds: 60 });
  await send(ann, "1");
  await send(bob, "2");
  await sandbox.inbound(ann, "STOP");
  const phones = phonesOf(sandbox.messages(), sandbox.state.blocked);
  assert.deepEqual(phones.map((p) => [p.number, p.isBlocked, p.messages.length]), [
    [ann, true, 3],
    [bob, false, 1],
  ]);
  assert.equal(phones[0]?.messages[0]?.body, "1");
});

Deno.test("finds codes and addresses in a text", () => {
  assert.deepEqual(textParts("123456 is your code. See http://localhost:8080/zip/11231."), [
    { kind: "code", text: "123456" },
    { kind: "words", text: " is your code. See " },
    { kind: "link", text: "http://localhost:8080/zip/11231" },
    { kind: "words", text: "." },
  ]);
  assert.deepEqual(textParts("Rain over 11231"), [{ kind: "words", text: "Rain over 11231" }]);
});

Deno.test("numbers are read as typed and shown as people write them", () => {
  assert.equal(numberFrom("(718) 555-0123"), "+17185550123");
  assert.equal(numberFrom("+1 718 555 0123"), "+17185550123");
  assert.equal(numberFrom("555 0123"), undefined);
  assert.equal(readableNumber("+17185550123"), "(718) 555-0123");
});
