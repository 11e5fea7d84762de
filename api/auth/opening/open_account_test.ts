// A number that changed hands does not open its last owner's account.
import assert from "node:assert/strict";
import { CONSENT_VERSION } from "shared/consent.ts";
import { startApi } from "../../../testing/api.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import { addDistrict, addUser, RED_HOOK } from "../../../testing/rows.ts";
import { startSandbox } from "../../../testing/sandbox.ts";

const PHONE = "+17185550123";
const DAY = 24 * 60;

async function signIn(api: Awaited<ReturnType<typeof startApi>>, browser = api.client()) {
  await browser.post("/api/auth/code", { phone: PHONE });
  const { body } = await browser.post("/api/auth/verify", { phone: PHONE, code: api.lastCode() });
  return { browser, body };
}

Deno.test("after 45 silent days a browser that the account does not know begins a new one", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const { sql } = database;
  const before = await signIn(api);
  const places = [{ zip: "11231", level: "flood" }];
  await before.browser.patch("/api/me", { places, consentVersion: CONSENT_VERSION });
  const { body: report } = await before.browser.post("/api/reports", {
    zip: "11231",
    depth: "knee",
  });
  api.clock.forward(45 * DAY + 1);

  const after = await signIn(api);
  assert.equal(after.body.isAnew, true);
  assert.notEqual(after.body.id, before.body.id);
  assert.deepEqual(after.body.places, []);
  assert.equal(after.body.consentVersion, null, "nobody else's agreement to texts");
  const { body: own } = await after.browser.get("/api/me/export");
  assert.deepEqual([own.reports, own.messages.length <= 2], [[], true]);
  const [kept] = await sql`select user_id from reports where id = ${report.id}`;
  assert.equal(kept!.userId, null, "the report stays, nobody's");
  assert.equal((await before.browser.get("/api/me")).status, 401);
  const [entry] =
    await sql`select event, detail from security_log where event = 'accountStartedAnew'`;
  assert.deepEqual(entry!.detail, { hadRole: false });
});

Deno.test("a browser that the account knows opens it after however long", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const { browser, body } = await signIn(api);
  api.clock.forward(300 * DAY);
  const again = await signIn(api, browser);
  assert.deepEqual([again.body.id, again.body.isAnew], [body.id, false]);
});

Deno.test("texts that arrived meanwhile show that the number was never given up", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const { body } = await signIn(api);
  const text = async (status: string, day: number) => {
    const at = new Date(api.deps.now().getTime() + day * DAY * 60_000);
    await database.sql`
      insert into messages
        (kind, user_id, phone, body, segments, status, created_at, send_at, expires_at, settled_at)
      values ('reply', ${body.id}, ${PHONE}, 'x', 1, ${status}, ${at}, ${at}, ${at}, ${at})`;
  };
  for (const day of [40, 80, 120]) await text("delivered", day);
  await text("undelivered", 160);
  api.clock.forward(160 * DAY);
  const same = await signIn(api);
  assert.deepEqual([same.body.id, same.body.isAnew], [body.id, false]);
});

Deno.test("one text that arrived at the next owner's does not make the silence before good", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const { body } = await signIn(api);
  const at = new Date(api.deps.now().getTime() + 80 * DAY * 60_000);
  await database.sql`
    insert into messages
      (kind, user_id, phone, body, segments, status, created_at, send_at, expires_at, settled_at)
    values ('reply', ${body.id}, ${PHONE}, 'x', 1, 'delivered', ${at}, ${at}, ${at}, ${at})`;
  api.clock.forward(81 * DAY);
  assert.equal((await signIn(api)).body.isAnew, true);
});

Deno.test("a manager's number that changed hands opens no district; one just added does", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const district = await addDistrict(database.sql, RED_HOOK);
  await addUser(database.sql, { phone: PHONE, bidId: district.id });
  api.clock.forward(100 * DAY);
  const first = await signIn(api);
  assert.equal(first.body.district.id, district.id, "added long ago, and never in yet");
  api.clock.forward(46 * DAY);
  const later = await signIn(api);
  assert.equal(later.body.district, null);
  assert.equal((await later.browser.get("/api/district")).status, 403);
  const [entry] = await database.sql`
    select detail from security_log where event = 'accountStartedAnew'`;
  assert.deepEqual(entry!.detail, { hadRole: true });
});

Deno.test("a STOP stays with the number: the carrier holds to it whoever has it", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  await signIn(api);
  await database.sql`update users set unsubscribed_at = now()`;
  api.clock.forward(50 * DAY);
  const { body } = await signIn(api);
  assert.equal(body.isAnew, true);
  assert.ok(body.unsubscribedAt);
});
