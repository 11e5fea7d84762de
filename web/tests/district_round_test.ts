import assert from "node:assert/strict";
import type { DistrictReportRow } from "shared/api/district.ts";
import type { StaffRole } from "shared/staff_roles.ts";
import {
  districtReport,
  districtReportRow,
  ownDistrict,
  reportAct,
} from "shared/samples/district.ts";
import { mapData } from "shared/samples/map.ts";
import { staff } from "shared/samples/people.ts";
import { REPORT_ID } from "shared/samples/reports.ts";
import { fakeSite, refuse } from "./fake_site.ts";

const SECOND = "0199f000-0000-7000-8000-0000000000ab";
const CORNER = { latitude: 40.6767, longitude: -74.0094 };

function site(
  reports: DistrictReportRow[],
  { role = "crew", patched = Response.json(districtReport()), next = null }: {
    role?: StaffRole;
    patched?: Response;
    next?: string | null;
  } = {},
) {
  const read = { next, eventId: "41", asOf: "2026-11-22T17:59:55.000Z" };
  return fakeSite({
    "GET /api/me": Response.json(staff(role)),
    "GET /api/district": Response.json(ownDistrict()),
    "GET /api/district/reports": Response.json({ reports, ...read }),
    "GET /api/district/round/order": Response.json({ reportIds: [] }),
    "GET /api/map": Response.json(mapData()),
    [`GET /api/district/reports/${REPORT_ID}`]: Response.json(
      districtReport({ status: "water_gone", acts: [reportAct({ id: 71, mayUndo: true })] }),
    ),
    [`PATCH /api/district/reports/${REPORT_ID}`]: patched,
    "POST /api/district/acts/71/undo": Response.json({ reportId: REPORT_ID, told: true }),
  });
}

Deno.test("a round has what is open and given to its reader, the deepest first, each with the way there", async () => {
  const round = site([
    districtReportRow({ depth: "ankle", location: CORNER }),
    districtReportRow({ id: SECOND, depth: "waist", location: null, zip: "11231" }),
  ]);
  const html = await (await round.get("/district/round")).text();
  const asked = round.asked.find(({ what }) => what === "GET /api/district/reports")!.url;
  assert.equal(asked, "/api/district/reports?status=open&assigned=me&limit=50");
  assert.ok(html.indexOf("Waist deep") < html.indexOf("Ankle deep"));
  assert.match(html, /href="geo:40\.67670,-74\.00940\?q=40\.67670,-74\.00940"/);
  assert.equal(html.match(/href="geo:/g)!.length, 1, "a ZIP code alone is no place");
  assert.match(html, /its sender gave the ZIP code 11231 alone/);
  assert.match(html, /2 places, the deepest water first/);
});

Deno.test("whoever has nothing to go to is told so; of too many it is told that there are more", async () => {
  assert.match(await (await site([]).get("/district/round")).text(), /Nothing is given to you/);
  const many = await (await site([districtReportRow()], { next: SECOND }).get("/district/round"))
    .text();
  assert.match(many, /Only the newest 50 of your places are here/);
});

for (const status of ["in_progress", "water_gone", "nothing_found", "passed_on", "not_ours"]) {
  Deno.test(`one tap says "${status}", and the page after it has the way back`, async () => {
    const round = site([districtReportRow({ status: "seen" })]);
    const html = await (await round.get("/district/round")).text();
    assert.match(html, new RegExp(`name="status" value="${status}"`));
    const sent = await round.post("/district/round", { report: REPORT_ID, status });
    assert.equal(sent.status, 303);
    assert.deepEqual(round.asked.at(-1)!.body, { status });
    const after = await (await round.get(sent.headers.get("location")!)).text();
    assert.match(after, /Water gone: knee deep, 11231\./);
    assert.match(after, /name="undo" value="71"/);
  });
}

Deno.test("undone, it is told whether a text had left", async () => {
  const round = site([districtReportRow()]);
  const undone = await round.post("/district/round", { report: REPORT_ID, undo: "71" });
  const html = await (await round.get(undone.headers.get("location")!)).text();
  assert.match(html, /Undone\. Its text had left already/);
});

Deno.test("what the API refuses is said, and what is no report is none", async () => {
  const gone = site([], { patched: refuse("reportNotFound") });
  const refused = await gone.post("/district/round", { report: REPORT_ID, status: "water_gone" });
  assert.equal(refused.status, 404);
  assert.match(await refused.text(), /role="alert"/);
  const odd = await gone.post("/district/round", { report: "../me", status: "water_gone" });
  assert.equal(odd.status, 404);
  assert.ok(gone.asked.every(({ what }) => !what.includes("..")));
});

Deno.test("the round is first in the crew's menu, among a manager's pages, and none of a viewer's", async () => {
  const menu = async (role: StaffRole) => {
    const html = await (await site([], { role }).get("/district/round")).text();
    const [, list] = html.match(/<nav class="district-menu"(.*?)<\/nav>/)!;
    return [...list!.matchAll(/href="([^"]+)"/g)].map(([, href]) => href);
  };
  assert.equal((await menu("crew"))[0], "/district/round");
  const manager = await menu("manager");
  assert.equal(manager[0], "/district");
  assert.ok(manager.includes("/district/round"));
  assert.ok(!(await menu("viewer")).includes("/district/round"));
});
