// A manager sees one district. Proven for every route there is, and for the database by itself.
import assert from "node:assert/strict";
import { startApi, type TestApi } from "../../testing/api.ts";
import { cloneDatabase, type TestDatabase } from "../../testing/database.ts";
import { requestOf, ROUTE_ACCESS } from "../../testing/route_access.ts";
import { addUser } from "../../testing/rows.ts";
import { HOBOKENS, twoDistricts } from "../../testing/two_districts.ts";
import { asManager } from "./manager.ts";

/** Never ends; stream_test.ts proves what comes through it. */
const STREAM = "GET /api/district/stream";

Deno.test("no district route shows or changes anything of another district", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { redHook, hoboken } = await twoDistricts(api, database);
  const { manager } = redHook;
  const { id, zip, reportId, stormId } = hoboken;
  const foreign = [
    hoboken.colleagueId,
    HOBOKENS.invited,
    reportId,
    stormId,
    id,
    zip,
    "hoboken",
    "12.34",
    HOBOKENS.note,
    HOBOKENS.photo,
    HOBOKENS.staffPhoto,
    HOBOKENS.wall,
    HOBOKENS.afterLink,
    HOBOKENS.afterFile,
    HOBOKENS.key,
    HOBOKENS.list,
    HOBOKENS.template,
    HOBOKENS.drain,
    HOBOKENS.complaint,
    HOBOKENS.draft,
  ];
  const before = await rowsOf(database, reportId, id);
  const routes = listRoutes(api);
  assert.ok(routes.size >= 6);
  let withIds = 0;
  let withKeys = 0;
  for (const route of routes) {
    const { access } = ROUTE_ACCESS[route]!;
    // What is somebody's own there is tried of another district where it is made.
    if (route === STREAM || access === "outside") continue;
    await database.sql`delete from used_limits`;
    const [method, target, json] = requestOf(route, hoboken);
    assert.ok(!target.includes(":"), `${route} has an id that testing/route_access.ts leaves out`);
    const answer = await manager.send(method, target, { json });
    if (access === "ownDistrict") {
      withIds++;
      assert.equal(answer.status, 404, route);
      assert.match(answer.body.error.code, /NotFound$/, route);
      // What else is amiss with it, as a draft that is not ready, is told of one's own alone.
      const [, path, ownJson] = requestOf(route, redHook);
      const own = await manager.send(method, path, { json: ownJson });
      assert.ok(![401, 403, 404].includes(own.status), `${route}, one's own: ${own.text}`);
      assert.ok(own.status < 500, `${route}, one's own: ${own.text}`);
    } else {
      assert.ok(answer.status < 300, `${route}: ${answer.text}`);
    }
    for (const program of [redHook.reading, redHook.writing]) {
      const told = await program.send(method, target, { json });
      withKeys += Number(told.status < 300);
      for (const word of foreign) {
        assert.ok(!hasWord(told.text, word), `${route} by a key: ${word}`);
      }
    }
    for (const word of foreign) assert.ok(!hasWord(answer.text, word), `${route} shows ${word}`);
  }
  assert.ok(withIds >= 3);
  assert.ok(withKeys >= 10, `${withKeys} answers to keys`);
  assert.deepEqual(await rowsOf(database, reportId, id), before);
});

/** Not within a longer one: five digits stand in many an id by chance. */
function hasWord(text: string, word: string): boolean {
  const at = text.indexOf(word);
  if (at < 0) return false;
  const isPart = (char: string | undefined) => char !== undefined && /[0-9a-z]/i.test(char);
  return !isPart(text[at - 1]) && !isPart(text[at + word.length]) ||
    hasWord(text.slice(at + 1), word);
}

function listRoutes({ routes }: TestApi): Set<string> {
  const own = routes.filter(({ path }) => path.startsWith("/api/district"));
  return new Set(own.map(({ method, path }) => `${method} ${path}`));
}

async function rowsOf({ sql }: TestDatabase, reportId: string, bidId: string) {
  return [
    ...await sql`select * from reports where id = ${reportId}`,
    ...await sql`select * from report_acts where report_id = ${reportId}`,
    ...await sql`select * from bids where id = ${bidId}`,
    ...await sql`select * from users where bid_id = ${bidId} order by id`,
    ...await sql`select * from invitations where bid_id = ${bidId}`,
    ...await sql`select * from bid_levels where bid_id = ${bidId}`,
    ...await sql`select * from wall_links where bid_id = ${bidId} order by id`,
    ...await sql`select * from after_links where bid_id = ${bidId} order by id`,
    ...await sql`select * from after_files where bid_id = ${bidId} order by id`,
    ...await sql`select * from after_pictures where bid_id = ${bidId} order by media_id`,
    ...await sql`select * from district_keys where bid_id = ${bidId} order by id`,
    ...await sql`select * from list_links where bid_id = ${bidId} order by id`,
    ...await sql`select * from answer_templates where bid_id = ${bidId}`,
    ...await sql`select * from zip_stations where bid_id = ${bidId}`,
    ...await sql`select * from drains where bid_id = ${bidId}`,
    ...await sql`select * from complaints where bid_id = ${bidId}`,
    ...await sql`select * from bid_waters where bid_id = ${bidId}`,
    ...await sql`select * from import_drafts where bid_id = ${bidId}`,
    ...await sql`select * from hot_spot_counts where bid_id = ${bidId}`,
  ];
}

Deno.test("nor do the routes for everybody let a manager into another district's report", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { redHook: { manager, reportId }, hoboken } = await twoDistricts(api, database);
  assert.equal((await manager.get(`/api/reports/${reportId}`)).status, 200);
  const refused = await manager.get(`/api/reports/${hoboken.reportId}`);
  assert.equal(refused.status, 404);
  assert.ok(!refused.text.includes(HOBOKENS.note));
  const mediaIds = [crypto.randomUUID()];
  const added = await manager.post(`/api/reports/${hoboken.reportId}/media`, { mediaIds });
  assert.equal(added.body.error.code, "reportNotFound");
});

Deno.test("every district route refuses residents, and who is not signed in", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { redHook } = await twoDistricts(api, database);
  const resident = await api.enter(await addUser(database.sql));
  for (const route of listRoutes(api)) {
    // How much one may ask in a minute is another test's.
    await database.sql`delete from used_limits`;
    const [method, target] = requestOf(route, redHook);
    const request = { json: ROUTE_ACCESS[route]!.body };
    const asResident = await resident.send(method, target, request);
    assert.equal(asResident.status, 403, route);
    assert.equal(asResident.body.error.code, "notStaff");
    assert.equal((await api.client().send(method, target, request)).status, 401);
  }
});

Deno.test("the database hides other districts' rows from queries that forget to ask", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { redHook, hoboken } = await twoDistricts(api, database);
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
    "report_acts",
    "incidents",
    "messages",
    "wall_links",
    "after_links",
    "after_files",
    "after_pictures",
    "district_keys",
    "list_links",
    "answer_templates",
    "drains",
    "complaints",
    "bid_waters",
    "import_drafts",
    "hot_spot_counts",
  ];
  for (const table of tables) {
    const [{ all }] = await database.sql<[{ all: number }]>`
      select count(*)::int as all from ${database.sql(table)}`;
    assert.ok(all > 0, `${table} has rows of both`);
    assert.equal(await count(table), all / 2, table);
  }
  const changed = await asManager(
    database.sql,
    redHook.id,
    (tx) => tx<{ id: string }[]>`update reports set status = 'water_gone' returning id`,
  );
  assert.deepEqual(
    changed.map(({ id }) => id).sort(),
    [redHook.reportId, redHook.leadId].sort(),
  );
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
  const templates = await asManager(
    database.sql,
    redHook.id,
    (tx) => tx<{ id: string }[]>`update answer_templates set en = 'x' returning id`,
  );
  assert.deepEqual([...templates], [{ id: redHook.templateId }]);
  await assert.rejects(
    asManager(database.sql, redHook.id, (tx) =>
      tx`
        insert into answer_templates (bid_id, name, status, en, changed_at)
        values (${hoboken.id}, 'x', 'seen', 'x', now())`),
    /row-level security/,
  );
  await assert.rejects(
    asManager(database.sql, redHook.id, (tx) =>
      tx`
        insert into report_acts (bid_id, report_id, kind, acted_at)
        values (${hoboken.id}, ${hoboken.reportId}, 'note', now())`),
    /row-level security/,
  );
});

Deno.test("nor may a drain, a complaint or a file that waits be put into another district", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { redHook, hoboken } = await twoDistricts(api, database);
  const inserts = [
    "drains (bid_id, latitude, longitude, added_at) values ($1, 40, -74, now())",
    "complaints (bid_id, source_id, kind, latitude, longitude, happened_at) values ($1, 'x', 'x', 40, -74, now())",
    "import_drafts (bid_id, kind, file_name, content, read_at) values ($1, 'water', 'x', '', now())",
  ];
  for (const insert of inserts) {
    await assert.rejects(
      asManager(
        database.sql,
        redHook.id,
        (tx) => tx.unsafe(`insert into ${insert}`, [hoboken.id]),
      ),
      /row-level security/,
      insert,
    );
  }
  for (const table of ["drains", "complaints", "import_drafts"]) {
    await assert.rejects(
      asManager(
        database.sql,
        redHook.id,
        (tx) => tx.unsafe(`update ${table} set bid_id = $1`, [hoboken.id]),
      ),
      /row-level security/,
      table,
    );
  }
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
    "select * from invitations",
    "select token_hash from wall_links",
    "select token_hash from after_links",
    "select report from after_files",
    "insert into wall_links (name) values ('x')",
    "insert into bid_waters (name) values ('x')",
    "update hot_spot_counts set files = 'x'",
    "delete from drains",
    "delete from complaints",
    "select key_hash from district_keys",
    "select token_hash from list_links",
    "update list_links set filter = ''",
    "insert into district_keys (name) values ('x')",
    "update district_keys set scope = 'write'",
    "update users set bid_role = 'manager'",
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
