// Many reports, one water: put together and taken apart, and what their senders hear.
import assert from "node:assert/strict";
import { Incident, IncidentOfferList } from "shared/api/district/incidents.ts";
import { ReportPage } from "shared/api/reports.ts";
import { movePoint } from "shared/geo/earth.ts";
import { startApi, type TestApi } from "../../../testing/api.ts";
import { cloneDatabase, type TestDatabase } from "../../../testing/database.ts";
import type { HttpClient } from "../../../testing/http_client.ts";
import { addDistrict, addUser, HOBOKEN, RED_HOOK } from "../../../testing/rows.ts";

const AFTERNOON = "2026-11-22T18:00:00Z"; // 1 PM in Brooklyn
const CORNER = { latitude: RED_HOOK.latitude, longitude: RED_HOOK.longitude };

async function startDistrict(database: TestDatabase, api: TestApi) {
  api.clock.set(AFTERNOON);
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const manager = await api.enter(await addUser(sql, { bidId }));
  return {
    manager,
    bidId,
    /** Somebody's report, so many metres east of the corner. */
    async report(owner: HttpClient, { east = 0, wantsTexts = true } = {}): Promise<string> {
      const location = movePoint(CORNER, { east, north: 0 });
      const answer = await owner.post("/api/reports", { location, depth: "knee", wantsTexts });
      assert.equal(answer.status, 201, answer.text);
      return answer.body.id;
    },
    async resident(): Promise<HttpClient> {
      return await api.enter(await addUser(sql));
    },
    async merge(...reportIds: string[]): Promise<Incident> {
      const answer = await manager.post("/api/district/incidents", { reportIds });
      assert.equal(answer.status, 200, answer.text);
      return Incident.parse(answer.body);
    },
    async statuses(...ids: string[]): Promise<string[]> {
      const rows = await sql<{ id: string; status: string }[]>`select id, status from reports`;
      return ids.map((id) => rows.find((row) => row.id === id)!.status);
    },
    async end(id: string, status = "water_gone") {
      assert.equal((await manager.patch(`/api/district/reports/${id}`, { status })).status, 200);
    },
    /** The texts about reports, "news of whom" in the order in which they were written. */
    async told(): Promise<[string | null, string][]> {
      const rows = await sql<{ reportNews: string; reportId: string }[]>`
        select report_news, report_id from messages where kind = 'report' and status = 'queued'
        order by id`;
      return rows.map(({ reportNews, reportId }) => [reportNews, reportId]);
    },
  };
}

Deno.test("reports at one corner are offered as one water, and no more once they are", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { manager, report, resident, merge } = await startDistrict(database, api);
  const first = await report(await resident());
  const second = await report(await resident(), { east: 30 });
  const far = await report(await resident(), { east: 400 });
  const offered = async () => {
    const { offers } = IncidentOfferList.parse(
      (await manager.get("/api/district/incidents/offers")).body,
    );
    return offers.map(({ incidentId, reports }) => [incidentId, ...reports.map(({ id }) => id)]);
  };
  assert.deepEqual(await offered(), [[null, first, second]]);
  const { id } = await merge(first, second);
  assert.deepEqual(await offered(), []);
  const third = await report(await resident(), { east: 10 });
  assert.deepEqual(await offered(), [[id, first, third]]);
  assert.ok(far);
});

Deno.test("the first report leads, the others are the same water, and each person hears of that once", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { report, resident, merge, statuses, told, end } = await startDistrict(database, api);
  const [ann, ben, cleo] = [await resident(), await resident(), await resident()];
  const first = await report(ann);
  const bens = await report(ben, { east: 10 });
  const bensSecond = await report(ben, { east: 20 });
  const annsSecond = await report(ann, { east: 5 });
  const quiet = await report(cleo, { wantsTexts: false });
  const incident = await merge(quiet, bensSecond, first, bens, annsSecond);
  assert.equal(incident.leadId, first);
  assert.deepEqual(incident.reports.map(({ id }) => id), [
    first,
    bens,
    bensSecond,
    annsSecond,
    quiet,
  ]);
  assert.deepEqual([incident.people, incident.reachable, incident.unreachable], [3, 2, 1]);
  assert.deepEqual(await statuses(first, bens, bensSecond, annsSecond, quiet), [
    "new",
    "same_as",
    "same_as",
    "same_as",
    "same_as",
  ]);
  assert.deepEqual(await told(), [["same_as", bens]]);

  // The same again is nothing new.
  assert.deepEqual(await merge(first, bens), incident);
  assert.deepEqual(await told(), [["same_as", bens]]);

  await end(first);
  assert.deepEqual(await told(), [["water_gone", first], ["water_gone", bens]]);
  const page = ReportPage.parse((await ben.get(`/api/reports/${bens}`)).body);
  assert.deepEqual([page.status, page.leadStatus], ["same_as", "water_gone"]);
  assert.deepEqual(page.changes.map(({ status }) => status), ["same_as"]);
});

Deno.test("a report of another's water gets no status of its own: one water, one status", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { manager, report, resident, merge, statuses } = await startDistrict(database, api);
  const [first, second] = [await report(await resident()), await report(await resident())];
  await merge(first, second);
  const { status, body } = await manager.patch(`/api/district/reports/${second}`, {
    status: "in_progress",
  });
  assert.deepEqual([status, body.error.code], [409, "sameAsAnother"]);
  assert.deepEqual(await statuses(first, second), ["new", "same_as"]);
});

Deno.test("an incident that goes into another keeps its address, however long the chain", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { manager, report, resident, merge } = await startDistrict(database, api);
  const pair = async (east: number) => {
    const reports = [await report(await resident(), { east }), await report(await resident())];
    return { reports, incident: await merge(...reports) };
  };
  const [a, b, c] = [await pair(0), await pair(100), await pair(200)];
  await merge(c.reports[0]!, b.reports[0]!);
  const all = await merge(b.reports[1]!, a.reports[0]!);
  assert.equal(all.id, a.incident.id, "the oldest takes the others in");
  assert.equal(all.reports.length, 6);
  for (const { incident } of [a, b, c]) {
    const found = await manager.get(`/api/district/incidents/${incident.id}`);
    assert.deepEqual(Incident.parse(found.body), all);
  }
  const chains = await database.sql`
    select from incidents i join incidents into_ on into_.id = i.merged_into
    where into_.merged_into is not null`;
  assert.equal(chains.length, 0);
});

Deno.test("a report that is taken out is what it was before, and the text that had not left is not sent", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { manager, report, resident, merge, statuses, told, end } = await startDistrict(
    database,
    api,
  );
  const ben = await resident();
  const first = await report(await resident());
  const second = await report(ben);
  await end(second, "in_progress");
  const { id } = await merge(first, second);
  assert.deepEqual(await told(), [["same_as", second]]);
  const path = `/api/district/incidents/${id}/reports`;
  const after = await manager.delete(`${path}/${second}`);
  assert.deepEqual(Incident.parse(after.body).reports.map((r) => r.id), [first]);
  assert.deepEqual(await statuses(first, second), ["new", "in_progress"]);
  assert.deepEqual(await told(), []);
  const refused = async (reportId: string) => {
    const { status, body } = await manager.delete(`${path}/${reportId}`);
    return [status, body.error.code];
  };
  assert.deepEqual(await refused(second), [404, "reportNotFound"]);
  assert.deepEqual(await refused(first), [409, "incidentLead"]);
  const page = ReportPage.parse((await ben.get(`/api/reports/${second}`)).body);
  assert.deepEqual([page.status, page.leadStatus], ["in_progress", null]);
});

Deno.test("what is open does not join what has ended: it would be lost from the board", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { manager, report, resident, merge, end } = await startDistrict(database, api);
  const first = await report(await resident());
  await merge(first, await report(await resident()));
  await end(first);
  const open = await report(await resident());
  const { status, body } = await manager.post("/api/district/incidents", {
    reportIds: [first, open],
  });
  assert.deepEqual([status, body.error.code], [409, "incidentEnded"]);
});

Deno.test("STILL about a report that is the water of another opens that one again", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { report, resident, merge, statuses, end } = await startDistrict(database, api);
  const ben = await resident();
  const first = await report(await resident());
  const second = await report(ben);
  await merge(first, second);
  await ben.post(`/api/reports/${second}/water`, { answer: "still" });
  assert.deepEqual(await statuses(first, second), ["new", "same_as"], "the water is open");
  await end(first);
  await ben.post(`/api/reports/${second}/water`, { answer: "still" });
  assert.deepEqual(await statuses(first, second), ["seen", "same_as"]);
});

Deno.test("when the first report is taken back the next one leads on, as far as the first had come", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { manager, report, resident, merge, statuses, end } = await startDistrict(database, api);
  const ann = await resident();
  const first = await report(ann);
  const [second, third] = [await report(await resident()), await report(await resident())];
  const { id } = await merge(first, second, third);
  await end(first, "in_progress");
  await ann.post(`/api/reports/${first}/withdraw`);
  assert.deepEqual(await statuses(second, third), ["in_progress", "same_as"]);
  const incident = Incident.parse((await manager.get(`/api/district/incidents/${id}`)).body);
  assert.equal(incident.leadId, second);
  assert.deepEqual(incident.reports.map((r) => r.id), [second, third]);
});

Deno.test("two managers who merge at the same moment leave one incident, and each report in one", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { manager, bidId, report, resident } = await startDistrict(database, api);
  const other = await api.enter(await addUser(database.sql, { bidId }));
  const ids = await Promise.all([1, 2, 3, 4].map(async () => await report(await resident())));
  const answers = await Promise.all([
    manager.post("/api/district/incidents", { reportIds: ids.slice(0, 3) }),
    other.post("/api/district/incidents", { reportIds: ids.slice(1).reverse() }),
    manager.post("/api/district/incidents", { reportIds: [ids[3]!, ids[0]!] }),
  ]);
  assert.deepEqual(answers.map(({ status }) => status), [200, 200, 200]);
  const [{ waters, leads }] = await database.sql<[{ waters: number; leads: number }]>`
    select count(distinct incident_id)::int as waters,
      count(*) filter (where status <> 'same_as')::int as leads
    from reports where incident_id is not null`;
  assert.deepEqual([waters, leads], [1, 1]);
});

Deno.test("no report of another district, none that was taken back, and no one alone can be put together", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { manager, report, resident } = await startDistrict(database, api);
  await addDistrict(database.sql, HOBOKEN);
  const own = await report(await resident());
  const ben = await resident();
  const theirs = (await ben.post("/api/reports", { zip: "07030", depth: "knee" })).body.id;
  const back = await report(ben);
  await ben.post(`/api/reports/${back}/withdraw`);
  const refused = async (...reportIds: string[]) => {
    const { status, body } = await manager.post("/api/district/incidents", { reportIds });
    return [status, body.error.code];
  };
  assert.deepEqual(await refused(own, theirs), [404, "reportNotFound"]);
  assert.deepEqual(await refused(own, back), [404, "reportNotFound"]);
  assert.deepEqual(await refused(own), [422, "invalidInput"]);
});
