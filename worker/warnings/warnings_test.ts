import assert from "node:assert/strict";
import { listConditions } from "shared/server/conditions.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { indexAreas } from "./areas.ts";
import { type Area, WeatherService } from "./nws.ts";
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

/** A warning's chain over SQUARE: messages by id, each naming those before it. */
function message(id: string, change: Record<string, unknown> = {}, ...before: string[]) {
  return feature(polygon(SQUARE), {
    id,
    sent: `2026-11-22T12:4${before.length}:00-05:00`,
    messageType: before.length > 0 ? "Update" : "Alert",
    references: before.map((identifier, n) => ({
      "@id": `https://api.weather.gov/alerts/${identifier}`,
      identifier,
      sender: "w-nws.webmaster@noaa.gov",
      sent: `2026-11-22T12:4${n}:00-05:00`,
    })),
    ...change,
  });
}

const INSIDE = { latitude: 2, longitude: 2 };

/** Hears each list half an hour after the one before it; null: the service is down. */
async function hearLists(lists: (unknown[] | null)[]) {
  await using database = await cloneDatabase();
  await using service = serve([]);
  const found: (string | undefined)[] = [];
  for (const [n, list] of lists.entries()) {
    service.features = list;
    const now = new Date(NOW.getTime() + n * 30 * 60_000);
    found.push((await hearWarnings(database.sql, service.client, now)).find(INSIDE)?.id);
  }
  const rows = await database.sql`
    select id, first_id, replaced_by, to_char(ended_at, 'HH24:MI') as ended_at
    from warnings order by id`;
  const kept = rows.map((w) => `${w.id} of ${w.firstId} → ${w.replacedBy ?? w.endedAt ?? "open"}`);
  return { found, kept };
}

const CHAINS: [
  sentence: string,
  lists: (unknown[] | null)[],
  found: (string | undefined)[],
  kept: string[],
][] = [
  [
    "an update takes the place of what it names, and keeps the first of its chain",
    [[message("a")], [message("b", {}, "a")], [message("c", {}, "a", "b")]],
    ["a", "b", "c"],
    ["a of a → b", "b of a → c", "c of a → open"],
  ],
  [
    "an update that names only the one before it is of the same chain",
    [[message("a")], [message("b", {}, "a")], [message("c", {}, "b")]],
    ["a", "b", "c"],
    ["a of a → b", "b of a → c", "c of a → open"],
  ],
  [
    "a chain heard of late begins with the oldest that is named",
    [[message("c", {}, "a", "b")]],
    ["c"],
    ["c of a → open"],
  ],
  [
    "a whole chain on one list is followed to its end",
    [[message("c", {}, "a", "b"), message("a"), message("b", {}, "a")]],
    ["c"],
    ["a of a → b", "b of a → c", "c of a → open"],
  ],
  [
    "a cancellation ends what it refers to",
    [[message("a")], [message("b", { messageType: "Cancel" }, "a")]],
    ["a", undefined],
    ["a of a → b", "b of a → 18:30"],
  ],
  [
    "where some counties are cancelled and others go on, the update is what follows",
    [[message("a")], [
      message("b", { messageType: "Cancel" }, "a"),
      message("c", {}, "a"),
    ]],
    ["a", "c"],
    ["a of a → c", "b of a → 18:30", "c of a → open"],
  ],
  [
    "one that vanished from the list is ended",
    [[message("a")], []],
    ["a", undefined],
    ["a of a → 18:30"],
  ],
  [
    "one that comes back onto the list is in force again",
    [[message("a")], [], [message("a")]],
    ["a", undefined, "a"],
    ["a of a → open"],
  ],
  [
    "one that was replaced stays so, though a stale list shows it again",
    [[message("a")], [message("b", {}, "a")], [message("a")], [message("b", {}, "a")]],
    ["a", "b", undefined, "b"],
    ["a of a → b", "b of a → open"],
  ],
  [
    "the service down ends nothing",
    [[message("a")], null, [message("a")]],
    ["a", "a", "a"],
    ["a of a → open"],
  ],
  [
    "a danger that moved away is over here",
    [[message("a")], [feature(polygon(FAR), {
      id: "b",
      messageType: "Update",
      sent: "2026-11-22T13:20:00-05:00",
      references: [{ identifier: "a", sent: "2026-11-22T12:44:00-05:00" }],
    })]],
    ["a", undefined],
    ["a of a → b", "b of a → open"],
  ],
  [
    "references in an unknown shape do not hide the warning",
    [[message("a", { references: ["a", 1] })]],
    ["a"],
    ["a of a → open"],
  ],
];

for (const [sentence, lists, found, kept] of CHAINS) {
  Deno.test(sentence, async () => {
    assert.deepEqual(await hearLists(lists), { found, kept });
  });
}

Deno.test("how the Weather Service is, is known: ill since when, and well again", async () => {
  await using database = await cloneDatabase();
  await using service = serve([]);
  const conditionAt = async (minutes: number, features: unknown[] | null) => {
    service.features = features;
    const now = new Date(NOW.getTime() + minutes * 60_000);
    await hearWarnings(database.sql, service.client, now);
    const [condition] = await listConditions(database.sql);
    return [condition!.name, condition!.wellAt?.getTime(), condition!.illSince?.getTime()];
  };
  const at = (minutes: number) => NOW.getTime() + minutes * 60_000;
  assert.deepEqual(await conditionAt(0, []), ["weatherService", at(0), undefined]);
  assert.deepEqual(await conditionAt(30, null), ["weatherService", at(0), at(30)]);
  assert.deepEqual(await conditionAt(60, null), ["weatherService", at(0), at(30)]);
  assert.deepEqual(await conditionAt(90, []), ["weatherService", at(90), undefined]);
});

Deno.test("finds the warnings over every ZIP code of the country in a moment", () => {
  const square = (n: number): Area => {
    const [west, south] = [-125 + n % 50, 25 + Math.floor(n / 50) * 2];
    const ring: [number, number][] = [[0, 0], [0.8, 0], [0.8, 0.8], [0, 0.8], [0, 0]];
    const coordinates = [ring.map(([x, y]): [number, number] => [west + x, south + y])];
    return { type: "Polygon", coordinates };
  };
  const find = indexAreas(Array.from({ length: 500 }, (_, n) => ({
    id: `urn:${n}`,
    firstId: `urn:${n}`,
    event: "Flood Warning",
    headline: null,
    sender: null,
    onsetAt: null,
    endsAt: NOW,
    area: square(n),
  })));
  const begun = performance.now();
  let warned = 0;
  for (let n = 0; n < 33_000; n++) {
    const point = { latitude: 25 + (n % 200) / 10, longitude: -125 + Math.floor(n / 200) / 3.3 };
    if (find(point)) warned++;
  }
  const ms = performance.now() - begun;
  assert(warned > 5_000, `${warned}`);
  assert(ms < 500, `${Math.round(ms)} ms`);
});

function serve(features: unknown[] | null) {
  const service = { features, asked: [] as string[] };
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    (request) => {
      const { pathname, search } = new URL(request.url);
      service.asked.push(`${pathname}${search} as ${request.headers.get("user-agent")}`);
      if (!service.features) return new Response("Service Unavailable", { status: 503 });
      return Response.json({ type: "FeatureCollection", features: service.features });
    },
  );
  const url = `http://127.0.0.1:${server.addr.port}`;
  return Object.assign(service, {
    client: new WeatherService({ url, contact: "ops@floodline.example" }),
    [Symbol.asyncDispose]: () => server.shutdown(),
  });
}
