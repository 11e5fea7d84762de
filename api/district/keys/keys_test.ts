// A district's keys: who makes and revokes them, and what a program does with one.
import assert from "node:assert/strict";
import { DistrictReport, DistrictReportList } from "shared/api/district.ts";
import { DistrictKeyList, MadeKey } from "shared/api/district/keys.ts";
import type { KeyScope } from "shared/key_scopes.ts";
import { CODE_MINUTES, MAX_KEYS } from "shared/limits.ts";
import { startApi, type TestApi } from "../../../testing/api.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import type { HttpClient } from "../../../testing/http_client.ts";
import {
  addDistrict,
  addKey,
  addReport,
  addUser,
  HOBOKEN,
  RED_HOOK,
} from "../../../testing/rows.ts";
import { QUOTAS } from "../../limits/limits.ts";
import { fillMs } from "../../limits/spend.ts";

const PATH = "/api/district/keys";

async function make(who: HttpClient, name: string, scope: KeyScope = "read"): Promise<string> {
  const { status, body, text } = await who.post(PATH, { name, scope });
  assert.equal(status, 201, text);
  return MadeKey.parse(body).key;
}

const list = async (who: HttpClient) => DistrictKeyList.parse((await who.get(PATH)).body).keys;

function program(api: TestApi, key: string): HttpClient {
  return Object.assign(api.client(), { key });
}

Deno.test("a key is shown once, opens its own district to a program, says when it was used, and ends at once", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const { id: elsewhere } = await addDistrict(sql, HOBOKEN);
  const manager = await api.enter(await addUser(sql, { bidId }));
  const other = await api.enter(await addUser(sql, { bidId: elsewhere }));
  const happenedAt = api.deps.now();
  const ours = await addReport(sql, { bidId, happenedAt });
  await addReport(sql, { bidId: elsewhere, happenedAt });

  const key = await make(manager, "City's GIS");
  assert.match(key, /^floodline_key_[\w-]{32}$/);
  const [made] = await list(manager);
  assert.deepEqual([made!.name, made!.scope, made!.lastUsedAt, made!.revokedAt], [
    "City's GIS",
    "read",
    null,
    null,
  ]);
  assert.ok(made!.madeBy);
  const rows = JSON.stringify(await sql`select * from district_keys`);
  assert.ok(!rows.includes(key.slice(-32)));

  const city = program(api, key);
  const { reports } = DistrictReportList.parse((await city.get("/api/district/reports")).body);
  assert.deepEqual(reports.map(({ id }) => id), [ours]);
  // Whatever cookie comes along: the key counts.
  Object.assign(city.cookies, other.cookies);
  assert.equal((await city.get("/api/district")).body.name, "red-hook BID");
  const [used] = await list(manager);
  assert.ok(used!.lastUsedAt);

  assert.equal((await other.delete(`${PATH}/${made!.id}`)).body.error.code, "keyNotFound");
  assert.equal((await manager.delete(`${PATH}/${made!.id}`)).status, 204);
  const over = await city.get("/api/district/reports");
  assert.deepEqual([over.status, over.body.error.code], [401, "keyNotKnown"]);
  assert.equal((await manager.delete(`${PATH}/${made!.id}`)).body.error.code, "keyNotFound");
  const [revoked] = await list(manager);
  assert.ok(revoked!.revokedAt);
  const acts = await sql`
    select event, detail from security_log where bid_id = ${bidId} order by id`;
  const detail = { name: "City's GIS", scope: "read" };
  assert.deepEqual([...acts], [{ event: "keyMade", detail }, { event: "keyRevoked", detail }]);
});

Deno.test("to make a key takes a manager and a new code; to revoke one, no code", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { id: bidId } = await addDistrict(database.sql, RED_HOOK);
  const manager = await api.enter(await addUser(database.sql, { bidId }));
  await make(manager, "A sheet");
  api.clock.forward(CODE_MINUTES + 1);
  const late = await manager.post(PATH, { name: "Another", scope: "read" });
  assert.deepEqual([late.status, late.body.error.code], [403, "freshCodeNeeded"]);
  const [key] = await list(manager);
  assert.equal((await manager.delete(`${PATH}/${key!.id}`)).status, 204);
  for (const wrong of [{ name: "x" }, { name: "x", scope: "run" }, { name: "", scope: "read" }]) {
    assert.equal((await manager.post(PATH, wrong)).status, 422, JSON.stringify(wrong));
  }
});

Deno.test("what a program does is in the report's history by its key's name, and texts as staff's acts do", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const crew = await addUser(sql, { bidId, role: "crew", consented: true });
  const manager = await api.enter(await addUser(sql, { bidId }));
  const sender = await addUser(sql, { consented: true });
  const id = await addReport(sql, { bidId, userId: sender.id, happenedAt: api.deps.now() });
  await sql`update reports set wants_texts = true where id = ${id}`;
  const city = program(api, await make(manager, "Work orders", "write"));
  const path = `/api/district/reports/${id}`;
  const passed = await city.patch(path, { status: "passed_on", cityNumber: "311-12345" });
  assert.equal(DistrictReport.parse(passed.body).cityNumber, "311-12345");
  assert.equal((await city.post(`${path}/notes`, { text: "Order 77" })).status, 200);
  const given = await city.put(`${path}/assignee`, { to: crew.id });
  assert.equal(given.body.assignee?.id, crew.id, given.text);
  assert.equal((await city.put(`${path}/assignee`, { to: "me" })).status, 422);
  const { acts } = DistrictReport.parse((await manager.get(path)).body);
  assert.deepEqual(acts.map(({ kind, by, byKey }) => [kind, by, byKey]), [
    ["status", null, "Work orders"],
    ["note", null, "Work orders"],
    ["assigned", null, "Work orders"],
  ]);
  const texts = await sql`select user_id, body from messages order by created_at`;
  assert.deepEqual(new Set(texts.map(({ userId }) => userId)), new Set([sender.id, crew.id]));
  assert.match(texts.find(({ userId }) => userId === crew.id)!.body, /Work orders/);
  // A manager takes back what a program did, as any act of the staff's.
  const undone = await manager.post(`/api/district/acts/${acts[0]!.id}/undo`);
  assert.equal(undone.status, 200, undone.text);
  // To hide is to run the district: no key does.
  const hidden = await city.patch(path, { hidden: { reason: "a name" } });
  assert.deepEqual([hidden.status, hidden.body.error.code], [403, "notAllowedByRole"]);
});

Deno.test("a program is nobody: what was given to it or is new to it cannot be asked", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { id: bidId } = await addDistrict(database.sql, RED_HOOK);
  const key = "floodline_key_x";
  await addKey(database.sql, bidId, { key });
  for (const filter of ["assigned=me", "fresh=yes"]) {
    const { status, body } = await program(api, key).get(`/api/district/reports?${filter}`);
    assert.deepEqual([status, body.error.code], [422, "filterOfPerson"], filter);
  }
  assert.equal((await program(api, key).get("/api/district/reports?status=open")).status, 200);
});

Deno.test("a district has no more keys that work than can be looked after", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { id: bidId } = await addDistrict(database.sql, RED_HOOK);
  const manager = await api.enter(await addUser(database.sql, { bidId }));
  for (let n = 0; n < MAX_KEYS; n++) await make(manager, `Program ${n}`);
  const more = await manager.post(PATH, { name: "One more", scope: "read" });
  assert.deepEqual([more.status, more.body.error.code], [409, "tooManyKeys"]);
  const [newest] = await list(manager);
  await manager.delete(`${PATH}/${newest!.id}`);
  await make(manager, "One more");
});

Deno.test("each key has limits of its own, on reading and on writing, beside people's and other keys'", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { sql } = database;
  api.clock.set(new Date());
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const [busy, calm] = ["floodline_key_busy", "floodline_key_calm"];
  const busyId = await addKey(sql, bidId, { key: busy, scope: "write" });
  await addKey(sql, bidId, { key: calm, scope: "write" });
  const note = (key: string) =>
    program(api, key).post(`/api/district/reports/${crypto.randomUUID()}/notes`, { text: "x" });
  // All but one spent.
  const { key: limit } = QUOTAS.staffWork;
  const fullAt = new Date(api.deps.now().getTime() + fillMs(limit, limit.most - 1));
  await sql`insert into used_key_limits values (${busyId}, 'staffWork', ${fullAt})`;
  assert.equal((await note(busy)).status, 404);
  const refused = await note(busy);
  assert.deepEqual([refused.status, refused.headers.get("retry-after")], [429, "1"]);
  assert.equal((await note(calm)).status, 404);

  const read = (key: string) => program(api, key).get("/api/district");
  const most = QUOTAS.reading.key.most / 5;
  for (let n = 0; n < most; n += 20) {
    await Promise.all(Array.from({ length: 20 }, () => read(busy)));
  }
  assert.equal((await read(busy)).body.error.code, "tooManyRequests");
  assert.equal((await read(calm)).status, 200);
  const manager = await api.enter(await addUser(sql, { bidId }));
  assert.equal((await manager.get("/api/district")).status, 200);
  const notes = await sql`select detail from security_log where event = 'limitReached'`;
  assert.deepEqual(notes[0]!.detail, { limit: "tooManyRequests", asker: "key" });
});
