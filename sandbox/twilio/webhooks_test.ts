import assert from "node:assert/strict";
import { type Fetch, serve } from "../server.ts";
import { startSandbox } from "../../testing/sandbox.ts";
import { readTwiml } from "./twiml.ts";

const PHONE = "+17185550123";

interface Posted {
  path: string;
  fields: Record<string, string>;
  signature: string;
}

/** FloodLine's end of the webhooks: keeps what arrives. */
async function startListener(answer = "<Response/>") {
  const posted: Posted[] = [];
  const fetch: Fetch = async (request) => {
    posted.push({
      path: new URL(request.url).pathname,
      fields: Object.fromEntries(new URLSearchParams(await request.text())),
      signature: request.headers.get("x-twilio-signature") ?? "",
    });
    return new Response(answer, { headers: { "content-type": "text/xml" } });
  };
  const server = await serve(fetch, { port: 0, hostname: "127.0.0.1" });
  const url = `http://127.0.0.1:${server.port}`;
  return { url, posted, [Symbol.asyncDispose]: () => server.close() };
}

function text(url: string, to = PHONE) {
  return { to, body: "Rain", statusCallback: `${url}/api/twilio/status/7`, validitySeconds: 60 };
}

const statuses = (posted: Posted[]) => posted.map((p) => p.fields.MessageStatus);

Deno.test("tells of sent and delivered, signed, at the address given with the text", async () => {
  await using listener = await startListener();
  await using sandbox = await startSandbox();
  const answer = await sandbox.carrier.send(text(listener.url));
  await sandbox.settled();
  assert.deepEqual(statuses(listener.posted), ["sent", "delivered"]);
  for (const { path, fields, signature } of listener.posted) {
    assert.equal(path, "/api/twilio/status/7");
    assert.equal(fields.MessageSid, answer.result === "accepted" && answer.sid);
    assert.ok(await sandbox.carrier.isSigned(`${listener.url}${path}`, fields, signature));
    assert.ok(
      !await sandbox.carrier.isSigned(`${listener.url}${path}`, { ...fields, To: "" }, signature),
    );
  }
  assert.equal(sandbox.messages(PHONE)[0]?.status, "delivered");
});

for (
  const [kind, expected] of [
    ["none", []],
    ["late", ["sent", "delivered"]],
    ["twice", ["sent", "sent", "delivered", "delivered"]],
    ["outOfOrder", ["delivered", "sent"]],
    ["undelivered", ["sent", "undelivered"]],
  ] as const
) {
  Deno.test(`receipts under the fault "${kind}": ${expected.join(", ") || "silence"}`, async () => {
    await using listener = await startListener();
    await using sandbox = await startSandbox({ lateReceiptMs: 20 });
    sandbox.faults({ receipts: { kind, errorCode: 30005 } });
    await sandbox.carrier.send(text(listener.url));
    await sandbox.settled();
    assert.deepEqual(statuses(listener.posted), expected);
    const last = listener.posted.at(-1)?.fields;
    if (kind === "undelivered") assert.equal(last?.ErrorCode, "30005");
    if (kind === "late") assert.equal(sandbox.messages(PHONE)[0]?.status, "delivered");
  });
}

Deno.test("a phone's answer reaches us signed, and our TwiML answer reaches the phone", async () => {
  await using listener = await startListener(
    "<Response><Message>We got &quot;hello&quot; &amp; thank you</Message></Response>",
  );
  await using sandbox = await startSandbox({ publicUrl: listener.url });
  const { webhook } = await sandbox.inbound(PHONE, "hello");
  assert.equal(webhook.status, 200);
  const [{ path, fields, signature } = { path: "", fields: {}, signature: "" }] = listener.posted;
  assert.equal(path, "/api/twilio/inbound");
  assert.deepEqual([fields.From, fields.To, fields.Body, fields.SmsStatus], [
    PHONE,
    sandbox.state.options.from,
    "hello",
    "received",
  ]);
  assert.ok(await sandbox.carrier.isSigned(`${listener.url}${path}`, fields, signature));
  assert.deepEqual(sandbox.messages(PHONE).map((m) => [m.direction, m.body]), [
    ["inbound", "hello"],
    ["outbound-reply", 'We got "hello" & thank you'],
  ]);
});

Deno.test("STOP blocks a number until START, each with Twilio's own words", async () => {
  await using listener = await startListener();
  await using sandbox = await startSandbox({ publicUrl: listener.url });
  await sandbox.inbound(PHONE, " stop ");
  assert.deepEqual(await sandbox.carrier.send(text(listener.url)), {
    result: "refused",
    errorCode: 21610,
    httpStatus: 400,
  });
  assert.equal((await sandbox.carrier.send(text(listener.url, "+17185550199"))).result, "accepted");
  await sandbox.inbound(PHONE, "START");
  assert.equal((await sandbox.carrier.send(text(listener.url))).result, "accepted");
  const replies = sandbox.messages(PHONE).filter((m) => m.direction === "outbound-reply");
  assert.deepEqual(replies.map((m) => m.body.slice(0, 42)), [
    "You have successfully been unsubscribed. Y",
    "You have successfully been re-subscribed t",
  ]);
  assert.equal(listener.posted.filter((p) => p.fields.SmsStatus === "received").length, 2);
});

Deno.test("HELP is answered by Twilio; other words are ours to answer", async () => {
  await using sandbox = await startSandbox({ publicUrl: "http://127.0.0.1:1" });
  await sandbox.inbound(PHONE, "help");
  const { webhook } = await sandbox.inbound(PHONE, "please stop");
  assert.equal(webhook.status, 0, "nobody listens, and the sandbox says so");
  assert.deepEqual(sandbox.messages(PHONE).map((m) => m.body), [
    "help",
    "Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
    "please stop",
  ]);
});

Deno.test("our answer to a number that said STOP fails with 21610", async () => {
  await using listener = await startListener("<Response><Message>Bye</Message></Response>");
  await using sandbox = await startSandbox({ publicUrl: listener.url });
  await sandbox.inbound(PHONE, "STOP");
  const last = sandbox.messages(PHONE).at(-1);
  assert.deepEqual([last?.body, last?.status, last?.errorCode], ["Bye", "failed", 21610]);
});

Deno.test("reads TwiML with and without <Body>, and nothing else", () => {
  const bodies = (xml: string) => readTwiml(xml).map(({ body }) => body);
  assert.deepEqual(bodies("<Response><Message><Body>a</Body></Message></Response>"), ["a"]);
  assert.deepEqual(
    bodies(
      '<?xml version="1.0"?><Response><Message>b</Message><Message>&#x41;</Message></Response>',
    ),
    ["b", "A"],
  );
  assert.deepEqual(readTwiml("<Response/>"), []);
  assert.deepEqual(readTwiml("<html>Bad gateway</html>"), []);
});
