import assert from "node:assert/strict";
import type { MapData } from "shared/api/map.ts";
import { mapData as mapSample, mapReport } from "shared/samples/map.ts";
import { tokensOf } from "@/assets/tokens.ts";
import { fakeSite, refuse } from "./fake_site.ts";

const VIEW = { latitude: 40.677, longitude: -74.009, metres: 2000 };

const RED_HOOK_RING: [number, number][] = [
  [-74.012, 40.675],
  [-74.006, 40.675],
  [-74.006, 40.68],
  [-74.012, 40.68],
  [-74.012, 40.675],
];

/** Of the district too, under a warning. */
function mapData(changes: Partial<MapData> = {}): MapData {
  return mapSample({
    view: VIEW,
    districts: [{
      slug: "red-hook",
      name: "Red Hook & Sons",
      parts: [[RED_HOOK_RING]],
    }],
    streets: [{ name: "Van Brunt Street", line: [[-74.02, 40.67], [-74, 40.684]] }],
    streetSources: ["City of New York"],
    zips: [{ zip: "11231", latitude: 40.677, longitude: -74.009 }],
    reports: [mapReport({ depth: "knee" })],
    rain: [{ latitude: 40.67, longitude: -74.01, lastHourMm: 6 }],
    warnings: [{
      id: "w",
      event: "Flash Flood Warning",
      threat: null,
      endsAt: "2026-11-22T20:00:00Z",
      areas: [[[-74.02, 40.66], [-74.01, 40.66], [-74.01, 40.69], [-74.02, 40.69]]],
    }],
    ...changes,
  });
}

async function draw(changes: Partial<MapData> = {}, query = "zip=11231") {
  const site = fakeSite({ "GET /api/map": Response.json(mapData(changes)) });
  const response = await site.get(`/map.svg?${query}`);
  const svg = await response.text();
  return { response, svg, asked: site.asked.map(({ url }) => url) };
}

/** A check of what a parser of XML is strict about, where HTML is not. */
function assertXml(svg: string): void {
  const open: string[] = [];
  const rest = svg.replace(
    /<(\/?)([a-zA-Z]+)((?:\s[a-zA-Z:-]+="[^"<]*")*)\s?(\/?)>/g,
    (_, closes, name, _attributes, isEmpty) => {
      if (closes) assert.equal(open.pop(), name);
      else if (!isEmpty) open.push(name);
      return "";
    },
  );
  assert.deepEqual(open, []);
  assert.doesNotMatch(rest, /<|\]\]>|&(?!(amp|lt|gt|quot|#\d+);)/);
}

Deno.test("a map is an image that is valid XML and brings its own colours", async () => {
  const { response, svg } = await draw();
  assert.equal(response.headers.get("content-type"), "image/svg+xml");
  assert.equal(response.headers.get("cache-control"), "public, no-cache");
  assertXml(svg);
  assertXml((await draw({ streets: [], districts: [], rain: [], warnings: [], reports: [] })).svg);
  assert.match(svg, /xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  // A policy without inline styles would drop them, and the image with them.
  assert.doesNotMatch(svg, /style|class=|<script/);
  assert.match(svg, /Van Brunt Street<\/text>/);
  assert.match(svg, /1,000 ft \(300 m\)<\/text>/);
  assert.match(
    (await draw({}, "zip=11231&scheme=dark")).svg,
    new RegExp(tokensOf("dark")("map-ground")),
  );
});

Deno.test("a map that is kept is asked for again, and sent again only where it has changed", async () => {
  const whole = mapData();
  const siteOf = (map: MapData) => fakeSite({ "GET /api/map": Response.json(map) });
  const first = await siteOf(whole).get("/map.svg?zip=11231");
  await first.body?.cancel();
  const known = { "if-none-match": first.headers.get("etag")! };
  const same = await siteOf(whole).get("/map.svg?zip=11231", known);
  assert.deepEqual([same.status, await same.text()], [304, ""]);
  assert.equal(same.headers.get("etag"), first.headers.get("etag"));
  const hidden = await siteOf({ ...whole, reports: [] }).get("/map.svg?zip=11231", known);
  assert.equal(hidden.status, 200);
  await hidden.body?.cancel();
});

Deno.test("a district is drawn in its parts, with its holes, and where two overlap is no hole", async () => {
  const ring = (west: number, south: number, size: number): [number, number][] => [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
    [west, south],
  ];
  const parts = [
    [ring(-74.014, 40.674, 0.004), ring(-74.013, 40.675, 0.001)],
    [ring(-74.008, 40.674, 0.002)],
  ];
  const { svg } = await draw({
    districts: [
      { slug: "a", name: "In Parts", parts },
      { slug: "b", name: "Over It", parts: [[ring(-74.013, 40.676, 0.006)]] },
    ],
  });
  const filled = [...svg.matchAll(/<path d="([^"]*)" fill-rule="evenodd"/g)].map(([, d]) => d!);
  assert.deepEqual(filled.map((d) => d.split("M").length - 1), [3, 1]);
  assert.match(svg, /In Parts<\/text>/);
});

Deno.test("a street's name is text, whatever it is called", async () => {
  const name = "<script>alert(1)</script>";
  const { svg } = await draw({
    view: { ...VIEW, metres: 400 },
    streets: [{ name, line: [[-74.02, 40.677], [-74, 40.6775]] }],
    districts: [{ ...mapData().districts[0]!, name: `"><image href='//evil.test'/>` }],
    reports: [],
    warnings: [{ ...mapData().warnings[0]!, event: "]]><b>" }],
  });
  assertXml(svg);
  assert.match(svg, /&lt;script>alert\(1\)&lt;\/script>/);
  assert.doesNotMatch(svg, /<script|<image|<b>/);
});

Deno.test("a map says in words what it shows, in the language that is asked for", async () => {
  const desc = async (query: string, changes: Partial<MapData> = {}) =>
    (await draw(changes, query)).svg.match(/<title>(.*)<\/title><desc>(.*)<\/desc>/s)!.slice(1)
      .join(" ");
  assert.equal(
    await desc("zip=11231"),
    "Map of the area around 11231 1.2 mi (2 km) from side to side. North is up. " +
      "Official warning in force: Flash Flood Warning. " +
      "Rain in the last hour: up to 0.2 in (6 mm), estimated. " +
      "1 place with reports of flooding in the last 7 days: " +
      "Knee deep, 1,100 ft (330 m) north of the middle, 2 hours ago",
  );
  assert.match(await desc("zip=11231&language=es"), /al norte del centro, hace 2 horas/);
  assert.match(await desc("zip=11231&language=zh"), /及膝|膝.*在中心以北/);
  const empty = { streets: [], rain: [{ ...VIEW, lastHourMm: 0 }], warnings: [], reports: [] };
  assert.match(
    await desc("latitude=40&longitude=-74", empty),
    /^Map of the area .*No rain .*No streets are drawn here yet.*No flooding was reported/,
  );
  const many = [40.67, 40.672, 40.674, 40.677, 40.68, 40.682, 40.684].map((latitude) =>
    mapReport({ location: { latitude, longitude: -74.009 } })
  );
  assert.match(await desc("zip=11231", { reports: many }), /in the middle.*and 2 more$/);
});

Deno.test("an image is the same to all: the address says its language, and keeps no choice", async () => {
  const { response, asked } = await draw(
    {},
    "latitude=40.677&longitude=-74.009&metres=2000&language=es",
  );
  assert.equal(response.headers.get("set-cookie"), null);
  assert.ok(asked.includes("/api/map?latitude=40.677&longitude=-74.009&metres=2000"));
});

Deno.test("reports are told apart by shape and letter; old ones are hollow, many are one", async () => {
  const old = { happenedAt: "2026-11-20T12:00:00Z" };
  const at = (latitude: number) => ({ location: { latitude, longitude: -74.009 } });
  const { svg } = await draw({
    reports: [
      mapReport(at(40.68)),
      mapReport({ ...at(40.68), depth: "waist" }),
      mapReport({ ...at(40.673), ...old, depth: "inside" }),
    ],
  });
  const token = tokensOf("light");
  const marks = [
    ...svg.matchAll(/<path d="(M-2[12]|M0-29)[^>]*fill="([^"]+)"[^>]*><\/path><text[^>]*>(\w)</g),
  ];
  assert.deepEqual(marks.map(([, shape, fill, letter]) => [shape, fill, letter]), [
    ["M-21", token("map-ground"), "B"],
    ["M0-29", token("flood"), "W"],
  ]);
  assert.match(svg, /×2</);
});

Deno.test("a map that the API refuses is no image", async () => {
  const site = fakeSite({ "GET /api/map": refuse("zipNotFound") });
  const response = await site.get("/map.svg?zip=00000");
  assert.equal(response.status, 404);
  assert.doesNotMatch(response.headers.get("content-type")!, /svg/);
});

Deno.test("a street centre of a thousand blocks draws in less than 6 kB", async () => {
  const streets = Array.from({ length: 350 }, (_, i): MapData["streets"][number] => {
    const at = -74.02 + (i % 175) * 0.000126;
    return i < 175
      ? { name: `Street ${i}`, line: [[at, 40.668], [at + 0.0004, 40.6771], [at, 40.686]] }
      : { name: `Avenue ${i}`, line: [[-74.02, 40.668 + (i - 175) * 0.0001], [-73.998, 40.669]] };
  });
  const { svg } = await draw({ streets });
  const packed = new Response(svg).body!.pipeThrough(new CompressionStream("gzip"));
  const { byteLength } = await new Response(packed).arrayBuffer();
  assert.ok(byteLength < 6 * 1024, `${byteLength} B`);
});
