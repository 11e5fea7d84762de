import assert from "node:assert/strict";
import { MapData } from "shared/api/map.ts";
import { metresBetween } from "shared/geo/earth.ts";
import type { Sql } from "shared/server/database.ts";
import { startApi, type TestApi } from "../../testing/api.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { addCell, addDistrict, addRain, addUser, RED_HOOK } from "../../testing/rows.ts";

const NOW = "2026-11-22T18:00:00Z";
const HERE = "latitude=40.677&longitude=-74.009";

async function ask(api: TestApi, query: string): Promise<MapData> {
  api.clock.set(NOW);
  const { status, body } = await api.client().get(`/api/map?${query}`);
  assert.equal(status, 200, JSON.stringify(body));
  return MapData.parse(body);
}

async function addReport(sql: Sql, changes: Record<string, unknown> = {}): Promise<string> {
  const { id: userId } = await addUser(sql);
  const row = {
    userId,
    zip: "11231",
    latitude: 40.677512,
    longitude: -74.008543,
    depth: "knee",
    note: "My cellar, 12 Van Brunt Street",
    happenedAt: "2026-11-22T17:00:00Z",
    createdAt: "2026-11-22T17:05:00Z",
    ...changes,
  };
  const [{ id }] = await sql<[{ id: string }]>`insert into reports ${sql(row)} returning id`;
  return id;
}

async function addStreet(sql: Sql, bidId: string, name: string, line: number[][]): Promise<void> {
  await sql`
    insert into bid_streets (bid_id, name, line, metres)
    values (${bidId}, ${name}, ${JSON.stringify(line)}::text::jsonb, ${line.length * 100})`;
}

Deno.test("where nothing is known a map has ZIP codes alone", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const map = await ask(api, "zip=11231");
  assert.equal(map.zips[0]!.zip, "11231", "the nearest to the middle first");
  assert.ok(map.zips.length > 1, "as wide as to its neighbours");
  assert.ok(map.view.metres >= 2400 && map.view.metres < 6000, String(map.view.metres));
  const { zips: _zips, view: _view, ...rest } = map;
  assert.deepEqual(rest, {
    districts: [],
    streets: [],
    waters: [],
    streetSources: [],
    reports: [],
    rain: [],
    warnings: [],
  });
});

Deno.test("a ZIP code in the wide country has a wide map, within bounds", async () => {
  await using database = await cloneDatabase({ zips: "country" });
  await using api = await startApi(database);
  assert.equal((await ask(api, "zip=99723")).view.metres, 20_000);
});

Deno.test("streets within the square come, the longest first, with who they are from", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { id } = await addDistrict(database.sql, RED_HOOK);
  await addStreet(database.sql, id, "Van Brunt Street", [[-74.012, 40.676], [-74.008, 40.68]]);
  await addStreet(database.sql, id, "Across", [[-74.03, 40.677], [-74.02, 40.677], [
    -73.99,
    40.677,
  ]]);
  await addStreet(database.sql, id, "Far away", [[-73.9, 40.6], [-73.91, 40.6]]);
  await database.sql`update bids set streets_source = 'City of New York'`;
  const map = await ask(api, `${HERE}&metres=800`);
  assert.deepEqual(map.streets.map(({ name }) => name), ["Across", "Van Brunt Street"]);
  assert.deepEqual(map.streets[1]!.line, [[-74.012, 40.676], [-74.008, 40.68]]);
  assert.deepEqual(map.streetSources, ["City of New York"]);
  assert.deepEqual(map.districts.map(({ slug, parts }) => [slug, parts[0]![0]!.length]), [
    ["red-hook", 5],
  ]);
});

Deno.test("water comes with its islands, as far as the square goes, and with who it is from", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { id } = await addDistrict(database.sql, RED_HOOK);
  const bay = [[-75, 40], [-74.009, 40], [-74.009, 41], [-75, 41], [-75, 40]];
  const isle = [[-74.011, 40.676], [-74.01, 40.676], [-74.01, 40.678], [-74.011, 40.676]];
  const area = JSON.stringify({ type: "Polygon", coordinates: [bay, isle] });
  await database.sql`
    insert into bid_waters (bid_id, name, area) values (${id}, 'Upper Bay', ${area}::text::jsonb)`;
  await database.sql`update bids set waters_source = 'US Census'`;
  const map = await ask(api, `${HERE}&metres=800`);
  assert.deepEqual(map.streetSources, ["US Census"]);
  assert.deepEqual(
    map.waters.map(({ name, parts }) => [name, parts[0]!.map((ring) => ring.length)]),
    [
      ["Upper Bay", [5, 4]],
    ],
  );
  for (const [longitude, latitude] of map.waters[0]!.parts.flat(2)) {
    assert.ok(metresBetween(map.view, { latitude, longitude }) < 600);
  }
  assert.deepEqual((await ask(api, "latitude=41.5&longitude=-73&metres=800")).waters, []);
});

Deno.test("a district comes with its parts in the square and their holes", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { id } = await addDistrict(database.sql, RED_HOOK);
  const ring = (east: number, north: number, half: number) =>
    [[-1, -1], [1, -1], [1, 1], [-1, 1], [-1, -1]].map(([x, y]) => [
      RED_HOOK.longitude + east + x! * half,
      RED_HOOK.latitude + north + y! * half,
    ]);
  const change = async (coordinates: unknown) => {
    const boundary = JSON.stringify({ type: "MultiPolygon", coordinates });
    await database.sql`update bids set boundary = ${boundary}::text::jsonb where id = ${id}`;
  };
  const near = [ring(0, 0, 0.002), ring(0, 0, 0.001)];
  await change([near, [ring(0.1, 0, 0.002)]]);
  const map = await ask(api, `${HERE}&metres=800`);
  assert.deepEqual(map.districts.map(({ parts }) => parts.map((part) => part.length)), [[2]]);
  // Its parts are on either side: only the box around them is in the square.
  await change([[ring(-0.1, 0, 0.002)], [ring(0.1, 0, 0.002)]]);
  assert.deepEqual((await ask(api, `${HERE}&metres=800`)).districts, []);
});

Deno.test("a wide map leaves short streets out, and has the longest of many", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { id } = await addDistrict(database.sql, RED_HOOK);
  await database.sql`
    insert into bid_streets (bid_id, name, line, metres)
    select ${id}, 'Street ' || n, '[[-74.01, 40.677], [-74.008, 40.677]]', n
    from generate_series(1, 1000) as n`;
  const { streets } = await ask(api, `${HERE}&metres=2000`);
  assert.deepEqual([streets.length, streets[0]!.name], [600, "Street 1000"]);
  await database.sql`delete from bid_streets where metres > 500`;
  const wide = await ask(api, `${HERE}&metres=20000`);
  assert.deepEqual([wide.streets.length, wide.streets.at(-1)!.name], [101, "Street 400"]);
});

Deno.test("of reports a map has what the public may see, and none that was taken back", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { sql } = database;
  const id = await addReport(sql);
  await addReport(sql, { withdrawnAt: NOW });
  await addReport(sql, { happenedAt: "2026-11-15T17:00:00Z" });
  await addReport(sql, { latitude: null, longitude: null });
  await addReport(sql, { latitude: 40.7 });
  api.clock.set(NOW);
  const { body, text } = await api.client().get(`/api/map?${HERE}&metres=800`);
  const { reports } = MapData.parse(body);
  assert.deepEqual(reports.map((report) => [report.id, report.location, report.depth]), [
    [id, { latitude: 40.678, longitude: -74.009 }, "knee"],
  ]);
  assert.doesNotMatch(text, /cellar|40\.6775|\+1212/);
});

Deno.test("a small square does not tell a house: a report is in it where the public knows it", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  await addReport(database.sql);
  const at = (latitude: number, longitude: number) =>
    ask(api, `latitude=${latitude}&longitude=${longitude}&metres=200`);
  // Where it is, and where it is told to be: 55 metres north of it.
  assert.equal((await at(40.67705, -74.008543)).reports.length, 0);
  assert.equal((await at(40.6785, -74.009)).reports.length, 1);
});

Deno.test("a storm's thousands of reports are a hundred on a map, the newest first", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  await database.sql`
    insert into reports (zip, latitude, longitude, depth, happened_at, created_at)
    select '11231', 40.677, -74.009, 'ankle', at, at
    from generate_series(1, 300) as n, lateral (
      select ${NOW}::timestamptz - n * interval '1 minute' as at
    ) as moment`;
  const { reports } = await ask(api, `${HERE}&metres=800`);
  assert.equal(reports.length, 100);
  assert.equal(reports[0]!.happenedAt, "2026-11-22T17:59:00.000Z");
  assert.equal(reports[99]!.happenedAt, "2026-11-22T16:20:00.000Z");
});

Deno.test("rain is that of the last hour, by cell, and dry is told apart from not known", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const cellAt = (longitude: number) => addCell(database.sql, [], { latitude: 40.67, longitude });
  await addRain(database.sql, await cellAt(-74.01), {
    "2026-11-22T17:00:00Z": 9, // ended an hour ago
    "2026-11-22T17:15:00Z": 1.5,
    "2026-11-22T18:00:00Z": 2,
    "2026-11-22T18:15:00Z": 7, // ahead
  }, NOW);
  await addRain(database.sql, await cellAt(-74.02), { "2026-11-22T17:15:00Z": 0 }, NOW);
  await cellAt(-74.03);
  const { rain } = await ask(api, `${HERE}&metres=2000`);
  assert.deepEqual(rain.map(({ longitude, lastHourMm }) => [longitude, lastHourMm]), [
    [-74.01, 3.5],
    [-74.02, 0],
  ]);
});

Deno.test("of a warning in force a map has its area's part in the square", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const square = (west: number, east: number) => [
    [[west, 40], [east, 40], [east, 41], [west, 41], [west, 40]],
  ];
  const warn = async (id: string, area: unknown, ends = "2026-11-22T20:00Z", ended?: string) => {
    await database.sql`
      insert into warnings (id, event, area, ends_at, seen_at, ended_at)
      values (
        ${id}, 'Flash Flood Warning', ${JSON.stringify(area)}::text::jsonb, ${ends}, ${NOW},
        ${ended ?? null}
      )`;
  };
  await warn("half", { type: "Polygon", coordinates: square(-75, -74.009) });
  await warn("parts", {
    type: "MultiPolygon",
    coordinates: [square(-75, -74.5), square(-74.009, -73)],
  });
  await warn("elsewhere", { type: "Polygon", coordinates: square(-80, -79) });
  await warn("over", { type: "Polygon", coordinates: square(-75, -73) }, "2026-11-22T17:00Z");
  await warn("cancelled", { type: "Polygon", coordinates: square(-75, -73) }, undefined, NOW);
  const { warnings, view } = await ask(api, `${HERE}&metres=1000`);
  assert.deepEqual(warnings.map(({ id, areas }) => [id, areas.length]), [["half", 1], [
    "parts",
    1,
  ]]);
  for (const [longitude, latitude] of warnings.flatMap(({ areas }) => areas.flat())) {
    assert.ok(metresBetween(view, { latitude, longitude }) < 710);
  }
});

Deno.test("a kept map is asked for again each time, so that what is hidden is gone from it at once", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  api.clock.set(NOW);
  const id = await addReport(database.sql);
  const path = `/api/map?${HERE}`;
  const { headers, body } = await api.client().get(path);
  assert.equal(headers.get("cache-control"), "public, no-cache");
  assert.equal(headers.get("set-cookie"), null);
  assert.equal(body.reports.length, 1);
  const known = { "if-none-match": headers.get("etag")! };
  const same = await api.client().get(path, known);
  assert.deepEqual([same.status, same.text], [304, ""]);
  await database.sql`
    update reports set hidden_at = ${NOW}, hidden_reason = 'a face' where id = ${id}`;
  const changed = await api.client().get(path, known);
  assert.deepEqual([changed.status, changed.body.reports], [200, []]);
});

Deno.test("a map of nowhere, of no ZIP code, or of a whole country is refused", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const wrong: [query: string, status: number, code: string][] = [
    ["", 422, "placeNeeded"],
    ["latitude=40", 422, "placeNeeded"],
    ["zip=00000", 404, "zipNotFound"],
    ["zip=1123", 422, "invalidInput"],
    ["latitude=91&longitude=0", 422, "invalidInput"],
    ["latitude=here&longitude=0", 422, "invalidInput"],
    [`${HERE}&metres=100`, 422, "invalidInput"],
    [`${HERE}&metres=20001`, 422, "invalidInput"],
  ];
  for (const [query, status, code] of wrong) {
    const answer = await api.client().get(`/api/map?${query}`);
    assert.deepEqual([answer.status, answer.body.error.code], [status, code], query);
  }
});
