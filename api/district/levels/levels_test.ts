import assert from "node:assert/strict";
import { DistrictLevels, type OwnThreshold } from "shared/api/district.ts";
import { AppError } from "shared/server/app_error.ts";
import { REFUSAL_WORDS } from "shared/words/refusals.ts";
import { startApi, type TestApi } from "../../../testing/api.ts";
import { cloneDatabase, type TestDatabase } from "../../../testing/database.ts";
import { addDistrict, addUser, HOBOKEN, RED_HOOK } from "../../../testing/rows.ts";
import { refuseUnsound } from "./levels.ts";

const NONE = { any: null, heavy: null, flood: null };
const own = (mmPer15Min: number, mmPerHour: number | null = null): OwnThreshold => ({
  mmPer15Min,
  mmPerHour,
});

/** FloodLine's: any 0.5, heavy 5 or 10 an hour, flood 10 or 25 an hour. */
const CASES: [what: string, Partial<DistrictLevels["levels"]>, expected: string[]][] = [
  ["none of its own", {}, []],
  ["a lower flood", { flood: own(8, 20) }, []],
  ["heavy as much as FloodLine's flood", { heavy: own(10, 20) }, [
    "levels.heavy.mmPer15Min: Enter less than 10 mm, the amount of “Flood risk”.",
  ]],
  ["heavy above FloodLine's flood in an hour alone", { heavy: own(6, 30) }, [
    "levels.heavy.mmPerHour: Enter less than 25 mm, the amount of “Flood risk”.",
  ]],
  ["flood below its own heavy", { heavy: own(6, 12), flood: own(6, 11) }, [
    "levels.flood.mmPer15Min: Enter more than 6 mm, the amount of “Heavy rain”.",
    "levels.flood.mmPerHour: Enter more than 12 mm, the amount of “Heavy rain”.",
  ]],
  ["any above FloodLine's heavy", { any: own(5.5) }, [
    "levels.any.mmPer15Min: Enter less than 5 mm, the amount of “Heavy rain”.",
  ]],
  ["an hour's sum that counts for flood risk alone", { heavy: own(5), flood: own(10, 10) }, []],
  ["an hour's sum of any rain above that of flood risk", {
    any: own(0.5, 30),
    heavy: own(5),
  }, ["levels.any.mmPerHour: Enter less than 25 mm, the amount of “Flood risk”."]],
  ["no hour's sum at all", { any: own(1), heavy: own(2), flood: own(3) }, []],
  ["an hour with less rain than its 15 minutes", { flood: own(20, 15) }, [
    "levels.flood.mmPerHour: An hour has its wettest 15 minutes in it: " +
    "enter 20 mm or more, or leave it empty.",
  ]],
];

for (const [what, levels, expected] of CASES) {
  Deno.test(`thresholds of a district: ${what}`, () => {
    let fields: Record<string, string> = {};
    try {
      refuseUnsound({ levels: { ...NONE, ...levels } });
    } catch (error) {
      assert.ok(error instanceof AppError && error.code === "invalidInput");
      fields = Object.fromEntries(
        Object.entries(error.detail.fields!).map(([name, say]) => [name, say(REFUSAL_WORDS.en)]),
      );
    }
    assert.deepEqual(Object.entries(fields).map((field) => field.join(": ")), expected);
  });
}

async function twoManagers(api: TestApi, { sql }: TestDatabase) {
  const [redHook, hoboken] = [await addDistrict(sql, RED_HOOK), await addDistrict(sql, HOBOKEN)];
  return {
    redHook,
    manager: await api.enter(await addUser(sql, { bidId: redHook.id })),
    other: await api.enter(await addUser(sql, { bidId: hoboken.id })),
  };
}

const PATH = "/api/district/levels";
const WANTED: DistrictLevels = {
  levels: { any: null, heavy: own(4.2, 9.5), flood: own(8) },
  leadMinutes: 90,
};

Deno.test("a district sets its own thresholds, and goes back to FloodLine's", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { manager, other, redHook } = await twoManagers(api, database);
  const floodLines = { levels: NONE, leadMinutes: null };
  assert.deepEqual(DistrictLevels.parse((await manager.get(PATH)).body), floodLines);

  assert.deepEqual((await manager.send("PUT", PATH, { json: WANTED })).body, WANTED);
  assert.deepEqual((await manager.get(PATH)).body, WANTED);
  assert.deepEqual((await other.get(PATH)).body, floodLines);
  const rows = await database.sql`
    select bid_id, level, quarter_mm, hour_mm from bid_levels order by level`;
  assert.deepEqual([...rows], [
    { bidId: redHook.id, level: "heavy", quarterMm: 4.2, hourMm: 9.5 },
    { bidId: redHook.id, level: "flood", quarterMm: 8, hourMm: null },
  ]);

  assert.deepEqual((await manager.send("PUT", PATH, { json: floodLines })).body, floodLines);
});

Deno.test("another district's thresholds stay as they are", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { manager, other } = await twoManagers(api, database);
  await other.send("PUT", PATH, { json: WANTED });
  const json = { levels: { ...NONE, flood: own(30, 60) }, leadMinutes: 30 };
  assert.equal((await manager.send("PUT", PATH, { json })).status, 200);
  assert.deepEqual((await other.get(PATH)).body, WANTED);
});

Deno.test("what cannot be is refused at its field, and nothing changes", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { manager } = await twoManagers(api, database);
  await manager.send("PUT", PATH, { json: WANTED });
  const put = async (levels: object, leadMinutes: number | null = 90) => {
    const json = { levels: { ...WANTED.levels, ...levels }, leadMinutes };
    const { status, body } = await manager.send("PUT", PATH, { json });
    assert.equal(status, 422);
    return Object.keys(body.error.fields);
  };
  assert.deepEqual(await put({ heavy: own(9) }), ["levels.flood.mmPer15Min"]);
  assert.deepEqual(await put({ heavy: own(-1) }), ["levels.heavy.mmPer15Min"]);
  assert.deepEqual(await put({ flood: own(101, 201) }), [
    "levels.flood.mmPer15Min",
    "levels.flood.mmPerHour",
  ]);
  assert.deepEqual(await put({}, 29), ["leadMinutes"]);
  assert.deepEqual(await put({}, 45.5), ["leadMinutes"]);
  assert.deepEqual((await manager.get(PATH)).body, WANTED);
});

Deno.test("two managers who save at once leave what one of them wanted, whole", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { manager } = await twoManagers(api, database);
  const wishes = [1, 2, 3, 4].map((n) => ({
    levels: { any: own(n / 10), heavy: own(3 + n, 6 + n), flood: own(10 + n, 20 + n) },
    leadMinutes: 30 + n,
  }));
  const answers = await Promise.all(wishes.map((json) => manager.send("PUT", PATH, { json })));
  assert.deepEqual(answers.map(({ status }) => status), [200, 200, 200, 200]);
  const { body } = await manager.get(PATH);
  assert.ok(
    wishes.some((wish) => JSON.stringify(wish) === JSON.stringify(DistrictLevels.parse(body))),
  );
});
