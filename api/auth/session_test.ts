import assert from "node:assert/strict";
import { SignJWT } from "jose";
import { startApi, type TestApi } from "../../testing/api.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { addDistrict, addUser, RED_HOOK } from "../../testing/rows.ts";

Deno.test("without a cookie nobody is signed in", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const refused = await api.client().get("/api/me");
  assert.equal(refused.status, 401);
  assert.equal(refused.body.error.code, "notSignedIn");
});

Deno.test("a session that we did not sign, or that has expired, is refused and cleared", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const user = await addUser(database.sql);
  const signedBy = (key: string, expires: string, alg = "HS256") =>
    new SignJWT({}).setProtectedHeader({ alg }).setSubject(user.id).setIssuedAt()
      .setExpirationTime(expires).sign(new TextEncoder().encode(key));
  const own = (await api.enter(user)).cookies.floodline_session!;
  const [header, payload, signature] = own.split(".");
  const unsigned = btoa('{"alg":"none"}').replaceAll("=", "");
  const forged: Record<string, string> = {
    "another key": await signedBy("another secret of at least 32 characters", "1h"),
    "expired": await signedBy("development only: anybody may know this secret", "-1s"),
    "another algorithm": await signedBy(
      "development only: anybody may know this secret".repeat(2),
      "1h",
      "HS512",
    ),
    "no algorithm": `${unsigned}.${payload}.`,
    "changed payload": `${header}.${btoa('{"sub":"x","exp":9999999999}')}.${signature}`,
    "nonsense": "nonsense",
  };
  for (const [what, token] of Object.entries(forged)) {
    const person = api.client();
    person.cookies.floodline_session = token;
    const refused = await person.get("/api/me");
    assert.equal(refused.status, 401, what);
    assert.equal(refused.body.error.code, "sessionExpired", what);
    assert.equal(person.cookies.floodline_session, undefined, what);
  }
});

Deno.test("for 15 minutes a session costs no query; then the cookie is issued anew", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const person = await api.enter(await addUser(database.sql));
  const first = person.cookies.floodline_session;
  api.clock.forward(14.9);
  assert.equal((await person.get("/api/me")).headers.get("set-cookie"), null);
  api.clock.forward(0.2);
  assert.equal((await person.get("/api/me")).status, 200);
  assert.notEqual(person.cookies.floodline_session, first);
  assert.equal((await person.get("/api/me")).headers.get("set-cookie"), null);
});

Deno.test("a session in use never ends; one left alone for 30 days does", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const person = await api.enter(await addUser(database.sql));
  for (let n = 0; n < 3; n++) {
    api.clock.forward(29 * 24 * 60);
    assert.equal((await person.get("/api/me")).status, 200);
  }
  api.clock.forward(30 * 24 * 60 + 1);
  assert.equal((await person.get("/api/me")).status, 401);
});

Deno.test("who deleted their account is out within 15 minutes, on every device", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const user = await addUser(database.sql);
  const phone = await api.enter(user);
  const tablets = await Promise.all(Array.from({ length: 4 }, () => api.enter(user)));
  assert.equal((await phone.delete("/api/me")).status, 204);
  assert.equal(phone.cookies.floodline_session, undefined);

  const report = { zip: "11231", depth: "knee" };
  const refusals = await Promise.all([
    tablets[0]!.get("/api/me"),
    tablets[1]!.post("/api/reports", report),
    tablets[2]!.post("/api/uploads", { contentType: "image/jpeg", sizeBytes: 1 }),
    tablets[3]!.patch("/api/me", { places: [] }),
  ]);
  for (const refused of refusals) {
    assert.equal(refused.status, 401);
    assert.equal(refused.body.error.code, "sessionExpired");
  }
});

Deno.test("a manager who was removed is out within 15 minutes", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const district = await addDistrict(database.sql, RED_HOOK);
  const user = await addUser(database.sql, { bidId: district.id });
  const person = await api.enter(user);
  assert.equal((await person.get("/api/district")).status, 200);

  await database.sql`update users set bid_id = null where id = ${user.id}`;
  api.clock.forward(15.1);
  const refused = await person.get("/api/district");
  assert.equal(refused.status, 403);
  assert.equal(refused.body.error.code, "notAManager");
  assert.equal((await person.get("/api/me")).status, 200);
});

Deno.test("a resident who becomes a manager is let in at the next reading of the row", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const district = await addDistrict(database.sql, RED_HOOK);
  const user = await addUser(database.sql);
  const person = await api.enter(user);
  assert.equal((await person.get("/api/district")).status, 403);
  await database.sql`update users set bid_id = ${district.id} where id = ${user.id}`;
  api.clock.forward(15.1);
  assert.equal((await person.get("/api/district")).status, 200);
});

Deno.test("signing out clears the cookie", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const person = await api.enter(await addUser(database.sql));
  assert.equal((await person.post("/api/auth/logout")).status, 204);
  assert.equal((await person.get("/api/me")).body.error.code, "notSignedIn");
});

Deno.test("who signs out everywhere is out at once here, and within 15 minutes elsewhere", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const user = await addUser(database.sql);
  const [here, tablet, lost] = [
    await api.enter(user),
    await api.enter(user),
    await api.enter(user),
  ];
  const kept = here.cookies.floodline_session!;
  // The lost one was used, and so re-issued, since it signed in.
  api.clock.forward(15.1);
  assert.equal((await lost.get("/api/me")).status, 200);
  api.clock.forward(1);
  assert.equal((await here.post("/api/auth/logout-everywhere")).status, 204);
  assert.equal(here.cookies.floodline_session, undefined);
  assert.equal((await here.get("/api/me")).body.error.code, "notSignedIn");

  const refused = await tablet.get("/api/me");
  assert.equal(refused.body.error.code, "sessionExpired", "its 15 minutes were over anyhow");
  assert.equal((await lost.get("/api/me")).status, 200, "trusted until they are over");
  api.clock.forward(15);
  for (const device of [lost, withCookie(api, kept)]) {
    const refused = await device.get("/api/me");
    assert.equal(refused.status, 401);
    assert.equal(refused.body.error.code, "sessionExpired");
    assert.equal(device.cookies.floodline_session, undefined);
  }
});

Deno.test("who signs in after signing out everywhere stays in, even within the same second", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const user = await addUser(database.sql);
  const other = await addUser(database.sql, { phone: "+17185550177" });
  api.clock.set("2026-11-22T18:00:00.200Z");
  const bystander = await api.enter(other);
  const before = await api.enter(user);
  api.clock.set("2026-11-22T18:00:00.400Z");
  await (await api.enter(user)).post("/api/auth/logout-everywhere");
  api.clock.set("2026-11-22T18:00:00.600Z");
  const after = await api.enter(user);

  for (let quarter = 0; quarter < 4; quarter++) {
    api.clock.set(new Date(Date.UTC(2026, 10, 22, 18, quarter * 16 + 16)));
    assert.equal((await after.get("/api/me")).status, 200);
    assert.equal((await before.get("/api/me")).status, 401);
  }
  assert.equal((await bystander.get("/api/me")).status, 200, "somebody else's stay");
});

Deno.test("a token of before sign-out everywhere tells by its issue when it was signed in", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const user = await addUser(database.sql);
  const issued = (at: string) =>
    new SignJWT({}).setProtectedHeader({ alg: "HS256" }).setSubject(user.id)
      .setIssuedAt(new Date(at)).setExpirationTime(new Date("2026-12-20T00:00:00Z"))
      .sign(api.deps.keys.session);
  api.clock.set("2026-11-22T18:00:00Z");
  const device = withCookie(api, await issued("2026-11-22T17:00:00Z"));
  assert.equal((await device.get("/api/me")).status, 200);
  await (await api.enter(user)).post("/api/auth/logout-everywhere");
  api.clock.forward(15.1);
  assert.equal((await device.get("/api/me")).status, 401);
});

function withCookie(api: TestApi, session: string) {
  const device = api.client();
  device.cookies.floodline_session = session;
  return device;
}
