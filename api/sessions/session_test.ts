import assert from "node:assert/strict";
import { decodeJwt, SignJWT } from "jose";
import { ChangedAccounts } from "./changed_accounts.ts";
import { startApi, type TestApi } from "../../testing/api.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { addDistrict, addUser, RED_HOOK } from "../../testing/rows.ts";
import { until } from "../../testing/until.ts";

Deno.test("without a cookie nobody is signed in", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const refused = await api.client().get("/api/me");
  assert.equal(refused.status, 401);
  assert.equal(refused.body.error.code, "notSignedIn");
});

Deno.test("a session that we did not sign, or that has expired, is refused, and is a stranger's from then on", async () => {
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
    const next = await person.get("/api/me");
    assert.equal(next.body.error.code, "notSignedIn", what);
    assert.deepEqual(next.headers.getSetCookie(), [], what);
  }
});

Deno.test("who signs in anew is not signed out by what was asked under the session before", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const user = await addUser(database.sql);
  const before = await api.enter(user);
  const token = before.cookies.floodline_session!;
  await before.post("/api/auth/logout");
  for (const path of ["/api/me", "/api/me/export/messages.csv", "/api/reports/near?zip=11231"]) {
    const late = await withCookie(api, token).open("GET", path, {
      headers: { "sec-fetch-mode": "navigate" },
      redirect: "manual",
    });
    await late.body?.cancel();
    const lines = late.headers.getSetCookie();
    assert.ok(lines.length > 0, `${path}: it is told which is over`);
    const after = await api.enter(user);
    for (const line of lines) after.keep(line);
    assert.equal((await after.get("/api/me")).status, 200, path);
  }
});

Deno.test("an answer that comes late, to what was asked under another session, changes nobody's", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const before = await api.enter(await addUser(database.sql));
  api.clock.forward(15.1);
  // Asked under the session of before, which is read anew: not heard yet when somebody else signs in here.
  const late = await before.open("GET", "/api/me");
  await late.body?.cancel();
  assert.equal(late.status, 200);
  const lines = late.headers.getSetCookie();
  assert.ok(lines.length > 0, "it was issued anew");
  const after = await api.enter(await addUser(database.sql, { phone: "+17185550150" }));
  const signedIn = after.cookies.floodline_session;
  for (const line of lines) after.keep(line);
  assert.equal(after.cookies.floodline_session, signedIn);
  assert.equal((await after.get("/api/me")).body.phone, "+17185550150");
  // Nor does it cost the new one more than one look at its row.
  api.clock.forward(15.1);
  assert.equal((await after.get("/api/me")).body.phone, "+17185550150");
  assert.equal((await after.get("/api/me")).headers.get("set-cookie"), null);
});

Deno.test("a renewal by itself, or beside another's sign-in, lets nobody in", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const person = await api.enter(await addUser(database.sql));
  api.clock.forward(15.1);
  await person.get("/api/me");
  const { floodline_renewal: renewal, floodline_session: session } = person.cookies;
  const alone = api.client();
  alone.cookies.floodline_renewal = renewal!;
  assert.equal((await alone.get("/api/me")).body.error.code, "notSignedIn");
  const another = await api.enter(await addUser(database.sql));
  another.cookies.floodline_renewal = renewal!;
  const { body } = await another.get("/api/me/devices");
  assert.equal(body.devices.length, 1, "as who has signed in, whatever was renewed");
  for (const other of ["nonsense", "a.e30.b"]) {
    const forged = withCookie(api, other);
    forged.cookies.floodline_renewal = renewal!;
    assert.equal((await forged.get("/api/me")).body.error.code, "sessionExpired", other);
  }
  const altered = withCookie(api, session!);
  altered.cookies.floodline_renewal = `${renewal!.slice(0, -4)}AAAA`;
  api.clock.forward(15.1);
  assert.equal((await altered.get("/api/me")).status, 200, "by its own signature");
});

Deno.test("for 15 minutes a session costs no query; then the cookie is issued anew", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const person = await api.enter(await addUser(database.sql));
  api.clock.forward(14.9);
  assert.equal((await person.get("/api/me")).headers.get("set-cookie"), null);
  api.clock.forward(0.2);
  assert.equal((await person.get("/api/me")).status, 200);
  const first = person.cookies.floodline_renewal;
  assert.ok(first);
  assert.equal((await person.get("/api/me")).headers.get("set-cookie"), null);
  api.clock.forward(15.1);
  assert.equal((await person.get("/api/me")).status, 200);
  assert.notEqual(person.cookies.floodline_renewal, first);
});

const DAY = 24 * 60;

Deno.test("a session in use goes on for 90 days and no longer; one left alone ends after 30", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const user = await addUser(database.sql);
  const [used, left] = [await api.enter(user), await api.enter(user)];
  for (let day = 0; day < 90; day += 10) {
    assert.equal((await used.get("/api/me")).status, 200, `day ${day}`);
    api.clock.forward(10 * DAY - (day === 80 ? 1 : 0));
  }
  const last = await used.get("/api/me");
  assert.equal(last.status, 200);
  assert.match(last.headers.get("set-cookie")!, /; Max-Age=(5\d|60);/);
  api.clock.forward(2);
  for (const device of [used, left]) {
    assert.equal((await device.get("/api/me")).body.error.code, "sessionExpired");
  }
});

Deno.test("a manager who was removed is out at once", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const district = await addDistrict(database.sql, RED_HOOK);
  await addUser(database.sql, { bidId: district.id });
  const user = await addUser(database.sql, { bidId: district.id });
  const person = await api.enter(user);
  assert.equal((await person.get("/api/district")).status, 200);

  await database.sql`update users set bid_id = null where id = ${user.id}`;
  await until(async () => (await person.get("/api/district")).status === 403);
  const refused = await person.get("/api/district");
  assert.equal(refused.status, 403);
  assert.equal(refused.body.error.code, "notStaff");
  assert.equal((await person.get("/api/me")).status, 200);
});

Deno.test("a resident who becomes a manager is let in at once", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const district = await addDistrict(database.sql, RED_HOOK);
  const user = await addUser(database.sql);
  const person = await api.enter(user);
  assert.equal((await person.get("/api/district")).status, 403);
  await database.sql`
    update users set bid_id = ${district.id}, bid_role = 'viewer' where id = ${user.id}`;
  await until(async () => (await person.get("/api/district")).status === 200);
});

Deno.test("who is given another role has it at once, and no longer the one before", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const district = await addDistrict(database.sql, RED_HOOK);
  const user = await addUser(database.sql, { bidId: district.id, role: "crew" });
  const person = await api.enter(user);
  const reach = async () => (await person.send("PUT", "/api/district/levels", {})).body.error.code;
  assert.equal(await reach(), "notAllowedByRole");
  await database.sql`update users set bid_role = 'manager' where id = ${user.id}`;
  await until(async () => await reach() !== "notAllowedByRole");
  await addUser(database.sql, { bidId: district.id });
  await database.sql`update users set bid_role = 'viewer' where id = ${user.id}`;
  await until(async () => await reach() === "notAllowedByRole");
});

Deno.test("a session of before there were roles is read anew at once", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const district = await addDistrict(database.sql, RED_HOOK);
  const user = await addUser(database.sql, { bidId: district.id, role: "viewer" });
  const { cookies } = await api.enter(user);
  const { exp: _, role: _role, ...claims } = decodeJwt(cookies.floodline_session!);
  const old = await new SignJWT(claims).setProtectedHeader({ alg: "HS256" })
    .setExpirationTime("1h").sign(api.deps.keys.session);
  const person = withCookie(api, old);
  assert.equal((await person.get("/api/district")).status, 200);
  assert.equal(decodeJwt(person.cookies.floodline_renewal!).role, "viewer");
});

Deno.test("who signs out is out, with every copy of the token; other devices stay", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const user = await addUser(database.sql);
  const [person, tablet] = [await api.enter(user), await api.enter(user)];
  const copied = person.cookies.floodline_session!;
  assert.equal((await person.post("/api/auth/logout")).status, 204);
  assert.equal((await person.get("/api/me")).body.error.code, "notSignedIn");
  const refused = await withCookie(api, copied).get("/api/me");
  assert.equal(refused.status, 401);
  assert.equal(refused.body.error.code, "sessionExpired");
  assert.equal((await tablet.get("/api/me")).status, 200);
});

Deno.test("a copy that was re-issued meanwhile is out too, and on the other api as well", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  await using otherApi = await startApi(database);
  const person = await api.enter(await addUser(database.sql));
  const thief = withCookie(api, person.cookies.floodline_session!);
  const elsewhere = withCookie(otherApi, person.cookies.floodline_session!);
  api.clock.forward(15.1);
  assert.equal((await thief.get("/api/me")).status, 200, "re-issued");
  assert.equal((await elsewhere.get("/api/me")).status, 200);
  await person.post("/api/auth/logout");
  assert.equal((await thief.get("/api/me")).status, 401);
  await until(async () => (await elsewhere.get("/api/me")).status === 401);
});

Deno.test("an api that starts after a session ended knows of it", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const person = await api.enter(await addUser(database.sql));
  const kept = person.cookies.floodline_session!;
  await person.post("/api/auth/logout");
  await using lateApi = await startApi(database);
  assert.equal((await withCookie(lateApi, kept).get("/api/me")).status, 401);
});

Deno.test("a notification that got lost with its connection is made up for by the table", async () => {
  await using database = await cloneDatabase();
  const changedAccounts = new ChangedAccounts(database.sql, () => new Date(), 0);
  await using api = await startApi(database, undefined, { changedAccounts });
  const person = await api.enter(await addUser(database.sql));
  assert.equal((await person.get("/api/me")).status, 200);
  await database.sql.begin(async (tx) => {
    await tx`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query ilike 'listen%'`;
    await tx`update sessions set ended_at = now()`;
  });
  assert.equal((await person.get("/api/me")).status, 401);
});

Deno.test("who signs out everywhere is out at once on every device", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const user = await addUser(database.sql);
  const bystander = await api.enter(await addUser(database.sql));
  const [here, tablet, lost] = [
    await api.enter(user),
    await api.enter(user),
    await api.enter(user),
  ];
  const kept = here.cookies.floodline_session!;
  // The lost one was used, and so re-issued, since it signed in.
  api.clock.forward(15.1);
  assert.equal((await lost.get("/api/me")).status, 200);
  assert.equal((await here.post("/api/auth/logout-everywhere")).status, 204);
  assert.equal(here.cookies.floodline_session, undefined);
  assert.equal((await here.get("/api/me")).body.error.code, "notSignedIn");
  for (const device of [tablet, lost, withCookie(api, kept)]) {
    const refused = await device.get("/api/me");
    assert.equal(refused.status, 401);
    assert.equal(refused.body.error.code, "sessionExpired");
    assert.equal((await device.get("/api/me")).body.error.code, "notSignedIn");
  }
  assert.equal((await bystander.get("/api/me")).status, 200, "somebody else's stay");
});

Deno.test("who signs in after signing out everywhere stays in, even within the same second", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const user = await addUser(database.sql);
  api.clock.set("2026-11-22T18:00:00.400Z");
  await (await api.enter(user)).post("/api/auth/logout-everywhere");
  api.clock.set("2026-11-22T18:00:00.600Z");
  const after = await api.enter(user);
  for (let minute = 0; minute < 60; minute += 4) {
    api.clock.set(new Date(Date.UTC(2026, 10, 22, 18, minute, 1)));
    assert.equal((await after.get("/api/me")).status, 200);
  }
});

Deno.test("a token of before sessions had rows is over", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const user = await addUser(database.sql);
  const now = new Date();
  const token = await new SignJWT({ auth_time: now.getTime() / 1000 })
    .setProtectedHeader({ alg: "HS256" }).setSubject(user.id)
    .setIssuedAt(now).setExpirationTime("1h").sign(api.deps.keys.session);
  assert.equal((await withCookie(api, token).get("/api/me")).body.error.code, "sessionExpired");
});

Deno.test("over https the cookie of the plain name, which a neighboring host can plant, is none", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database, undefined, { publicUrl: "https://floodline.example" });
  const { cookies } = await api.enter(await addUser(database.sql));
  const token = cookies["__Host-floodline_session"];
  const person = api.client();
  person.cookies.floodline_session = token!;
  assert.equal((await person.get("/api/me")).body.error.code, "notSignedIn");
  person.cookies["__Host-floodline_session"] = token!;
  assert.equal((await person.get("/api/me")).status, 200);
  await person.post("/api/auth/logout");
  assert.deepEqual(person.cookies, {}, "both are cleared");
});

function withCookie(api: TestApi, session: string) {
  const device = api.client();
  device.cookies.floodline_session = session;
  return device;
}
