import assert from "node:assert/strict";
import { LANGUAGES } from "shared/languages.ts";
import { startApi, type TestApi } from "../../../testing/api.ts";
import { cloneDatabase, type TestDatabase } from "../../../testing/database.ts";
import { addDistrict, addUser, HOBOKEN, RED_HOOK } from "../../../testing/rows.ts";

const PATH = "/api/district/settings";

Deno.test("a manager changes what is given, with a new code, and the log tells what", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const bid = await addDistrict(database.sql, RED_HOOK);
  const user = await addUser(database.sql, { bidId: bid.id });
  const manager = await api.enter(user);
  const usual = {
    name: "red-hook BID",
    languages: ["en", "es", "zh"],
    twoPairsOfEyes: false,
    requiresSecondFactor: false,
    softer: ["Flood Advisory"],
    eyesOff: null,
  };
  assert.deepEqual((await manager.get(PATH)).body, usual);
  const changed = await manager.patch(PATH, { name: " Red Hook BID ", languages: ["es", "en"] });
  const after = {
    name: "Red Hook BID",
    languages: ["es", "en"],
    twoPairsOfEyes: false,
    requiresSecondFactor: false,
    softer: ["Flood Advisory"],
    eyesOff: null,
  };
  assert.deepEqual([changed.status, changed.body], [200, after]);
  assert.equal((await manager.patch(PATH, { twoPairsOfEyes: true })).body.twoPairsOfEyes, true);
  await manager.patch(PATH, { twoPairsOfEyes: true });
  assert.equal((await manager.get("/api/district")).body.name, "Red Hook BID");
  const notes = await database.sql<{ detail: unknown }[]>`
    select detail from security_log where event = 'settingsChanged' order by id`;
  assert.deepEqual(notes.map(({ detail }) => detail), [
    { which: "name, languages", name: "Red Hook BID", languages: "es,en" },
    { which: "twoPairsOfEyes", twoPairsOfEyes: "true" },
  ]);
  api.clock.forward(10.1);
  const late = await manager.patch(PATH, { name: "x" });
  assert.equal(late.body.error.code, "freshCodeNeeded");
});

Deno.test("which advisories and statements count is a manager's choice, and in force over its ZIP codes", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const bid = await addDistrict(database.sql, RED_HOOK);
  const manager = await api.enter(await addUser(database.sql, { bidId: bid.id }));
  const inForce = async () => (await manager.get("/api/zips/11231")).body.thresholds.softer;
  assert.equal(await inForce(), undefined, "the usual ones");
  const softer = ["Coastal Flood Advisory", "Flood Advisory"];
  const changed = await manager.patch(PATH, { softer });
  assert.deepEqual(changed.body.softer, softer.toSorted().reverse(), "in the products' order");
  assert.deepEqual(await inForce(), softer.toSorted().reverse());
  assert.deepEqual((await manager.patch(PATH, { softer: [] })).body.softer, []);
  assert.deepEqual(await inForce(), []);
  await manager.patch(PATH, { name: "Other" });
  assert.deepEqual((await manager.get(PATH)).body.softer, [], "what is left out stays");
});

Deno.test("a name is one line, and each language is there once", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const bid = await addDistrict(database.sql, RED_HOOK);
  const manager = await api.enter(await addUser(database.sql, { bidId: bid.id }));
  for (
    const change of [
      { name: "  " },
      { name: "a\nb" },
      { name: "x".repeat(101) },
      { languages: [] },
      { languages: ["en", "en"] },
      { languages: ["fr"] },
      { twoPairsOfEyes: "yes" },
      { softer: ["Flood Warning"] },
    ]
  ) assert.equal((await manager.patch(PATH, change)).status, 422, JSON.stringify(change));
  for (const languages of [[], ["en", "en"], ["fr"]]) {
    await assert.rejects(
      database.sql`update bids set languages = ${languages}::text[]`,
      /check constraint/,
    );
  }
  await database.sql`update bids set languages = ${[...LANGUAGES]}::text[]`;
});

/** Two managers of long standing, where the second pair of eyes is on. */
async function startRoom(database: TestDatabase, api: TestApi) {
  const { sql } = database;
  const bid = await addDistrict(sql, RED_HOOK);
  const add = async (phone: string, name: string) => {
    const user = await addUser(sql, { bidId: bid.id, phone });
    await sql`
      update users set staff_name = ${name}, bid_since = '2026-11-01T12:00Z' where id = ${user.id}`;
    return { ...user, client: await api.enter(user) };
  };
  const [ana, ben] = [await add("+17185550177", "Ana"), await add("+17185550178", "Ben")];
  await sql`update bids set two_pairs_of_eyes = true where id = ${bid.id}`;
  const noted = async () =>
    (await sql`select event, user_id, about_id, detail from security_log
      where event in ('eyesOffAsked', 'eyesOffEnded', 'settingsChanged') order by id`)
      .map((
        row,
      ) => [row.event, row.userId === ana.id ? "ana" : "ben", row.aboutId, row.detail.which]);
  return { bid, ana, ben, add, noted };
}

const OFF = { twoPairsOfEyes: false };

Deno.test("the second pair of eyes goes off by two managers, and both are in the log", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { ana, ben, noted } = await startRoom(database, api);
  const asked = await ana.client.patch(PATH, { ...OFF, name: "Red Hook" });
  assert.deepEqual([asked.status, asked.body.twoPairsOfEyes, asked.body.name], [
    200,
    true,
    "Red Hook",
  ]);
  assert.deepEqual([asked.body.eyesOff.by, asked.body.eyesOff.isYou], [
    { id: ana.id, name: "Ana", ending: "0177" },
    true,
  ]);
  // To ask twice, or to save the form with the box as it stands, changes nothing.
  const { body: again } = await ana.client.patch(PATH, OFF);
  const { body: saved } = await ana.client.patch(PATH, { twoPairsOfEyes: true });
  assert.deepEqual([again.eyesOff, saved.eyesOff], [asked.body.eyesOff, asked.body.eyesOff]);

  const { body: seen } = await ben.client.get(PATH);
  assert.deepEqual([seen.twoPairsOfEyes, seen.eyesOff.isYou], [true, false]);
  const { body: off } = await ben.client.patch(PATH, OFF);
  assert.deepEqual([off.twoPairsOfEyes, off.eyesOff], [false, null]);
  assert.deepEqual(await noted(), [
    ["eyesOffAsked", "ana", null, undefined],
    ["settingsChanged", "ana", null, "name"],
    ["settingsChanged", "ben", ana.id, "twoPairsOfEyes"],
  ]);
  // On it goes by one, and what was asked before is forgotten.
  assert.equal((await ben.client.patch(PATH, { twoPairsOfEyes: true })).body.eyesOff, null);
  assert.equal((await ben.client.patch(PATH, OFF)).body.twoPairsOfEyes, true);
});

Deno.test("any manager keeps it on, no other district's; who joined or left today changes nothing", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { sql } = database;
  const { bid, ana, ben, add, noted } = await startRoom(database, api);
  await ana.client.patch(PATH, OFF);
  const hoboken = await addDistrict(sql, HOBOKEN);
  const other = await api.enter(await addUser(sql, { bidId: hoboken.id }));
  await other.delete(`${PATH}/eyes-off`);
  assert.equal((await other.get(PATH)).body.eyesOff, null);
  const { body } = await ben.client.delete(`${PATH}/eyes-off`);
  assert.deepEqual([body.twoPairsOfEyes, body.eyesOff], [true, null]);
  assert.deepEqual((await noted()).at(-1), ["eyesOffEnded", "ben", ana.id, undefined]);
  await ben.client.delete(`${PATH}/eyes-off`);
  assert.equal((await noted()).length, 2, "where nobody asks, nothing is ended");

  // A second phone of Ana's own is no second manager.
  const second = await add("+17185550179", "Ana too");
  await sql`update users set bid_since = now() where id = ${second.id}`;
  await ana.client.patch(PATH, OFF);
  const agreed = await second.client.patch(PATH, OFF);
  assert.deepEqual([agreed.status, agreed.body.error.code], [409, "eyesOffTooSoon"]);
  // Nor is to remove the others a way.
  for (const { id } of [ben, second]) {
    assert.equal((await ana.client.delete(`/api/district/people/${id}`)).status, 204);
  }
  const alone = await ana.client.patch(PATH, OFF);
  assert.deepEqual([alone.status, alone.body.error.code], [409, "eyesOffTooSoon"]);
  await sql`update security_log set at = at - interval '25 hours' where bid_id = ${bid.id}`;
  assert.equal((await ana.client.patch(PATH, OFF)).body.twoPairsOfEyes, false);
});
