// What a change of thresholds needs, leaves behind, and says to whom.
import assert from "node:assert/strict";
import type { DistrictLevels, LevelsChangeList, LevelsPreview } from "shared/api/district.ts";
import type { Language } from "shared/languages.ts";
import { startApi } from "../../../testing/api.ts";
import { cloneDatabase, type TestDatabase } from "../../../testing/database.ts";
import {
  addCell,
  addDistrict,
  addRain,
  addUser,
  HOBOKEN,
  RED_HOOK,
} from "../../../testing/rows.ts";

const PATH = "/api/district/levels";
const NONE = { any: null, heavy: null, flood: null };
const to = (flood: number | null, leadMinutes: number | null = null): DistrictLevels => ({
  levels: { ...NONE, flood: flood === null ? null : { mmPer15Min: flood, mmPerHour: null } },
  leadMinutes,
});
/** 1 PM in New York: nobody's quiet hours. */
const NOON = "2026-11-22T18:00:00Z";

async function colleagues(database: TestDatabase, languages: Language[]) {
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const first = await addUser(sql, { bidId, phone: "+17185550177" });
  const others = [];
  for (const language of languages) {
    const other = await addUser(sql, { bidId });
    await sql`update users set language = ${language} where id = ${other.id}`;
    others.push(other);
  }
  await addUser(sql, { bidId: (await addDistrict(sql, HOBOKEN)).id });
  return { bidId, first, others };
}

Deno.test("the other managers are texted, each in their language, and no other district's", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  api.clock.set(NOON);
  const { first, others } = await colleagues(database, ["en", "es", "zh"]);
  const manager = await api.enter(first);
  assert.equal((await manager.send("PUT", PATH, { json: to(8) })).status, 200);
  const texts = await database.sql`
    select user_id, phone, body, language, segments, status, kind from messages order by user_id`;
  assert.deepEqual(texts.map((text) => text.userId), others.map(({ id }) => id));
  assert.deepEqual(texts.map((text) => text.language), ["en", "es", "zh"]);
  assert.equal(new Set(texts.map((text) => text.body)).size, 3);
  for (const { body, phone, kind, status } of texts) {
    assert.ok(
      body.includes(`${api.deps.publicUrl}/district/levels`) && body.includes("red-hook BID"),
    );
    assert.deepEqual([kind, status], ["notice", "queued"]);
    assert.ok(phone);
  }
  const mine = await (await api.enter(others[0]!)).get("/api/me/messages");
  assert.equal(mine.body.messages[0].kind, "notice");
});

Deno.test("who said STOP is not texted; a manager alone tells nobody; the same again is no change", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  api.clock.set(NOON);
  const { first, others } = await colleagues(database, ["en"]);
  await database.sql`update users set unsubscribed_at = now() where id = ${others[0]!.id}`;
  const manager = await api.enter(first);
  for (const json of [to(8), to(8), to(8)]) await manager.send("PUT", PATH, { json });
  const { body } = await manager.get(`${PATH}/changes`);
  assert.equal(body.changes.length, 1);
  assert.equal((await database.sql`select from messages`).length, 0);
});

Deno.test("a hundred changes are one text waiting, of the last, and one more ten minutes later at most", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  api.clock.set(NOON);
  const { first } = await colleagues(database, ["en"]);
  const manager = await api.enter(first);
  const queued = () =>
    database.sql<{ id: string; sendAt: Date }[]>`
      select id, send_at from messages where status = 'queued'`;
  await manager.send("PUT", PATH, { json: to(8) });
  await database.sql`update messages set status = 'delivered'`;
  for (const flood of [7, 8, 9]) await manager.send("PUT", PATH, { json: to(flood) });
  const waiting = await queued();
  assert.equal(waiting.length, 1);
  const [purse] = await database.sql`select spent from purses where name = 'managers'`;
  const [{ parts }] = await database.sql<[{ parts: number }]>`
    select sum(segments)::int as parts from messages where status in ('queued', 'delivered')`;
  assert.equal(purse!.spent, parts, "what was never sent costs nothing, and alerts pay none of it");
  assert.equal(waiting[0]!.sendAt.toISOString(), "2026-11-22T18:10:00.000Z");
});

Deno.test("it is kept who changed what and when, for the district alone, and in the security log", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  api.clock.set(NOON);
  const { first, others, bidId } = await colleagues(database, ["en"]);
  const manager = await api.enter(first);
  await manager.send("PUT", PATH, { json: to(8) });
  api.clock.forward(1);
  await manager.send("PUT", PATH, { json: to(8, 90) });
  const expected: LevelsChangeList["changes"] = [
    {
      changedAt: "2026-11-22T18:01:00.000Z",
      isOwn: false,
      ending: "0177",
      before: to(8),
      after: to(8, 90),
    },
    {
      changedAt: "2026-11-22T18:00:00.000Z",
      isOwn: false,
      ending: "0177",
      before: to(null),
      after: to(8),
    },
  ];
  const other = await api.enter(others[0]!);
  assert.deepEqual((await other.get(`${PATH}/changes`)).body.changes, expected);
  assert.ok((await manager.get(`${PATH}/changes`)).body.changes[0].isOwn);
  const logged = await database.sql`
    select event, user_id, bid_id, network::text from security_log where event = 'thresholdsChanged'`;
  assert.equal(logged.length, 2);
  assert.deepEqual([logged[0]!.userId, logged[0]!.bidId], [first.id, bidId]);
  assert.match(logged[0]!.network, /\.0\/24$/);

  const [hoboken] = await database.sql<
    { id: string }[]
  >`select id from bids where slug = 'hoboken'`;
  const elsewhere = await api.enter(await addUser(database.sql, { bidId: hoboken!.id }));
  assert.deepEqual((await elsewhere.get(`${PATH}/changes`)).body.changes, []);
  await database.sql`delete from users where id = ${first.id}`;
  const after = (await other.get(`${PATH}/changes`)).body.changes;
  assert.deepEqual([after.length, after[0].ending], [2, null]);
});

Deno.test("a code of more than ten minutes ago saves nothing; a look ahead needs none", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  api.clock.set(NOON);
  const { first } = await colleagues(database, ["en"]);
  const manager = await api.enter(first);
  api.clock.forward(10.1);
  const refused = await manager.send("PUT", PATH, { json: to(8) });
  assert.deepEqual([refused.status, refused.body.error.code], [403, "freshCodeNeeded"]);
  assert.deepEqual((await manager.get(PATH)).body, to(null));
  assert.equal((await database.sql`select from messages`).length, 0);
  assert.equal((await manager.post(`${PATH}/preview`, to(8))).status, 200);
  const unsound = await manager.send("PUT", PATH, { json: to(0.03) });
  assert.equal(unsound.status, 422, "what is wrong is said before a code is asked for");
});

Deno.test("the look ahead counts storms, alerts, people and texts of the rain that fell", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  api.clock.set(NOON);
  const { sql } = database;
  const { first } = await colleagues(database, []);
  const manager = await api.enter(first);
  const empty = await manager.post(`${PATH}/preview`, to(8));
  assert.deepEqual(empty.body.days, 0);
  const cellId = await addCell(sql, ["11231"]);
  const dry = (day: string) =>
    Object.fromEntries(Array.from({ length: 96 }, (_, n) => [
      new Date(Date.parse(`${day}T00:15Z`) + n * 900_000).toISOString().slice(0, 16) + "Z",
      0,
    ]));
  const rain = { ...dry("2026-11-20"), ...dry("2026-11-21"), "2026-11-20T12:00Z": 9 };
  await addRain(sql, cellId, rain, "2026-11-22T12:00Z");
  for (const level of ["any", "heavy", "flood", "flood"]) {
    const { id } = await addUser(sql, { consented: true });
    await sql`insert into places (user_id, zip, level, created_at) values (${id}, '11231', ${level}, now())`;
  }
  const left = await addUser(sql, { consented: true });
  await sql`insert into places (user_id, zip, level, created_at) values (${left.id}, '11231', 'any', now())`;
  await sql`update users set unsubscribed_at = now() where id = ${left.id}`;
  const { body, status } = await manager.post(`${PATH}/preview`, to(8));
  assert.equal(status, 200);
  const expected: LevelsPreview = {
    days: 2,
    now: { storms: 1, alerts: 1, floodAlerts: 0, people: 2, texts: 4 },
    wanted: { storms: 1, alerts: 1, floodAlerts: 1, people: 4, texts: 8 },
  };
  assert.deepEqual(body, expected);
  assert.deepEqual((await manager.get(PATH)).body, to(null), "nothing is set by looking");
});
