// The true ends of a report, what its sender is told of each, and what their STILL does.
import assert from "node:assert/strict";
import { DistrictReport } from "shared/api/district.ts";
import { PublicReportList, ReportPage } from "shared/api/reports.ts";
import { ENDINGS, GIVEN_STATUSES, isOpen } from "shared/report_statuses.ts";
import { startApi, type TestApi } from "../../../testing/api.ts";
import { cloneDatabase, type TestDatabase } from "../../../testing/database.ts";
import { text } from "../../../testing/texting.ts";
import { addDistrict, addUser, RED_HOOK } from "../../../testing/rows.ts";

const AFTERNOON = "2026-11-22T18:00:00Z";

async function reported(database: TestDatabase, api: TestApi) {
  api.clock.set(AFTERNOON);
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const resident = await addUser(sql);
  const owner = await api.enter(resident);
  const manager = await api.enter(await addUser(sql, { bidId }));
  const typed = { zip: "11231", depth: "knee", wantsTexts: true };
  const id: string = (await owner.post("/api/reports", typed)).body.id;
  return {
    id,
    resident,
    owner,
    manager,
    async change(body: unknown) {
      const answer = await manager.patch(`/api/district/reports/${id}`, body);
      assert.equal(answer.status, 200, answer.text);
      return DistrictReport.parse(answer.body);
    },
    async seen() {
      return ReportPage.parse((await owner.get(`/api/reports/${id}`)).body);
    },
    async bodies() {
      const rows = await sql<{ body: string }[]>`
        select body from messages where report_id = ${id} order by id`;
      return rows.map(({ body }) => body);
    },
  };
}

const GIVEN_ENDINGS = GIVEN_STATUSES.filter((status) => !isOpen(status));

const TOLD: Record<string, RegExp> = {
  water_gone: /the water you reported in 11231 Brooklyn is gone\. Still there\? Reply STILL/,
  passed_on:
    /your report for 11231 Brooklyn on to the city, 311 number 311-20481234\. It may not be fixed/,
  not_ours: /cannot act on .*It may be for the transit agency/,
  nothing_found: /looked and found no water/,
};

for (const ending of GIVEN_ENDINGS) {
  Deno.test(`who reported is told truly of the end "${ending}", on the page too, and never that it is mended`, async () => {
    await using database = await cloneDatabase();
    await using api = await startApi(database);
    const { change, seen, bodies } = await reported(database, api);
    const facts = { cityNumber: "311-20481234", whose: "transit" };
    const after = await change({ status: ending, ...facts });
    assert.equal(after.whose, ending === "not_ours" ? "transit" : null);
    const [body] = await bodies();
    assert.match(body!, TOLD[ending]!);
    assert.doesNotMatch(body!, /(is|was|been) (fixed|mended|resolved|solved)/);
    const page = await seen();
    assert.deepEqual([page.status, page.changes.at(-1)?.status], [ending, ending]);
    const list = PublicReportList.parse((await api.client().get("/api/reports")).body);
    assert.deepEqual(list.reports.map(({ status, isOpen }) => [status, isOpen]), [[ending, false]]);
  });
}

Deno.test("that two reports are the same water is said by merging them alone", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { manager, id } = await reported(database, api);
  const { status } = await manager.patch(`/api/district/reports/${id}`, { status: "same_as" });
  assert.equal(status, 422);
  assert.deepEqual(ENDINGS.filter((ending) => !GIVEN_ENDINGS.includes(ending as never)), [
    "same_as",
  ]);
});

Deno.test("the city's number may come later, is kept whatever follows, and is no way to write a text", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { change, seen, manager, id, bodies } = await reported(database, api);
  await change({ status: "passed_on" });
  assert.match((await bodies())[0]!, /on to the city, 311\. It may not/);
  const numbered = await change({ cityNumber: "311-20481234" });
  assert.equal(numbered.cityNumber, "311-20481234");
  assert.equal((await seen()).cityNumber, "311-20481234");
  await change({ status: "in_progress" });
  assert.equal((await seen()).cityNumber, "311-20481234");
  for (const cityNumber of ["", "call me: 5", "x".repeat(15), "1\n2"]) {
    const refused = await manager.patch(`/api/district/reports/${id}`, { cityNumber });
    assert.equal(refused.status, 422, cityNumber);
  }
  const acts = await database.sql<{ kind: string }[]>`
    select kind from report_acts where report_id = ${id} order by id`;
  assert.deepEqual(acts.map(({ kind }) => kind), ["status", "numbered", "status"]);
});

for (const way of ["page", "text"] as const) {
  Deno.test(`STILL by ${way} after an end opens the report, once, and staff see that it came after the end`, async () => {
    await using database = await cloneDatabase();
    await using api = await startApi(database);
    const { change, seen, manager, owner, resident, id, bodies } = await reported(database, api);
    await change({ status: "in_progress" });
    await change({ status: "water_gone" });
    for (let n = 0; n < 2; n++) {
      if (way === "page") await owner.post(`/api/reports/${id}/water`, { answer: "still" });
      else {assert.match(
          await text(api, resident.phone, "STILL"),
          /the district sees that the water/,
        );}
    }
    const opened = await change({ cityNumber: null });
    assert.deepEqual([opened.status, opened.isReopened, opened.waterAnswer], [
      "seen",
      true,
      "still",
    ]);
    const list = await manager.get("/api/district/reports");
    assert.equal(list.body.reports[0].isReopened, true);
    assert.deepEqual((await seen()).changes.map(({ status, isReopened }) => [status, isReopened]), [
      ["in_progress", false],
      ["water_gone", false],
      ["seen", true],
    ]);
    const [{ reopened }] = await database.sql<[{ reopened: number }]>`
      select count(*)::int as reopened from report_acts where kind = 'reopened'`;
    assert.equal(reopened, 1);
    // The same end, told anew: it is another one.
    const ended = await change({ status: "water_gone" });
    assert.equal(ended.isReopened, false);
    assert.equal((await bodies()).filter((body) => TOLD.water_gone!.test(body)).length, 2);
  });
}

Deno.test("the water being gone, said by who reported it, ends nothing, and opens nothing", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { change, owner, id, seen } = await reported(database, api);
  await owner.post(`/api/reports/${id}/water`, { answer: "gone" });
  assert.equal((await seen()).status, "new");
  await change({ status: "passed_on" });
  await owner.post(`/api/reports/${id}/water`, { answer: "gone" });
  assert.equal((await seen()).status, "passed_on");
});
