// One person sends many reports: everybody else's are seen all the same.
import assert from "node:assert/strict";
import { connect } from "shared/server/database.ts";
import { startApi, type TestApi } from "../../testing/api.ts";
import { cloneDatabase, type TestDatabase } from "../../testing/database.ts";
import type { Answer } from "../../testing/http_client.ts";
import { addReport, addUser } from "../../testing/rows.ts";

const NOW = Date.parse("2026-11-22T17:00:00Z");
const PLACE = { latitude: 40.6782, longitude: -74.0121 };
const PUBLIC = [
  ["the ZIP page", "/api/zips/11231", 10, 3],
  ["the map", "/api/map?zip=11231", 100, 10],
  ["the map of a spot", "/api/map?latitude=40.678&longitude=-74.012&metres=600", 100, 10],
  ["the front page's list", "/api/reports?limit=4&perPerson=1", 4, 1],
  ["what is near", "/api/reports/near", 5, 2],
  ["what is near, by ZIP code", "/api/reports/near?zip=11231", 5, 2],
  ["the GeoJSON", "/api/zips/11231/reports.geojson", 500, 30],
] as const;

function minutesAgo(minutes: number): Date {
  return new Date(NOW - minutes * 60_000);
}

/** Newest last; so many of one person. */
async function addMany(
  { sql }: TestDatabase,
  userId: string,
  many: number,
  { zips = ["11231"], agoMinutes = 1 } = {},
): Promise<void> {
  await sql`
    insert into reports (user_id, zip, latitude, longitude, depth, happened_at, created_at)
    select ${userId}, zip, ${PLACE.latitude} + random() * 0.001, ${PLACE.longitude}, 'inside', at, at
    from unnest(${zips}::text[]) as zip, generate_series(1, ${many}) as n,
      lateral (
        select ${minutesAgo(agoMinutes)}::timestamptz - n * interval '1 millisecond' as at
      ) as times`;
}

/** So that the planner knows of many who send little, as there are. */
async function addCrowdElsewhere({ sql }: TestDatabase): Promise<void> {
  await sql`
    with crowd as (
      insert into users (phone) select '+1646' || (5000000 + n) from generate_series(1, 3000) n
      returning id
    )
    insert into reports (user_id, zip, depth, happened_at, created_at)
    select id, '07030', 'ankle', at, at
    from crowd, (select ${minutesAgo(60 * 24 * 30)}::timestamptz as at) as times`;
}

/** What is near a point is asked in a body. */
function ask(api: TestApi, path: string): Promise<Answer> {
  const client = api.client();
  return path === "/api/reports/near" ? client.post(path, { location: PLACE }) : client.get(path);
}

/** An API with one connection, and how many rows of reports that has read: the same on a slow machine. */
async function startCounting(database: TestDatabase) {
  const sql = connect(database.url, { max: 1 });
  const api = await startApi(database, undefined, { sql });
  api.clock.set(new Date(NOW));
  const rowsRead = async () => {
    await sql`select pg_stat_force_next_flush()`;
    const [{ rows }] = await sql<[{ rows: number }]>`
      select (seq_tup_read + idx_tup_fetch)::int as rows
      from pg_stat_user_tables where relname = 'reports'`;
    return rows;
  };
  return {
    api,
    async askCounting(path: string) {
      const before = await rowsRead();
      const { body } = await ask(api, path);
      return { body, rows: await rowsRead() - before };
    },
    async [Symbol.asyncDispose]() {
      await api[Symbol.asyncDispose]();
      await sql.end();
    },
  };
}

// deno-lint-ignore no-explicit-any
function idsOf(body: any): string[] {
  return (body.reports ?? body.features).map(({ id }: { id: string }) => id);
}

Deno.test("6,500 reports of one resident push nobody's off a public page or map, and at most 50 are counted for each", async () => {
  await using database = await cloneDatabase();
  await using counting = await startCounting(database);
  await addCrowdElsewhere(database);
  const others = [];
  for (let n = 0; n < 4; n++) {
    const { id: userId } = await addUser(database.sql);
    const report = { userId, location: PLACE, happenedAt: minutesAgo(60 + n) };
    others.push(await addReport(database.sql, report));
  }
  const attacker = await addUser(database.sql);
  await addMany(database, attacker.id, 1625, { zips: ["11231", "11215", "11217", "11201"] });
  await database.sql`analyze reports`;

  for (const [what, path, most, ofOne] of PUBLIC) {
    const { body, rows } = await counting.askCounting(path);
    const ids = idsOf(body);
    const seen = others.filter((id) => ids.includes(id)).length;
    assert.ok(seen >= Math.min(others.length, most - ofOne), `${what}: ${seen} of others`);
    assert.ok(ids.length <= most, what);
    // For each of one person's, up to 50 newer ones are counted, by the index.
    assert.ok(rows < 6_500 * 60, `${what}: ${rows} rows`);
  }
});

Deno.test("where there is room, all of one person's reports are shown, newest first", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  api.clock.set(new Date(NOW));
  const { id } = await addUser(database.sql);
  await addMany(database, id, 8);
  const { body } = await api.client().get("/api/zips/11231");
  const times = body.reports.map(({ happenedAt }: { happenedAt: string }) => happenedAt);
  assert.equal(times.length, 8);
  assert.deepEqual(times, times.toSorted().reverse());
  assert.equal((await api.client().get("/api/map?zip=11231")).body.reports.length, 8);
});

Deno.test("what is near costs the same beside thousands of old reports, and of a crowd's", async () => {
  await using database = await cloneDatabase();
  await using counting = await startCounting(database);
  await database.sql`
    with crowd as (
      insert into users (phone)
      select '+1212' || lpad((3000000 + n)::text, 7, '0') from generate_series(1, 6500) n
      returning id
    ), numbered as (select id, row_number() over () as n from crowd)
    insert into reports (user_id, zip, latitude, longitude, depth, happened_at, created_at)
    select id, '11231', ${PLACE.latitude} + random() * 0.004, ${PLACE.longitude} + random() * 0.004,
      'knee', at, at
    from numbered, generate_series(0, 3) as year,
      lateral (
        select ${
    minutesAgo(1)
  }::timestamptz - n * interval '3 seconds' - year * interval '365 days' as at
      ) as times`;
  await database.sql`analyze reports`;
  for (const path of ["/api/reports/near", "/api/reports/near?zip=11231"]) {
    const { body, rows } = await counting.askCounting(path);
    assert.equal(body.reports.length, 5);
    // Of 26,000, 6,500 of them of these hours.
    assert.ok(rows < 3_000, `${path}: ${rows} rows`);
  }
});

Deno.test("what is hidden, withdrawn or removed takes no place of its sender's others", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  api.clock.set(new Date(NOW));
  const { sql } = database;
  // More than there is room for, each a little further off and longer ago.
  const location = { ...PLACE, latitude: PLACE.latitude + 0.001 };
  for (let n = 0; n < 110; n++) {
    const { id: userId } = await addUser(sql);
    await addReport(sql, { userId, location, happenedAt: minutesAgo(30 + n / 10) });
  }
  const { id: userId } = await addUser(sql);
  await addMany(database, userId, 50);
  const shown = await addReport(sql, { userId, location: PLACE, happenedAt: minutesAgo(20) });
  const gone = {
    hidden: sql`hidden_at = now(), hidden_reason = 'a face'`,
    withdrawn: sql`hidden_at = null, hidden_reason = null, withdrawn_at = now()`,
    removed: sql`removed_at = now()`,
  };
  for (const [what, change] of Object.entries(gone)) {
    await sql`update reports set ${change} where user_id = ${userId} and id <> ${shown}`;
    for (const [where, path] of PUBLIC) {
      const ids = idsOf((await ask(api, path)).body);
      assert.ok(ids.includes(shown), `${what}: ${where}`);
    }
  }
});
