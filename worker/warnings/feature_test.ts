// What one message of the list says, however oddly it is written.
import assert from "node:assert/strict";
import { cloneDatabase } from "../../testing/database.ts";
import { feature, NOW, polygon, serve, SQUARE } from "../../testing/weather_service.ts";
import { readFeature } from "./feature.ts";
import { areaOf } from "./geometry.ts";
import { hearWarnings } from "./warnings.ts";

function read(properties: Record<string, unknown>) {
  return readFeature(feature(polygon(SQUARE), properties), NOW)!;
}

Deno.test("the states of its counties, by any of their codes", () => {
  const table: [properties: Record<string, unknown>, states: string[]][] = [
    [{ geocode: { UGC: ["NYC047", "NYZ075", "NJC003"], SAME: ["036047"] } }, ["NY", "NJ"]],
    [{ geocode: { UGC: [], SAME: ["036047", "072001", "000000", 36] } }, ["NY", "PR"]],
    [{ geocode: { SAME: ["066010"] } }, ["GU"]],
    [{ geocode: { UGC: ["?", null, "ILC031"] } }, ["IL"]],
    [{ geocode: null, affectedZones: ["https://api.weather.gov/zones/county/HIC003"] }, ["HI"]],
    [{ geocode: "NYC047" }, []],
  ];
  for (const [properties, states] of table) {
    assert.deepEqual(read(properties).states, states, JSON.stringify(properties));
  }
});

Deno.test("the damage it warns of, in a list or alone", () => {
  const table: [said: unknown, threat: string | null][] = [
    [["CATASTROPHIC"], "CATASTROPHIC"],
    ["CATASTROPHIC", "CATASTROPHIC"],
    [[null, "Considerable "], "CONSIDERABLE"],
    [[], null],
    [7, null],
  ];
  for (const [said, threat] of table) {
    assert.equal(read({ parameters: { flashFloodDamageThreat: said } }).threat, threat);
  }
});

Deno.test("a time that there is not is none, and costs nothing else", () => {
  const noTimes = [
    null,
    "",
    "0000-00-00T00:00Z",
    "0000-01-01T00:00:00Z",
    "2026-02-30T00:00:00Z",
    0,
  ];
  for (const ends of [...noTimes, "9999-12-31T23:59:59Z", "2026-11-22T24:30:00Z"]) {
    assert.equal(read({ ends }).endsAt, null, String(ends));
  }
  // The hour that comes twice, by its offsets.
  const fall = ["2026-11-01T01:30:00-04:00", "2026-11-01T01:30:00-05:00"];
  assert.deepEqual(
    fall.map((ends) => read({ ends }).endsAt?.toISOString()),
    ["2026-11-01T05:30:00.000Z", "2026-11-01T06:30:00.000Z"],
  );
});

Deno.test("what no database takes costs its own message at most", async () => {
  await using database = await cloneDatabase();
  await using service = serve([
    feature(polygon(SQUARE), {
      id: "urn:1",
      headline: "a\0b",
      areaDesc: "\ud800",
      senderName: "\0",
    }),
    feature(polygon(SQUARE), { id: "urn:\0" }),
    feature(polygon(SQUARE), { id: "urn:2", onset: "0000-01-01T00:00:00Z" }),
  ]);
  const warnings = await hearWarnings(database.sql, service.client, NOW);
  const found = warnings.list({ latitude: 2, longitude: 2, reachMetres: 1000 });
  assert.deepEqual(found.map(({ id, headline }) => [id, headline]), [
    ["urn:1", "ab"],
    ["urn:2", "Flash Flood Warning issued"],
  ]);
});

Deno.test("of two with one id the later counts, else the one that says where", async () => {
  const at = (sent: string, ends: string, geometry: unknown = polygon(SQUARE)) =>
    feature(geometry, { id: "urn:1", sent, ends });
  const early = at("2026-11-22T12:00:00-05:00", "2026-11-22T14:00:00-05:00");
  const late = at("2026-11-22T12:30:00-05:00", "2026-11-22T15:00:00-05:00");
  const bare = at("2026-11-22T12:30:00-05:00", "2026-11-22T16:00:00-05:00", null);
  for (const list of [[early, late], [late, early], [late, bare], [bare, late]]) {
    await using database = await cloneDatabase();
    await using service = serve(list);
    const warnings = await hearWarnings(database.sql, service.client, NOW);
    const [warning] = warnings.list({ latitude: 2, longitude: 2, reachMetres: 1000 });
    assert.equal(warning?.endsAt?.toISOString(), "2026-11-22T20:00:00.000Z");
  }
});

const PLACES = {
  adak: { latitude: 51.87, longitude: -176.65 },
  shemya: { latitude: 52.72, longitude: 174.1 },
  guam: { latitude: 13.47, longitude: 144.75 },
  redHook: { latitude: 40.68, longitude: -74.01 },
};

for (
  const [sentence, ring, expected] of [
    [
      "over the antimeridian, leaping from 170 to -170",
      [[170, 50], [-170, 50], [-170, 54], [170, 54], [170, 50]],
      ["adak", "shemya"],
    ],
    [
      "over the antimeridian, counting on to 190",
      [[170, 50], [190, 50], [190, 54], [170, 54], [170, 50]],
      ["adak", "shemya"],
    ],
    [
      "over the antimeridian, from -190 on",
      [[-190, 50], [-170, 50], [-170, 54], [-190, 54], [-190, 50]],
      ["adak", "shemya"],
    ],
    ["west of it", [[172, 50], [176, 50], [176, 54], [172, 54], [172, 50]], ["shemya"]],
    ["past it, in the other way of counting", [[182, 50], [186, 50], [186, 54], [182, 54], [
      182,
      50,
    ]], [
      "adak",
    ]],
    ["of Guam", [[144, 13], [145, 13], [145, 14], [144, 14], [144, 13]], ["guam"]],
    ["of half the earth", [[-100, 0], [100, 0], [100, 60], [-100, 60], [-100, 0]], []],
  ] as [string, number[][], string[]][]
) {
  Deno.test(`an area ${sentence} reaches ${expected.join(" and ") || "nobody"}`, async () => {
    await using database = await cloneDatabase({ zips: "country" });
    await using service = serve([feature(polygon(ring))]);
    const { sql } = database;
    const warnings = await hearWarnings(sql, service.client, NOW);
    const found = Object.entries(PLACES)
      .filter(([, place]) => warnings.list({ ...place, reachMetres: 1000 }).length > 0)
      .map(([name]) => name);
    assert.deepEqual(found, expected);
    // By the database's word for pages and feeds too: 99546 is Adak, 96910 in Guam.
    const rows = await sql<{ zip: string }[]>`
      select distinct z.zip from zips z, warnings_over(z)
      where z.zip in ('99546', '96910', '11231') order by z.zip`;
    const zips = { adak: "99546", guam: "96910" } as Record<string, string>;
    assert.deepEqual(
      rows.map(({ zip }) => zip),
      expected.flatMap((name) => zips[name] ?? []).sort(),
    );
  });
}

Deno.test("a hole stays one on both sides of the antimeridian", () => {
  const outer = [[170, 50], [190, 50], [190, 54], [170, 54], [170, 50]];
  const hole = [[179, 51], [181, 51], [181, 53], [179, 53], [179, 51]];
  const area = areaOf(polygon(outer, hole))!;
  assert.equal(area.type, "MultiPolygon");
  const holes = (area.coordinates as number[][][][]).map((rings) =>
    rings.slice(1).flat().map(([x]) => x)
  );
  assert.deepEqual(holes.map((x) => [Math.min(...x as number[]), Math.max(...x as number[])]), [
    [179, 180],
    [-180, -179],
  ]);
});
