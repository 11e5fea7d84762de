import assert from "node:assert/strict";
import { SignJWT } from "jose";
import { startApi } from "../../testing/api.ts";
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
