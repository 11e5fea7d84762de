// Links to a district's list: who makes them, who reads by them, and what is not sent twice.
import assert from "node:assert/strict";
import { ListLinkList, MadeListLink } from "shared/api/district/list_links.ts";
import { CODE_MINUTES, MAX_LIST_LINKS } from "shared/limits.ts";
import { startApi } from "../../../testing/api.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import type { HttpClient } from "../../../testing/http_client.ts";
import { addDistrict, addReport, addUser, HOBOKEN, RED_HOOK } from "../../../testing/rows.ts";
import { startSandbox } from "../../../testing/sandbox.ts";
import { cleanUp } from "../../../worker/housekeeping/housekeeping.ts";

const PATH = "/api/district/list-links";
const NOW = "2026-11-22T17:00:00.250Z";

async function openRoom() {
  await using starting = new AsyncDisposableStack();
  const database = starting.use(await cloneDatabase());
  const api = starting.use(await startApi(database));
  api.clock.set(NOW);
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const manager = await api.enter(await addUser(sql, { bidId }));
  const owned = starting.move();
  return { sql, api, bidId, manager, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

async function make(who: HttpClient, filter = "", name = "The city's sheet"): Promise<string> {
  const { status, body, text } = await who.post(PATH, { name, filter });
  assert.equal(status, 201, text);
  return `/api/lists/${MadeListLink.parse(body).token}/reports`;
}

const list = async (who: HttpClient) => ListLinkList.parse((await who.get(PATH)).body).links;

Deno.test("a link gives its district's list, as its filter has it, to whoever has it, until it is revoked", async () => {
  await using room = await openRoom();
  const { sql, api, bidId, manager } = room;
  const elsewhere = await addDistrict(sql, HOBOKEN);
  const other = await api.enter(await addUser(sql, { bidId: elsewhere.id }));
  const ours = await addReport(sql, { bidId, happenedAt: NOW, depth: "waist" });
  await addReport(sql, { bidId, happenedAt: NOW, depth: "ankle" });
  await addReport(sql, { bidId: elsewhere.id, happenedAt: NOW, depth: "waist" });
  const path = await make(manager, "depth=waist&status=open&nonsense=1");
  // Whoever is signed in elsewhere reads the same.
  for (const who of [api.client(), other, manager]) {
    const { body, headers } = await who.get(`${path}.geojson`);
    assert.deepEqual(body.features.map(({ id }: { id: string }) => id), [ours]);
    assert.equal(headers.get("cache-control"), "private, no-cache");
    assert.match(headers.get("x-robots-tag")!, /noindex/);
    assert.equal(headers.get("referrer-policy"), "no-referrer");
  }
  assert.match((await api.client().get(`${path}.csv`)).text, /^id,happenedAt,/);
  assert.match((await api.client().get(`${path}.kml`)).text, /<Placemark /);
  const [link] = await list(manager);
  assert.deepEqual([link!.name, link!.filter], ["The city's sheet", "status=open&depth=waist"]);
  assert.ok(link!.lastUsedAt);
  assert.ok(!JSON.stringify(await sql`select * from list_links`).includes(path.split("/")[3]!));
  assert.deepEqual(await list(other), []);
  assert.equal((await other.delete(`${PATH}/${link!.id}`)).status, 404);

  assert.equal((await manager.delete(`${PATH}/${link!.id}`)).status, 204);
  const revoked = await api.client().get(`${path}.csv`);
  assert.deepEqual([revoked.status, revoked.body.error.code], [404, "listNotFound"]);
  assert.equal((await manager.delete(`${PATH}/${link!.id}`)).body.error.code, "listNotFound");
  const acts = await sql`select event from security_log where bid_id = ${bidId} order by id`;
  assert.deepEqual(acts.map(({ event }) => event), ["listLinkMade", "listLinkRevoked"]);
});

Deno.test("a pull that asks again is told that nothing changed, by tag or by time, until something has", async () => {
  await using room = await openRoom();
  const { sql, api, bidId, manager } = room;
  const id = await addReport(sql, { bidId, happenedAt: NOW });
  const path = `${await make(manager)}.csv`;
  const city = api.client();
  let last: Headers;
  const pull = async () => (last = (await city.get(path)).headers);
  const byTag = async () => (await city.get(path, { "if-none-match": last.get("etag")! })).status;
  const byTime = async () =>
    (await city.get(path, { "if-modified-since": last.get("last-modified")! })).status;
  const change = (status: string) =>
    sql`
      update reports set status = ${status} where id = ${id}
      returning tell_district(bid_id, id, 'reportChanged')`;
  await pull();
  assert.equal(last!.get("last-modified"), "Sun, 22 Nov 2026 17:00:00 GMT");
  assert.deepEqual([await byTag(), await byTime()], [304, 304]);
  // Within the same second: nobody is told that it is as it was.
  await change("seen");
  assert.deepEqual([await byTag(), await byTime()], [200, 200]);
  await pull();
  assert.equal(last!.get("last-modified"), null);
  api.clock.forward(1);
  await pull();
  assert.deepEqual([await byTag(), await byTime()], [304, 304]);
  await change("in_progress");
  assert.deepEqual([await byTag(), await byTime()], [200, 200]);
  // What the clock moves cannot be told.
  const { headers } = await city.get(`${await make(manager, "since=24h")}.csv`);
  assert.deepEqual([headers.get("etag"), headers.get("last-modified")], [null, null]);
});

Deno.test("a change that is committed after a later one is no less of one, and old ones may be thrown away", async () => {
  await using room = await openRoom();
  await using sandbox = await startSandbox();
  const { sql, api, bidId, manager } = room;
  const [one, other] = [
    await addReport(sql, { bidId, happenedAt: NOW }),
    await addReport(sql, { bidId, happenedAt: NOW }),
  ];
  const path = `${await make(manager)}.csv`;
  const city = api.client();
  const tell = (tx: typeof sql, id: string) =>
    tx`select tell_district(${bidId}, ${id}, 'reportChanged')`;
  let etag = "";
  await sql.begin(async (tx) => {
    await tell(tx as unknown as typeof sql, one);
    await tell(sql, other);
    etag = (await city.get(path)).headers.get("etag")!;
  });
  const later = await city.get(path, { "if-none-match": etag });
  assert.equal(later.status, 200);
  etag = later.headers.get("etag")!;
  await sql`update district_events set at = now() - interval '2 days'`;
  await cleanUp({ sql, storage: sandbox.storage }, new Date());
  const [{ count }] = await sql<[{ count: number }]>`
    select count(*)::int from district_events`;
  assert.equal(count, 0);
  assert.equal((await city.get(path, { "if-none-match": etag })).status, 304);
  await tell(sql, one);
  assert.equal((await city.get(path, { "if-none-match": etag })).status, 200);
});

Deno.test("a link to the list needs a name, and a district has no more than can be looked after", async () => {
  await using room = await openRoom();
  const { api, manager } = room;
  for (const name of ["", "a\nb", "n".repeat(61)]) {
    assert.equal((await manager.post(PATH, { name, filter: "" })).status, 422);
  }
  const own = await manager.post(PATH, { name: "Mine", filter: "assigned=me" });
  assert.deepEqual([own.status, own.body.error.code], [422, "filterOfPerson"]);
  for (let n = 0; n < MAX_LIST_LINKS; n++) await make(manager, "", `Sheet ${n}`);
  const more = await manager.post(PATH, { name: "One more", filter: "" });
  assert.deepEqual([more.status, more.body.error.code], [409, "tooManyListLinks"]);
  api.clock.forward(CODE_MINUTES + 1);
  const late = await manager.post(PATH, { name: "Late", filter: "" });
  assert.equal(late.body.error.code, "freshCodeNeeded");
});
