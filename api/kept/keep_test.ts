// What is the same for everybody is made once a change, and what it is made of tells of each change.
import assert from "node:assert/strict";
import { keptInProcess } from "shared/kept_answers/kept_answers.ts";
import type { Sql } from "shared/server/database.ts";
import { startApi } from "../../testing/api.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { addDistrict, addReport, addUser, HOBOKEN, RED_HOOK } from "../../testing/rows.ts";
import { until } from "../../testing/until.ts";

/** Kept until something is heard; the age that makes up for what was not heard of is tested by itself. */
const FOR_EVER = { freshMs: Infinity, restMs: 0 };

async function openKept() {
  await using starting = new AsyncDisposableStack();
  const database = starting.use(await cloneDatabase());
  const kept = keptInProcess(FOR_EVER);
  const api = starting.use(await startApi(database, undefined, { kept }));
  const owned = starting.move();
  return { database, kept, api, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

/** Just now. Returns its id. */
function flood(sql: Sql, report: Partial<Parameters<typeof addReport>[1]>): Promise<string> {
  return addReport(sql, { happenedAt: new Date(), ...report });
}

const ABOUT_RED_HOOK = [
  "/api/zips/11231",
  "/api/zips/11231/preview",
  "/api/zips/11231/feed.atom?lang=es",
  "/api/zips/11231/reports.geojson",
  "/api/map?zip=11231",
];
const ABOUT_ALL = ["/api/network", "/api/reports?limit=4&perPerson=1"];

Deno.test("a thousand who ask for the same cost one making, whoever they are, and get the same bytes", async () => {
  await using opened = await openKept();
  const { api, kept, database } = opened;
  const { id: bidId } = await addDistrict(database.sql, RED_HOOK);
  const user = await addUser(database.sql, { bidId });
  const manager = await api.enter({ id: user.id, bidId });
  for (const path of [...ABOUT_RED_HOOK, ...ABOUT_ALL]) {
    const made = kept.counts.made;
    const clients = [manager, ...Array.from({ length: 20 }, () => api.client())];
    const answers = await Promise.all(clients.map((client) => client.get(path)));
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]), path);
    assert.equal(new Set(answers.map(({ text }) => text)).size, 1, path);
    assert.equal(kept.counts.made, made + 1, path);
    const [{ headers, text }] = answers as [typeof answers[0]];
    assert.match(headers.get("etag")!, /^"[0-9a-f]{32}(-gzip)?"$/);
    assert.equal(headers.get("cache-control"), "public, max-age=0, s-maxage=1");
    assert.equal(headers.get("x-content-type-options"), "nosniff");
    assert.match(headers.get("x-request-id")!, /^[\w-]{8,}$/);
    const again = await api.client().get(path, { "if-none-match": headers.get("etag")! });
    assert.deepEqual([again.status, again.text], [304, ""], path);
    await using plain = await startApi(database);
    const anew = await plain.client().get(path);
    assert.equal(
      text.replaceAll(api.url, ""),
      anew.text.replaceAll(plain.url, ""),
      `as without keeping: ${path}`,
    );
  }
});

async function coast(sql: Sql): Promise<void> {
  await sql`
    insert into stations (id, name, latitude, longitude, minor, levels_by, listed_at)
    values ('8518750', 'The Battery', 40.7006, -74.0142, 2194, 'nws', now())`;
  await sql`insert into zip_stations (zip, station_id, chosen_at) values ('11231', '8518750', now())`;
}

/** What is written → about which ZIP code it says something. */
const CHANGES: Record<
  string,
  (sql: Sql, made: { reportId: string; bidId: string; userId: string }) => Promise<unknown>
> = {
  "a report comes": (sql) => flood(sql, { zip: "11231" }),
  "a report is hidden": (sql, { reportId }) =>
    sql`update reports set hidden_at = now(), hidden_reason = 'fake' where id = ${reportId}`,
  "a report is moved here": async (sql) => {
    const id = await flood(sql, { zip: "07030" });
    await sql`update reports set zip = '11231' where id = ${id}`;
  },
  "a report is moved away": (sql, { reportId }) =>
    sql`update reports set zip = '10001' where id = ${reportId}`,
  "a report is deleted": (sql, { reportId }) => sql`delete from reports where id = ${reportId}`,
  "somebody sees the same water": (sql, { reportId, userId }) =>
    sql`insert into report_confirmations (report_id, user_id, confirmed_at) values (${reportId}, ${userId}, now())`,
  "a storm begins": (sql) =>
    sql`insert into episodes (zip, level, started_at, wet_at) values ('11231', 'heavy', now(), now())`,
  "a district gets another name": (sql, { bidId }) =>
    sql`update bids set name = 'Another name' where id = ${bidId}`,
  "water is laid on a district's map": (sql, { bidId }) =>
    sql`insert into bid_waters (bid_id, name, area) select id, '', boundary from bids where id = ${bidId}`,
  "a service falls ill": (sql) =>
    sql`insert into conditions (name, ill_since) values ('weatherService', now())`,
  "a zone that warnings name is learned": async (sql) => {
    await sql`insert into zones (id, ask_after) values ('NYZ075', now())`;
    await sql`insert into zone_zips (zone_id, zip) values ('NYZ075', '11231')`;
  },
  "a tide gauge tells the water's height": async (sql) => {
    await coast(sql);
    await sql`
      insert into tide_levels (station_id, observed_from, observed, observed_at)
      values ('8518750', now(), '{1200}', now())`;
  },
  "a tide begins": async (sql) => {
    await coast(sql);
    await sql`
      insert into tides (station_id, level, started_at, high_at) values ('8518750', 'minor', now(), now())`;
  },
  "another station speaks for a ZIP code": (sql) => coast(sql),
  "a sweep ends": async (sql) => {
    await sql`insert into sweeps (slot, status, started_at, lease_until) values ('2026-11-26T10:00Z', 'running', now(), now())`;
    await sql`update sweeps set status = 'done', finished_at = now()`;
  },
  "a near sweep ends": async (sql) => {
    await sql`insert into near_sweeps (slot, status, started_at, lease_until) values ('2026-11-26T10:10Z', 'running', now(), now())`;
    await sql`update near_sweeps set status = 'done', finished_at = now()`;
  },
};

for (const [what, change] of Object.entries(CHANGES)) {
  Deno.test(`what is kept is made anew when ${what}`, async () => {
    await using opened = await openKept();
    const { api, kept, database: { sql } } = opened;
    const { id: bidId } = await addDistrict(sql, RED_HOOK);
    const { id: userId } = await addUser(sql, {});
    const reportId = await flood(sql, { zip: "11231" });
    const paths = [...ABOUT_RED_HOOK, ...ABOUT_ALL];
    for (const path of paths) await api.client().get(path);
    await change(sql, { reportId, bidId, userId });
    for (const path of paths) {
      const made = kept.counts.made;
      await until(async () => {
        await api.client().get(path);
        return kept.counts.made > made;
      });
    }
  });
}

Deno.test("a change far away leaves what is kept of a ZIP code as it is; one next door does not", async () => {
  await using opened = await openKept();
  const { api, kept, database: { sql } } = opened;
  const ask = async (path: string) => {
    const { made } = kept.counts;
    await api.client().get(path);
    return kept.counts.made > made;
  };
  // The first of all began before anybody listened.
  for (const path of [...ABOUT_RED_HOOK, ...ABOUT_ALL]) await until(async () => !await ask(path));
  await flood(sql, { zip: "10451" });
  // The list of all is about it, and hears of it by the same message.
  await until(() => ask("/api/reports?limit=4&perPerson=1"));
  for (const path of ABOUT_RED_HOOK) assert.equal(await ask(path), false, path);
  await flood(sql, { zip: "11215" });
  for (const path of ABOUT_RED_HOOK) await until(() => ask(path));
});

Deno.test("who has just written, and what is refused, is answered for itself", async () => {
  await using opened = await openKept();
  const { api, kept } = opened;
  const [a, b] = await Promise.all([
    api.client().get("/api/zips/00000"),
    api.client().get("/api/zips/00000"),
  ]);
  assert.deepEqual([a.status, b.status], [404, 404]);
  const { status, body } = await api.client().get("/api/zips/0000x");
  assert.deepEqual([status, body.error.code], [422, "invalidInput"]);
  const spanish = await api.client().get("/api/zips/00000", { "accept-language": "es" });
  assert.notEqual(spanish.body.error.message, a.body.error.message);
  await api.client().get("/api/network");
  const { made } = kept.counts;
  const { headers } = await api.client().get("/api/network", { cookie: "floodline_wrote=1" });
  assert.equal(kept.counts.made, made);
  assert.equal(headers.get("etag"), null, "made for who asks");
  for (
    const query of ["?before=019c0000-0000-7000-8000-000000000000", "?limit=4&limit=5", "?x=1"]
  ) {
    await api.client().get(`/api/reports${query}`);
  }
  assert.equal(kept.counts.made, made, "what is without number is not kept");
});

Deno.test("what two people and a stranger ask for in turn, while it changes, is never another's", async () => {
  await using opened = await openKept();
  const { api, database: { sql } } = opened;
  const districts = [await addDistrict(sql, RED_HOOK), await addDistrict(sql, HOBOKEN)];
  const people = await Promise.all(districts.map(async ({ id: bidId }, i) => {
    const { id } = await addUser(sql, { bidId });
    const reportId = await flood(sql, { zip: ["11231", "07030"][i]!, bidId, userId: id });
    await sql`update reports set note = ${`secret ${i}`} where id = ${reportId}`;
    return await api.enter({ id, bidId });
  }));
  const paths = [...ABOUT_RED_HOOK, ...ABOUT_ALL, "/api/me", "/api/district/reports"];
  const asks = paths.flatMap((path) =>
    [...people, api.client()].map((client, who) => ({ path, client, who }))
  );
  for (let round = 0; round < 5; round++) {
    const changing = flood(sql, { zip: "11231" });
    await Promise.all(asks.map(async ({ path, client, who }) => {
      const { status, text, headers } = await client.get(path);
      const isOwn = path.startsWith("/api/me") || path.startsWith("/api/district");
      assert.equal(status, isOwn && who === 2 ? 401 : 200, path);
      if (isOwn) assert.equal(headers.get("cache-control"), "no-store");
      for (const other of ["secret 0", "secret 1"]) {
        const mayKnow = path === "/api/district/reports" && other !== `secret ${1 - who}`;
        if (!mayKnow) assert.ok(!text.includes(other), `${path} tells ${other}`);
      }
      assert.equal(headers.getSetCookie().length, 0, path);
    }));
    await changing;
  }
});
