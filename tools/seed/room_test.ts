// The room at work, as its staff have it from the API: nothing that only lies in tables.
import assert from "node:assert/strict";
import { Broadcast, BroadcastList } from "shared/api/district/broadcasts.ts";
import { Incident, IncidentList } from "shared/api/district/incidents.ts";
import { AnswerTemplateList } from "shared/api/district/templates.ts";
import { Batch } from "shared/api/district/batches.ts";
import { DistrictLog } from "shared/api/district/log.ts";
import { DistrictMessage } from "shared/api/district/message.ts";
import { DistrictReport, DistrictReportList, DistrictStats } from "shared/api/district.ts";
import type { Sql } from "shared/server/database.ts";
import type { StaffRole } from "shared/staff_roles.ts";
import { ENDINGS, isOpen } from "shared/report_statuses.ts";
import { startApi } from "../../testing/api.ts";
import { cloneDatabase } from "../../testing/database.ts";
import type { HttpClient } from "../../testing/http_client.ts";
import { startSandbox } from "../../testing/sandbox.ts";
import { seed } from "./seed.ts";

/** By day and in the middle of the night, New York's. */
for (const hour of ["18:07", "07:07"]) {
  Deno.test(`the demo made at ${hour} UTC opens on a district where a storm is on, and its staff at work`, async () => {
    await using database = await cloneDatabase();
    await using sandbox = await startSandbox();
    await using api = await startApi(database, sandbox);
    const now = new Date(`${new Date().toISOString().slice(0, 10)}T${hour}:00Z`);
    api.clock.set(now);
    await seed(database.sql, sandbox.storage, { now, publicUrl: "http://localhost:8080" });
    const enter = async (role: StaffRole) => {
      const [user] = await database.sql<[{ id: string; bidId: string; role: StaffRole }]>`
        select u.id, u.bid_id, u.bid_role as role from users u join bids b on b.id = u.bid_id
        where b.slug = 'court-smith' and u.bid_role = ${role} order by u.phone limit 1`;
      return await api.enter(user);
    };
    const manager = await enter("manager");
    await showsTheStorm(manager);
    await showsReports(manager, now);
    await showsTheIncident(manager);
    await showsBroadcasts(manager);
    await showsTheRest(manager);
    await showsTheBatch(manager, database.sql);
    await showsTheLog(manager);
    await showsTheRound(await enter("crew"));
    const viewer = await enter("viewer");
    assert.equal((await viewer.get("/api/district/stats")).status, 200);
  });
}

async function showsTheStorm(manager: HttpClient): Promise<void> {
  const stats = DistrictStats.parse((await manager.get("/api/district/stats")).body);
  assert.equal(stats.level, "flood");
  assert.equal(stats.storm?.zipsNow, stats.zips.length);
}

async function listAll(staff: HttpClient, query: string): Promise<DistrictReportList["reports"]> {
  const { body } = await staff.get(`/api/district/reports?limit=50&${query}`);
  return DistrictReportList.parse(body).reports;
}

async function showsReports(manager: HttpClient, now: Date): Promise<void> {
  const open = await listAll(manager, "status=open&since=3h");
  for (const status of ["new", "seen", "in_progress"] as const) {
    assert.ok(open.some((report) => report.status === status), status);
  }
  const minutes = open.map(({ createdAt }) => (now.getTime() - +new Date(createdAt)) / 60_000);
  assert.ok(minutes.filter((ago) => ago < 15).length >= 3, "some came in a moment ago");
  assert.ok((await listAll(manager, "fresh=yes")).length >= 3, "new to the manager");
  assert.ok(open.some(({ isPrivate }) => isPrivate));
  const ended = await listAll(manager, "status=ended&since=7d");
  for (const ending of ENDINGS) {
    assert.ok(ended.some(({ status }) => status === ending), ending);
  }
  const passed = ended.find(({ cityNumber }) => cityNumber === "311-20481234")!;
  assert.equal(passed.status, "passed_on");
  assert.ok(now.getTime() - +new Date(passed.statusAt!) > 4 * 24 * 3600_000, "days ago");
}

async function showsTheIncident(manager: HttpClient): Promise<void> {
  const list = IncidentList.parse((await manager.get("/api/district/incidents")).body);
  assert.equal(list.incidents.length, 1);
  const { body } = await manager.get(`/api/district/incidents/${list.incidents[0]!.id}`);
  const { reports, people, question, leadId } = Incident.parse(body);
  assert.equal(reports.length, 4);
  assert.ok(people > reports.length, "others have said 'same water'");
  const { asked, still, gone, unasked } = question!;
  assert.deepEqual({ asked, still, gone, unasked }, { asked: 4, still: 2, gone: 1, unasked: 0 });
  const lead = DistrictReport.parse((await manager.get(`/api/district/reports/${leadId}`)).body);
  assert.deepEqual(lead.acts.map(({ kind }) => kind), [
    "status",
    "assigned",
    "note",
    "status",
    "note",
    "covered",
    "covered",
  ]);
  assert.equal(lead.assignee?.name, "Luis");
  assert.ok(lead.media.length > 0, "with pictures");
  assert.ok(lead.media.some(({ hidden }) => hidden), "one of them hidden, for a reason");
  const byCrew = lead.media.filter(({ staffs }) => staffs);
  assert.deepEqual(byCrew.map(({ staffs }) => [staffs!.by?.name, staffs!.outsideAt]), [
    ["Luis", null],
  ]);
}

async function showsBroadcasts(manager: HttpClient): Promise<void> {
  const { body } = await manager.get("/api/district/broadcasts");
  const { broadcasts } = BroadcastList.parse(body);
  assert.ok(broadcasts.some(({ state }) => state === "draft"));
  const sent = broadcasts.find((broadcast) => broadcast.people !== null)!;
  const one = await manager.get(`/api/district/broadcasts/${sent.id}`);
  const { sending, state } = Broadcast.parse(one.body);
  const { texts, people, leftOut } = sending!;
  assert.ok(people > 0 && texts.delivered > 0, "it reached somebody");
  assert.ok(leftOut.length >= 3, "and not everybody, for different reasons");
  assert.equal(state === "finished", texts.waiting === 0);
}

async function showsTheRest(manager: HttpClient): Promise<void> {
  const { body } = await manager.get("/api/district/people");
  assert.deepEqual(body.invitations.map(({ name }: { name: string }) => name), ["Alex"]);
  const { templates } = AnswerTemplateList.parse(
    (await manager.get("/api/district/templates")).body,
  );
  assert.equal(templates.length, 3);
  assert.ok(templates.some(({ checks }) => checks.es && checks.zh), "read in each language");
  assert.ok(templates.some(({ words }) => words.zh === ""), "one lacks a language");
  const [ended] = await listAll(manager, "status=water_gone&since=3h");
  const one = await manager.get(`/api/district/reports/${ended!.id}`);
  const { template } = DistrictReport.parse(one.body).acts.at(-1)!;
  assert.deepEqual([template?.name, template?.toldIn.length], ["Grates cleared", 1]);
  const message = await manager.get("/api/district/message");
  assert.ok(DistrictMessage.parse(message.body).message?.words.en);
}

async function showsTheBatch(manager: HttpClient, sql: Sql): Promise<void> {
  const [{ id }] = await sql<[{ id: string }]>`select id from report_batches`;
  const { change, by, reports } = Batch.parse(
    (await manager.get(`/api/district/batches/${id}`)).body,
  );
  assert.deepEqual([change.status, change.answer, by?.name], [
    "water_gone",
    "Grates cleared",
    "Dana",
  ]);
  assert.deepEqual(reports.map(({ outcome }) => outcome).toSorted(), [
    "done",
    "done",
    "done",
    "toldAlready",
  ]);
  for (const { id } of reports.filter(({ outcome }) => outcome === "done")) {
    const report = DistrictReport.parse((await manager.get(`/api/district/reports/${id}`)).body);
    const { batch, template, mayUndo } = report.acts.at(-1)!;
    assert.deepEqual([report.status, batch?.others, template?.toldIn.length], ["water_gone", 2, 1]);
    assert.equal(mayUndo, true, "each by itself");
  }
  const texts = await sql<{ reports: number; bodyOfMany: string | null }[]>`
    select body_of_many, (select count(*)::int from message_reports where message_id = m.id) as reports
    from messages m where batch_id = ${id} order by reports`;
  assert.deepEqual(texts.map(({ reports, bodyOfMany }) => [reports, bodyOfMany !== null]), [
    [0, false],
    [2, true],
  ]);
}

async function showsTheLog(manager: HttpClient): Promise<void> {
  const { acts } = DistrictLog.parse((await manager.get("/api/district/log?limit=50")).body);
  const times = acts.map(({ at }) => at);
  assert.deepEqual(times, times.toSorted().reverse());
  assert.deepEqual(acts.slice(0, 4).map(({ act, by }) => [act, by?.ending?.length]), [
    ["pictureHidden", 4],
    ["messageSet", 4],
    ["broadcastSent", 4],
    ["personInvited", 4],
  ]);
  const first = acts.at(-1)!;
  assert.deepEqual([first.act, first.isByOperator, first.about?.name], ["roleGiven", true, "Dana"]);
  // As what is done now is told: the same things beside it.
  const words = { en: "Dry again.", es: "", zh: "" };
  const set = await manager.put("/api/district/message", { words, forHours: 12 });
  assert.equal(set.status, 200, set.text);
  const after = DistrictLog.parse((await manager.get("/api/district/log?what=messageSet")).body);
  const [now, seeded] = after.acts.map(({ detail }) => Object.keys(detail).sort());
  assert.deepEqual(seeded, now);
}

async function showsTheRound(crew: HttpClient): Promise<void> {
  const round = await listAll(crew, "status=open&assigned=me");
  assert.equal(round.length, 3);
  assert.ok(round.every(({ status }) => isOpen(status)));
  assert.equal(round.filter(({ location }) => location === null).length, 1);
}
