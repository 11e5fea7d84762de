// What all of a district's staff see alike is made once, is true for whoever has just acted, hears of each change,
// and is nobody else's.
import assert from "node:assert/strict";
import { BoardPage } from "shared/api/board_page.ts";
import { partsInProcess } from "shared/server/kept_parts.ts";
import type { Sql } from "shared/server/database.ts";
import { startApi } from "../../../testing/api.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import { addDistrict, addReport, addUser, HOBOKEN, RED_HOOK } from "../../../testing/rows.ts";
import { HOBOKENS, twoDistricts } from "../../../testing/two_districts.ts";
import { until } from "../../../testing/until.ts";

const PAGE = "/api/district/board/page?status=open";
const ASKED = [
  PAGE,
  `${PAGE}&assigned=me`,
  "/api/district",
  "/api/district/stats",
  "/api/district/board",
  "/api/district/filters",
  "/api/district/reports",
  "/api/district/reports?fresh=yes",
  "/api/district/board/map?view=-74.1,40.6,-73.9,40.8",
  "/api/district/colleagues",
  "/api/district/templates",
];

/** Kept until something is heard; the age that makes up for what was not heard of is tried by itself. */
async function openRoom() {
  await using starting = new AsyncDisposableStack();
  const database = starting.use(await cloneDatabase());
  // What becomes of texts grows old by itself; here no time goes by.
  const parts = partsInProcess({ freshMs: Infinity, now: () => 0 });
  const api = starting.use(await startApi(database, undefined, { roomParts: parts }));
  const owned = starting.move();
  return { database, parts, api, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

function flood(sql: Sql, bidId: string): Promise<string> {
  return addReport(sql, { bidId, happenedAt: new Date() });
}

Deno.test("what all of a district ask for is made once for all; but for what is their own", async () => {
  await using room = await openRoom();
  const { api, parts, database: { sql } } = room;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  await flood(sql, bidId);
  const staff = await Promise.all(
    Array.from({ length: 8 }, async () => await api.enter(await addUser(sql, { bidId }))),
  );
  await staff[0]!.get(PAGE);
  const first = parts.counts.made;
  const pages = await Promise.all(staff.map((one) => one.get(PAGE)));
  // How far each has seen, their own filters, whether they run FloodLine.
  assert.equal(parts.counts.made, first + 3 * (staff.length - 1));
  const shown = pages.map(({ body }) => BoardPage.parse(body));
  assert.equal(new Set(shown.map(({ reader }) => reader.id)).size, staff.length);
  assert.equal(new Set(shown.map(({ list }) => JSON.stringify(list))).size, 1);
  assert.equal(shown[0]!.list.reports.length, 1);
});

Deno.test("a page is asked for again by its tag, which is that of one person in one role", async () => {
  await using room = await openRoom();
  const { api, database: { sql } } = room;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const [manager, viewer] = await Promise.all(
    (["manager", "viewer"] as const).map(async (role) =>
      await api.enter(await addUser(sql, { bidId, role }))
    ),
  );
  const { headers, body } = await manager!.get(PAGE);
  const tag = headers.get("etag")!;
  assert.equal(headers.get("cache-control"), "no-store");
  assert.deepEqual([body.reader.role, body.colleagues.length], ["manager", 1]);
  const known = { "if-none-match": tag };
  const again = await manager!.get(PAGE, known);
  assert.deepEqual([again.status, again.text], [304, ""]);
  const other = await viewer!.get(PAGE, known);
  assert.equal(other.status, 200);
  assert.deepEqual([other.body.colleagues, other.body.templates], [undefined, undefined]);
  await flood(sql, bidId);
  await until(async () => (await manager!.get(PAGE, known)).status === 200);
  assert.equal((await api.client().get(PAGE, known)).status, 401);
});

async function coast(sql: Sql): Promise<void> {
  await sql`
    insert into stations (id, name, latitude, longitude, minor, levels_by, listed_at)
    values ('8518750', 'The Battery', 40.7006, -74.0142, 2194, 'nws', now())`;
  await sql`insert into zip_stations (zip, station_id, chosen_at) values ('11231', '8518750', now())`;
}

/** What is written, by whomever. */
const CHANGES: Record<
  string,
  (sql: Sql, made: { bidId: string; reportId: string; userId: string }) => Promise<unknown>
> = {
  "a report comes": (sql, { bidId }) => flood(sql, bidId),
  "a report comes from another district": async (sql, { bidId }) => {
    const id = await addReport(sql, { happenedAt: new Date() });
    await sql`update reports set bid_id = ${bidId} where id = ${id}`;
  },
  "a report leaves": (sql, { reportId }) =>
    sql`update reports set bid_id = null where id = ${reportId}`,
  "a report is hidden": (sql, { reportId }) =>
    sql`update reports set hidden_at = now(), hidden_reason = 'x' where id = ${reportId}`,
  "a report is deleted": (sql, { reportId }) => sql`delete from reports where id = ${reportId}`,
  "somebody sees the same water": (sql, { reportId, userId }) =>
    sql`
      insert into report_confirmations (report_id, user_id, confirmed_at)
      values (${reportId}, ${userId}, now())`,
  "a photo is cleaned": async (sql, { reportId, userId }) => {
    const [{ id }] = await sql<[{ id: string }]>`
      insert into media (user_id, kind, object_key, content_type, size_bytes, ready_at, created_at)
      values (${userId}, 'photo', 'x', 'image/jpeg', 9, now(), now()) returning id`;
    await sql`update media set report_id = ${reportId}, cleaned_at = now() where id = ${id}`;
  },
  "something is done about a report": (sql, { bidId, reportId }) =>
    sql`
      insert into report_acts (bid_id, report_id, kind, acted_at)
      values (${bidId}, ${reportId}, 'note', now())`,
  "a report leads an incident": (sql, { bidId, reportId }) =>
    sql`insert into incidents (bid_id, lead_id, created_at) values (${bidId}, ${reportId}, now())`,
  "an answer is kept ready": (sql, { bidId }) =>
    sql`
      insert into answer_templates (bid_id, name, status, en, changed_at)
      values (${bidId}, 'Drained', 'seen', 'Drained.', now())`,
  "a filter is shared": (sql, { bidId }) =>
    sql`
      insert into saved_filters (bid_id, name, query, saved_at)
      values (${bidId}, 'All', 'status=open', now())`,
  "a filter is one's own": (sql, { bidId, userId }) =>
    sql`
      insert into saved_filters (bid_id, user_id, name, query, saved_at)
      values (${bidId}, ${userId}, 'All', 'status=open', now())`,
  "somebody has seen all": (sql, { bidId, userId }) =>
    sql`
      insert into board_looks (bid_id, user_id, seen_until) values (${bidId}, ${userId}, now())`,
  "a colleague comes": (sql, { bidId }) => addUser(sql, { bidId, role: "crew" }),
  "a colleague gets a name": (sql, { userId }) =>
    sql`update users set staff_name = 'Maria' where id = ${userId}`,
  "one of the staff runs FloodLine": (sql, { userId }) =>
    sql`update users set operator_since = now() where id = ${userId}`,
  "a storm begins": (sql) =>
    sql`
      insert into episodes (zip, level, started_at, wet_at)
      values ('11231', 'heavy', now(), now())`,
  "the district gets another name": (sql, { bidId }) =>
    sql`update bids set name = 'Another' where id = ${bidId}`,
  "a station speaks for a ZIP code": (sql) => coast(sql),
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
  "a drain is added": (sql, { bidId }) =>
    sql`
      insert into drains (bid_id, latitude, longitude, added_at)
      values (${bidId}, 40.677, -74.009, now())`,
  "a complaint of the city's is taken over": (sql, { bidId }) =>
    sql`
      insert into complaints (bid_id, source_id, kind, latitude, longitude, happened_at)
      values (${bidId}, '61', 'Sewer', 40.677, -74.009, now())`,
  "a service falls ill": (sql) =>
    sql`insert into conditions (name, ill_since) values ('weatherService', now())`,
  "a sweep ends": async (sql) => {
    await sql`
      insert into sweeps (slot, status, started_at, lease_until)
      values ('2026-11-26T10:00Z', 'running', now(), now())`;
    await sql`update sweeps set status = 'done', finished_at = now()`;
  },
};

for (const [what, change] of Object.entries(CHANGES)) {
  Deno.test(`what is kept of a room is made anew when ${what}`, async () => {
    await using room = await openRoom();
    const { api, parts, database: { sql } } = room;
    const { id: bidId } = await addDistrict(sql, RED_HOOK);
    const user = await addUser(sql, { bidId });
    const manager = await api.enter(user);
    const reportId = await flood(sql, bidId);
    await manager.get(PAGE);
    await change(sql, { bidId, reportId, userId: user.id });
    const { made } = parts.counts;
    await until(async () => {
      await manager.get(PAGE);
      return parts.counts.made > made;
    });
    // As if nothing had ever been kept; but for times that go on.
    await using plain = await startApi(room.database, undefined, { publicUrl: api.url });
    const { body: anew } = await (await plain.enter(user)).get(PAGE);
    const { body: after } = await manager.get(PAGE);
    const timeless = ({ list, ...page }: BoardPage) => ({ ...page, list: { ...list, asOf: "" } });
    assert.deepEqual(timeless(after), timeless(anew));
  });
}

Deno.test("another district's change, and another's look, leave what is kept as it is", async () => {
  await using room = await openRoom();
  const { api, parts, database: { sql } } = room;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const { id: elsewhere } = await addDistrict(sql, HOBOKEN);
  const [user, colleague] = [await addUser(sql, { bidId }), await addUser(sql, { bidId })];
  const [manager, other] = [await api.enter(user), await api.enter(colleague)];
  await until(async () => {
    const { made } = parts.counts;
    await manager.get(PAGE);
    await other.get(PAGE);
    return parts.counts.made === made;
  });
  await flood(sql, elsewhere);
  await sql`insert into board_looks (bid_id, user_id, seen_until) values (${bidId}, ${user.id}, now())`;
  // All that was told before this is heard with it.
  const { made } = parts.counts;
  await until(async () => {
    await manager.get(PAGE);
    return parts.counts.made > made;
  });
  const after = parts.counts.made;
  await other.get(PAGE);
  assert.equal(parts.counts.made, after);
});

Deno.test("who has just acted sees it in the next answer, on this process and on another", async () => {
  await using room = await openRoom();
  const { api, database } = room;
  const { sql } = database;
  const elsewhere = partsInProcess({ freshMs: Infinity, now: () => 0 });
  await using second = await startApi(database, undefined, { roomParts: elsewhere });
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const user = await addUser(sql, { bidId });
  const [here, there] = [await api.enter(user), await second.enter(user)];
  for (let n = 0; n < 20; n++) {
    const reportId = await flood(sql, bidId);
    await Promise.all([here.get(PAGE), there.get(PAGE)]);
    const { status } = await here.patch(`/api/district/reports/${reportId}`, { status: "seen" });
    assert.equal(status, 200);
    const statusOf = async (client: typeof here, cookie = {}) =>
      (await client.get("/api/district/reports", cookie)).body.reports
        .find(({ id }: { id: string }) => id === reportId)?.status;
    assert.equal(await statusOf(here), "seen");
    // The form's answer has set the cookie, which the browser brings along wherever it is sent to.
    const cookies = Object.entries({ ...there.cookies, floodline_wrote: "1" });
    const cookie = cookies.map((pair) => pair.join("=")).join("; ");
    assert.equal(await statusOf(there, { cookie }), "seen");
  }
});

Deno.test("who is no longer of the staff is given nothing that is kept", async () => {
  await using room = await openRoom();
  const { api, database: { sql } } = room;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  await addUser(sql, { bidId });
  const user = await addUser(sql, { bidId });
  const manager = await api.enter(user);
  const { headers } = await manager.get(PAGE);
  await sql`update users set bid_id = null where id = ${user.id}`;
  const known = { "if-none-match": headers.get("etag")! };
  await until(async () => (await manager.get(PAGE, known)).status !== 304);
  for (const path of ASKED) assert.equal((await manager.get(path, known)).status, 403, path);
});

Deno.test("what staff of two districts in three roles ask for at once, while all changes, is never another's", async () => {
  await using room = await openRoom();
  const { api, database } = room;
  const { sql } = database;
  const { redHook, hoboken } = await twoDistricts(api, database);
  const secrets = [
    ...Object.values(HOBOKENS),
    ...[hoboken.id, hoboken.reportId, hoboken.stormId, hoboken.colleagueId, hoboken.templateId],
  ];
  let answered = 0;
  for (let round = 0; round < 6; round++) {
    const changing = Promise.all([
      flood(sql, redHook.id),
      sql`update reports set note = ${HOBOKENS.note} where bid_id = ${hoboken.id}`,
      hoboken.manager.put("/api/district/look", { asOf: new Date().toISOString() }),
    ]);
    await Promise.all(
      ASKED.flatMap((path) =>
        (["viewer", "crew", "manager"] as const).flatMap((role) =>
          [redHook, hoboken].map(async (of) => {
            const { status, text } = await of[role].get(path);
            const isForWorkers = path === "/api/district/colleagues";
            assert.equal(status, isForWorkers && role === "viewer" ? 403 : 200, `${role} ${path}`);
            if (status !== 200) return;
            answered++;
            const others = of === redHook ? secrets : [redHook.id, redHook.reportId];
            for (const word of others) {
              assert.ok(!text.includes(word), `${role} ${path} tells ${word}`);
            }
            if (path.includes("/page")) assert.equal(JSON.parse(text).reader.role, role);
          })
        )
      ),
    );
    await changing;
  }
  assert.ok(answered > 300);
});
