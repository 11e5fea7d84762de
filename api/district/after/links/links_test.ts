// A report's public link: what whoever has it reads, and until when.
import assert from "node:assert/strict";
import { AfterLinkList, AfterReport, MadeAfterLink } from "shared/api/district/after.ts";
import { MAX_AFTER_LINKS } from "shared/limits.ts";
import { startApi } from "../../../../testing/api.ts";
import { cloneDatabase } from "../../../../testing/database.ts";
import type { HttpClient } from "../../../../testing/http_client.ts";
import { addDistrict, addReport, addUser, HOBOKEN, RED_HOOK } from "../../../../testing/rows.ts";

const PATH = "/api/district/after/links";
const NOW = "2026-11-24T18:00:00Z";
const DAYS = { from: "2026-11-22", until: "2026-11-22" };
const CORNER = { latitude: 40.677512, longitude: -74.008543 };

async function openDistrict() {
  await using starting = new AsyncDisposableStack();
  const database = starting.use(await cloneDatabase());
  const api = starting.use(await startApi(database));
  api.clock.set(NOW);
  const { id: bidId } = await addDistrict(database.sql, RED_HOOK);
  const manager = await api.enter(await addUser(database.sql, { bidId }));
  const owned = starting.move();
  return {
    sql: database.sql,
    api,
    bidId,
    manager,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

async function make(who: HttpClient, { name = "The board", asked = DAYS as object } = {}) {
  const { status, body, text } = await who.post(PATH, { name, asked });
  assert.equal(status, 201, text);
  return MadeAfterLink.parse(body).token;
}

Deno.test("a link shows its report to strangers as it is now, and nothing once it is withdrawn", async () => {
  await using opened = await openDistrict();
  const { sql, api, bidId, manager } = opened;
  const { id: elsewhere } = await addDistrict(sql, HOBOKEN);
  const other = await api.enter(await addUser(sql, { bidId: elsewhere }));
  const token = await make(manager);
  const count = async (who: HttpClient) => {
    const { body } = await who.get(`/api/after/${token}`);
    return AfterReport.parse(body).reports.count;
  };
  assert.equal(await count(api.client()), 0);
  await addReport(sql, { bidId, happenedAt: "2026-11-22T18:00:00Z" });
  for (const who of [api.client(), other, manager]) assert.equal(await count(who), 1);
  const list = async (who: HttpClient) => AfterLinkList.parse((await who.get(PATH)).body).links;
  const [link] = await list(manager);
  assert.deepEqual([link!.name, link!.asked], ["The board", DAYS]);
  assert.ok(link!.lastSeenAt);
  assert.deepEqual(await list(other), []);
  assert.equal((await other.delete(`${PATH}/${link!.id}`)).status, 404);

  assert.equal((await manager.delete(`${PATH}/${link!.id}`)).status, 204);
  const gone = await api.client().get(`/api/after/${token}`);
  assert.deepEqual([gone.status, gone.body.error.code], [404, "afterLinkNotFound"]);
  assert.equal((await api.client().get(`/api/after/${"x".repeat(32)}`)).text, gone.text);
  assert.equal((await manager.delete(`${PATH}/${link!.id}`)).status, 404);
  const acts =
    await sql`select event, detail from security_log where bid_id = ${bidId} order by id`;
  assert.deepEqual([...acts], [
    { event: "afterLinkMade", detail: { name: "The board" } },
    { event: "afterLinkWithdrawn", detail: { name: "The board" } },
  ]);
});

Deno.test("behind a link there is nothing for staff only, no words, no ids, no exact places, covered photos alone", async () => {
  await using opened = await openDistrict();
  const { sql, api, bidId, manager } = opened;
  const add = (depth: string) =>
    addReport(sql, { bidId, depth, happenedAt: "2026-11-22T18:00:00Z", location: CORNER });
  const [shown, own, hidden] = [await add("knee"), await add("waist"), await add("waist")];
  await sql`update reports set note = 'My cellar' where bid_id = ${bidId}`;
  await sql`update reports set is_private = true where id = ${own}`;
  await sql`update reports set hidden_at = now(), hidden_reason = 'a name' where id = ${hidden}`;
  await sql`
    insert into report_acts (bid_id, report_id, kind, detail, acted_at)
    values (${bidId}, ${shown}, 'note', '{"text":"Only we know"}', now())`;
  const pictures: string[] = [];
  for (const key of ["plain", "covered", "of-own"]) {
    const report = key === "of-own" ? own : shown;
    const [media] = await sql<[{ id: string }]>`
      insert into media (report_id, kind, object_key, content_type, size_bytes, ready_at,
        cleaned_at, created_at)
      values (${report}, 'photo', ${`media/kept/${key}-sealed`}, 'image/jpeg', 9, now(), now(), now())
      returning id`;
    pictures.push(media.id);
    if (key === "plain") continue;
    await sql`
      insert into media_covers (media_id, object_key, size_bytes, created_at, ready_at, cleaned_at)
      values (${media.id}, ${`media/kept/${key}-cover`}, 9, now(), now(), now())`;
  }
  // One without a cover cannot be chosen; were it in the table all the same, it is not shown.
  const choose = (id: string) => manager.send("PUT", `/api/district/after/pictures/${id}`, {});
  assert.equal((await choose(pictures[0]!)).body.error.code, "pictureNotCovered");
  for (const id of pictures.slice(1)) assert.equal((await choose(id)).status, 204);
  await sql`
    insert into after_pictures (media_id, bid_id, chosen_at) values (${pictures[
    0
  ]!}, ${bidId}, now())`;

  const { body, text } = await api.client().get(`/api/after/${await make(manager)}`);
  const report = AfterReport.parse(body);
  assert.deepEqual(report.reports.rows.map(({ depth, location }) => [depth, location]), [
    ["knee", { latitude: 40.678, longitude: -74.009 }],
  ]);
  assert.deepEqual(report.reports.byDepth.map(({ count }) => count), [0, 1, 0, 0]);
  assert.deepEqual(report.pictures.map(({ id }) => id), [pictures[1]]);
  assert.match(report.pictures[0]!.url, /covered-cover/);
  const secrets = ["cellar", "Only we know", "40.6775", "sealed", "of-own", "+1"];
  for (const secret of [...secrets, shown, own, hidden]) assert.ok(!text.includes(secret), secret);

  const ofStaff = await manager.get("/api/district/after?from=2026-11-22&until=2026-11-22");
  assert.equal(AfterReport.parse(ofStaff.body).reports.count, 2);
  assert.ok(ofStaff.text.includes("My cellar") && !ofStaff.text.includes("Only we know"));
});

Deno.test("a link's token is kept nowhere, and caches and searches of strangers keep nothing", async () => {
  await using opened = await openDistrict();
  const { sql, api, manager } = opened;
  const [one, two] = [await make(manager), await make(manager)];
  assert.notEqual(one, two);
  const rows = await sql`select row_to_json(w)::text as row from after_links w`;
  const log = await sql`select row_to_json(s)::text as row from security_log s`;
  for (const { row } of [...rows, ...log]) assert.ok(!row.includes(one) && !row.includes(two));
  const { headers } = await api.client().open("GET", `/api/after/${one}`, {});
  assert.equal(headers.get("cache-control"), "no-store");
  assert.equal(headers.get("x-robots-tag"), "noindex");
  assert.equal(headers.get("referrer-policy"), "no-referrer");
  assert.equal(headers.get("set-cookie"), null);
});

Deno.test("a link needs a name, and a district has no more of them than can be looked after", async () => {
  await using opened = await openDistrict();
  const { sql, bidId, manager } = opened;
  for (const name of ["", "a\nb", "n".repeat(61)]) {
    assert.equal((await manager.post(PATH, { name, asked: DAYS })).status, 422, name);
  }
  const storm = "0199f000-0000-7000-8000-000000000001";
  const lost = await manager.post(PATH, { name: "x", asked: { storm } });
  assert.equal(lost.body.error.code, "stormNotFound");
  await sql`
    insert into after_links (bid_id, token_hash, name, first_day, last_day, made_at)
    select ${bidId}, sha256(n::text::bytea), 'x', '2026-11-22', '2026-11-22', now()
    from generate_series(1, ${MAX_AFTER_LINKS}) n`;
  const more = await manager.post(PATH, { name: "One more", asked: DAYS });
  assert.deepEqual([more.status, more.body.error.code], [409, "tooManyAfterLinks"]);
});
