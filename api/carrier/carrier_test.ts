import assert from "node:assert/strict";
import twilio from "twilio";
import { SANDBOX, TwilioConfig } from "shared/server/config.ts";
import { carrierFrom } from "shared/server/providers.ts";
import { startApi, type TestApi } from "../../testing/api.ts";
import { cloneDatabase, type TestDatabase } from "../../testing/database.ts";
import type { Answer } from "../../testing/http_client.ts";
import { addUser } from "../../testing/rows.ts";
import { startSandbox } from "../../testing/sandbox.ts";

const PHONE = "+17185550123";

/** As Twilio does: a form, signed over the public address. */
async function post(
  api: TestApi,
  path: string,
  fields: Record<string, string>,
  token: string = SANDBOX.twilioAuthToken,
): Promise<Answer> {
  const url = api.deps.publicUrl + path;
  return await api.client().send("POST", path, {
    body: new URLSearchParams(fields),
    headers: { "x-twilio-signature": twilio.getExpectedTwilioSignature(token, url, fields) },
  });
}

async function addMessage(database: TestDatabase, status: string): Promise<string> {
  const [user] = await database.sql<{ id: string }[]>`select id from users`;
  const [message] = await database.sql<[{ id: string }]>`
    insert into messages
      (kind, user_id, phone, body, segments, status, created_at, send_at, expires_at)
    values (
      'alert', ${user?.id ?? null}, ${PHONE}, 'x', 1, ${status}, now(), now(),
      now() + interval '1 hour'
    )
    returning id`;
  return message.id;
}

Deno.test("receipts move a message forward, never back, and are always answered 200", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const id = await addMessage(database, "accepted");
  for (const MessageStatus of ["delivered", "sent", "delivered", "queued", "no-such-status"]) {
    const answer = await post(api, `/api/twilio/status/${id}`, {
      MessageSid: "SM1",
      MessageStatus,
    });
    assert.equal(answer.status, 200, MessageStatus);
    const [message] = await database.sql`select status from messages`;
    assert.equal(message!.status, "delivered", MessageStatus);
  }
});

Deno.test("a receipt with an error code says what is wrong with the number", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  await addUser(database.sql, { phone: PHONE });
  const id = await addMessage(database, "sent");
  await post(api, `/api/twilio/status/${id}`, {
    MessageSid: "SM1",
    MessageStatus: "undelivered",
    ErrorCode: "30005",
  });
  const [message] = await database.sql`select status, error_code from messages`;
  assert.deepEqual({ ...message }, { status: "undelivered", errorCode: 30005 });
  const [user] = await database.sql`select unreachable_at from users`;
  assert.ok(user!.unreachableAt);
});

Deno.test("a receipt that makes no sense is answered 200 and changes nothing", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const fields = { MessageSid: "SM1", MessageStatus: "sent" };
  for (const id of [crypto.randomUUID(), "not-an-id"]) {
    assert.equal((await post(api, `/api/twilio/status/${id}`, fields)).status, 200);
  }
  const id = await addMessage(database, "accepted");
  assert.equal((await post(api, `/api/twilio/status/${id}`, {})).status, 200);
  assert.equal((await database.sql`select from receipts`).length, 0);
});

Deno.test("a forged signature is refused, and nothing changes", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  await addUser(database.sql, { phone: PHONE });
  const id = await addMessage(database, "accepted");
  const receipt = { MessageSid: "SM1", MessageStatus: "delivered" };
  const inbound = { From: PHONE, Body: "STOP" };
  const path = `/api/twilio/status/${id}`;
  const signature = twilio.getExpectedTwilioSignature(
    SANDBOX.twilioAuthToken,
    api.url + path,
    receipt,
  );
  const refused = [
    await post(api, path, receipt, "another token"),
    await post(api, "/api/twilio/inbound", inbound, "another token"),
    // Signed for other fields.
    await api.client().send("POST", path, {
      body: new URLSearchParams({ ...receipt, MessageStatus: "failed" }),
      headers: { "x-twilio-signature": signature },
    }),
    await api.client().send("POST", path, { body: new URLSearchParams(receipt) }),
    await api.client().post(path, receipt, { "x-twilio-signature": signature }),
  ];
  for (const { status, body } of refused) {
    assert.equal(status, 403);
    assert.equal(body.error.code, "signatureInvalid");
  }
  const [message] = await database.sql`select status from messages`;
  assert.equal(message!.status, "accepted");
  const [user] = await database.sql`select unsubscribed_at from users`;
  assert.equal(user!.unsubscribedAt, null);
});

Deno.test("while tokens change at Twilio, what it signs with either of the two is taken", async () => {
  await using database = await cloneDatabase();
  const carrier = carrierFrom(TwilioConfig.parse({
    TWILIO_AUTH_TOKEN: "the primary token",
    TWILIO_AUTH_TOKEN_ACCEPTED: "the secondary one",
  }));
  await using api = await startApi(database, undefined, { carrier });
  const inbound = { From: PHONE, Body: "hello" };
  const statusOf = async (token: string) =>
    (await post(api, "/api/twilio/inbound", inbound, token)).status;
  assert.equal(await statusOf("the primary token"), 200);
  assert.equal(await statusOf("the secondary one"), 200);
  assert.equal(await statusOf("another token"), 403);
});

Deno.test("the signature is checked against the public address, not that of the request", async () => {
  await using database = await cloneDatabase();
  const publicUrl = "https://floodline.example";
  await using api = await startApi(database, undefined, { publicUrl });
  const answer = await post(api, "/api/twilio/inbound", { From: PHONE, Body: "hello" });
  assert.equal(answer.status, 200);
});

Deno.test("STOP ends texts at once, also those that wait; START brings them back", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  await addUser(database.sql, { phone: PHONE });
  await addMessage(database, "queued");
  const stopped = await post(api, "/api/twilio/inbound", { From: PHONE, Body: "Stop" });
  assert.equal(stopped.status, 200);
  assert.equal(stopped.headers.get("content-type"), "text/xml; charset=utf-8");
  // Twilio sends the confirmation itself.
  assert.match(stopped.text, /<Response\/>$/);
  const [message] = await database.sql`select status from messages`;
  assert.equal(message!.status, "expired");
  const unsubscribedAt = async () =>
    (await database.sql`select unsubscribed_at from users`)[0]!.unsubscribedAt;
  const first = await unsubscribedAt();
  assert.ok(first);

  api.clock.forward(5);
  await post(api, "/api/twilio/inbound", { From: PHONE, Body: "STOP" });
  assert.deepEqual(await unsubscribedAt(), first);

  const started = await post(api, "/api/twilio/inbound", { From: PHONE, Body: "start" });
  assert.match(started.text, /<Response\/>$/);
  assert.equal(await unsubscribedAt(), null);
});

Deno.test("a STOP in words that Twilio does not know is confirmed by us", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  await addUser(database.sql, { phone: PHONE });
  const { text } = await post(api, "/api/twilio/inbound", { From: PHONE, Body: "please stop" });
  assert.match(
    text,
    /<Message statusCallback="[^"]+">FloodLine: you will get no more alerts\. Reply START/,
  );
});

Deno.test("HELP says who we are, where help is, and how to stop", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database, undefined, { publicUrl: "https://floodline.example" });
  const { text } = await post(api, "/api/twilio/inbound", { From: PHONE, Body: "HELP" });
  assert.match(text, />FloodLine .*floodline\.example .*STOP.*Msg &amp; data rates/);
});

Deno.test("through the sandbox's phone: STOP, then START", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  await addUser(database.sql, { phone: PHONE });
  await sandbox.inbound(PHONE, "STOP");
  const unsubscribedAt = async () =>
    (await database.sql`select unsubscribed_at from users`)[0]!.unsubscribedAt;
  assert.ok(await unsubscribedAt());
  await sandbox.inbound(PHONE, "START");
  assert.equal(await unsubscribedAt(), null);
  await api.signIn(PHONE);
  await sandbox.settled();
  const [code] = await database.sql`select status from messages where kind = 'code'`;
  assert.equal(code!.status, "delivered");
});
