import assert from "node:assert/strict";
import { startSandbox, type TestSandbox } from "../../testing/sandbox.ts";

const PHONE = "+17185550123";

async function control(sandbox: TestSandbox, method: string, path: string, body?: unknown) {
  const response = await fetch(`${sandbox.url}/control${path}`, {
    method,
    headers: { "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : undefined };
}

Deno.test("rain is made, read and stopped", async () => {
  await using sandbox = await startSandbox();
  const made = await control(sandbox, "POST", "/rain", { zip: "11231", mmPerHour: 5, minutes: 10 });
  assert.equal(made.status, 201);
  assert.equal(made.body.radiusKm, 5);
  assert.deepEqual((await control(sandbox, "GET", "/rain")).body, [made.body]);
  assert.equal((await control(sandbox, "DELETE", "/rain")).status, 204);
  assert.deepEqual((await control(sandbox, "GET", "/rain")).body, []);
});

for (
  const [path, body] of [
    ["/rain", { zip: "00000", mmPerHour: 5, minutes: 10 }],
    ["/rain", { zip: "11231", minutes: 10 }],
    ["/rain", { zip: "11231", mmPerHour: 5, minutes: 10, colour: "blue" }],
    ["/warnings", { event: "Flood Warning", minutes: 10 }],
    ["/inbound", { from: "718", body: "hi" }],
  ] as const
) {
  Deno.test(`says what is wrong with ${path} ${JSON.stringify(body)}`, async () => {
    await using sandbox = await startSandbox();
    const answer = await control(sandbox, "POST", path, body);
    assert.equal(answer.status, 422);
    assert.equal(answer.body.error.code, "invalidInput");
    assert.ok(answer.body.error.message.length > 5);
  });
}

Deno.test("messages are listed for a phone, both ways, oldest first", async () => {
  await using sandbox = await startSandbox({ publicUrl: "http://127.0.0.1:1" });
  const { status, body } = await control(sandbox, "POST", "/inbound", {
    from: PHONE,
    body: "help",
  });
  assert.equal(status, 201);
  assert.deepEqual(body.webhook.url, "http://127.0.0.1:1/api/twilio/inbound");
  const listed = await control(sandbox, "GET", `/messages?to=${encodeURIComponent(PHONE)}`);
  assert.deepEqual(listed.body.map((m: { direction: string }) => m.direction), [
    "inbound",
    "outbound-reply",
  ]);
  assert.deepEqual((await control(sandbox, "GET", "/messages?to=%2B12125550100")).body, []);
  await control(sandbox, "DELETE", "/messages");
  assert.deepEqual((await control(sandbox, "GET", "/messages")).body, []);
});

Deno.test("faults are replaced whole, read and cleared; unknown ones refused", async () => {
  await using sandbox = await startSandbox();
  const faults = { openMeteo: { kind: "503", times: 2 }, receipts: { kind: "late" } };
  assert.deepEqual((await control(sandbox, "PUT", "/faults", faults)).body, faults);
  await control(sandbox, "PUT", "/faults", { s3: { kind: "down" } });
  assert.deepEqual((await control(sandbox, "GET", "/faults")).body, { s3: { kind: "down" } });
  assert.equal((await control(sandbox, "PUT", "/faults", { s3: { kind: "tired" } })).status, 422);
  await control(sandbox, "DELETE", "/faults");
  assert.deepEqual((await control(sandbox, "GET", "/faults")).body, {});
});

Deno.test("the weather's clock stands still where it is set, and runs on when freed", async () => {
  await using sandbox = await startSandbox();
  await control(sandbox, "PUT", "/clock", { at: "2026-11-22T12:00:00Z" });
  assert.deepEqual((await control(sandbox, "GET", "/clock")).body, {
    at: "2026-11-22T12:00:00.000Z",
  });
  await control(sandbox, "PUT", "/clock", { at: null });
  assert.deepEqual((await control(sandbox, "GET", "/clock")).body, { at: null });
});

Deno.test("requests are counted by service, answered and not", async () => {
  await using sandbox = await startSandbox();
  await sandbox.storage.findObject("nothing");
  await fetch(`${sandbox.url}/v1/forecast?latitude=1&longitude=1`).then((r) => r.text());
  const { body } = await control(sandbox, "GET", "/requests?service=s3");
  assert.deepEqual(body.counts, { s3: 1, openMeteo: 1 });
  assert.deepEqual(
    body.requests.map((r: { method: string; status: number }) => [r.method, r.status]),
    [["GET", 404]],
  );
});

Deno.test("everything is forgotten at once", async () => {
  await using sandbox = await startSandbox({ publicUrl: "http://127.0.0.1:1" });
  await sandbox.inbound(PHONE, "STOP");
  await sandbox.rain({ zip: "11231", mmPerHour: 5, minutes: 10 });
  await control(sandbox, "PUT", "/faults", { twilio: { kind: "reset" } });
  assert.equal((await control(sandbox, "DELETE", "")).status, 204);
  const text = { to: PHONE, body: "Rain", statusCallback: sandbox.url, validitySeconds: 60 };
  assert.equal((await sandbox.carrier.send(text)).result, "accepted");
  assert.equal(sandbox.messages().length, 1);
  assert.equal(sandbox.state.rains.length, 0);
});

Deno.test("an answer takes as long as told", async () => {
  await using sandbox = await startSandbox();
  await control(sandbox, "PUT", "/latency", { openMeteoMs: 80 });
  const start = performance.now();
  await fetch(`${sandbox.url}/v1/forecast?latitude=1&longitude=1`).then((r) => r.text());
  assert.ok(performance.now() - start >= 79);
});
