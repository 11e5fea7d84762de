// A number that was given up: whatever its owner texts proves that it lives, and so does a text that
// arrives; until then the account says the truth.
import assert from "node:assert/strict";
import { CONSENT_VERSION } from "shared/consent.ts";
import { applyReceipt } from "shared/server/outbox/receipts.ts";
import { startApi } from "../../testing/api.ts";
import { cloneDatabase, type TestDatabase } from "../../testing/database.ts";
import { startSandbox } from "../../testing/sandbox.ts";

const PHONE = "+17185550123";

async function lose(database: TestDatabase, errorCode: number): Promise<void> {
  const [{ id }] = await database.sql<[{ id: string }]>`
    insert into messages (kind, user_id, phone, body, segments, status, created_at, send_at,
      expires_at, sending_at)
    select 'alert', id, phone, 'Rain', 1, 'sent', now(), now(), now() + interval '2 hours', now()
    from users
    returning id`;
  const sid = `SM${id}`;
  await applyReceipt(
    database.sql,
    { messageId: id, sid, status: "undelivered", errorCode },
    new Date(),
  );
}

for (const errorCodes of [[30006], [30005], [30003, 30003, 30008]]) {
  Deno.test(`after ${errorCodes}: /api/me says it, START heals it, and its answer is true`, async () => {
    await using database = await cloneDatabase();
    await using sandbox = await startSandbox();
    await using api = await startApi(database, sandbox);
    const person = await api.signIn(PHONE);
    await person.patch("/api/me", {
      places: [{ zip: "11231" }],
      consentVersion: CONSENT_VERSION,
    });
    const unreachableAt = async () => (await person.get("/api/me")).body.unreachableAt;
    assert.equal(await unreachableAt(), null);
    for (const errorCode of errorCodes) await lose(database, errorCode);
    assert.ok(await unreachableAt());
    const { webhook } = await sandbox.inbound(PHONE, "START");
    assert.match(webhook.body, /alerts are on again/);
    assert.equal(await unreachableAt(), null);
    await lose(database, 30003);
    assert.equal(await unreachableAt(), null, "what was lost before counts no more");
  });
}

for (const words of ["STATUS", "what?", "\u{1F44D}", "2"]) {
  Deno.test(`"${words}" proves as well that the number lives`, async () => {
    await using database = await cloneDatabase();
    await using sandbox = await startSandbox();
    await using api = await startApi(database, sandbox);
    await api.signIn(PHONE);
    await lose(database, 30006);
    await sandbox.inbound(PHONE, words);
    const [user] = await database.sql`select unreachable_at from users`;
    assert.equal(user!.unreachableAt, null);
  });
}

Deno.test("START of who follows no place says what to do, not that alerts come; a pause ends with it", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const person = await api.signIn(PHONE);
  const without = await sandbox.inbound(PHONE, "START");
  assert.match(without.webhook.body, /first tick the box/);
  await person.patch("/api/me", { consentVersion: CONSENT_VERSION, paused: true });
  const placeless = await sandbox.inbound(PHONE, "START");
  assert.match(placeless.webhook.body, /follow no ZIP code yet/);
  assert.equal((await person.get("/api/me")).body.pausedUntil, null);
});

Deno.test("a text that arrives heals, too: a sign-in code's receipt", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  await api.signIn(PHONE);
  await lose(database, 30006);
  const [{ id }] = await database.sql<[{ id: string }]>`
    insert into messages (kind, phone, body, segments, status, created_at, send_at, expires_at)
    values ('code', ${PHONE}, 'x', 1, 'sent', now(), now(), now() + interval '10 minutes')
    returning id`;
  await applyReceipt(
    database.sql,
    { messageId: id, sid: "SM-code", status: "delivered" },
    new Date(),
  );
  const [user] = await database.sql`select unreachable_at from users`;
  assert.equal(user!.unreachableAt, null);
});
