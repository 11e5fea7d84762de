import assert from "node:assert/strict";
import { cloneDatabase } from "../../testing/database.ts";
import { WeatherService } from "./nws.ts";
import { hearWarnings } from "./warnings.ts";

const NOW = new Date("2026-11-22T18:00:00Z");
const SQUARE = [[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]];
const HOLE = [[4, 4], [6, 4], [6, 6], [4, 6], [4, 4]];
const FAR = [[50, 50], [60, 50], [60, 60], [50, 60], [50, 50]];

function feature(geometry: unknown, properties: Record<string, unknown> = {}) {
  return {
    type: "Feature",
    geometry,
    properties: {
      id: `urn:${crypto.randomUUID()}`,
      event: "Flash Flood Warning",
      status: "Actual",
      messageType: "Alert",
      sent: "2026-11-22T12:44:00-05:00",
      references: [],
      headline: "Flash Flood Warning issued",
      senderName: "NWS New York NY",
      onset: "2026-11-22T12:45:00-05:00",
      ends: "2026-11-22T15:45:00-05:00",
      expires: "2026-11-22T14:00:00-05:00",
      ...properties,
    },
  };
}

function polygon(...rings: number[][][]) {
  return { type: "Polygon", coordinates: rings };
}

/** Where the features warn: "inside" (2,2), "hole" (5,5), "far" (55,55), and how many were heard. */
async function hear(features: unknown[]) {
  await using database = await cloneDatabase();
  await using service = serve(features);
  const warnings = await hearWarnings(database.sql, service.client, NOW);
  const isWarned = (n: number) => warnings.find({ latitude: n, longitude: n }) !== undefined;
  return { heard: warnings.heard, inside: isWarned(2), hole: isWarned(5), far: isWarned(55) };
}

const CASES: [sentence: string, features: unknown[], expected: Awaited<ReturnType<typeof hear>>][] =
  [
    ["nothing in force", [], { heard: 0, inside: false, hole: false, far: false }],
    [
      "a polygon covers what is inside it",
      [feature(polygon(SQUARE))],
      { heard: 1, inside: true, hole: true, far: false },
    ],
    [
      "a hole in it is not covered",
      [feature(polygon(SQUARE, HOLE))],
      { heard: 1, inside: true, hole: false, far: false },
    ],
    [
      "several polygons cover each their own",
      [feature({ type: "MultiPolygon", coordinates: [[SQUARE], [FAR]] })],
      { heard: 1, inside: true, hole: true, far: true },
    ],
    [
      "a warning for whole counties covers nothing that we could match",
      [feature(null)],
      { heard: 1, inside: false, hole: false, far: false },
    ],
    [
      "a test, a cancellation and another kind of warning are none",
      [
        feature(polygon(SQUARE), { status: "Test" }),
        feature(polygon(SQUARE), { messageType: "Cancel" }),
        feature(polygon(SQUARE), { event: "Winter Storm Warning" }),
      ],
      { heard: 0, inside: false, hole: false, far: false },
    ],
    [
      "one in an unknown shape does not hide the others",
      [{ geometry: "?" }, feature(polygon(FAR)), null],
      { heard: 1, inside: false, hole: false, far: true },
    ],
    [
      "one that is listed twice counts as one",
      [feature(polygon(FAR), { id: "urn:1" }), feature(polygon(FAR), { id: "urn:1" })],
      { heard: 1, inside: false, hole: false, far: true },
    ],
    [
      "one that has ended is over",
      [feature(polygon(SQUARE), { ends: "2026-11-22T12:59:00-05:00" })],
      { heard: 1, inside: false, hole: false, far: false },
    ],
  ];

for (const [sentence, features, expected] of CASES) {
  Deno.test(sentence, async () => {
    assert.deepEqual(await hear(features), expected);
  });
}

Deno.test("of two over one place, the one that lasts longer is named", async () => {
  await using database = await cloneDatabase();
  await using service = serve([
    feature(polygon(SQUARE), { id: "urn:short" }),
    feature(polygon(SQUARE), { id: "urn:long", ends: "2026-11-22T20:00:00-05:00" }),
  ]);
  const warnings = await hearWarnings(database.sql, service.client, NOW);
  const warning = warnings.find({ latitude: 2, longitude: 2 });
  assert.equal(warning?.id, "urn:long");
  assert.equal(warning?.endsAt.toISOString(), "2026-11-23T01:00:00.000Z");
});

Deno.test("a warning without an end of its own ends when its message expires", async () => {
  await using database = await cloneDatabase();
  await using service = serve([feature(polygon(SQUARE), { ends: null })]);
  const warnings = await hearWarnings(database.sql, service.client, NOW);
  const warning = warnings.find({ latitude: 2, longitude: 2 });
  assert.equal(warning?.endsAt.toISOString(), "2026-11-22T19:00:00.000Z");
});

Deno.test("what the service no longer lists is over", async () => {
  await using database = await cloneDatabase();
  await using service = serve([feature(polygon(SQUARE))]);
  await hearWarnings(database.sql, service.client, NOW);
  service.features = [];
  const warnings = await hearWarnings(database.sql, service.client, NOW);
  assert.equal(warnings.find({ latitude: 2, longitude: 2 }), undefined);
});

Deno.test("asks for the whole country in one request, and says whom to write to", async () => {
  await using database = await cloneDatabase();
  await using service = serve([]);
  await hearWarnings(database.sql, service.client, NOW);
  assert.deepEqual(service.asked, [
    "/alerts/active?event=Flash%20Flood%20Warning%2CFlood%20Warning as FloodLine (ops@floodline.example)",
  ]);
});

function serve(features: unknown[]) {
  const service = { features, asked: [] as string[] };
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    (request) => {
      const { pathname, search } = new URL(request.url);
      service.asked.push(`${pathname}${search} as ${request.headers.get("user-agent")}`);
      return Response.json({ type: "FeatureCollection", features: service.features });
    },
  );
  const url = `http://127.0.0.1:${server.addr.port}`;
  return Object.assign(service, {
    client: new WeatherService({ url, contact: "ops@floodline.example" }),
    [Symbol.asyncDispose]: () => server.shutdown(),
  });
}
