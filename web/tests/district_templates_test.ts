import assert from "node:assert/strict";
import { districtReport, ownDistrict, reportAct } from "shared/samples/district.ts";
import type { Language } from "shared/languages.ts";
import { resident, staff } from "shared/samples/people.ts";
import { REPORT_ID, reportPage } from "shared/samples/reports.ts";
import { answerTemplate, TEMPLATE_ID, templateTexts } from "shared/samples/templates.ts";
import type { StaffRole } from "shared/staff_roles.ts";
import { fakeSite, refuse } from "./fake_site.ts";

const PATH = "/district/templates";
const ONE = `${PATH}/${TEMPLATE_ID}`;
const TYPED = {
  intent: "save",
  name: "Grates",
  status: "water_gone",
  "words.en": "Both are clear.",
  "words.es": "Ya drena.",
  "words.zh": "",
  "checkedBy.es": "Rosa M.",
  "checkedBy.zh": "",
};
const SENT = {
  name: "Grates",
  status: "water_gone",
  words: { en: "Both are clear.", es: "Ya drena.", zh: "" },
  checkedBy: { es: "Rosa M.", zh: "" },
};

function site(answers: Record<string, Response> = {}, role: StaffRole = "manager") {
  return fakeSite({
    "GET /api/me": Response.json(staff(role)),
    "GET /api/district": Response.json(ownDistrict()),
    "GET /api/district/templates": Response.json({ templates: [answerTemplate()] }),
    [`GET /api/district/templates/${TEMPLATE_ID}`]: Response.json(answerTemplate()),
    ...answers,
  });
}

Deno.test("each answer stands under its status, with its languages, what they cost, who has read them and which is missing", async () => {
  const html = await (await site().get(PATH)).text();
  assert.match(html, /<h2 id="water_gone">The water is gone<\/h2>/);
  assert.match(html, new RegExp(`href="${ONE}">Grates &lt;cleared></a>`));
  assert.match(html, /English: 3 parts\. ’ makes it dearer: without, it would be 2 parts\./);
  assert.match(html, /Spanish: 2 parts\. Read by Rosa M\. Nov 2 at 10:00 AM\./i);
  assert.match(html, /No words in Chinese: who reads that gets FloodLine’s own\./);
  assert.match(html, /the only ones for: Seen, At work on it, Passed to the city, Not ours/);
  const none = site({ "GET /api/district/templates": Response.json({ templates: [] }) });
  assert.match(await (await none.get(PATH)).text(), /Your district has none yet\./);
});

Deno.test("all of the staff read them; managers alone are offered to write, change and delete", async () => {
  for (const role of ["viewer", "crew"] as const) {
    const list = await (await site({}, role).get(PATH)).text();
    assert.doesNotMatch(list, /Write an answer/);
    const one = await (await site({}, role).get(ONE)).text();
    assert.match(one, /As it comes on a phone/);
    assert.doesNotMatch(one, /<textarea|Delete this answer/);
  }
  const one = await (await site().get(ONE)).text();
  assert.match(one, /Rosa M\. has read these words\./);
  assert.match(one, /Delete this answer/);
});

Deno.test("it is sent as typed, and what the API does not like stands at its field with what was typed", async () => {
  const kept = site({
    "POST /api/district/templates": Response.json(answerTemplate(), { status: 201 }),
  });
  const written = await kept.post(`${PATH}/new`, TYPED);
  assert.equal(written.headers.get("location"), `${PATH}?saved=written`);
  assert.deepEqual(kept.asked[0]!.body, SENT);

  const taken = await site({ "POST /api/district/templates": refuse("templateNameTaken") })
    .post(`${PATH}/new`, TYPED);
  assert.equal(taken.status, 409);
  const html = await taken.text();
  assert.match(html, /<p class="field-error" id="name-error">Another answer of your district/);
  assert.match(html, /<option value="water_gone" selected>/);
  assert.match(html, /name="words\.es"[^>]*>Ya drena\.<\/textarea>/);
});

Deno.test("the texts can be looked at before anything is kept", async () => {
  const looked = site({
    "POST /api/district/templates/preview": Response.json({ texts: templateTexts() }),
  });
  for (const path of [`${PATH}/new`, ONE]) {
    const html = await (await looked.post(path, { ...TYPED, intent: "look" })).text();
    assert.match(html, /on your report for 11231 Brooklyn: It’s drained/);
    assert.match(html, /FloodLine’s own words, for there are none in Chinese\./);
    assert.match(html, /name="words\.en"[^>]*>Both are clear\.<\/textarea>/);
  }
  assert.ok(
    looked.asked.every(({ what }) => !/^(PUT|DELETE)|templates$/.test(what) || /^GET/.test(what)),
  );
});

Deno.test("a change says which version was looked at; where there is another, it is shown and what was typed stays", async () => {
  const at = `PUT /api/district/templates/${TEMPLATE_ID}`;
  const kept = site({ [at]: Response.json(answerTemplate()) });
  const changed = await kept.post(ONE, { ...TYPED, version: "3" });
  assert.equal(changed.headers.get("location"), `${PATH}?saved=changed`);
  assert.deepEqual(kept.asked[0]!.body, { ...SENT, seen: 3 });
  const newer = answerTemplate({ version: 4 });
  const late = await site({
    [at]: refuse("templateChanged"),
    [`GET /api/district/templates/${TEMPLATE_ID}`]: Response.json(newer),
  }).post(ONE, { ...TYPED, version: "3" });
  const html = await late.text();
  assert.match(html, /changed since you looked at it/);
  assert.match(html, /name="version" value="4"/);
  assert.match(html, /name="words\.en"[^>]*>Both are clear\.<\/textarea>/);
});

Deno.test("what is deleted can be had back from the page that comes after", async () => {
  const gone = site({
    [`DELETE /api/district/templates/${TEMPLATE_ID}`]: new Response(null, { status: 204 }),
    [`POST /api/district/templates/${TEMPLATE_ID}/restore`]: Response.json(answerTemplate()),
  });
  const deleted = await gone.post(ONE, { intent: "delete" });
  const after = deleted.headers.get("location")!;
  assert.equal(after, `${PATH}?deleted=${TEMPLATE_ID}`);
  assert.match(
    await (await gone.get(after)).text(),
    new RegExp(`name="restore" value="${TEMPLATE_ID}"`),
  );
  const back = await gone.post(PATH, { restore: TEMPLATE_ID });
  assert.equal(back.headers.get("location"), `${PATH}?saved=restored`);
  const odd = await (await gone.get(`${PATH}?deleted=<b>`)).text();
  assert.doesNotMatch(odd, /name="restore"/);
});

const TEMPLATES = [
  answerTemplate(),
  answerTemplate({
    id: "0199f000-0000-7000-8000-0000000000e2",
    name: "To 311",
    status: "passed_on",
  }),
];

function reportSite(answers: Record<string, Response>, report = districtReport()) {
  return site({
    "GET /api/district/colleagues": Response.json({ colleagues: [] }),
    "GET /api/district/templates": Response.json({ templates: TEMPLATES }),
    [`GET /api/district/reports/${REPORT_ID}`]: Response.json(report),
    ...answers,
  });
}

const REPORT = `/district/reports/${REPORT_ID}`;
const PATCH = `PATCH /api/district/reports/${REPORT_ID}`;

Deno.test("a report's form offers the answers of each status, with their words, and sends the one that is chosen", async () => {
  const changed = reportSite({ [PATCH]: Response.json(districtReport()) });
  const html = await (await changed.get(REPORT)).text();
  assert.match(html, /<summary>The water is gone, in your own words<\/summary>/);
  assert.doesNotMatch(html, /Nothing found, in your own words/);
  assert.match(html, /It’s drained: both &lt;grates> are clear\./);
  assert.match(html, /In English, Spanish\. Who reads Chinese gets FloodLine’s own words\./);
  assert.match(html, /FloodLine’s own words<\/strong>/, "to the city it may be told as ever");
  const form = { status: "water_gone", templateId: TEMPLATE_ID };
  const { headers } = await changed.post(REPORT, form);
  assert.equal(headers.get("location"), `${REPORT}?saved=answered`);
  assert.deepEqual(changed.asked.at(-1)!.body, form);
  await changed.post(REPORT, { status: "passed_on", templateId: "", cityNumber: "" });
  assert.deepEqual(changed.asked.at(-1)!.body, { status: "passed_on" });
});

Deno.test("where the answer is gone by then, that is said, and what was typed beside it is there", async () => {
  const refused = await reportSite({ [PATCH]: refuse("templateGone") }).post(REPORT, {
    status: "passed_on",
    templateId: "0199f000-0000-7000-8000-0000000000e3",
    cityNumber: "311-777",
  });
  assert.equal(refused.status, 409);
  const html = await refused.text();
  assert.match(html, /This answer has been deleted since you chose it\./);
  assert.match(html, /<details open><summary>Passed to the city/);
  assert.match(html, /name="cityNumber" value="311-777"/);
});

Deno.test("a report's history says which answer was told, in which words and languages", async () => {
  const { name, words } = answerTemplate();
  const read = async (toldIn: ("en" | "es" | "zh")[]) => {
    const act = reportAct({ to: "water_gone", template: { name, words, toldIn } });
    return await (await reportSite({}, districtReport({ acts: [act] })).get(REPORT)).text();
  };
  const both = await read(["es", "zh"]);
  assert.match(both, /with the answer “Grates &lt;cleared>”/);
  assert.match(both, /<p class="note as-typed" lang="es">Ya drena\.<\/p>/);
  assert.match(both, /Texted in Spanish\. Texted in Chinese, in FloodLine’s own words\./);
  const untold = await read([]);
  assert.match(untold, /lang="en">It’s drained/);
  assert.match(untold, /Nobody was texted: it stands on the report’s page\./);
});

Deno.test("who sent the report reads it in their language, else in one there is, and which", async () => {
  const { words } = answerTemplate();
  const change = {
    status: "water_gone",
    changedAt: "2026-11-22T17:50:00Z",
    isReopened: false,
    words,
  } as const;
  const report = reportPage({ status: "water_gone", changes: [change] });
  const read = async (language: Language, shown = report) =>
    await (await fakeSite({
      "GET /api/me": Response.json(resident({ language })),
      [`GET /api/reports/${REPORT_ID}`]: Response.json(shown),
      "POST /api/uploads": refuse("storageUnavailable"),
    }).get(`/reports/${REPORT_ID}`, {
      cookie: `floodline_session=x; floodline_language=${language}`,
    })).text();
  assert.match(await read("es"), /lang="es">Ya drena\.<\/p>/);
  assert.match(await read("zh"), /lang="en">It’s drained.*只有English。/);
  const same = reportPage({ status: "same_as", leadStatus: "water_gone", leadWords: words });
  assert.match(await read("en", same), /lang="en">It’s drained: both &lt;grates> are clear\./);
});
