import assert from "node:assert/strict";
import type { StaffRole } from "shared/staff_roles.ts";
import type { DistrictReportRow, DistrictStats } from "shared/api/district.ts";
import { staff } from "./district_answers.ts";
import { fakeSite, report, REPORT_ID } from "./fake_site.ts";

const STATS: DistrictStats = {
  name: "Red Hook <BID>",
  timeZone: "America/New_York",
  level: "flood",
  rainTodayMm: 15.2,
  checkedAt: "2026-11-22T17:48:00Z",
  reportsToday: 4,
  openReports: 9,
  texts: {
    waiting: 3,
    sent: 6,
    delivered: 401,
    failed: 2,
    dropped: 0,
    failures: [{ reason: "Phone off or out of reach", count: 2 }],
    minutesToLastPhone: 4.2,
  },
  troubles: [{ kind: "warnings", since: "2026-11-22T17:05:00Z" }],
  zips: [{ zip: "11231", city: "Brooklyn", level: null, rainTodayMm: 15.2 }],
};
const ROW: DistrictReportRow = {
  id: REPORT_ID,
  zip: "11231",
  depth: "knee",
  note: "Corner of Van Brunt",
  status: "in_progress",
  mediaCount: 2,
  confirmations: 0,
  waterAnswer: null,
  isHidden: false,
  happenedAt: "2026-11-21T23:05:00Z",
  createdAt: "2026-11-21T23:10:00Z",
};

function dashboard(next: string | null = null) {
  return fakeSite({
    "GET /api/district/stats": Response.json(STATS),
    "GET /api/district/reports": Response.json({ reports: [ROW], next }),
  });
}

Deno.test("the dashboard shows the day in figures and the reports as a table", async () => {
  const html = await (await dashboard().get("/district")).text();
  assert.match(html, /<h1>Red Hook &lt;BID><\/h1>/);
  assert.match(html, /Flood risk/);
  assert.match(html, /<dd>0\.6 in<small>15 mm<\/small>/);
  assert.match(html, /<dt>Texts today<\/dt><dd>412<small>6 on their way, 3 waiting<\/small>/);
  assert.match(html, /<dt>Delivered<\/dt><dd>401<small>the last after 4 min<\/small>/);
  assert.match(html, /Why 2 failed<\/summary>.*<strong>2<\/strong> Phone off or out of reach/);
  assert.match(html, /Official warnings have not been current since today at 12:05 PM\./);
  assert.match(html, new RegExp(`href="/district/reports/${REPORT_ID}"`));
  assert.match(html, /yesterday at 6:05 PM/);
  assert.match(html, /In progress<\/span>/);
});

Deno.test("the list is filtered by status and paged by the last report shown", async () => {
  const site = dashboard(REPORT_ID);
  const html = await (await site.get(`/district?status=in_progress&before=${REPORT_ID}`)).text();
  const { url } = site.asked.find(({ what }) => what === "GET /api/district/reports")!;
  assert.equal(url, `/api/district/reports?status=in_progress&before=${REPORT_ID}&limit=25`);
  assert.match(html, new RegExp(`href="/district\\?status=in_progress&amp;before=${REPORT_ID}"`));
  assert.match(html, /href="\/district\?status=in_progress" aria-current="page"/);
});

Deno.test("live news are on the first page of all alone, where a new report would show", async () => {
  const site = dashboard();
  assert.match(await (await site.get("/district")).text(), /Connecting…/);
  assert.doesNotMatch(await (await site.get("/district?status=new")).text(), /Connecting…/);
});

Deno.test("a report is opened with all its facts, and its status changed by a button", async () => {
  const opened = {
    ...report(),
    waterAnswer: null,
    hiddenReason: null,
    changes: [{ status: "seen", changedAt: "2026-11-22T17:50:00Z" }],
  };
  const site = fakeSite({
    "GET /api/me": Response.json(staff()),
    [`GET /api/district/reports/${REPORT_ID}`]: Response.json(opened),
    [`PATCH /api/district/reports/${REPORT_ID}`]: Response.json(opened),
  });
  const html = await (await site.get(`/district/reports/${REPORT_ID}`)).text();
  assert.match(html, /<h1>Knee deep in 11231<\/h1>/);
  assert.match(html, /Corner of Van Brunt/);
  assert.match(html, /<strong>Seen<\/strong> <time[^>]*>today at 12:50 PM/);
  assert.match(html, /<button[^>]*name="status" value="resolved"/);
  assert.doesNotMatch(html, /<button[^>]*name="status" value="new"/);

  const response = await site.post(`/district/reports/${REPORT_ID}`, { status: "resolved" });
  assert.equal(response.status, 303);
  assert.equal(response.headers.get("location"), `/district/reports/${REPORT_ID}?saved=yes`);
  assert.deepEqual(site.asked.at(-1)?.body, { status: "resolved" });

  await site.post(`/district/reports/${REPORT_ID}`, { shown: "no", reason: "a face" });
  assert.deepEqual(site.asked.at(-1)?.body, { hidden: { reason: "a face" } });
  await site.post(`/district/reports/${REPORT_ID}`, { shown: "yes" });
  assert.deepEqual(site.asked.at(-1)?.body, { hidden: null });

  const nonsense = await site.post(`/district/reports/${REPORT_ID}`, { status: "gone" });
  assert.equal(nonsense.status, 422);
});

Deno.test("what residents said since is shown: confirmed, the water gone, withdrawn", async () => {
  const opened = {
    ...report({ confirmations: 2, withdrawnAt: "2026-11-22T17:50:00Z" }),
    changes: [],
    waterAnswer: "gone",
    hiddenReason: null,
  };
  const site = fakeSite({
    "GET /api/district/stats": Response.json(STATS),
    "GET /api/district/reports": Response.json({
      reports: [{ ...ROW, confirmations: 1, waterAnswer: "still" }],
      next: null,
    }),
    [`GET /api/district/reports/${REPORT_ID}`]: Response.json(opened),
  });
  const list = await (await site.get("/district")).text();
  assert.match(list, /Confirmed by 1 other\./);
  assert.match(list, /Still flooded\./);
  const one = await (await site.get(`/district/reports/${REPORT_ID}`)).text();
  assert.match(one, /Confirmed by 2 others\. The water is gone\./);
  assert.match(one, /Withdrawn by its sender today at 12:50 PM\./);
});

Deno.test("a report offers what the reader's role may do: viewers nothing, crew no hiding", async () => {
  const opened = { ...report(), waterAnswer: null, hiddenReason: null, changes: [] };
  const offered = async (role: StaffRole) => {
    const html = await (await fakeSite({
      "GET /api/me": Response.json(staff(role)),
      [`GET /api/district/reports/${REPORT_ID}`]: Response.json(opened),
    }).get(`/district/reports/${REPORT_ID}`)).text();
    return [html.includes('name="status"'), html.includes('name="shown"')];
  };
  assert.deepEqual(await offered("viewer"), [false, false]);
  assert.deepEqual(await offered("crew"), [true, false]);
  assert.deepEqual(await offered("manager"), [true, true]);
});
