import assert from "node:assert/strict";
import { cloneDatabase } from "../../testing/database.ts";
import { FAR, feature, HOLE, NOW, polygon, serve, SQUARE } from "../../testing/weather_service.ts";
import { EVENTS, isTold } from "shared/storms/products.ts";
import { hearWarnings } from "./warnings.ts";

function discAt(n: number) {
  return { latitude: n, longitude: n, reachMetres: 1000 };
}

/** Where the features warn: "inside" (2,2), "hole" (5,5), "far" (55,55), and how many were heard. */
async function hear(features: unknown[]) {
  await using database = await cloneDatabase();
  await using service = serve(features);
  const warnings = await hearWarnings(database.sql, service.client, NOW);
  const isWarned = (n: number) => warnings.list(discAt(n)).length > 0;
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
  const [warning] = warnings.list(discAt(2));
  assert.equal(warning?.id, "urn:long");
  assert.equal(warning?.endsAt?.toISOString(), "2026-11-23T01:00:00.000Z");
});

Deno.test("a warning until further notice has no end, and goes on while it is on the list", async () => {
  await using database = await cloneDatabase();
  await using service = serve([feature(polygon(SQUARE), { ends: null })]);
  const idsAt = async (minutes: number) => {
    const now = new Date(NOW.getTime() + minutes * 60_000);
    const warnings = await hearWarnings(database.sql, service.client, now);
    return warnings.list(discAt(2)).map(({ endsAt }) => endsAt);
  };
  assert.deepEqual(await idsAt(0), [null]);
  assert.deepEqual(
    await idsAt(600),
    [null],
    "its message expired after an hour, and is still listed",
  );
  service.features = null;
  assert.deepEqual(await idsAt(659), [null], "the service is silent: what it said last counts");
  assert.deepEqual(await idsAt(661), [], "for an hour");
});

Deno.test("what the service no longer lists is over", async () => {
  await using database = await cloneDatabase();
  await using service = serve([feature(polygon(SQUARE))]);
  await hearWarnings(database.sql, service.client, NOW);
  service.features = [];
  const warnings = await hearWarnings(database.sql, service.client, NOW);
  assert.deepEqual(warnings.list(discAt(2)), []);
});

Deno.test("what another release hears of a product that this one does not know is not ended, nor told", async () => {
  await using database = await cloneDatabase();
  await using service = serve([feature(polygon(SQUARE))]);
  await hearWarnings(database.sql, service.client, NOW);
  await database.sql`
    insert into warnings (id, first_id, message_type, event, area, sent_at, ends_at, expires_at, seen_at)
    select 'newer', 'newer', message_type, 'Debris Flow Warning', area, sent_at, ends_at, expires_at, seen_at
    from warnings limit 1`;
  service.features = [];
  const warnings = await hearWarnings(database.sql, service.client, NOW);
  assert.deepEqual(warnings.list(discAt(2)).map(({ event }) => event), ["Debris Flow Warning"]);
  assert.deepEqual(warnings.list(discAt(2)).filter((warning) => isTold(warning)), []);
  const left = await database.sql`select event from warnings where ended_at is null`;
  assert.deepEqual([...left], [{ event: "Debris Flow Warning" }]);
});

Deno.test("asks for the whole country in one request, and says whom to write to", async () => {
  await using database = await cloneDatabase();
  await using service = serve([]);
  await hearWarnings(database.sql, service.client, NOW);
  assert.deepEqual(service.asked, [
    `/alerts/active?event=${
      encodeURIComponent(EVENTS.join())
    } as FloodLine (ops@floodline.example)`,
  ]);
});
