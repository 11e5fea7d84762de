// A manager sees one district. Proven for every route there is, and for the database by itself.
import assert from "node:assert/strict";
import { startApi, type TestApi } from "../../testing/api.ts";
import { cloneDatabase, type TestDatabase } from "../../testing/database.ts";
import { addDistrict, addUser, HOBOKEN, RED_HOOK } from "../../testing/rows.ts";
import { asManager } from "./manager.ts";

const SECRET = "only Hoboken may read this";

/** A report, a storm and a text in each of two districts, and Red Hook's manager. */
async function twoDistricts(api: TestApi, database: TestDatabase) {
  const { sql } = database;
  const redHook = await addDistrict(sql, RED_HOOK);
  const hoboken = await addDistrict(sql, HOBOKEN);
  const resident = await addUser(sql);
  const person = await api.enter(resident);
  const report = async (zip: string, note: string): Promise<string> =>
    (await person.post("/api/reports", { zip, depth: "knee", note })).body.id;
  const ownReport = await report("11231", "ours");
  const theirReport = await report("07030", SECRET);
  const storms: string[] = [];
  for (const [id, zip] of [[ownReport, "11231"], [theirReport, "07030"]] as const) {
    await sql`
      insert into media
        (report_id, user_id, kind, object_key, content_type, size_bytes, ready_at, created_at)
      values (${id}, ${resident.id}, 'photo', ${`media/${zip}.jpg`}, 'image/jpeg', 9, now(), now())`;
    await sql`
      insert into report_changes (report_id, status, changed_at) values (${id}, 'new', now())`;
    const [episode] = await sql<[{ id: string }]>`
      insert into episodes (zip, level, started_at, wet_at) values (${zip}, 'flood', now(), now())
      returning id`;
    storms.push(episode.id);
    await sql`
      insert into messages
        (kind, user_id, phone, episode_id, step, body, segments, status, created_at, send_at,
         expires_at)
      values
        ('alert', ${resident.id}, ${resident.phone}, ${episode.id}, 'flood', 'x', 1, 'delivered',
         now(), now(), now())`;
  }
  await sql`
    insert into bid_levels (bid_id, level, quarter_mm)
    values (${redHook.id}, 'flood', 11), (${hoboken.id}, 'flood', 12.34)`;
  const manager = await api.enter(await addUser(sql, { bidId: redHook.id }));
  const [ownStorm, theirStorm] = storms;
  return {
    redHook,
    hoboken,
    ownReport,
    theirReport,
    ownStorm: ownStorm!,
    theirStorm: theirStorm!,
    manager,
  };
}

const THRESHOLDS = {
  levels: { any: null, heavy: null, flood: { mmPer15Min: 9, mmPerHour: null } },
  leadMinutes: 45,
};
/** What routes that change something are sent. A new one fails below until it is here. */
const BODIES: Record<string, unknown> = {
  "PATCH /api/district/reports/:id": { status: "resolved" },
  "PUT /api/district/levels": THRESHOLDS,
  "POST /api/district/levels/preview": THRESHOLDS,
};
/** Never ends; stream_test.ts proves what comes through it. */
const STREAM = "GET /api/district/stream";

Deno.test("no district route shows or changes anything of another district", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { hoboken, ownReport, theirReport, ownStorm, theirStorm, manager } = await twoDistricts(
    api,
    database,
  );
  /** What an id in a path is of, and how another district's is refused. */
  const ids = {
    reports: { own: ownReport, their: theirReport, refusal: "reportNotFound" },
    storms: { own: ownStorm, their: theirStorm, refusal: "stormNotFound" },
  };
  const foreign = [theirReport, theirStorm, hoboken.id, "07030", "hoboken", "12.34", SECRET];
  const before = await rowsOf(database, theirReport, hoboken.id);
  const routes = api.routes.filter(({ path }) => path.startsWith("/api/district"));
  assert.ok(routes.length >= 6);
  let withIds = 0;
  for (const { method, path } of routes) {
    const route = `${method} ${path}`;
    if (route === STREAM) continue;
    if (method !== "GET") assert.ok(route in BODIES, `${route} needs a body in this test`);
    const request = { json: BODIES[route] };
    const [, kind] = path.match(/(\w+)\/:id$/) ?? [];
    const id = ids[kind as keyof typeof ids];
    const target = id ? path.replace(":id", id.their) : path;
    assert.ok(!target.includes(":"), `${route} has an id that this test does not know`);
    const answer = await manager.send(method, target, request);
    if (id) {
      withIds++;
      assert.equal(answer.status, 404, route);
      assert.equal(answer.body.error.code, id.refusal, route);
      const own = await manager.send(method, path.replace(":id", id.own), request);
      assert.equal(own.status, 200, `${route} with one's own id`);
    } else {
      assert.equal(answer.status, 200, route);
    }
    for (const word of foreign) assert.ok(!answer.text.includes(word), `${route} shows ${word}`);
  }
  assert.ok(withIds >= 3);
  assert.deepEqual(await rowsOf(database, theirReport, hoboken.id), before);
});

async function rowsOf({ sql }: TestDatabase, reportId: string, bidId: string) {
  return [
    ...await sql`select * from reports where id = ${reportId}`,
    ...await sql`select * from report_changes where report_id = ${reportId}`,
    ...await sql`select * from bids where id = ${bidId}`,
    ...await sql`select * from bid_levels where bid_id = ${bidId}`,
  ];
}

Deno.test("nor do the routes for everybody let a manager into another district's report", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { ownReport, theirReport, manager } = await twoDistricts(api, database);
  assert.equal((await manager.get(`/api/reports/${ownReport}`)).status, 200);
  const refused = await manager.get(`/api/reports/${theirReport}`);
  assert.equal(refused.status, 404);
  assert.ok(!refused.text.includes(SECRET));
  const mediaIds = [crypto.randomUUID()];
  const added = await manager.post(`/api/reports/${theirReport}/media`, { mediaIds });
  assert.equal(added.body.error.code, "reportNotFound");
});

Deno.test("every district route refuses residents, and who is not signed in", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { ownReport } = await twoDistricts(api, database);
  const resident = await api.enter(await addUser(database.sql));
  for (const { method, path } of api.routes.filter((r) => r.path.startsWith("/api/district"))) {
    const target = path.replace(":id", ownReport);
    const request = { json: BODIES[`${method} ${path}`] };
    const asResident = await resident.send(method, target, request);
    assert.equal(asResident.status, 403, `${method} ${path}`);
    assert.equal(asResident.body.error.code, "notAManager");
    assert.equal((await api.client().send(method, target, request)).status, 401);
  }
});

Deno.test("the database hides other districts' rows from queries that forget to ask", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { redHook, hoboken, ownReport, theirReport } = await twoDistricts(api, database);
  const count = async (table: string) => {
    const rows = await asManager(
      database.sql,
      redHook.id,
      (tx) => tx<[{ count: number }]>`select count(*)::int from ${tx(table)}`,
    );
    return rows[0].count;
  };
  const tables = [
    "bids",
    "bid_zips",
    "bid_levels",
    "reports",
    "media",
    "report_changes",
    "messages",
  ];
  for (const table of tables) {
    const [{ all }] = await database.sql<[{ all: number }]>`
      select count(*)::int as all from ${database.sql(table)}`;
    assert.equal(all, 2, `${table} has rows of both`);
    assert.equal(await count(table), 1, table);
  }
  const changed = await asManager(
    database.sql,
    redHook.id,
    (tx) => tx<{ id: string }[]>`update reports set status = 'resolved' returning id`,
  );
  assert.deepEqual([...changed], [{ id: ownReport }]);
  await assert.rejects(
    asManager(
      database.sql,
      redHook.id,
      (tx) => tx`insert into bid_levels values (${hoboken.id}, 'heavy', 1, 1)`,
    ),
    /row-level security/,
  );
  const levels = await asManager(
    database.sql,
    redHook.id,
    (tx) => tx<{ bidId: string }[]>`update bid_levels set quarter_mm = 12 returning bid_id`,
  );
  assert.deepEqual([...levels], [{ bidId: redHook.id }]);
  const leads = await asManager(
    database.sql,
    redHook.id,
    (tx) => tx<{ id: string }[]>`update bids set lead_minutes = 30 returning id`,
  );
  assert.deepEqual([...leads], [{ id: redHook.id }]);
  await assert.rejects(
    asManager(database.sql, redHook.id, (tx) =>
      tx`
        insert into report_changes (report_id, status, changed_at)
        values (${theirReport}, 'resolved', now())`),
    /row-level security/,
  );
});

Deno.test("the database shows managers no numbers, nor anything else of people", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { redHook } = await twoDistricts(api, database);
  const denied = [
    "select phone from messages",
    "select body from messages",
    "select * from users",
    "select * from places",
    "select * from sign_in_codes",
    "select * from receipts",
    "select figures from sweeps",
    "update bids set name = 'x'",
    "update reports set bid_id = null",
    "delete from reports",
    "select * from bid_level_changes",
    "select * from security_log",
  ];
  for (const query of denied) {
    await assert.rejects(
      asManager(database.sql, redHook.id, (tx) => tx.unsafe(query)),
      /permission denied/,
      query,
    );
  }
});

Deno.test("the role ends with its transaction: the connection's next user has their own rights", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { redHook } = await twoDistricts(api, database);
  await asManager(database.sql, redHook.id, (tx) => tx`select 1`);
  await assert.rejects(asManager(database.sql, redHook.id, (tx) => tx`select * from users`));
  for (let n = 0; n < 10; n++) {
    const [row] = await database.sql`
      select current_user <> 'floodline_manager' as own,
        coalesce(current_setting('floodline.bid_id', true), '') as bid_id`;
    assert.deepEqual({ ...row }, { own: true, bidId: "" });
  }
});
