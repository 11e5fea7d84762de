import assert from "node:assert/strict";
import { DistrictLevels, type OwnThreshold } from "shared/api/district.ts";
import { AppError } from "shared/server/app_error.ts";
import { REFUSAL_WORDS } from "shared/words/refusals.ts";
import { startApi, type TestApi } from "../../../testing/api.ts";
import { cloneDatabase, type TestDatabase } from "../../../testing/database.ts";
import { BOUNDS } from "shared/storms/thresholds.ts";
import { type Level, LEVELS, THRESHOLDS } from "shared/levels.ts";
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
  ["any above its own heavy", { any: own(2.4), heavy: own(2.2) }, [
    "levels.heavy.mmPer15Min: Enter more than 2.4 mm, the amount of “Any rain”.",
  ]],
  ["an hour's sum that counts for flood risk alone", { heavy: own(5), flood: own(10, 12) }, []],
  ["steady rain that would reach nothing", { heavy: own(5.5), flood: own(13) }, [
    "levels.heavy.mmPerHour: Steady rain must count too: enter 20 mm or less for an hour, or fewer for 15 minutes.",
    "levels.flood.mmPerHour: Steady rain must count too: enter 50 mm or less for an hour, or fewer for 15 minutes.",
  ]],
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
  const json = { levels: { ...NONE, flood: own(15, 40) }, leadMinutes: 30 };
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
  assert.deepEqual(await put({ heavy: own(9, 18) }), ["levels.flood.mmPer15Min"]);
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
    levels: { any: own((n + 2) / 10), heavy: own(3 + n, 6 + n), flood: own(10 + n, 20 + n) },
    leadMinutes: 30 + n,
  }));
  const answers = await Promise.all(wishes.map((json) => manager.send("PUT", PATH, { json })));
  assert.deepEqual(answers.map(({ status }) => status), [200, 200, 200, 200]);
  const { body } = await manager.get(PATH);
  assert.ok(
    wishes.some((wish) => JSON.stringify(wish) === JSON.stringify(DistrictLevels.parse(body))),
  );
});

/** Millimetres just within and just beyond what a level may be, in each column. */
function* edges(): Generator<[level: Level, quarter: number, hour: number, fits: boolean]> {
  for (const level of LEVELS) {
    const { mmPer15Min: quarter, mmPerHour: hour } = BOUNDS[level];
    yield [level, quarter.least, hour.least, true];
    yield [level, quarter.most, hour.most, true];
    yield [level, quarter.least - 0.01, hour.least, false];
    yield [level, quarter.most + 0.01, hour.most, false];
    yield [level, quarter.least, hour.least - 0.01, false];
    yield [level, quarter.most, hour.most + 0.01, false];
  }
}

Deno.test("the API and the database hold each level to the same bounds around FloodLine's own", async () => {
  await using database = await cloneDatabase();
  const { id } = await addDistrict(database.sql, RED_HOOK);
  for (const [level, quarter, hour, fits] of edges()) {
    const what = `${level} ${quarter} ${hour}`;
    const levels = { ...NONE, [level]: own(quarter, hour) };
    assert.equal(DistrictLevels.safeParse({ levels, leadMinutes: null }).success, fits, what);
    const kept = await database.sql.begin(async (tx) => {
      await tx`
        insert into bid_levels (bid_id, level, quarter_mm, hour_mm)
        values (${id}, ${level}, ${quarter}, ${hour})`;
      // Only this level's bounds are asked for here.
      await tx`delete from bid_levels`;
      return true;
    }).catch((error) => {
      assert.match(error.message, /bid_levels_(in_bounds|hour_of_quarters)/, what);
      return false;
    });
    assert.equal(kept, fits, what);
    const { least, most } = BOUNDS[level].mmPer15Min;
    assert.ok(THRESHOLDS[level].mmPer15Min > least && THRESHOLDS[level].mmPer15Min < most);
  }
});

Deno.test("whoever writes them, a worse level needs more rain than FloodLine's or the district's lesser one", async () => {
  await using database = await cloneDatabase();
  const { id } = await addDistrict(database.sql, RED_HOOK);
  const set = async (...rows: [Level, number, number | null][]) =>
    await database.sql.begin(async (tx) => {
      await tx`delete from bid_levels`;
      for (const [level, quarter, hour] of rows) {
        await tx`insert into bid_levels values (${id}, ${level}, ${quarter}, ${hour})`;
      }
    });
  const refused = { message: /a worse level must need more rain/ };
  await assert.rejects(set(["flood", 5, 12]), refused);
  await assert.rejects(set(["heavy", 10, 20]), refused);
  await assert.rejects(set(["heavy", 6, 15], ["flood", 7, 15]), refused);
  await set(["heavy", 4, 10], ["flood", 5, 12]);
  await set(["any", 2.5, null], ["heavy", 3, null], ["flood", 6, null]);
  // FloodLine's own 5 mm for heavy rain would stand above this flood.
  await set(["heavy", 3, 10], ["flood", 5, 12]);
  await assert.rejects(database.sql`delete from bid_levels where level = 'heavy'`, refused);
});

Deno.test("drizzle is no flood, and a cloudburst is one: what a hundred texts began with is refused", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { manager } = await twoManagers(api, database);
  for (
    const [mm, words] of [[0.03, "Enter 5 mm or more."], [100, "Enter 20 mm or less."]] as const
  ) {
    const json = { levels: { ...NONE, flood: own(mm) }, leadMinutes: null };
    const { status, body } = await manager.send("PUT", PATH, { json });
    assert.equal(status, 422);
    assert.equal(body.error.fields["levels.flood.mmPer15Min"], words);
  }
});
