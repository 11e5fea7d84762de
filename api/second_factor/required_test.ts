// A district that asks its managers for an app: who may what, in each case.
import assert from "node:assert/strict";
import { TOTP } from "otpauth";
import { startApi, type TestApi } from "../../testing/api.ts";
import { cloneDatabase, type TestDatabase } from "../../testing/database.ts";
import type { HttpClient } from "../../testing/http_client.ts";
import { addDistrict, addUser, HOBOKEN, RED_HOOK } from "../../testing/rows.ts";
import { isAppMissing } from "./required.ts";

const SETTINGS = "/api/district/settings";
const APP = "/api/me/second-factor";

Deno.test("an app is missing where it is asked for and not there, and nowhere else", () => {
  for (
    const [isRequired, hasApp, isMissing] of [
      [false, false, false],
      [false, true, false],
      [true, false, true],
      [true, true, false],
    ] as const
  ) assert.equal(isAppMissing({ isRequired, hasApp }), isMissing);
});

async function setUpApp(api: TestApi, person: HttpClient): Promise<void> {
  const { body: { secret } } = await person.post(APP);
  const code = new TOTP({ secret }).generate({ timestamp: api.deps.now().getTime() });
  assert.equal((await person.post(`${APP}/confirm`, { code })).status, 200);
}

/** Two managers of one district and one of another; the first has an app. */
async function startRoom(database: TestDatabase, api: TestApi) {
  const { sql } = database;
  const [redHook, hoboken] = [await addDistrict(sql, RED_HOOK), await addDistrict(sql, HOBOKEN)];
  const enter = async (bidId: string, phone: string) =>
    await api.enter(await addUser(sql, { bidId, phone }));
  const room = {
    ana: await enter(redHook.id, "+17185550177"),
    ben: await enter(redHook.id, "+17185550178"),
    other: await enter(hoboken.id, "+17185550179"),
  };
  await setUpApp(api, room.ana);
  return room;
}

const codeOf = async (answer: Promise<{ status: number; body: { error?: { code: string } } }>) => {
  const { status, body } = await answer;
  return body?.error?.code ?? status;
};

Deno.test("only who has an app asks it of all managers; who has none looks on, and acts once it is set up", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { ana, ben, other } = await startRoom(database, api);
  const on = { requiresSecondFactor: true };
  assert.equal(await codeOf(ben.patch(SETTINGS, on)), "secondFactorNeeded");
  assert.equal((await ben.get(SETTINGS)).body.requiresSecondFactor, false);
  assert.equal((await ana.patch(SETTINGS, on)).body.requiresSecondFactor, true);
  const [note] = await database.sql`
    select detail from security_log where event = 'settingsChanged'`;
  assert.deepEqual(note!.detail, { which: "requiresSecondFactor", requiresSecondFactor: "true" });

  const key = { name: "A city's system", scope: "read" };
  const acts = [
    () => ben.patch(SETTINGS, { requiresSecondFactor: false }),
    () => ben.post("/api/district/keys", key),
    () => ben.put("/api/district/tide", { stationId: null }),
    () => ben.post("/api/district/people/invitations", { phone: "+17185550180", role: "crew" }),
    () => ben.post(`/api/district/imports/drains/${crypto.randomUUID()}/take`, {}),
    () => ben.post("/api/district/boundary/undo"),
  ];
  for (const act of acts) assert.equal(await codeOf(act()), "secondFactorNeeded");
  const needOf = async (one: HttpClient) =>
    (await one.get("/api/auth/session")).body.needsSecondFactor;
  assert.deepEqual([await needOf(ana), await needOf(ben), await needOf(other)], [
    undefined,
    true,
    undefined,
  ]);
  for (const path of [SETTINGS, "/api/district", "/api/district/board", "/api/district/keys"]) {
    assert.equal((await ben.get(path)).status, 200, path);
  }
  assert.equal(await codeOf(ana.post("/api/district/keys", key)), 201);
  assert.equal((await other.get(SETTINGS)).body.requiresSecondFactor, false, "another district's");
  assert.equal(await codeOf(other.post("/api/district/keys", key)), 201);

  await setUpApp(api, ben);
  assert.equal(await codeOf(ben.post("/api/district/keys", key)), 201);
  // Who switches the own one off is asked for it again.
  assert.equal((await ben.delete(APP)).status, 204);
  assert.equal(await codeOf(ben.post("/api/district/keys", key)), "secondFactorNeeded");
  assert.equal((await ana.patch(SETTINGS, { requiresSecondFactor: false })).status, 200);
  assert.equal(await codeOf(ben.post("/api/district/keys", key)), 201);
});

Deno.test("a code that is too old is asked for first: the app cannot be set up without a new one", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { ana, ben } = await startRoom(database, api);
  await ana.patch(SETTINGS, { requiresSecondFactor: true });
  api.clock.forward(10.1);
  assert.equal(await codeOf(ben.patch(SETTINGS, { name: "x" })), "freshCodeNeeded");
});
