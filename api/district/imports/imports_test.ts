// Files of a district's: read beside the program, seen, taken by a manager; nothing of them counts before.
import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { zipSync } from "fflate";
import { ImportDraft } from "shared/api/district/imports.ts";
import { areaOf, partsOf } from "shared/geo/areas.ts";
import { startApi, type TestApi } from "../../../testing/api.ts";
import { cloneDatabase, type TestDatabase } from "../../../testing/database.ts";
import type { HttpClient } from "../../../testing/http_client.ts";
import { addDistrict, addReport, addUser, RED_HOOK } from "../../../testing/rows.ts";

const PATH = "/api/district/imports";

async function openRoom(database: TestDatabase, api: TestApi) {
  const bid = await addDistrict(database.sql, RED_HOOK);
  const enter = async (role: "manager" | "crew" = "manager") =>
    await api.enter(await addUser(database.sql, { bidId: bid.id, role }));
  return { bid, enter, manager: await enter() };
}

function send(
  client: HttpClient,
  kind: string,
  content: string | Uint8Array<ArrayBuffer> | undefined,
  fields: Record<string, string> = {},
  name = "file.geojson",
) {
  const form = new FormData();
  if (content !== undefined) form.set("file", new File([content], name));
  for (const [key, value] of Object.entries(fields)) form.set(key, value);
  return client.send("POST", `${PATH}/${kind}`, { body: form });
}

const box = (west: number, south: number, size: number) => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];
const polygon = (ring: number[][]) => JSON.stringify({ type: "Polygon", coordinates: [ring] });
const boundaryOf = async ({ sql }: TestDatabase) =>
  (await sql`select boundary from bids where slug = ${RED_HOOK.slug}`)[0]!.boundary;

Deno.test("a boundary is read, seen with what it means, taken, noted, and put back", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { manager } = await openRoom(database, api);
  const before = await boundaryOf(database);
  await addReport(database.sql, {
    bidId: (await database.sql`select id from bids`)[0]!.id,
    location: { latitude: 40.685, longitude: -74.015 },
    happenedAt: new Date(),
  });
  const turned = polygon(box(-74.012, 40.674, 0.006).map(([x, y]) => [y!, x!]));
  const sent = await send(manager, "boundary", turned);
  assert.equal(sent.status, 201, sent.text);
  const draft = ImportDraft.parse(sent.body);
  assert.match(draft.view.choices[0]!.asks[0]!.words, /latitude first/);
  const says = draft.says[0]!.join(" ");
  assert.match(says, /It covers 0\.\d+ sq mi, where yours covers/);
  assert.match(says, /It touches .*11231 \(yours, nobody follows it\)/);
  assert.match(says, /1 open reports would lie outside, and stay yours to answer/);
  assert.deepEqual(await boundaryOf(database), before, "nothing is saved before it is taken");
  const { body: overview } = await manager.get(PATH);
  assert.deepEqual([overview.drafts, overview.mayUndoBoundary], [["boundary"], false]);

  const taken = await manager.post(`${PATH}/boundary/${draft.id}/take`, { choice: 0 });
  assert.equal(taken.status, 200, taken.text);
  const after = await boundaryOf(database);
  assert.deepEqual(partsOf(after)[0]![0]![0], [-74.012, 40.674]);
  const [note] = await database.sql`select detail from security_log where event = 'fileTaken'`;
  assert.deepEqual(note!.detail, { which: "boundary", name: "file.geojson" });
  const twice = await manager.post(`${PATH}/boundary/${draft.id}/take`, { choice: 0 });
  assert.deepEqual([twice.status, twice.body.error.code], [404, "draftOfFileNotFound"]);

  assert.equal((await manager.get(PATH)).body.mayUndoBoundary, true);
  assert.equal((await manager.post("/api/district/boundary/undo")).status, 204);
  assert.deepEqual(await boundaryOf(database), before);
  assert.equal((await manager.post("/api/district/boundary/undo")).status, 404);
});

Deno.test("of a city's districts one is taken; what lies over another district is not", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { manager } = await openRoom(database, api);
  await addDistrict(database.sql, { ...RED_HOOK, slug: "beside", longitude: -74.033 });
  const ours = { longitude: -74.012, latitude: 40.674 };
  const file = JSON.stringify({
    type: "FeatureCollection",
    features: [["Over", -74.036], ["Ours", ours.longitude], ["Far", -74.6]].map(([name, west]) => ({
      type: "Feature",
      properties: { name },
      geometry: { type: "Polygon", coordinates: [box(Number(west), ours.latitude, 0.004)] },
    })),
  });
  const { body } = await send(manager, "boundary", file);
  const draft = ImportDraft.parse(body);
  assert.deepEqual(draft.view.choices.map(({ name, no }) => [name, no !== undefined]), [
    ["Over", false],
    ["Ours", false],
    ["Far", true],
  ]);
  assert.match(draft.says[0]!.join(" "), /most of another district, and cannot be taken so/);
  const take = (choice: number) => manager.post(`${PATH}/boundary/${draft.id}/take`, { choice });
  assert.deepEqual((await take(0)).body.error.code, "boundaryTaken");
  assert.match((await take(2)).body.error.message, /miles from 11231/);
  assert.equal((await take(9)).status, 404);
  assert.equal((await take(1)).status, 200);
  assert.equal((await boundaryOf(database)).coordinates[0][0][0], -74.012);
});

Deno.test("what another release has read of a file is not there any more, and can be brought again", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { manager } = await openRoom(database, api);
  const file = polygon(box(-74.012, 40.674, 0.004));
  const { body: { id } } = await send(manager, "boundary", file);
  const other = gzipSync(
    JSON.stringify({ kind: "boundary", view: { format: "GeoJSON" }, parts: [] }),
  );
  await database.sql`update import_drafts set content = ${other}`;
  assert.equal((await manager.get(`${PATH}/boundary`)).body.error.code, "draftOfFileNotFound");
  const taken = await manager.post(`${PATH}/boundary/${id}/take`, {});
  assert.equal(taken.body.error.code, "draftOfFileNotFound");
  assert.equal((await send(manager, "boundary", file)).status, 201);
});

Deno.test("drains come in, and the next file says what is new, gone and moved, and loses nothing", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { manager } = await openRoom(database, api);
  const csv = (...rows: [string, number][]) =>
    ["UNITID,TYPE,LATITUDE,LONGITUDE", ...rows.map(([id, y]) => `${id},Inlet,${y},-74.009`)].join(
      "\n",
    );
  const bring = async (file: string) => {
    const { body, status, text } = await send(manager, "drains", file);
    assert.equal(status, 201, text);
    const draft = ImportDraft.parse(body);
    await manager.post(`${PATH}/drains/${draft.id}/take`, {});
    return draft;
  };
  const first = await bring(csv(["1", 40.677], ["2", 40.678], ["3", 40.679], ["9", 41]));
  assert.deepEqual([first.view.read, first.view.taken, first.view.leftOut], [4, 3, [
    "1 outside the district",
  ]]);
  assert.deepEqual(first.view.columns, {
    place: "LATITUDE, LONGITUDE",
    id: "UNITID",
    kind: "TYPE",
  });
  assert.deepEqual(first.says, [["3 new"]]);
  const ids = await database
    .sql`select id from drains where source_id in ('1', '2') order by source_id`;
  const second = await bring(csv(["1", 40.677], ["22", 40.678], ["4", 40.68]));
  assert.deepEqual(second.says, [[
    "1 new",
    "2 that you have already",
    "1 under another number, known by their place",
    "1 gone: kept, with all that hangs on them, and marked so",
  ]]);
  const rows = await database.sql`
    select id, source_id, kind, gone_at is not null as is_gone from drains order by source_id`;
  assert.deepEqual(rows.map((row) => [row.sourceId, row.kind, row.isGone]), [
    ["1", "Inlet", false],
    ["22", "Inlet", false],
    ["3", "Inlet", true],
    ["4", "Inlet", false],
  ]);
  assert.deepEqual(rows.slice(0, 2).map(({ id }) => id), ids.map(({ id }) => id));
  await bring(csv(["1", 40.677], ["22", 40.678], ["3", 40.679], ["4", 40.68]));
  const [count] = await database.sql`select count(*)::int from drains where gone_at is null`;
  assert.equal(count!.count, 4, "what was gone is back");
});

Deno.test("two drains may change their numbers with one another", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { manager } = await openRoom(database, api);
  for (const [a, b] of [["1", "2"], ["2", "1"]]) {
    const file = `id,lat,long\n${a},40.677,-74.009\n${b},40.678,-74.009\n`;
    const { body } = await send(manager, "drains", file);
    assert.equal((await manager.post(`${PATH}/drains/${body.id}/take`, {})).status, 200);
  }
  const rows = await database.sql`select source_id, latitude from drains order by latitude`;
  assert.deepEqual(rows.map(({ sourceId }) => sourceId), ["2", "1"]);
});

Deno.test("a file that is of no use is refused with the way out, and what waited goes on waiting", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { manager } = await openRoom(database, api);
  await send(manager, "boundary", polygon(box(-74.012, 40.674, 0.006)));
  const refused: [Uint8Array<ArrayBuffer> | string | undefined, RegExp][] = [
    [undefined, /none was chosen/],
    ["", /none was chosen/],
    ["%PDF-1.7", /PDF.*geojson\.io/],
    [zipSync({ "a.geojson": new Uint8Array(60_000_000) }) as Uint8Array<ArrayBuffer>, /unpacks to/],
    ["<kml>" + "<Folder>".repeat(10_000), /nested too deep/],
  ];
  for (const [content, way] of refused) {
    const { status, body } = await send(manager, "boundary", content);
    assert.deepEqual([status, body.error.code], [422, "fileUnusable"]);
    assert.match(body.error.message, way);
  }
  const plain = await manager.post(`${PATH}/boundary`, { file: "x" });
  assert.deepEqual([plain.status, plain.body.error.code], [422, "fileUnusable"]);
  assert.equal((await send(manager, "sewers", "{}")).status, 422);
  assert.equal((await manager.get(`${PATH}/boundary`)).status, 200);
});

Deno.test("crew may look and not bring; taking needs a new code; a draft is an hour's", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { manager, enter } = await openRoom(database, api);
  const crew = await enter("crew");
  const file = polygon(box(-74.012, 40.674, 0.006));
  assert.equal((await crew.get(PATH)).status, 200);
  assert.equal((await send(crew, "boundary", file)).body.error.code, "notAllowedByRole");
  const { body } = await send(manager, "boundary", file);
  api.clock.forward(10.1);
  const late = await manager.post(`${PATH}/boundary/${body.id}/take`, {});
  assert.equal(late.body.error.code, "freshCodeNeeded");
  assert.equal((await manager.get(`${PATH}/boundary`)).status, 200);
  assert.equal((await manager.delete(`${PATH}/boundary`)).status, 204);
  assert.equal((await manager.get(`${PATH}/boundary`)).status, 404);
  await send(manager, "boundary", file);
  api.clock.forward(61);
  assert.equal((await manager.get(`${PATH}/boundary`)).status, 404);
});

Deno.test("what a district's boundary is comes in again as it is", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { manager } = await openRoom(database, api);
  const own = await boundaryOf(database);
  const { body } = await send(manager, "boundary", JSON.stringify(own));
  await manager.post(`${PATH}/boundary/${body.id}/take`, {});
  assert.deepEqual(areaOf(partsOf(await boundaryOf(database))), own);
});
