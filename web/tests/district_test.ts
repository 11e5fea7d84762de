import assert from "node:assert/strict";
import type { StaffRole } from "shared/staff_roles.ts";
import { districtReport, districtReportRow, districtStats } from "shared/samples/district.ts";
import { staff } from "shared/samples/people.ts";
import { REPORT_ID } from "shared/samples/reports.ts";
import { fakeSite } from "./fake_site.ts";

const STATS = districtStats({ troubles: [{ kind: "warnings", since: "2026-11-22T17:05:00Z" }] });
const ROW = districtReportRow();

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
  const opened = districtReport({
    changes: [{ status: "seen", changedAt: "2026-11-22T17:50:00Z", isReopened: false }],
  });
  const site = fakeSite({
    "GET /api/me": Response.json(staff()),
    [`GET /api/district/reports/${REPORT_ID}`]: Response.json(opened),
    [`PATCH /api/district/reports/${REPORT_ID}`]: Response.json(opened),
  });
  const html = await (await site.get(`/district/reports/${REPORT_ID}`)).text();
  assert.match(html, /<h1>Knee deep in 11231<\/h1>/);
  assert.match(html, /Corner of Van Brunt/);
  assert.match(html, /<strong>Seen<\/strong> <time[^>]*>today at 12:50 PM/);
  assert.match(html, /<button[^>]*name="status" value="water_gone"/);
  assert.doesNotMatch(html, /<button[^>]*name="status" value="new"/);

  const response = await site.post(`/district/reports/${REPORT_ID}`, { status: "water_gone" });
  assert.equal(response.status, 303);
  assert.equal(response.headers.get("location"), `/district/reports/${REPORT_ID}?saved=yes`);
  assert.deepEqual(site.asked.at(-1)?.body, { status: "water_gone" });

  const passOn = { status: "passed_on", cityNumber: "311-20481234", whose: "" };
  await site.post(`/district/reports/${REPORT_ID}`, passOn);
  assert.deepEqual(site.asked.at(-1)?.body, { status: "passed_on", cityNumber: "311-20481234" });
  await site.post(`/district/reports/${REPORT_ID}`, { status: "not_ours", whose: "transit" });
  assert.deepEqual(site.asked.at(-1)?.body, { status: "not_ours", whose: "transit" });
  await site.post(`/district/reports/${REPORT_ID}`, { cityNumber: " " });
  assert.deepEqual(site.asked.at(-1)?.body, { cityNumber: null });

  await site.post(`/district/reports/${REPORT_ID}`, { shown: "no", reason: "a face" });
  assert.deepEqual(site.asked.at(-1)?.body, { hidden: { reason: "a face" } });
  await site.post(`/district/reports/${REPORT_ID}`, { shown: "yes" });
  assert.deepEqual(site.asked.at(-1)?.body, { hidden: null });

  const nonsense = await site.post(`/district/reports/${REPORT_ID}`, { status: "gone" });
  assert.equal(nonsense.status, 422);
});

Deno.test("what residents said since is shown: confirmed, the water gone, withdrawn", async () => {
  const opened = districtReport({
    confirmations: 2,
    withdrawnAt: "2026-11-22T17:50:00Z",
    waterAnswer: "gone",
  });
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
  const opened = districtReport();
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
