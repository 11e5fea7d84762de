import assert from "node:assert/strict";
import { CONSENT_VERSION } from "shared/consent.ts";
import { Me } from "shared/api/people.ts";
import { startApi } from "../../testing/api.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { addDistrict, addUser, RED_HOOK } from "../../testing/rows.ts";

Deno.test("a resident follows up to five places, each at a level of its own", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const person = await api.enter(await addUser(database.sql));
  const changed = await person.patch("/api/me", {
    consentVersion: CONSENT_VERSION,
    places: [{ zip: "11231" }, { zip: "07030", level: "flood" }, { zip: "00901", level: "any" }],
  });
  assert.equal(changed.status, 200);
  assert.deepEqual(
    Me.parse(changed.body).places.map((p) => [p.zip, p.level, p.city, p.state]).sort(),
    [
      ["00901", "any", "San Juan", "PR"],
      ["07030", "flood", "Hoboken", "NJ"],
      ["11231", "heavy", "Brooklyn", "NY"],
    ],
  );
  assert.equal(changed.body.consentVersion, CONSENT_VERSION);
});

Deno.test("a new list replaces the old one; those that stay keep their place in it", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const person = await api.enter(await addUser(database.sql, { consented: true }));
  await person.patch("/api/me", { places: [{ zip: "11231" }] });
  api.clock.forward(1);
  await person.patch("/api/me", { places: [{ zip: "07030" }, { zip: "11231", level: "any" }] });
  const { places } = (await person.get("/api/me")).body;
  assert.deepEqual(places.map((p: { zip: string; level: string }) => [p.zip, p.level]), [
    ["11231", "any"],
    ["07030", "heavy"],
  ]);
  const none = await person.patch("/api/me", { places: [] });
  assert.deepEqual(none.body.places, []);
});

Deno.test("without consent no place can be followed", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const person = await api.enter(await addUser(database.sql));
  const refused = await person.patch("/api/me", { places: [{ zip: "11231" }] });
  assert.equal(refused.status, 422);
  assert.equal(refused.body.error.code, "consentNeeded");
  assert.equal((await database.sql`select from places`).length, 0);
});

Deno.test("a wrong list is refused with the entry that is wrong, and nothing changes", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const person = await api.enter(await addUser(database.sql, { consented: true }));
  await person.patch("/api/me", { places: [{ zip: "11231" }] });
  const zips = (...list: string[]) => list.map((zip) => ({ zip }));
  const wrong: [places: unknown, code: string, field: string][] = [
    [zips("11231", "00000"), "placeUnknown", "places.1.zip"],
    [zips("1123"), "invalidInput", "places.0.zip"],
    [zips("11231", "11231"), "invalidInput", "places.1.zip"],
    [zips("11231", "11232", "11233", "11234", "11235", "11236"), "tooManyPlaces", "places"],
    [[{ zip: "11231", level: "drizzle" }], "invalidInput", "places.0.level"],
    ["11231", "invalidInput", "places"],
  ];
  for (const [places, code, field] of wrong) {
    const refused = await person.patch("/api/me", { places });
    assert.equal(refused.status, 422, code);
    assert.equal(refused.body.error.code, code);
    assert.ok(refused.body.error.fields[field], `${code} names ${field}`);
  }
  const { places } = (await person.get("/api/me")).body;
  assert.deepEqual(places.map((p: { zip: string }) => p.zip), ["11231"]);
});

Deno.test("a ZIP code of post boxes is followed, and one with four digits more is its area", async () => {
  await using database = await cloneDatabase({ zips: "country" });
  await using api = await startApi(database);
  const person = await api.enter(await addUser(database.sql, { consented: true }));
  const places = ["11202", "11231−4105", "１１２１５"].map((zip) => ({ zip }));
  const { status, body } = await person.patch("/api/me", { places });
  assert.equal(status, 200);
  assert.deepEqual(body.places.map((p: { zip: string }) => p.zip), ["11202", "11215", "11231"]);
  const twice = await person.patch("/api/me", {
    places: [{ zip: "11231" }, { zip: "11231-4105" }],
  });
  assert.equal(twice.body.error.fields["places.1.zip"], "11231 is in the list twice.");
  const nowhere = await person.patch("/api/me", { places: [{ zip: "11231" }, { zip: "09002" }] });
  assert.equal(nowhere.body.error.code, "placeUnknown");
  assert.match(
    nowhere.body.error.fields["places.1.zip"],
    /^09002 is a ZIP code, .* such as 09001\.$/,
  );
});

Deno.test("two changes at the same moment leave one of the two lists, whole", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const person = await api.enter(await addUser(database.sql, { consented: true }));
  const lists = [["11231", "11232"], ["07030", "07302"]];
  const change = (zips: string[]) =>
    person.patch("/api/me", { places: zips.map((zip) => ({ zip })) });
  const answers = await Promise.all([...lists, ...lists].map(change));
  assert.ok(answers.every((answer) => answer.status === 200));
  const { places } = (await person.get("/api/me")).body;
  const left = places.map((p: { zip: string }) => p.zip).sort();
  assert.ok(lists.some((list) => list.join() === left.join()), left.join());
});

Deno.test("each choice is changed alone: language, quiet hours, waking, pause", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const person = await api.enter(await addUser(database.sql));
  const choices = async () => {
    const { language, quietHours, wakesForFlood, pausedUntil, wantsBroadcasts } = Me.parse(
      (await person.get("/api/me")).body,
    );
    assert.equal(wantsBroadcasts, true);
    return [language, quietHours, wakesForFlood, pausedUntil];
  };
  const evening = { from: 21, to: 8 };
  assert.deepEqual(await choices(), ["en", evening, false, null]);
  api.clock.set("2026-11-22T17:00:00Z");
  const changes: [change: object, expected: unknown[]][] = [
    [{ language: "es" }, ["es", evening, false, null]],
    [{ quietHours: null }, ["es", null, false, null]],
    [{ wakesForFlood: true }, ["es", null, true, null]],
    [{ paused: true }, ["es", null, true, "2026-11-23T17:00:00.000Z"]],
    [{ quietHours: { from: 0, to: 6 } }, [
      "es",
      { from: 0, to: 6 },
      true,
      "2026-11-23T17:00:00.000Z",
    ]],
    [{ paused: false, wakesForFlood: false }, ["es", { from: 0, to: 6 }, false, null]],
    [{}, ["es", { from: 0, to: 6 }, false, null]],
  ];
  for (const [change, expected] of changes) {
    assert.equal((await person.patch("/api/me", change)).status, 200);
    assert.deepEqual(await choices(), expected, JSON.stringify(change));
  }
  for (const wantsBroadcasts of [false, true]) {
    const { body } = await person.patch("/api/me", { wantsBroadcasts });
    assert.equal(body.wantsBroadcasts, wantsBroadcasts);
  }
  assert.equal(Me.parse((await person.get("/api/me")).body).wantsAhead, false, "who asks alone");
  for (const wantsAhead of [true, false]) {
    const { body } = await person.patch("/api/me", { wantsAhead });
    assert.equal(body.wantsAhead, wantsAhead);
  }
});

Deno.test("a wrong choice is refused with its field, and nothing changes", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const person = await api.enter(await addUser(database.sql));
  const wrong: [change: object, field: string][] = [
    [{ language: "fr" }, "language"],
    [{ quietHours: { from: 21, to: 21 } }, "quietHours"],
    [{ quietHours: { from: 21, to: 24 } }, "quietHours.to"],
    [{ quietHours: { from: -1, to: 8 } }, "quietHours.from"],
    [{ quietHours: { from: 21.5, to: 8 } }, "quietHours.from"],
    [{ quietHours: { from: 21 } }, "quietHours.to"],
    [{ wakesForFlood: "yes" }, "wakesForFlood"],
    [{ wantsBroadcasts: null }, "wantsBroadcasts"],
    [{ wantsAhead: "yes" }, "wantsAhead"],
    [{ paused: 24 }, "paused"],
  ];
  for (const [change, field] of wrong) {
    const refused = await person.patch("/api/me", { wakesForFlood: true, ...change });
    assert.equal(refused.status, 422, field);
    assert.equal(refused.body.error.code, "invalidInput");
    assert.ok(refused.body.error.fields[field], field);
  }
  const { wakesForFlood } = (await person.get("/api/me")).body;
  assert.equal(wakesForFlood, false);
});

Deno.test("a manager is told their district", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const district = await addDistrict(database.sql, RED_HOOK);
  const person = await api.enter(await addUser(database.sql, { bidId: district.id }));
  const { body } = await person.get("/api/me");
  const { id } = district;
  assert.deepEqual(body.district, {
    id,
    slug: "red-hook",
    name: "red-hook BID",
    role: "manager",
  });
});

Deno.test("deleting an account forgets the person and keeps what they reported", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const user = await addUser(database.sql, { consented: true });
  const person = await api.enter(user);
  await person.patch("/api/me", { places: [{ zip: "11231" }] });
  await person.post("/api/reports", { zip: "11231", depth: "knee" });
  await database.sql`
    insert into messages
      (kind, user_id, phone, body, segments, status, created_at, send_at, expires_at)
    select
      'alert', ${user.id}, ${user.phone}, 'x', 1, status::message_status, now(), now(),
      now() + interval '1 hour'
    from unnest(array['queued', 'accepted', 'delivered']) as status`;

  assert.equal((await person.delete("/api/me")).status, 204);

  assert.equal((await database.sql`select from users`).length, 0);
  assert.equal((await database.sql`select from places`).length, 0);
  const reports = await database.sql`select user_id, depth from reports`;
  assert.deepEqual([...reports], [{ userId: null, depth: "knee" }]);
  const messages = await database.sql`
    select status, user_id, phone from messages order by status`;
  assert.deepEqual([...messages], [
    // On its way: the carrier may yet ask about it.
    { status: "accepted", userId: null, phone: user.phone },
    { status: "delivered", userId: null, phone: null },
    { status: "expired", userId: null, phone: null },
  ]);
});
