import assert from "node:assert/strict";
import { noteIll, noteWell } from "shared/server/conditions.ts";
import type { Sql } from "shared/server/database.ts";
import { ZipPage } from "shared/api/zips.ts";
import { startApi } from "../../testing/api.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { addCell, addDistrict, addRain, addUser, RED_HOOK } from "../../testing/rows.ts";

/** Noon in New York, which is 17:00 UTC in November. */
const NOON = "2026-11-22T17:00:00Z";

async function addReadings(
  sql: Sql,
  zip: string,
  readAt: string,
  readings: Record<string, number>,
): Promise<void> {
  const cellId = await addCell(sql, [zip]);
  await addRain(sql, cellId, readings, readAt);
}

Deno.test("a ZIP code that nobody follows has a page without weather", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { status, body } = await api.client().get("/api/zips/11231");
  assert.equal(status, 200);
  assert.deepEqual(ZipPage.parse(body), {
    zip: "11231",
    city: "Brooklyn",
    state: "NY",
    timeZone: "America/New_York",
    isArea: true,
    district: null,
    messages: [],
    episode: null,
    lastEpisode: null,
    checkedAt: null,
    rainTodayMm: 0,
    officialWarnings: { checkedAt: null, isCurrent: false, list: [], maybe: [] },
    modelRunAt: null,
    forecast: { runAt: null, isStale: true, reason: "unwatched" },
    readings: [],
    thresholds: {
      levels: {
        any: { mmPer15Min: 0.5, mmPerHour: null },
        heavy: { mmPer15Min: 5, mmPerHour: 10 },
        flood: { mmPer15Min: 10, mmPerHour: 25 },
      },
      leadMinutes: 120,
    },
    reports: [],
  });
});

Deno.test("today's rain is counted from midnight there, without the forecast", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  api.clock.set(NOON);
  await addReadings(database.sql, "11231", "2026-11-22T16:50:00Z", {
    "2026-11-21T16:00:00Z": 9, // more than a day ago
    "2026-11-22T04:45:00Z": 4, // last evening
    "2026-11-22T05:00:00Z": 2, // the last quarter before midnight
    "2026-11-22T05:15:00Z": 0.5, // the first of today
    "2026-11-22T16:45:00Z": 1,
    "2026-11-22T18:00:00Z": 7, // ahead
  });
  const { body } = await api.client().get("/api/zips/11231");
  const page = ZipPage.parse(body);
  assert.equal(page.rainTodayMm, 1.5);
  assert.equal(page.checkedAt, "2026-11-22T16:50:00.000Z");
  assert.deepEqual(page.readings.map((r) => [r.at.slice(8, 16), r.mm, r.forecast]), [
    ["22T04:45", 4, false],
    ["22T05:00", 2, false],
    ["22T05:15", 0.5, false],
    ["22T16:45", 1, false],
    ["22T18:00", 7, true],
  ]);
});

Deno.test("the open storm is told, a cleared one is not", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  await database.sql`
    insert into episodes (zip, level, started_at, wet_at, cleared_at) values
      ('11231', 'any', '2026-11-22T10:00Z', '2026-11-22T11:00Z', '2026-11-22T12:00Z'),
      ('11231', 'heavy', '2026-11-22T16:00Z', '2026-11-22T16:30Z', null)`;
  const { body } = await api.client().get("/api/zips/11231");
  assert.deepEqual(body.episode, { level: "heavy", startedAt: "2026-11-22T16:00:00.000Z" });
});

Deno.test("the newest ten reports of the week are there, as the public may see them", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  await addDistrict(database.sql, RED_HOOK);
  const person = await api.enter(await addUser(database.sql));
  for (let n = 0; n < 11; n++) {
    await person.post("/api/reports", { zip: "11231", depth: "knee", note: `secret ${n}` });
  }
  await person.post("/api/reports", { zip: "11232", depth: "knee" });
  const { body, text } = await api.client().get("/api/zips/11231");
  const page = ZipPage.parse(body);
  assert.equal(page.reports.length, 10);
  assert.deepEqual(page.district, { slug: "red-hook", name: "red-hook BID" });
  assert.ok(!text.includes("secret"));
  api.clock.forward(8 * 24 * 60);
  assert.deepEqual((await api.client().get("/api/zips/11231")).body.reports, []);
});

Deno.test("the official warnings over a ZIP code are those whose area its point lies in", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  api.clock.set(NOON);
  const [{ longitude: x, latitude: y }] = await database.sql<
    [{ longitude: number; latitude: number }]
  >`select longitude, latitude from zips where zip = '11231'`;
  const square = (half: number) =>
    [[-1, -1], [1, -1], [1, 1], [-1, 1], [-1, -1]].map(([i, j]) => [x + i! * half, y + j! * half]);
  const far = square(0.1).map(([lon, lat]) => [lon! + 1, lat!]);
  const polygon = (...rings: number[][][]) => ({ type: "Polygon", coordinates: rings });
  const later = "2026-11-22T19:00:00Z";
  const warnings: [id: string, area: unknown, endsAt: string, endedAt: string | null][] = [
    ["over", polygon(square(0.1)), later, null],
    [
      "one of two parts",
      { type: "MultiPolygon", coordinates: [[far], [square(0.2)]] },
      later,
      null,
    ],
    ["its hole", polygon(square(0.2), square(0.1)), later, null],
    ["far", polygon(far), later, null],
    ["counties only", null, later, null],
    ["past", polygon(square(0.1)), NOON, null],
    ["cancelled", polygon(square(0.1)), later, "2026-11-22T16:00:00Z"],
  ];
  for (const [id, area, endsAt, endedAt] of warnings) {
    await database.sql`
      insert into warnings (id, event, sender, area, ends_at, ended_at, seen_at)
      values (
        ${id}, 'Flash Flood Warning', 'NWS New York NY',
        ${area === null ? null : JSON.stringify(area)}::text::jsonb, ${endsAt}, ${endedAt}, ${NOON}
      )`;
  }
  const { list } = ZipPage.parse((await api.client().get("/api/zips/11231")).body).officialWarnings;
  assert.deepEqual(list.map(({ id }) => id), ["one of two parts", "over"]);
  assert.deepEqual(list[1], {
    id: "over",
    event: "Flash Flood Warning",
    threat: null,
    headline: null,
    sender: "NWS New York NY",
    onsetAt: null,
    endsAt: "2026-11-22T19:00:00.000Z",
  });
});

Deno.test("a Weather Service that does not answer, or has not been asked for hours, is told", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const told = async () => {
    const { body } = await api.client().get("/api/zips/11231");
    const { checkedAt, isCurrent } = ZipPage.parse(body).officialWarnings;
    return { checkedAt, isCurrent };
  };
  api.clock.set(NOON);
  assert.deepEqual(await told(), { checkedAt: null, isCurrent: false });
  await noteWell(database.sql, "weatherService", new Date(NOON));
  const checkedAt = "2026-11-22T17:00:00.000Z";
  assert.deepEqual(await told(), { checkedAt, isCurrent: true });
  api.clock.forward(30);
  await noteIll(database.sql, "weatherService", api.deps.now(), { reason: "503" });
  assert.deepEqual(await told(), { checkedAt, isCurrent: false });
  await noteWell(database.sql, "weatherService", new Date(NOON));
  api.clock.forward(120);
  assert.deepEqual(await told(), { checkedAt, isCurrent: false });
});

Deno.test("the storm that ended lately is told, with whether it came; not while one is open", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  api.clock.set(NOON);
  const [{ id }] = await database.sql<[{ id: string }]>`
    insert into episodes (zip, level, started_at, wet_at, cleared_at)
    values ('11231', 'heavy', '2026-11-22T10:00Z', '2026-11-22T11:00Z', '2026-11-22T12:00Z')
    returning id`;
  const last = async () => ZipPage.parse((await api.client().get("/api/zips/11231")).body);
  const ended = { level: "heavy", endedAt: "2026-11-22T12:00:00.000Z" };
  assert.deepEqual((await last()).lastEpisode, { ...ended, cameTrue: null });
  await database.sql`
    insert into alerts (episode_id, step, facts, created_at)
    values (${id}, 'clear', '{"source": "forecast", "cameTrue": false}', '2026-11-22T12:00Z')`;
  assert.deepEqual((await last()).lastEpisode, { ...ended, cameTrue: false });
  api.clock.forward(7 * 60);
  assert.equal((await last()).lastEpisode, null);
  api.clock.set(NOON);
  await database.sql`
    insert into episodes (zip, level, started_at, wet_at)
    values ('11231', 'any', '2026-11-22T16:00Z', '2026-11-22T16:30Z')`;
  assert.equal((await last()).lastEpisode, null);
});

Deno.test("the levels in force are the district's own, where it has set some", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { id } = await addDistrict(database.sql, RED_HOOK);
  await database.sql`
    insert into bid_levels (bid_id, level, quarter_mm, hour_mm) values (${id}, 'flood', 5.5, null)`;
  const { thresholds } = ZipPage.parse((await api.client().get("/api/zips/11231")).body);
  assert.deepEqual(thresholds.levels.flood, { mmPer15Min: 5.5, mmPerHour: null });
  assert.deepEqual(thresholds.levels.heavy, { mmPer15Min: 5, mmPerHour: 10 });
  assert.equal(thresholds.of, "red-hook BID");
});

Deno.test("reports from next door within 2 km count too, with how far they are", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const person = await api.enter(await addUser(database.sql));
  const [zip] = await database.sql<[{ latitude: number; longitude: number }]>`
    select latitude, longitude from zips where zip = '11231'`;
  const report = async (north: number) => {
    const location = { ...zip, latitude: zip.latitude + north / 111_200 };
    const { body } = await person.post("/api/reports", { location, depth: "knee" });
    return body;
  };
  const near = await report(1800);
  const far = await report(3500);
  await person.post("/api/reports", { zip: "11215", depth: "knee" });
  const taken = await report(100);
  await person.post(`/api/reports/${taken.id}/withdraw`);
  const own = await report(400);
  assert.notEqual(near.zip, "11231");
  assert.notEqual(far.zip, "11231");
  const { reports } = ZipPage.parse((await api.client().get("/api/zips/11231")).body);
  assert.deepEqual(reports.map(({ id }) => id), [own.id, near.id]);
  assert.ok(Math.abs(reports[0]!.distanceMetres! - 400) < 80);
  assert.ok(Math.abs(reports[1]!.distanceMetres! - 1800) < 80);
});

Deno.test("whether the forecast may be relied on is a field, with the model's run and the reason", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  api.clock.set(NOON);
  const ahead = Object.fromEntries(Array.from({ length: 12 }, (_, n) => {
    const at = Date.parse("2026-11-22T17:00:00Z") + (n + 1) * 15 * 60_000;
    return [new Date(at).toISOString(), 0];
  }));
  await addReadings(database.sql, "11231", "2026-11-22T16:50:00Z", ahead);
  const told = async () => ZipPage.parse((await api.client().get("/api/zips/11231")).body).forecast;
  const run = async (runAt: string) =>
    await database.sql`
      insert into conditions (name, well_at, detail)
      values ('modelRun', ${NOON}, ${JSON.stringify({ runAt })}::text::jsonb)
      on conflict (name) do update set detail = excluded.detail`;
  assert.deepEqual(await told(), { runAt: null, isStale: false, reason: null });
  await run("2026-11-22T15:00:00.000Z");
  assert.deepEqual(await told(), {
    runAt: "2026-11-22T15:00:00.000Z",
    isStale: false,
    reason: null,
  });
  await run("2026-11-22T03:00:00.000Z");
  assert.deepEqual(await told(), {
    runAt: "2026-11-22T03:00:00.000Z",
    isStale: true,
    reason: "oldRun",
  });
  await run("2026-11-22T16:00:00.000Z");
  api.clock.set("2026-11-22T18:30:00Z");
  assert.equal((await told())?.reason, "gap");
  api.clock.set("2026-11-22T19:00:00Z");
  assert.equal((await told())?.reason, "oldCheck");
});
