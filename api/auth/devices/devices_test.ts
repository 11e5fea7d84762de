import assert from "node:assert/strict";
import { startApi } from "../../../testing/api.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import { addUser } from "../../../testing/rows.ts";
import { startSandbox } from "../../../testing/sandbox.ts";

const PHONE = "+17185550123";
const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 " +
  "(KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1";
const WINDOWS = "Mozilla/5.0 (Windows NT 10.0; rv:127.0) Gecko/20100101 Firefox/127.0";

Deno.test("somebody sees where they are signed in, and ends one without the others", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const signIn = async (userAgent: string) => {
    const browser = api.client();
    await browser.post("/api/auth/code", { phone: PHONE });
    const code = { phone: PHONE, code: api.lastCode() };
    await browser.post("/api/auth/verify", code, { "user-agent": userAgent });
    return browser;
  };
  const phone = await signIn(IPHONE);
  api.clock.forward(20);
  const desk = await signIn(WINDOWS);
  const stranger = await api.enter(await addUser(database.sql));

  const { body } = await desk.get("/api/me/devices");
  assert.deepEqual(
    body.devices.map(({ browser, system, isThis }: Record<string, unknown>) => [
      browser,
      system,
      isThis,
    ]),
    [["firefox", "windows", true], ["safari", "iphone", false]],
  );
  const lost = body.devices[1].id;
  const theirs = await stranger.delete(`/api/me/devices/${lost}`);
  assert.equal(theirs.body.error.code, "deviceNotFound", "not a stranger's to end");
  assert.equal((await phone.get("/api/me")).status, 200);
  assert.equal((await desk.delete(`/api/me/devices/${lost}`)).status, 204);
  assert.equal((await phone.get("/api/me")).status, 401);
  assert.equal((await desk.get("/api/me")).status, 200);
  assert.equal((await desk.get("/api/me/devices")).body.devices.length, 1);
  assert.equal((await desk.delete(`/api/me/devices/${lost}`)).status, 404, "once");

  const [{ id }] = (await desk.get("/api/me/devices")).body.devices;
  assert.equal((await desk.delete(`/api/me/devices/${id}`)).status, 204);
  assert.deepEqual(Object.keys(desk.cookies), ["floodline_browser"]);
});

Deno.test("a device that its owner ended is not known any more; one that signed out itself is", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const askers = async () =>
    (await database.sql`select asker from sign_in_codes order by created_at, id`).map((row) =>
      row.asker
    );
  const [home, lost] = [await api.signIn(PHONE), await api.signIn(PHONE)];
  const { body } = await home.get("/api/me/devices");
  const other = body.devices.find(({ isThis }: { isThis: boolean }) => !isThis);
  await home.delete(`/api/me/devices/${other.id}`);
  await home.post("/api/auth/logout");
  for (const browser of [home, lost]) await browser.post("/api/auth/code", { phone: PHONE });
  assert.deepEqual(await askers(), ["new", "known", "own", "known"]);
});

Deno.test("the list is of what could still be used, and holds no address", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const user = await addUser(database.sql);
  await api.enter(user);
  api.clock.forward(31 * 24 * 60);
  const person = await api.enter(user);
  const { body, text } = await person.get("/api/me/devices");
  assert.equal(body.devices.length, 1);
  assert.doesNotMatch(text, /203\.0\.113/);
});

Deno.test("a session says how long it lasts, and until when its code is new", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  api.clock.set("2026-11-22T12:00:00Z");
  const person = await api.enter(await addUser(database.sql));
  api.clock.set("2026-11-22T12:05:00Z");
  assert.deepEqual((await person.get("/api/auth/session")).body, {
    signedInAt: "2026-11-22T12:00:00.000Z",
    freshUntil: "2026-11-22T12:10:00.000Z",
    endsAt: "2027-02-20T12:00:00.000Z",
  });
});

Deno.test("deletion and downloads need a code of the last ten minutes; a new one in the same browser will do", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const person = await api.signIn(PHONE);
  const copied = person.cookies.floodline_session!;
  api.clock.forward(10.1);
  const asked = [
    () => person.get("/api/me/export"),
    () => person.get("/api/me/export/reports.csv"),
    () => person.delete("/api/me"),
  ];
  for (const ask of asked) {
    const refused = await ask();
    assert.equal(refused.status, 403);
    assert.equal(refused.body.error.code, "freshCodeNeeded");
  }
  await person.post("/api/auth/code", { phone: PHONE });
  await person.post("/api/auth/verify", { phone: PHONE, code: api.lastCode() });
  assert.deepEqual(
    [(await asked[0]!()).status, (await asked[1]!()).status, (await asked[2]!()).status],
    [200, 200, 204],
  );
  const thief = api.client();
  thief.cookies.floodline_session = copied;
  assert.equal(
    (await thief.get("/api/me")).status,
    401,
    "the session before ended with the new one",
  );
});

Deno.test("who signed in, failed, took data along, signed out and went is in the security log", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const person = await api.signIn(PHONE);
  const { body: { id } } = await person.get("/api/me");
  await api.client().post("/api/auth/verify", { phone: PHONE, code: "000000" });
  await person.get("/api/me/export");
  await person.get("/api/me/export/texts.csv");
  await person.get("/api/me/export/reports.csv");
  const tablet = await api.signIn(PHONE);
  const phone = await api.signIn(PHONE);
  await tablet.post("/api/auth/logout");
  await person.post("/api/auth/logout-everywhere");
  await phone.get("/api/me");
  const last = await api.signIn(PHONE);
  const rows = await database.sql<{ event: string; userId: string; network: string }[]>`
    select event, user_id, network::text as network, detail from security_log order by id`;
  assert.deepEqual(rows.map(({ event }) => event), [
    "signedIn",
    "signInFailed",
    "exported",
    "exported",
    "signedIn",
    "signedIn",
    "sessionEnded",
    "sessionEnded",
    "signedIn",
  ]);
  for (const row of rows) {
    assert.equal(row.userId, id);
    assert.equal(row.network, "203.0.113.0/24");
    assert.doesNotMatch(JSON.stringify(row), /5550123/);
  }
  await last.delete("/api/me");
  const after = await database.sql<{ event: string; userId: string; isDeleted: boolean }[]>`
    select event, user_id, is_deleted from security_log order by id`;
  assert.equal(after.at(-1)!.event, "accountDeleted");
  assert.equal(new Set(after.map(({ userId }) => userId)).size, 1, "still one account's");
  assert.notEqual(after[0]!.userId, id);
  assert.ok(after.every(({ isDeleted }) => isDeleted));
});
