// Several reports at once, on the board: boxes, what is done to them, what became of each.
import assert from "node:assert/strict";
import { batch, BATCH_ID } from "shared/samples/batches.ts";
import { boardPage } from "shared/samples/board_page.ts";
import { districtReportRow } from "shared/samples/district.ts";
import { answerTemplate, TEMPLATE_ID } from "shared/samples/templates.ts";
import { REPORT_ID } from "shared/samples/reports.ts";
import { fakeSite, refuse } from "./fake_site.ts";

const ROW = districtReportRow();
const OTHER_ID = REPORT_ID.slice(0, -1) + "7";
const MARIA = { id: "0199f000-0000-7000-8000-0000000000b1", name: "Maria", ending: "0199" };

const CITYS_ID = TEMPLATE_ID.slice(0, -1) + "2";
const GONE = answerTemplate();
const CITYS = answerTemplate({ id: CITYS_ID, name: "The city’s basin", status: "passed_on" });

function board(
  answers: Parameters<typeof fakeSite>[0] = {},
  role: "viewer" | "crew" | "manager" = "manager",
  templates = [GONE, CITYS],
) {
  return fakeSite({
    "GET /api/district/board/page": Response.json(boardPage(
      {
        list: { ...boardPage().list, reports: [ROW, { ...ROW, id: OTHER_ID }] },
        ...role !== "viewer" && { colleagues: [MARIA], templates },
      },
      role,
    )),
    "POST /api/district/batches": Response.json(batch()),
    [`GET /api/district/batches/${BATCH_ID}`]: Response.json(batch()),
    ...answers,
  });
}

const boxes = (html: string) => html.match(/<input[^>]*name="report"[^>]*>/g) ?? [];

Deno.test("each report has a box that says which it is; all are ticked by a link, without a script", async () => {
  const html = await (await board().get("/district")).text();
  assert.equal(boxes(html).length, 2);
  assert.match(boxes(html)[0]!, /form="batch-form"/);
  assert.match(boxes(html)[0]!, /aria-label="Tick: Knee deep, [^"]+ 11231"/);
  assert.ok(boxes(html).every((box) => !/ checked/.test(box)));
  assert.match(html, /href="\/district\?status=open&amp;ticked=all"[^>]*>Tick all 2 shown</);
  const all = await (await board().get("/district?ticked=all")).text();
  assert.ok(boxes(all).every((box) => / checked/.test(box)));
});

Deno.test("who may only look has no boxes, and crew hide nothing", async () => {
  const viewers = await (await board({}, "viewer").get("/district")).text();
  assert.equal(boxes(viewers).length, 0);
  assert.doesNotMatch(viewers, /batch-form/);
  const crews = await (await board({}, "crew").get("/district")).text();
  assert.match(crews, /value="water_gone"/);
  assert.doesNotMatch(crews, /value="hide"|value="staffOnly"/);
});

const typed = { cityNumber: "311-1", whose: "city", to: MARIA.id, reason: "A face" };
const CHANGES: [button: string, asked: object][] = [
  ["seen", { status: "seen" }],
  ["in_progress", { status: "in_progress" }],
  ["water_gone", { status: "water_gone" }],
  ["nothing_found", { status: "nothing_found" }],
  ["passed_on", { status: "passed_on", cityNumber: "311-1" }],
  ["not_ours", { status: "not_ours", whose: "city" }],
  [`water_gone ${TEMPLATE_ID}`, { status: "water_gone", templateId: TEMPLATE_ID }],
  [`passed_on ${CITYS_ID}`, {
    status: "passed_on",
    templateId: CITYS_ID,
    cityNumber: "311-1",
  }],
  ["take", { to: "me" }],
  ["give", { to: MARIA.id }],
  ["nobody", { to: null }],
  ["hide", { hidden: { reason: "A face" } }],
  ["staffOnly", { isPrivate: true }],
];

for (const [change, asked] of CHANGES) {
  Deno.test(`the button "${change}" asks for that alone, of those that are ticked`, async () => {
    const site = board();
    const body = new URLSearchParams({ intent: "batch", change, ...typed, report: REPORT_ID });
    body.append("report", OTHER_ID);
    body.append("report", "no id");
    const { status, headers } = await site.post(`/district?depth=knee&before=${OTHER_ID}`, body);
    assert.equal(status, 303);
    assert.equal(
      headers.get("location"),
      `/district?depth=knee&before=${OTHER_ID}&batch=${BATCH_ID}#batch`,
    );
    const { body: sent } = site.asked.find(({ what }) => what === "POST /api/district/batches")!;
    assert.deepEqual(sent, { reportIds: [REPORT_ID, OTHER_ID], ...asked });
  });
}

Deno.test("nothing ticked, or Enter in a field: it says what to do, and keeps what was typed", async () => {
  const site = board();
  const sent = { intent: "batch", change: "seen", ...typed };
  const none = await site.post("/district", sent);
  assert.equal(none.status, 422);
  assert.match(await none.text(), /role="alert">Tick the reports first\.</);
  const enter = await site.post("/district", { ...sent, change: "", report: REPORT_ID });
  const html = await enter.text();
  assert.match(html, /Press the button that says what is to be done\./);
  assert.match(boxes(html)[0]!, / checked/);
  assert.match(html, /name="reason" value="A face"/);
  assert.ok(site.asked.every(({ what }) => what !== "POST /api/district/batches"));
});

Deno.test("what the API refuses is told beside the buttons", async () => {
  const site = board({
    "POST /api/district/batches": refuse("invalidInput", {
      cityNumber: "Write it as the city does.",
    }),
  });
  const refused = await site.post("/district", {
    intent: "batch",
    change: "passed_on",
    cityNumber: "?",
    report: REPORT_ID,
  });
  assert.equal(refused.status, 422);
  const html = await refused.text();
  assert.match(html, /role="alert">Write it as the city does\.</);
  assert.match(html, /<details open/);
});

Deno.test("afterwards the board says what was done and what not, and offers the way back", async () => {
  const html = await (await board().get(`/district?batch=${BATCH_ID}`)).text();
  assert.match(html, /3 reports: set to “Water gone”\./);
  assert.match(html, /1 was so already\. <a href="\/district\/reports\/[^"]+">Knee deep in 11231/);
  assert.match(html, /1 is the same water as another report/);
  assert.match(html, new RegExp(`name="batch" value="${BATCH_ID}"`));
  assert.match(html, /type="submit">Undo</);

  const site = board({ [`POST /api/district/batches/${BATCH_ID}/undo`]: Response.json(batch()) });
  const sent = { intent: "undoBatch", batch: BATCH_ID };
  const { status, headers } = await site.post("/district", sent);
  assert.deepEqual(
    [status, headers.get("location")],
    [303, `/district?status=open&batch=${BATCH_ID}#batch`],
  );
  const late = board({ [`POST /api/district/batches/${BATCH_ID}/undo`]: refuse("batchTooOld") });
  const refused = await late.post("/district", sent);
  assert.equal(refused.status, 409);
  assert.match(
    await refused.text(),
    /More than a minute has gone by: undo it on each report’s page/,
  );
});

Deno.test("each answer of the district has a button, with its words, its languages and what goes with it", async () => {
  const html = await (await board().get("/district")).text();
  assert.match(html, new RegExp(`name="change" value="water_gone ${TEMPLATE_ID}"`));
  assert.match(html, />The water is gone: Grates &lt;cleared><\/button>/);
  assert.match(html, /It’s drained: both &lt;grates> are clear\./);
  assert.match(html, /Who reads Chinese gets FloodLine’s own words\./);
  assert.match(html, /With the 311 number above, if there is one\./);
  const without = await (await board({}, "manager", []).get("/district")).text();
  assert.doesNotMatch(without, /In your own words/);
});

Deno.test("an answer that is gone is told beside the buttons, and the ticks stay", async () => {
  const site = board({ "POST /api/district/batches": refuse("templateGone") });
  const change = `water_gone ${TEMPLATE_ID}`;
  const refused = await site.post("/district", { intent: "batch", change, report: REPORT_ID });
  assert.equal(refused.status, 409);
  const html = await refused.text();
  assert.match(html, /role="alert">[^<]*deleted since you chose it\. Nothing was changed or sent/);
  assert.match(boxes(html)[0]!, / checked/);
  const forged = { intent: "batch", change: "water_gone 12", report: REPORT_ID };
  assert.equal((await board().post("/district", forged)).status, 422);
});

Deno.test("afterwards it says with which answer, and of which nobody was told anew", async () => {
  const [first, ...others] = batch().reports;
  const answered = batch({
    change: { ...batch().change, answer: "Grates <cleared>" },
    reports: [{ ...first!, outcome: "toldAlready" }, ...others],
  });
  const site = board({ [`GET /api/district/batches/${BATCH_ID}`]: Response.json(answered) });
  const html = await (await site.get(`/district?batch=${BATCH_ID}`)).text();
  assert.match(html, /set to “Water gone”, with the answer “Grates &lt;cleared>”\./);
  assert.match(
    html,
    /1 had that status already: it is as it was, and its sender was told nothing new\./,
  );
});

Deno.test("what was left at an undo is named", async () => {
  const [first, ...others] = batch().reports.slice(0, 3);
  const undone = batch({
    undoneAt: "2026-11-22T18:00:00.000Z",
    mayUndo: false,
    reports: [first!, ...others.map((report) => ({ ...report, outcome: "undone" as const }))],
  });
  const site = board({ [`GET /api/district/batches/${BATCH_ID}`]: Response.json(undone) });
  const html = await (await site.get(`/district?batch=${BATCH_ID}`)).text();
  assert.match(html, /Undone: 2 reports are as they were\./);
  assert.match(html, new RegExp(`left as it is\\. <a href="/district/reports/${first!.id}">`));
  assert.doesNotMatch(html, /value="undoBatch"/);
});
