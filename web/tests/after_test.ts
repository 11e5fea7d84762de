// The after-storm report's page, what is done with it, and what strangers see by its link.
import assert from "node:assert/strict";
import { describeAfterReport } from "shared/after/describe.ts";
import { formatsOf, minutesInWords, rainAmount, waterHeight } from "shared/after/formats.ts";
import {
  AFTER_TOKEN,
  afterFile,
  afterLink,
  afterPicture,
  afterReport,
} from "shared/samples/after.ts";
import { ownDistrict, storm } from "shared/samples/district.ts";
import { staff } from "shared/samples/people.ts";
import { minutesWords } from "@/routes/district/(_components)/text_counts.ts";
import { rainIn } from "@/words/rain.ts";
import { heightIn } from "@/words/tide_heights.ts";
import { timesIn } from "@/words/times.ts";
import { fakeSite, refuse } from "./fake_site.ts";

const REPORT = afterReport();
const PAGE = `/district/after?storm=${REPORT.storm!.id}`;

function site(answers: Record<string, Response> = {}) {
  return fakeSite({
    "GET /api/me": Response.json(staff()),
    "GET /api/district": Response.json(ownDistrict()),
    "GET /api/district/storms": Response.json({ storms: [storm()], next: null }),
    "GET /api/district/after": Response.json(REPORT),
    "GET /api/district/after/files": Response.json({ files: [afterFile()] }),
    "GET /api/district/after/links": Response.json({ links: [afterLink()] }),
    "GET /api/district/after/pictures": Response.json({ pictures: [afterPicture()] }),
    ...answers,
  });
}

Deno.test("the page says all that the report has, each drawing with a table under it", async () => {
  const html = await (await site().get(PAGE)).text();
  assert.match(html, /<h1>The storm of Nov 22, 2026/);
  const { sections } = describeAfterReport(REPORT);
  assert.equal(sections.length, 12);
  for (const { id, drawing, tables = [] } of sections) {
    assert.ok(html.includes(`id="${id}"`), id);
    if (drawing) assert.ok(tables.length > 0, id);
  }
  assert.equal(html.match(/<svg role="img" aria-label="[^"]+"/g)?.length, 2);
  for (
    const said of [
      "Court Street at Smith &lt;Street>",
      "地下室进水了，水很深 *#[x]",
      "311-20401234",
      "Phone off or out of reach (3)",
      "2.31 m",
      "Faces and plates are covered.",
      "(for staff only)",
    ]
  ) assert.ok(html.includes(said), said);
  assert.match(html, /\/api\/district\/after\/exports\/reports\.csv\?storm=0199f000/);
  assert.match(html, /Open, for reading \(PDF\/UA, 346 kB\)/);
});

Deno.test("a report of nothing says so in each part, and has no table without rows", () => {
  const empty = afterReport({
    rain: [],
    warnings: [],
    tides: [],
    alerts: [],
    broadcasts: [],
    incidents: [],
    cityCases: [],
    pictures: [],
    earlier: [],
    answers: { answered: 0, unanswered: 0, medianMinutes: null, slowestMinutes: null },
    reports: {
      count: 0,
      isCut: false,
      byDepth: [],
      byHour: [],
      byStatus: [],
      places: [],
      rows: [],
    },
  });
  for (const { title, words, tables = [], figures = [] } of describeAfterReport(empty).sections) {
    assert.ok(words.length > 0 || figures.length > 0, title);
    assert.deepEqual(tables, [], title);
  }
});

Deno.test("strangers have it without links, words or forms, told to no search engine and no other site", async () => {
  const open = fakeSite({
    [`GET /api/after/${AFTER_TOKEN}`]: Response.json(afterReport({
      audience: "public",
      reports: {
        ...REPORT.reports,
        rows: REPORT.reports.rows.map((row) => ({ ...row, id: null, note: "" })),
      },
      incidents: REPORT.incidents.map((incident) => ({ ...incident, id: null })),
    })),
  });
  const response = await open.get(`/after/${AFTER_TOKEN}`, { cookie: "" });
  const html = await response.text();
  assert.equal(response.status, 200);
  const [, main] = html.match(/<main[^>]*>(.*)<\/main>/s)!;
  assert.match(main!, /Places|places are told to about 330 ft/);
  assert.doesNotMatch(
    main!,
    /<form|<script|href="\/|In their words|0199f000-0000-7000-8000-000000000001/,
  );
  const { headers } = response;
  assert.equal(headers.get("cache-control"), "no-store");
  assert.equal(headers.get("referrer-policy"), "no-referrer");
  assert.match(headers.get("x-robots-tag")!, /noindex/);
  assert.doesNotMatch(html, /rel="canonical"/);
  const gone = await fakeSite({
    [`GET /api/after/${AFTER_TOKEN}`]: refuse("afterLinkNotFound"),
  }).get(`/after/${AFTER_TOKEN}`);
  assert.equal(gone.status, 404);
  assert.match(await gone.text(), /Nothing to show/);
});

Deno.test("a link is told once, a file is waited for, and a choice of photos is kept", async () => {
  const made = await site({
    "POST /api/district/after/links": Response.json({ token: AFTER_TOKEN }, { status: 201 }),
  }).post(PAGE, { intent: "link", name: "The board" });
  assert.match(await made.text(), new RegExp(`/after/${AFTER_TOKEN}</code>`));
  const unnamed = await site({
    "POST /api/district/after/links": refuse("invalidInput", { name: "Give it a name." }),
  }).post(PAGE, { intent: "link", name: "" });
  assert.equal(unnamed.status, 422);
  assert.match(await unnamed.text(), /Give it a name\./);

  const ordered = await site({
    "POST /api/district/after/files": Response.json({ id: afterFile().id }, { status: 202 }),
  }).post(PAGE, { intent: "file", audience: "staff" });
  assert.equal(ordered.status, 303);
  assert.equal(ordered.headers.get("location"), `${PAGE}&done=ordered#files`);
  const waiting = { state: "waiting" as const, reading: null, archive: null };
  const waited = await site({
    "GET /api/district/after/files": Response.json({ files: [afterFile(waiting)] }),
  }).get(`${PAGE}&done=ordered`);
  assert.match(
    waited.headers.get("refresh")!,
    /^4; url=\/district\/after\?storm=[^#]+&look=\d+#files$/,
  );
  assert.match(await waited.text(), /It is being made\./);

  const chosen = await site({
    [`DELETE /api/district/after/pictures/${afterPicture().id}`]: new Response(null, {
      status: 204,
    }),
  }).post(PAGE, { intent: "photos", offered: afterPicture().id, before: afterPicture().id });
  assert.equal(chosen.headers.get("location"), `${PAGE}&done=chosen#choose`);
});

Deno.test("viewers see the report and its files, and are offered nothing that they may not do", async () => {
  const html = await (await site({ "GET /api/me": Response.json(staff("viewer")) }).get(PAGE))
    .text();
  assert.match(html, /Open, for reading/);
  assert.doesNotMatch(html, /Make a PDF|Make a public link|Save the choice/);
});

Deno.test("without a query the page asks which; days that cannot be are asked for again", async () => {
  const html = await (await site().get("/district/after")).text();
  assert.match(html, new RegExp(`href="/district/after\\?storm=${storm().id}"`));
  const wrong = await site({ "GET /api/district/after": refuse("invalidInput") })
    .get("/district/after?from=2026-01-01&until=2026-11-01");
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /value="2026-01-01"/);
});

Deno.test("the report says times and amounts as all pages do", () => {
  const from = "2026-11-22T16:30:00.000Z";
  const zone = "America/New_York";
  const [report, pages] = [formatsOf(zone, from), timesIn("en")];
  for (const at of [from, "2026-11-22T17:00:00Z", "2026-11-23T04:59:00Z", "2026-11-23T05:00:00Z"]) {
    assert.equal(report.clock(at), pages.clock(at, zone));
    assert.equal(report.hour(at), pages.hour(at, zone));
    assert.equal(report.hourOfDay(at), pages.hourOfDay(at, zone));
    assert.equal(report.date(at), pages.date(at, zone));
    assert.equal(report.dateAndTime(at), pages.dateAndTime(at, zone));
    assert.equal(report.time(at), pages.timeBeside(at, from, zone));
  }
  for (const mm of [0, 0.01, 0.4, 1.3, 2, 9.94, 9.96, 15.2, 101]) {
    assert.equal(rainAmount(mm), rainIn("en").amount(mm));
  }
  for (const metres of [-0.3, 0, 1, 2.194]) {
    assert.equal(waterHeight(metres), heightIn("en", metres));
  }
  for (const minutes of [0, 0.4, 1, 59.4, 60, 61, 235]) {
    assert.equal(minutesInWords(minutes), minutesWords(minutes));
  }
});
