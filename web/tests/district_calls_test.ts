// The page on which one of the staff enters a report for somebody who calls.
import assert from "node:assert/strict";
import { boardPage } from "shared/samples/board_page.ts";
import { districtReport, ownDistrict } from "shared/samples/district.ts";
import { staff } from "shared/samples/people.ts";
import { REPORT_ID } from "shared/samples/reports.ts";
import type { StaffRole } from "shared/staff_roles.ts";
import { fakeSite, refuse } from "./fake_site.ts";

const PATH = "/district/reports/new";

function site(answers: Record<string, Response> = {}, role: StaffRole = "crew") {
  return fakeSite({
    "GET /api/me": Response.json(staff(role)),
    "GET /api/district": Response.json(ownDistrict()),
    ...answers,
  });
}

const TYPED = {
  submissionId: "0199f000-0000-4000-8000-000000000011",
  depth: "knee",
  zip: "11231",
  note: "Van Brunt and <Coffey>",
  when: "now",
  happenedAt: "",
  phone: "",
  language: "en",
};

Deno.test("depth comes first, then the district's ZIP codes, then the caller's words", async () => {
  const html = await (await site().get(PATH)).text();
  const names = [...html.matchAll(/<(?:input|textarea)[^>]*name="(\w+)"/g)].map(([, name]) => name);
  const order = [...new Set(names.filter((name) => name !== "submissionId"))];
  assert.deepEqual(order.slice(0, 3), ["depth", "zip", "note"]);
  assert.match(html, /<input[^>]*name="zip"[^>]*value="11231"/);
  assert.match(html, /<input[^>]*name="zip"[^>]*value="11215"/);
  assert.doesNotMatch(html, /name="consent"[^>]*checked/, "nobody agrees beforehand");
  const one = { ...ownDistrict(), zips: ["11231"] };
  const sole = await (await site({ "GET /api/district": Response.json(one) }).get(PATH)).text();
  assert.match(sole, /<input[^>]*name="zip"[^>]*value="11231"[^>]*checked/);
});

const OUTCOMES = [["none", "entered"], ["coming", "enteredTexted"], [
  "cannot",
  "enteredUntold",
]] as const;
for (const [texts, saved] of OUTCOMES) {
  Deno.test(`it is entered as typed, and the report's page says what becomes of texts: ${texts}`, async () => {
    const sent = site({
      "POST /api/district/reports": Response.json({ reportId: REPORT_ID, texts }, { status: 201 }),
      [`GET /api/district/reports/${REPORT_ID}`]: Response.json(districtReport()),
      "GET /api/district/colleagues": Response.json({ colleagues: [] }),
      "GET /api/district/templates": Response.json({ templates: [] }),
    });
    const form = texts === "none" ? TYPED : { ...TYPED, phone: "718 555 0177", consent: "yes" };
    const answer = await sent.post(PATH, form);
    const location = answer.headers.get("location")!;
    assert.equal(location, `/district/reports/${REPORT_ID}?saved=${saved}`);
    const asked = sent.asked.find(({ what }) => what.startsWith("POST"))!;
    const { submissionId, depth, zip, note } = TYPED;
    assert.deepEqual(asked.body, {
      ...{ submissionId, depth, zip, note, language: "en" },
      ...texts !== "none" && { phone: "718 555 0177", consent: true },
    });
    const html = await (await sent.get(location)).text();
    assert.match(html, /The report is entered\./);
  });
}

Deno.test("an earlier time is read by the district's clock; one that is none is told at its field", async () => {
  const sent = site({
    "POST /api/district/reports": Response.json({ reportId: REPORT_ID, texts: "none" }),
  });
  await sent.post(PATH, { ...TYPED, when: "earlier", happenedAt: "2026-11-22T11:30" });
  const asked = sent.asked.find(({ what }) => what.startsWith("POST"))!;
  assert.equal((asked.body as { happenedAt: string }).happenedAt, "2026-11-22T16:30:00.000Z");
  const refused = site({
    "POST /api/district/reports": refuse("invalidInput", { happenedAt: "Invalid" }),
  });
  const html = await (await refused.post(PATH, { ...TYPED, when: "earlier", happenedAt: "noon" }))
    .text();
  assert.match(html, /id="happenedAt-error">Give the date and time/);
});

Deno.test("a number without a yes comes back as typed, with the question to ask open", async () => {
  const fields = { consent: "Ask the caller." };
  const refused = await site({
    "POST /api/district/reports": refuse("callerConsentNeeded", fields),
  })
    .post(PATH, { ...TYPED, phone: "718 555 0177" });
  assert.equal(refused.status, 422);
  const html = await refused.text();
  assert.match(html, /id="consent-error">Ask the caller\./);
  assert.match(html, /<details[^>]*open/);
  assert.match(html, /Van Brunt and &lt;Coffey>/);
  assert.match(html, new RegExp(`name="submissionId" value="${TYPED.submissionId}"`));
});

Deno.test("the board leads whoever may enter reports to the form, and nobody else", async () => {
  const read = async (role: StaffRole, path: string) =>
    await (await site({
      "GET /api/district/board/page": Response.json(boardPage({}, role)),
    }, role).get(path)).text();
  assert.match(await read("crew", "/district"), /href="\/district\/reports\/new"/);
  assert.doesNotMatch(await read("viewer", "/district"), /href="\/district\/reports\/new"/);
  const form = await read("viewer", PATH);
  assert.match(form, /Your role lets you look/);
  assert.doesNotMatch(form, /name="depth"/);
});
