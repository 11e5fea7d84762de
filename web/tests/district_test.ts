import assert from "node:assert/strict";
import type { StaffRole } from "shared/staff_roles.ts";
import { boardPage } from "shared/samples/board_page.ts";
import type { BoardMap } from "shared/api/district/board.ts";
import {
  boardMap,
  boardMapOfMany,
  districtReport,
  districtReportRow,
  districtStats,
  reportAct,
} from "shared/samples/district.ts";
import { staff } from "shared/samples/people.ts";
import { REPORT_ID } from "shared/samples/reports.ts";
import { fakeSite, refuse } from "./fake_site.ts";

const OTHER_ID = "0199f000-0000-7000-8000-0000000000aa";
const STATS = districtStats({ troubles: [{ kind: "warnings", since: "2026-11-22T17:05:00Z" }] });
const ROW = districtReportRow();
const READ = { eventId: "41", asOf: "2026-11-22T17:59:55.000Z" };

const MARIA = { id: "0199f000-0000-7000-8000-0000000000b1", name: "Maria", ending: "0199" };
const COLLEAGUES = {
  "GET /api/district/colleagues": Response.json({ colleagues: [MARIA] }),
  "GET /api/district/templates": Response.json({ templates: [] }),
};

function boardAnswers(row = ROW, next: string | null = null, map: BoardMap = boardMap()) {
  const list = { reports: [row], next, ...READ };
  return {
    "GET /api/me": Response.json(staff()),
    "GET /api/district/board/page": Response.json(boardPage({ stats: STATS, list, map })),
  };
}

function dashboard(next: string | null = null, map: BoardMap = boardMap()) {
  return fakeSite({
    ...boardAnswers(ROW, next, map),
    "PUT /api/district/look": Response.json({ seenUntil: READ.asOf }),
    [`GET /api/district/reports/${OTHER_ID}`]: Response.json(districtReport({ id: OTHER_ID })),
  });
}

Deno.test("the board shows the day in figures, and the reports as a list with their place in words", async () => {
  const html = await (await dashboard().get("/district")).text();
  assert.match(html, /<h1>Red Hook &lt;BID><\/h1>/);
  assert.match(html, /One storm since today at 11:30 AM, now over 1 of 2 ZIP codes<\/a>/);
  assert.match(html, /In 11215:/);
  assert.match(html, /href="\/district\?status=in_progress">1 In progress<\/a>/);
  assert.match(html, /href="\/district\?status=water_gone&amp;since=24h">2 /);
  assert.match(html, /New to me \(2\)/);
  assert.match(
    html,
    /href="\/district\?status=open&amp;depth=waist,inside"[^>]*>Deep \(7\), for all/,
  );
  assert.match(html, /<dd>0\.6 in<small>15 mm<\/small>/);
  assert.match(html, /<dt>Texts today<\/dt><dd>412<small>6 on their way, 3 waiting<\/small>/);
  assert.match(html, /<dt>Delivered<\/dt><dd>401<small>the last after 4 min<\/small>/);
  assert.match(html, /Why 2 failed<\/summary>.*<strong>2<\/strong> Phone off or out of reach/);
  assert.match(html, /Official warnings have not been current since today at 12:05 PM\./);
  assert.match(html, new RegExp(`href="/district/reports/${REPORT_ID}">Knee deep`));
  assert.match(html, /(Van Brunt|King) Street at (Van Brunt|King) Street/);
  assert.match(html, /title="yesterday at 6:05 PM">18 hours ago/);
  assert.match(html, /In progress<\/span>/);
  assert.match(html, /5 reports: open\./);
});

Deno.test("the board opens on what is open; a filter is its address, for list and map alike", async () => {
  const site = dashboard(REPORT_ID);
  const asked = () => site.asked.map(({ url }) => url);
  await site.get("/district");
  assert.deepEqual(asked(), ["/api/district/board/page?status=open&limit=25"]);
  site.asked.length = 0;
  const address = "/district?status=in_progress&depth=knee,waist&since=3h";
  const html = await (await site.get(`${address}&before=${REPORT_ID}`)).text();
  const filter = "status=in_progress&depth=knee%2Cwaist&since=3h";
  assert.deepEqual(
    asked(),
    [`/api/district/board/page?${filter}&limit=25&before=${REPORT_ID}`],
  );
  const escaped = address.replaceAll("&", "&amp;");
  assert.ok(html.includes(`href="${escaped}&amp;before=${REPORT_ID}"`), "older");
  assert.ok(html.includes(`href="${escaped}"`), "newest");
  assert.match(html, /5 reports: in progress, knee deep or waist deep, in the last 3 hours\./);
  assert.match(html, /name="status" value="in_progress" checked/);
});

Deno.test("what a form leaves empty is not in the address it leads to", async () => {
  const sent = "status=new&status=seen&since=&since=2026-11-22&until=";
  const { status, headers } = await dashboard().get(`/district?${sent}`);
  assert.equal(status, 303);
  assert.equal(headers.get("location"), "/district?status=new,seen&since=2026-11-22");
});

Deno.test("a dot leads to its report in the list, also where another page has it", async () => {
  const site = dashboard();
  const html = await (await site.get("/district")).text();
  const [first] = boardMap().dots;
  assert.ok(
    html.includes(`href="/district?status=open&amp;selected=${first!.id}#r-${first!.id}"`),
    "a link without a script",
  );
  assert.equal(html.match(/<a class="dot/g)!.length, boardMap().dots.length);
  const chosen = await (await site.get(`/district?selected=${OTHER_ID}`)).text();
  assert.match(chosen, new RegExp(`id="r-${OTHER_ID}"[^>]*aria-current="true"`));
  const shown = await (await site.get(`/district?selected=${REPORT_ID}`)).text();
  assert.equal(shown.match(new RegExp(`id="r-${REPORT_ID}"`, "g"))!.length, 1);
});

Deno.test("too many for dots are counted in squares that lead closer", async () => {
  const html = await (await dashboard(null, boardMapOfMany()).get("/district?since=24h")).text();
  assert.match(
    html,
    /aria-label="150 A: the deepest of these reports ankle deep, the newest 30 minutes ago"/,
  );
  assert.match(html, /href="\/district\?since=24h&amp;bbox=-74.015,40.673,-74.0126,40.6748#map"/);
  assert.match(html, /More than 300 reports/);
  assert.doesNotMatch(html, /<a class="dot/);
});

Deno.test("'all seen' puts down the moment of the list that was shown", async () => {
  const site = dashboard();
  const html = await (await site.get("/district?fresh=yes")).text();
  assert.match(
    html,
    /action="\/district\?fresh=yes"[^>]*>.*name="asOf" value="2026-11-22T17:59:55.000Z"/,
  );
  const { status, headers } = await site.post("/district?fresh=yes", { asOf: READ.asOf });
  assert.equal(status, 303);
  assert.equal(headers.get("location"), "/district?fresh=yes&seen=yes");
  assert.deepEqual(site.asked.at(-1)!.body, { asOf: READ.asOf });
});

Deno.test("a filter is kept under a name, and a name that is refused is told beside it", async () => {
  const site = fakeSite({
    ...boardAnswers(),
    "PUT /api/district/filters/shared": (body) =>
      body.name ? new Response(null, { status: 204 }) : refuse("invalidInput", { name: "A name" }),
    [`DELETE /api/district/filters/${OTHER_ID}`]: new Response(null, { status: 204 }),
  });
  const address = "/district?depth=waist";
  const form = { intent: "save", query: "depth=waist", name: "Deep", isShared: "yes" };
  const kept = await site.post(address, form);
  assert.deepEqual([kept.status, kept.headers.get("location")], [303, address]);
  assert.deepEqual(site.asked.at(-1)!.body, { name: "Deep", query: "depth=waist" });
  const refused = await site.post(address, { ...form, name: "" });
  assert.equal(refused.status, 422);
  assert.match(await refused.text(), /id="name-problem">A name/);
  const removed = await site.post(address, { intent: "remove", id: OTHER_ID });
  assert.equal(removed.headers.get("location"), address);
});

Deno.test("live news are on the first page alone, where a new report would show", async () => {
  const site = dashboard();
  assert.match(await (await site.get("/district")).text(), /<\/span>Connecting…/);
  const second = await (await site.get(`/district?before=${REPORT_ID}`)).text();
  assert.doesNotMatch(second, /<\/span>Connecting…/);
});

Deno.test("a report is opened with all its facts, and its status changed by a button", async () => {
  const opened = districtReport({
    changes: [{
      status: "seen",
      changedAt: "2026-11-22T17:50:00Z",
      isReopened: false,
      words: null,
    }],
    acts: [reportAct()],
  });
  const site = fakeSite({
    "GET /api/me": Response.json(staff()),
    ...COLLEAGUES,
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
  assert.equal(response.headers.get("location"), `/district/reports/${REPORT_ID}?saved=status`);
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
  for (const [value, isPrivate] of [["yes", true], ["no", false]] as const) {
    await site.post(`/district/reports/${REPORT_ID}`, { isPrivate: value });
    assert.deepEqual(site.asked.at(-1)?.body, { isPrivate });
  }
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
  const row = { ...ROW, confirmations: 1, waterAnswer: "still" as const };
  const site = fakeSite({
    ...COLLEAGUES,
    ...boardAnswers(row),
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
      ...COLLEAGUES,
      [`GET /api/district/reports/${REPORT_ID}`]: Response.json(opened),
    }).get(`/district/reports/${REPORT_ID}`)).text();
    return [html.includes('name="status"'), html.includes('name="shown"')];
  };
  assert.deepEqual(await offered("viewer"), [false, false]);
  assert.deepEqual(await offered("crew"), [true, false]);
  assert.deepEqual(await offered("manager"), [true, true]);
});

Deno.test("a report's history says who did what, and undo, notes and colleagues have a form each", async () => {
  const path = `/district/reports/${REPORT_ID}`;
  const opened = districtReport({
    assignee: MARIA,
    isPrivate: true,
    acts: [
      reportAct({ undoneAt: "2026-11-22T17:55:00Z", undoneBy: MARIA, mayUndo: false }),
      reportAct({ id: 2, kind: "note", from: null, to: null, text: "Pump on its way" }),
      reportAct({ id: 3, kind: "assigned", from: null, to: null, about: MARIA, by: null }),
    ],
  });
  const site = fakeSite({
    "GET /api/me": Response.json(staff()),
    ...COLLEAGUES,
    [`GET /api/district/reports/${REPORT_ID}`]: Response.json(opened),
    [`POST /api/district/reports/${REPORT_ID}/notes`]: Response.json(opened),
    [`PUT /api/district/reports/${REPORT_ID}/assignee`]: Response.json(opened),
    [`POST /api/district/reports/${REPORT_ID}/questions`]: Response.json(opened),
    "POST /api/district/acts/3/done": new Response(null, { status: 204 }),
    "POST /api/district/acts/2/undo": Response.json({ reportId: REPORT_ID, told: true }),
  });
  const html = (await (await site.get(path)).text()).replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
  assert.match(html, /Maria sees to it\./);
  assert.match(html, /For staff only\. As its sender wished/);
  assert.match(
    html,
    /Given to Maria .* by A former colleague Undo Note .* Pump on its way Undo Seen/,
  );
  assert.match(html, /undone by Maria today at 12:55 PM/);
  const cases = [
    [{ undo: "2" }, {}, "told"],
    [{ note: "On my way" }, { text: "On my way" }, "note"],
    [{ assignee: "me" }, { to: "me" }, "assigned"],
    [{ assignee: "" }, { to: null }, "assigned"],
    [{ question: "Is it the drain?" }, { text: "Is it the drain?" }, "asked"],
    [{ done: "3" }, {}, "done"],
  ] as const;
  for (const [form, body, saved] of cases) {
    const response = await site.post(path, form);
    assert.equal(response.headers.get("location"), `${path}?saved=${saved}`);
    assert.deepEqual(site.asked.at(-1)?.body, body);
  }
  assert.match(await (await site.get(`${path}?saved=told`)).text(), /Its text had left already/);
});

const PRIVATE: [what: string, changes: Parameters<typeof districtReport>[0], said: RegExp][] = [
  ["open to all", {}, /name="isPrivate" value="yes"/],
  [
    "for staff only, by staff",
    { isPrivate: true, isPrivateByStaff: true },
    /You or a colleague made it so.*name="isPrivate" value="no"/s,
  ],
  [
    "for staff only, as its sender wished",
    { isPrivate: true },
    /As its sender wished.*That stays as they wished\./s,
  ],
];
for (const [what, changes, said] of PRIVATE) {
  Deno.test(`of a report that is ${what}, managers read who sees it and may do what is theirs to do`, async () => {
    const read = async (role: StaffRole) => {
      const me = staff();
      const site = fakeSite({
        "GET /api/me": Response.json({ ...me, district: { ...me.district!, role } }),
        ...COLLEAGUES,
        "GET /api/district/templates": Response.json({ templates: [] }),
        [`GET /api/district/reports/${REPORT_ID}`]: Response.json(districtReport(changes)),
      });
      return await (await site.get(`/district/reports/${REPORT_ID}`)).text();
    };
    assert.match(await read("manager"), said);
    assert.doesNotMatch(await read("crew"), /name="isPrivate"/);
  });
}
