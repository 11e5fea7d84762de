// A district's screen on a wall: what strangers see by its link, and who makes and revokes one.
import assert from "node:assert/strict";
import { MadeWallLink, WallLinkList } from "shared/api/district/wall.ts";
import { Wall } from "shared/api/wall.ts";
import { MAX_WALL_LINKS } from "shared/limits.ts";
import { startApi } from "../../../testing/api.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import type { HttpClient } from "../../../testing/http_client.ts";
import { addDistrict, addReport, addUser, HOBOKEN, RED_HOOK } from "../../../testing/rows.ts";

const PATH = "/api/district/wall";
const make = async (who: HttpClient, name = "Lobby") => {
  const { status, body } = await who.post(PATH, { name });
  assert.equal(status, 201);
  return MadeWallLink.parse(body).token;
};
const list = async (who: HttpClient) => WallLinkList.parse((await who.get(PATH)).body).links;

Deno.test("a link shows its district to strangers, and nothing once it is revoked", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const { id: elsewhere } = await addDistrict(sql, HOBOKEN);
  const manager = await api.enter(await addUser(sql, { bidId }));
  const other = await api.enter(await addUser(sql, { bidId: elsewhere }));
  const resident = await api.enter(await addUser(sql));
  await addReport(sql, { bidId: elsewhere, depth: "waist", happenedAt: api.deps.now() });
  const token = await make(manager);
  for (const who of [api.client(), resident, other, manager]) {
    const wall = Wall.parse((await who.get(`/api/wall/${token}`)).body);
    assert.equal(wall.name, "red-hook BID");
    assert.deepEqual([wall.reports, wall.statuses], [[], []]);
    assert.deepEqual(wall.weather.map(({ zip }) => zip), RED_HOOK.zips);
  }
  const [link] = await list(manager);
  assert.equal(link!.name, "Lobby");
  assert.ok(link!.lastSeenAt);
  assert.deepEqual(await list(other), []);
  assert.equal((await other.delete(`${PATH}/${link!.id}`)).status, 404);
  assert.equal((await api.client().get(`/api/wall/${token}`)).status, 200);

  assert.equal((await manager.delete(`${PATH}/${link!.id}`)).status, 204);
  const revoked = await api.client().get(`/api/wall/${token}`);
  const unknown = await api.client().get(`/api/wall/${"x".repeat(32)}`);
  assert.deepEqual([revoked.status, revoked.body.error.code], [404, "wallNotFound"]);
  assert.equal(unknown.text, revoked.text);
  assert.deepEqual(await list(manager), []);
  assert.equal((await manager.delete(`${PATH}/${link!.id}`)).body.error.code, "wallNotFound");
  const acts = await sql`
    select event, detail from security_log where bid_id = ${bidId} order by id`;
  assert.deepEqual([...acts], [
    { event: "wallLinkMade", detail: { name: "Lobby" } },
    { event: "wallLinkRevoked", detail: { name: "Lobby" } },
  ]);
});

Deno.test("what is hidden, for staff only or taken back is not on a wall, nor who reported, what or where exactly", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const manager = await api.enter(await addUser(sql, { bidId }));
  const happenedAt = api.deps.now();
  const location = { latitude: 40.677512, longitude: -74.008543 };
  const add = (depth: string) => addReport(sql, { bidId, depth, happenedAt, location });
  const [shown, ended, hidden, own, gone] = [
    await add("knee"),
    await add("ankle"),
    await add("waist"),
    await add("waist"),
    await add("waist"),
  ];
  await sql`update reports set note = 'My cellar' where bid_id = ${bidId}`;
  await sql`update reports set status = 'water_gone' where id = ${ended}`;
  await sql`
    update reports set hidden_at = now(), hidden_reason = 'a name' where id = ${hidden}`;
  await sql`update reports set is_private = true where id = ${own}`;
  await sql`update reports set withdrawn_at = now() where id = ${gone}`;
  const { body, text } = await api.client().get(`/api/wall/${await make(manager)}`);
  const wall = Wall.parse(body);
  assert.deepEqual(wall.statuses, [{ status: "new", count: 1 }, {
    status: "water_gone",
    count: 1,
  }]);
  assert.deepEqual(wall.reports, [{
    zip: "11231",
    location: { latitude: 40.678, longitude: -74.009 },
    depth: "knee",
    happenedAt: happenedAt.toISOString(),
  }]);
  for (const secret of ["cellar", "40.6775", shown, hidden, own, gone, ended, "waist", "+1"]) {
    assert.ok(!text.includes(secret), secret);
  }
});

Deno.test("a link's token is long and kept nowhere, and strangers' caches and searches keep nothing", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const manager = await api.enter(await addUser(sql, { bidId }));
  const [one, two] = [await make(manager), await make(manager)];
  assert.notEqual(one, two);
  assert.ok(Buffer.from(one, "base64url").length * 8 >= 128);
  const rows = await sql`select row_to_json(w)::text as row from wall_links w`;
  const log = await sql`select row_to_json(s)::text as row from security_log s`;
  for (const { row } of [...rows, ...log]) assert.ok(!row.includes(one) && !row.includes(two));
  const { headers } = await api.client().open("GET", `/api/wall/${one}`, {});
  assert.equal(headers.get("cache-control"), "no-store");
  assert.equal(headers.get("x-robots-tag"), "noindex");
  assert.equal(headers.get("referrer-policy"), "no-referrer");
  assert.equal(headers.get("set-cookie"), null);
});

Deno.test("a link needs a name, and a district has no more than can be looked after", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { id: bidId } = await addDistrict(database.sql, RED_HOOK);
  const manager = await api.enter(await addUser(database.sql, { bidId }));
  for (const name of ["", " ", "a\nb", "n".repeat(61)]) {
    assert.equal((await manager.post(PATH, { name })).status, 422, JSON.stringify(name));
  }
  for (let n = 0; n < MAX_WALL_LINKS; n++) await make(manager, `Screen ${n}`);
  const more = await manager.post(PATH, { name: "One more" });
  assert.deepEqual([more.status, more.body.error.code], [409, "tooManyWallLinks"]);
  const [newest] = await list(manager);
  assert.equal(newest!.name, `Screen ${MAX_WALL_LINKS - 1}`);
  await manager.delete(`${PATH}/${newest!.id}`);
  await make(manager, "One more");
});
