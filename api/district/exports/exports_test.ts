// A district's list as a file: what a filter means, as it is this second, in each format.
import assert from "node:assert/strict";
import type { Sql } from "shared/server/database.ts";
import { startApi } from "../../../testing/api.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import {
  addDistrict,
  addKey,
  addReport,
  addUser,
  HOBOKEN,
  RED_HOOK,
} from "../../../testing/rows.ts";
import type { HttpClient } from "../../../testing/http_client.ts";
import { readCsv } from "../../../testing/csv.ts";
import { type Element, readXml } from "../../../testing/xml.ts";

const PATH = "/api/district/reports";
const NOW = "2026-11-22T17:00:00Z";

async function openRoom() {
  await using starting = new AsyncDisposableStack();
  const database = starting.use(await cloneDatabase());
  const api = starting.use(await startApi(database));
  api.clock.set(NOW);
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const elsewhere = await addDistrict(sql, HOBOKEN);
  await addReport(sql, { bidId: elsewhere.id, happenedAt: NOW });
  const manager = await api.enter(await addUser(sql, { bidId }));
  const owned = starting.move();
  return { database, sql, api, bidId, manager, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

/** Byte by byte: a response's own text has lost the mark that Excel needs. */
async function readFile(who: HttpClient, path: string): Promise<string[][]> {
  const bytes = await (await who.open("GET", path)).bytes();
  return readCsv(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes));
}

/** As a statement of the product's says that it has changed one. */
const change = (sql: Sql, id: string, status: string) =>
  sql`
    update reports set status = ${status} where id = ${id}
    returning tell_district(bid_id, id, 'reportChanged')`;

Deno.test("the file has what the list has, filter by filter, in each format", async () => {
  await using room = await openRoom();
  const { sql, bidId, manager } = room;
  const location = { latitude: 40.677512, longitude: -74.008543 };
  const ids = [
    await addReport(sql, { bidId, happenedAt: NOW, depth: "knee", location }),
    await addReport(sql, { bidId, happenedAt: "2026-11-20T12:00:00Z", depth: "waist" }),
    await addReport(sql, { bidId, happenedAt: NOW, depth: "ankle" }),
  ];
  await change(sql, ids[1]!, "passed_on");
  const gone = await addReport(sql, { bidId, happenedAt: NOW });
  await sql`update reports set withdrawn_at = now() where id = ${gone}`;
  for (
    const filter of ["", "?status=open", "?depth=waist,knee", "?since=2026-11-22", "?since=24h"]
  ) {
    const list = (await manager.get(`${PATH}${filter}`)).body.reports.map(
      ({ id }: { id: string }) => id,
    );
    const [head, ...lines] = await readFile(manager, `${PATH}.csv${filter}`);
    assert.deepEqual(lines.map((line) => line[head!.indexOf("id")]), list, `csv${filter}`);
    const map = (await manager.get(`${PATH}.geojson${filter}`)).body.features;
    assert.deepEqual(map.map(({ id }: { id: string }) => id), list, `geojson${filter}`);
    const { text } = await manager.get(`${PATH}.kml${filter}`);
    const placemarks = [...text.matchAll(/<Placemark id="r-([^"]+)">/g)].map(([, id]) => id);
    assert.deepEqual(placemarks, list, `kml${filter}`);
  }
  const { headers } = await manager.get(`${PATH}.csv?depth=knee`);
  assert.equal(headers.get("content-type"), "text/csv; charset=utf-8");
  assert.match(headers.get("content-disposition")!, /attachment; filename="floodline-reports.csv"/);
  const [head, line] = await readFile(manager, `${PATH}.csv?depth=knee`);
  const row = Object.fromEntries(head!.map((name, n) => [name, line![n]]));
  assert.deepEqual(
    [row.latitude, row.longitude, row.happenedAt, row.happenedThere, row.status, row.isHidden],
    ["40.677512", "-74.008543", "2026-11-22T17:00:00.000Z", "2026-11-22 12:00", "new", "false"],
  );
  const [, ofWaist] = await readFile(manager, `${PATH}.csv?depth=waist`);
  assert.equal(ofWaist![head!.indexOf("latitude")], "");
});

Deno.test("GeoJSON has longitude first and null for no place; KML is one XML that holds whatever a note has", async () => {
  await using room = await openRoom();
  const { sql, bidId, manager } = room;
  const location = { latitude: 40.677512, longitude: -74.008543 };
  const id = await addReport(sql, { bidId, happenedAt: NOW, depth: "knee", location });
  await addReport(sql, { bidId, happenedAt: NOW, depth: "ankle" });
  const note = '=1+1 <b>&"]]>\u000b\n"two" lines, 地下室';
  await sql`update reports set note = ${note} where id = ${id}`;
  const { body, headers } = await manager.get(`${PATH}.geojson`);
  assert.match(headers.get("content-type")!, /^application\/geo\+json/);
  const [without, placed] = body.features;
  assert.deepEqual(placed.geometry, { type: "Point", coordinates: [-74.008543, 40.677512] });
  assert.equal(placed.properties.note, note);
  assert.equal(without.geometry, null);
  const { text } = await manager.get(`${PATH}.kml`);
  const all = listElements(readXml(text));
  assert.equal(all.filter(({ name }) => name === "Placemark").length, 2);
  const textOf = (wanted: string) => all.find(({ name }) => name === wanted)?.text;
  assert.equal(textOf("coordinates"), "-74.008543,40.677512");
  assert.equal(textOf("description"), note.replace("\u000b", ""));
  const [head, , line] = await readFile(manager, `${PATH}.csv`);
  assert.equal(line![head!.indexOf("note")], `'${note}`);
});

Deno.test("of an empty list each file is whole", async () => {
  await using room = await openRoom();
  const { manager } = room;
  assert.equal((await readFile(manager, `${PATH}.csv`)).length, 1);
  assert.deepEqual((await manager.get(`${PATH}.geojson`)).body.features, []);
  const { text } = await manager.get(`${PATH}.kml`);
  assert.ok(!listElements(readXml(text)).some(({ name }) => name === "Placemark"));
});

Deno.test("thousands of reports come in pieces, none twice and none left out, though more come in meanwhile", async () => {
  await using room = await openRoom();
  const { sql, bidId, manager } = room;
  const count = 9_000;
  await sql`
    insert into reports (bid_id, zip, depth, note, happened_at, created_at)
    select ${bidId}, '11231', 'knee', repeat('wet ', 30), ${NOW}, now()
    from generate_series(1, ${count})`;
  const response = await manager.open("GET", `${PATH}.csv`);
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = "\ufeff" + ((await reader.read()).value ?? "").replace("\ufeff", "");
  // One look at the database: what comes now is of the next file.
  await addReport(sql, { bidId, happenedAt: NOW });
  await sql`update reports set depth = 'waist' where bid_id = ${bidId}`;
  let pieces = 1;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    text += read.value;
    pieces++;
  }
  assert.ok(pieces > 4, `${pieces} pieces`);
  const [head, ...lines] = readCsv(text);
  const ids = lines.map((line) => line[head!.indexOf("id")]);
  assert.equal(new Set(ids).size, count);
  assert.equal(lines.length, count);
  assert.deepEqual(new Set(lines.map((line) => line[head!.indexOf("depth")])), new Set(["knee"]));
});

Deno.test("whoever has the file is told that it is as it was, until anything of a report changes", async () => {
  await using room = await openRoom();
  const { sql, bidId, manager, api } = room;
  const id = await addReport(sql, { bidId, happenedAt: NOW });
  await addKey(sql, bidId, { key: "floodline_key_x" });
  const city = Object.assign(api.client(), { key: "floodline_key_x" });
  const first = await city.get(`${PATH}.csv?status=open`);
  const etag = first.headers.get("etag")!;
  const again = () => city.get(`${PATH}.csv?status=open`, { "if-none-match": etag });
  const known = await again();
  assert.deepEqual([known.status, known.text], [304, ""]);
  // Of another filter it is another file.
  const other = await city.get(`${PATH}.csv?status=ended`, { "if-none-match": etag });
  assert.equal(other.status, 200);
  await change(sql, id, "seen");
  const changed = await again();
  assert.equal(changed.status, 200);
  assert.notEqual(changed.headers.get("etag"), etag);
  // What the clock moves is written each time.
  assert.equal((await manager.get(`${PATH}.csv?since=24h`)).headers.get("etag"), null);
  const asked = await city.send("HEAD", `${PATH}.csv`, {});
  assert.deepEqual([asked.status, asked.text], [200, ""]);
});

Deno.test("a program cannot ask for what is somebody's own, and a manager can", async () => {
  await using room = await openRoom();
  const { sql, bidId, manager, api } = room;
  await addReport(sql, { bidId, happenedAt: NOW });
  await addKey(sql, bidId, { key: "floodline_key_x" });
  const city = Object.assign(api.client(), { key: "floodline_key_x" });
  const refused = await city.get(`${PATH}.csv?fresh=yes`);
  assert.deepEqual([refused.status, refused.body.error.code], [422, "filterOfPerson"]);
  assert.equal((await readFile(manager, `${PATH}.csv?fresh=yes`)).length, 2);
});

function listElements(element: Element): Element[] {
  return [element, ...element.children.flatMap(listElements)];
}
