// The Weather Service's list in pages, and what stands on it in odd shapes.
import assert from "node:assert/strict";
import { cloneDatabase } from "../../testing/database.ts";
import { addDistrict, RED_HOOK } from "../../testing/rows.ts";
import { FAR, feature, HOLE, NOW, polygon, SQUARE } from "../../testing/weather_service.ts";
import { DANGERS, natureOf } from "shared/storms/dangers.ts";
import { dangerOfWarning, EVENTS, SOFTER_EVENTS } from "shared/storms/products.ts";
import { areaOf } from "./geometry.ts";
import { WeatherService } from "./nws.ts";
import { hearWarnings } from "./warnings.ts";

const disc = (n: number) => ({ latitude: n, longitude: n, reachMetres: 1000 });

type Pages = Record<string, { features: readonly unknown[]; next?: string } | null>;

/** Pages by their cursor; null: that one fails. `next` may hold ORIGIN for the service's own. */
function servePages(pages: Pages) {
  const service = { pages };
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, (request) => {
    const { searchParams, origin } = new URL(request.url);
    const page = service.pages[searchParams.get("cursor") ?? "1"];
    if (!page) return new Response("Service Unavailable", { status: 503 });
    const next = page.next?.replace("ORIGIN", origin);
    return Response.json({ features: page.features, ...next && { pagination: { next } } });
  });
  const client = new WeatherService({ url: `http://127.0.0.1:${server.addr.port}` });
  return Object.assign(service, { client, [Symbol.asyncDispose]: () => server.shutdown() });
}

const ONE = feature(polygon(SQUARE), { id: "urn:1" });
const TWO = feature(polygon(FAR), { id: "urn:2" });

Deno.test("what stands on the second page counts, and goes on", async () => {
  await using database = await cloneDatabase();
  await using service = servePages({
    1: { features: [ONE], next: "ORIGIN/alerts?limit=1&cursor=2" },
    2: { features: [TWO], next: "ORIGIN/alerts?limit=1&cursor=3" },
    3: { features: [] },
  });
  for (const _ of ["heard", "heard again"]) {
    const warnings = await hearWarnings(database.sql, service.client, NOW);
    assert.equal(warnings.heard, 2);
    assert.deepEqual([warnings.list(disc(2)).length, warnings.list(disc(55)).length], [1, 1]);
  }
});

for (
  const [sentence, first, pages] of [
    ["a page that fails", "ORIGIN/alerts?cursor=2", { 2: null }],
    ["pages that lead round", "ORIGIN/alerts?cursor=2", {
      2: { features: [ONE], next: "ORIGIN/alerts?cursor=2" },
    }],
    ["a next page on another host", "https://elsewhere.example/alerts?cursor=2", {}],
    ["a next page that is no address", "http://", {}],
  ] as const
) {
  Deno.test(`${sentence}: what was heard counts, and nothing known is ended`, async () => {
    await using database = await cloneDatabase();
    await using service = servePages({
      1: { features: [ONE], next: "ORIGIN/alerts?cursor=2" },
      2: { features: [TWO] },
    });
    await hearWarnings(database.sql, service.client, NOW);
    const NEW = feature(polygon([[20, 20], [30, 20], [30, 30], [20, 20]]), { id: "urn:new" });
    service.pages = { 1: { features: [NEW], next: first }, ...pages };
    const warnings = await hearWarnings(database.sql, service.client, NOW);
    const found = [25.5, 55, 2].map((n) => warnings.list({ ...disc(n), latitude: n - 0.5 }).length);
    assert.deepEqual(found, [1, 1, 1]);
  });
}

Deno.test("one that turned odd on the list is not ended", async () => {
  await using database = await cloneDatabase();
  await using service = servePages({ 1: { features: [ONE, TWO] } });
  await hearWarnings(database.sql, service.client, NOW);
  const odd = { ...ONE, properties: { ...ONE.properties, messageType: 7 } };
  service.pages = { 1: { features: [odd, null, 3, {}] } };
  const warnings = await hearWarnings(database.sql, service.client, NOW);
  assert.deepEqual([warnings.list(disc(2)).length, warnings.list(disc(55)).length], [1, 0]);
});

Deno.test("odd words beside it do not hide a warning", async () => {
  await using database = await cloneDatabase();
  const odd = { headline: 3, senderName: {}, onset: "soon", ends: "?", expires: null, sent: 0 };
  await using service = servePages({
    1: { features: [feature(polygon(SQUARE), { ...odd, references: "none", parameters: [] })] },
  });
  const warnings = await hearWarnings(database.sql, service.client, NOW);
  const [warning] = warnings.list(disc(2));
  assert.deepEqual([warning?.endsAt, warning?.onsetAt, warning?.threat], [null, null, null]);
});

Deno.test("a geometry's polygons, however they are nested", () => {
  const collection = (...geometries: unknown[]) => ({ type: "GeometryCollection", geometries });
  const square = polygon(SQUARE, HOLE);
  assert.deepEqual(areaOf(square), square);
  assert.deepEqual(areaOf(collection(square)), square);
  assert.deepEqual(
    areaOf(collection(
      { type: "Point", coordinates: [1, 2] },
      collection(square, null, { type: "MultiPolygon", coordinates: [[FAR], "?"] }),
    )),
    { type: "MultiPolygon", coordinates: [[SQUARE, HOLE], [FAR]] },
  );
  for (
    const none of [null, "?", [], {}, collection(), { type: "LineString", coordinates: SQUARE }]
  ) {
    assert.equal(areaOf(none), null);
  }
  assert.equal(areaOf(polygon([[0, 0], [9999, 0], [0, 1], [0, 0]])), null, "out of this world");
});

Deno.test("parts that lie over each other do not cancel out", async () => {
  await using database = await cloneDatabase();
  const geometry = {
    type: "GeometryCollection",
    geometries: [polygon(SQUARE), polygon(SQUARE)],
  };
  await using service = servePages({ 1: { features: [feature(geometry)] } });
  const warnings = await hearWarnings(database.sql, service.client, NOW);
  assert.equal(warnings.list(disc(5)).length, 1);
});

Deno.test("the database knows the same dangers in the same order, and the same reach", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const [{ dangers }] = await sql<[{ dangers: string[] }]>`
    select enum_range(null::danger)::text[] as dangers`;
  assert.deepEqual(dangers, [...DANGERS]);
  for (const event of [...EVENTS, "Tsunami Warning"]) {
    for (const threat of [null, "CONSIDERABLE", "CATASTROPHIC"] as const) {
      const [row] = await sql`select danger_of(${event}, ${threat})::text as danger`;
      assert.equal(row!.danger, dangerOfWarning(event, threat));
    }
  }
  for (const kind of DANGERS) {
    const [row] = await sql`select nature_of(${kind}) as nature`;
    assert.equal(row!.nature, natureOf(kind));
  }
  // A district may count each of the softer products, and no other.
  for (const event of EVENTS) {
    const slug = crypto.randomUUID();
    const added = addDistrict(sql, { ...RED_HOOK, slug, zips: [] }).then(({ id }) =>
      sql`update bids set softer = array[${event}] where id = ${id}`
    );
    const isSofter = (SOFTER_EVENTS as readonly string[]).includes(event);
    assert.equal(await added.then(() => true, () => false), isSofter, event);
  }
  // Half a kilometre east of the middle of 11231 the area begins; its disc reaches that far.
  const [zip] = await sql<[{ latitude: number; longitude: number; reachMetres: number }]>`
    select latitude, longitude, reach_of(z) as reach_metres from zips z where zip = '11231'`;
  const east = (metres: number) =>
    zip.longitude + metres / 111_195 / Math.cos(zip.latitude * Math.PI / 180);
  for (const [metres, isReached] of [[500, true], [zip.reachMetres + 20, false]] as const) {
    await sql`delete from warnings`;
    const [west, south, north] = [east(metres), zip.latitude - 0.1, zip.latitude + 0.1];
    const ring = [[west, south], [west + 1, south], [west + 1, north], [west, north], [
      west,
      south,
    ]];
    await using service = servePages({ 1: { features: [feature(polygon(ring))] } });
    const warnings = await hearWarnings(sql, service.client, NOW);
    assert.equal(warnings.list(zip).length, isReached ? 1 : 0, `${metres} m`);
    const rows = await sql`select w.id from zips z, warnings_over(z) w where z.zip = '11231'`;
    assert.equal(rows.length, isReached ? 1 : 0, `${metres} m, in the database`);
  }
});
