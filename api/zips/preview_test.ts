import assert from "node:assert/strict";
import { Preview } from "shared/api/zips.ts";
import type { Level } from "shared/levels.ts";
import type { Sql } from "shared/server/database.ts";
import { startApi } from "../../testing/api.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { addCell, addDistrict, addRain, RED_HOOK } from "../../testing/rows.ts";
import { withWarnings } from "./preview.ts";
import type { WarningAlert } from "./sql.ts";

const NOW = "2026-11-22T00:00:00Z";
const DAY_MS = 24 * 60 * 60_000;

/** Whole days of rain before now, dry but for what is given. */
async function watch(sql: Sql, days: number, rain: Record<string, number> = {}): Promise<void> {
  const cellId = await addCell(sql, ["11231"]);
  const known: Record<string, number> = {};
  const end = Date.parse(NOW);
  for (let at = end - days * DAY_MS + 900_000; at <= end; at += 900_000) {
    const iso = new Date(at).toISOString();
    known[iso] = rain[iso.slice(0, 16)] ?? 0;
  }
  await addRain(sql, cellId, known, NOW);
}

async function ask(database: { url: string }): Promise<Preview> {
  await using api = await startApi(database);
  api.clock.set(NOW);
  return Preview.parse((await api.client().get("/api/zips/11231/preview")).body);
}

Deno.test("a ZIP code that nobody watched has no days to count in", async () => {
  await using database = await cloneDatabase();
  const none = { zip: "11231", days: 0, texts: { any: 0, heavy: 0, flood: 0 } };
  assert.deepEqual(await ask(database), none);
});

Deno.test("each storm of the last 30 days brings its texts to the levels it reached", async () => {
  await using database = await cloneDatabase();
  await watch(database.sql, 40, {
    "2026-10-18T12:00": 12, // longer ago
    "2026-11-05T12:00": 6, // heavy: told to two levels, and its end
    "2026-11-15T12:00": 1, // any rain
  });
  assert.deepEqual(await ask(database), {
    zip: "11231",
    days: 30,
    texts: { any: 4, heavy: 2, flood: 0 },
  });
});

Deno.test("days that nobody watched are not counted as dry", async () => {
  await using database = await cloneDatabase();
  await watch(database.sql, 12, { "2026-11-15T12:00": 12 });
  const { days, texts } = await ask(database);
  assert.deepEqual([days, texts], [12, { any: 2, heavy: 2, flood: 2 }]);
});

Deno.test("the thresholds of the ZIP code's district count", async () => {
  await using database = await cloneDatabase();
  const { id } = await addDistrict(database.sql, RED_HOOK);
  await database.sql`
    insert into bid_levels (bid_id, level, quarter_mm, hour_mm) values (${id}, 'flood', 5.5, null)`;
  await watch(database.sql, 30, { "2026-11-05T12:00": 6 });
  assert.deepEqual((await ask(database)).texts, { any: 2, heavy: 2, flood: 2 });
});

Deno.test("an official warning that was told here counts, unless rain alone reached as much", async () => {
  await using database = await cloneDatabase();
  await watch(database.sql, 30);
  const addStorm = async (at: string, alerts: [step: string, facts: object][]) => {
    const [{ id }] = await database.sql<[{ id: string }]>`
      insert into episodes (zip, level, started_at, wet_at, cleared_at)
      values ('11231', 'flood', ${at}, ${at}, ${at}) returning id`;
    for (const [index, [step, facts]] of alerts.entries()) {
      await database.sql`
        insert into alerts (episode_id, step, facts, created_at)
        values (
          ${id}, ${step}, ${JSON.stringify(facts)}::text::jsonb,
          ${at}::timestamptz + ${index} * interval '30 minutes'
        )`;
    }
  };
  const alone = { source: "warning" };
  await addStorm("2026-10-01T12:00Z", [["flood", alone]]); // too long ago
  await addStorm("2026-11-10T12:00Z", [["heavy", { source: "forecast" }], ["flood", alone]]);
  await addStorm("2026-11-12T12:00Z", [["flood", { ...alone, crossed: { minutes: 15, mm: 10 } }]]);
  // Of the second storm: the warning to all, its end to those at flood risk, whom rain told nothing.
  assert.deepEqual((await ask(database)).texts, { any: 1, heavy: 1, flood: 2 });
});

const CASES: [sentence: string, WarningAlert[], Record<Level, number>][] = [
  ["no warning adds nothing", [], { any: 3, heavy: 2, flood: 1 }],
  [
    "a warning alone brings a text and its end to everybody",
    [{ levelBefore: null, isCleared: true }],
    { any: 5, heavy: 4, flood: 3 },
  ],
  [
    "a storm's end is told once",
    [{ levelBefore: "any", isCleared: true }],
    { any: 4, heavy: 4, flood: 3 },
  ],
  [
    "a storm that goes on has no end yet",
    [{ levelBefore: null, isCleared: false }],
    { any: 4, heavy: 3, flood: 2 },
  ],
];

for (const [sentence, warned, expected] of CASES) {
  Deno.test(`in a preview, ${sentence}`, () => {
    assert.deepEqual(withWarnings({ any: 3, heavy: 2, flood: 1 }, warned), expected);
  });
}

Deno.test("there is no preview for a ZIP code that is none", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const unknown = await api.client().get("/api/zips/00000/preview");
  assert.equal(unknown.body.error.code, "zipNotFound");
  assert.equal((await api.client().get("/api/zips/1/preview")).status, 422);
});
