// What holds for each page, whatever it is about.
import assert from "node:assert/strict";
import { importDraft, importOverview } from "shared/samples/imports.ts";
import { boardPage } from "shared/samples/board_page.ts";
import { incident } from "shared/samples/incidents.ts";
import { gzipSync } from "node:zlib";
import { MOST_OF_SCRIPT } from "@/framework/testdata/figures.ts";
import {
  districtReport,
  districtStats,
  ownDistrict,
  storm,
  STORM_ID,
} from "shared/samples/district.ts";
import { mapData } from "shared/samples/map.ts";
import { BROADCAST_ID, broadcastAudience, broadcastOnItsWay } from "shared/samples/broadcasts.ts";
import { MESSAGE_ID, messageWhy } from "shared/samples/messages.ts";
import { operatorView } from "shared/samples/operator.ts";
import { resident, staff } from "shared/samples/people.ts";
import { evidence, photo, REPORT_ID, reportPage } from "shared/samples/reports.ts";
import {
  districtLog,
  districtMessage,
  districtSettings,
  districtTide,
  ownInvitation,
  PERSON_ID,
  staffList,
} from "shared/samples/staff.ts";
import { districtTides } from "shared/samples/tides.ts";
import { answerTemplate, TEMPLATE_ID } from "shared/samples/templates.ts";
import {
  AFTER_TOKEN,
  afterFile,
  afterLink,
  afterPicture,
  afterReport,
} from "shared/samples/after.ts";
import { districtKey, listLink } from "shared/samples/keys.ts";
import { wallLink } from "shared/samples/wall.ts";
import { overview, zipPage } from "shared/samples/zips.ts";
import { fakeSite, fileAt, ORIGIN, refuse } from "./fake_site.ts";

const INCIDENT = incident();
const FRESH = {
  signedInAt: "2026-11-22T17:58:00Z",
  freshUntil: "2026-11-22T18:08:00Z",
  endsAt: "2027-02-20T17:58:00Z",
};

const PICTURE = { ...photo(), hidden: null, staffs: null };

const answers = {
  "GET /api/me": Response.json(staff()),
  "GET /api/network": Response.json(overview()),
  "GET /api/reports": Response.json({ reports: [], next: null }),
  "GET /api/zips/11231": Response.json(zipPage()),
  "GET /api/me/messages": Response.json({ messages: [messageWhy()], next: MESSAGE_ID }),
  [`GET /api/me/messages/${MESSAGE_ID}`]: Response.json(messageWhy()),
  [`GET /api/reports/${REPORT_ID}`]: Response.json(reportPage()),
  [`GET /api/reports/${REPORT_ID}/evidence`]: Response.json(evidence()),
  "POST /api/uploads": refuse("storageUnavailable"),
  [`GET /api/district/reports/${REPORT_ID}`]: Response.json(districtReport({ media: [PICTURE] })),
  "GET /api/district/colleagues": Response.json({ colleagues: [] }),
  "GET /api/district/templates": Response.json({ templates: [answerTemplate()] }),
  [`GET /api/district/templates/${TEMPLATE_ID}`]: Response.json(answerTemplate()),
  "GET /api/district/reports": Response.json({
    reports: [],
    next: null,
    eventId: "0",
    asOf: "2026-11-22T17:59:55.000Z",
  }),
  "GET /api/map": Response.json(mapData()),
  "GET /api/district/round/order": Response.json({ reportIds: [] }),
  "GET /api/district/board/page": Response.json(boardPage()),
  "GET /api/district": Response.json(ownDistrict()),
  "GET /api/district/levels": Response.json({
    levels: { any: null, heavy: { mmPer15Min: 4, mmPerHour: null }, flood: null },
    leadMinutes: 90,
  }),
  "GET /api/district/levels/changes": Response.json({ changes: [] }),
  "GET /api/district/message": Response.json(districtMessage()),
  "GET /api/district/settings": Response.json(districtSettings()),
  "GET /api/district/imports": Response.json(importOverview()),
  "GET /api/district/imports/boundary": Response.json(importDraft()),
  "GET /api/district/tide": Response.json(districtTide()),
  "GET /api/district/wall": Response.json({ links: [wallLink()] }),
  "GET /api/district/list-links": Response.json({ links: [listLink()] }),
  "GET /api/district/keys": Response.json({ keys: [districtKey()] }),
  "GET /api/district/after": Response.json(afterReport()),
  "GET /api/district/after/links": Response.json({ links: [afterLink()] }),
  "GET /api/district/after/files": Response.json({ files: [afterFile()] }),
  "GET /api/district/after/pictures": Response.json({ pictures: [afterPicture()] }),
  [`GET /api/after/${AFTER_TOKEN}`]: Response.json(afterReport({ audience: "public" })),
  "GET /api/district/people": Response.json(staffList()),
  "GET /api/district/log": Response.json(districtLog()),
  "GET /api/operator": Response.json(operatorView()),
  "GET /api/auth/session": Response.json(FRESH),
  "GET /api/me/invitations": Response.json({ invitations: [ownInvitation()] }),
  "GET /api/district/tides": Response.json(districtTides()),
  "GET /api/district/storms": Response.json({ storms: [storm()], next: null }),
  [`GET /api/district/storms/${STORM_ID}`]: Response.json(storm()),
  "GET /api/district/broadcasts": Response.json({
    broadcasts: [{
      id: BROADCAST_ID,
      isDrill: true,
      state: "sending",
      name: "",
      changedAt: "2026-11-22T17:00:00Z",
      people: 309,
    }],
    next: null,
  }),
  [`GET /api/district/broadcasts/${BROADCAST_ID}`]: Response.json(broadcastOnItsWay()),
  [`GET /api/district/broadcasts/${BROADCAST_ID}/audience`]: Response.json(broadcastAudience()),
  "GET /api/district/incidents": Response.json({
    incidents: [{ id: INCIDENT.id, lead: INCIDENT.reports[0], reports: 2, people: 4 }],
  }),
  "GET /api/district/incidents/offers": Response.json({
    offers: [{ incidentId: null, reports: INCIDENT.reports }],
  }),
  [`GET /api/district/incidents/${INCIDENT.id}`]: Response.json(INCIDENT),
  [`GET /api/district/reports/${REPORT_ID}/same-water`]: Response.json({
    reports: [{ ...INCIDENT.reports[0], metres: 40, incidentId: null }],
  }),
  "GET /api/district/stats": Response.json(districtStats()),
};

const PLAIN = [
  "/",
  "/zip",
  "/zip?zip=abc",
  "/zip/1",
  "/sign-in",
  "/account",
  "/account/delete",
  "/account/deleted",
  "/account/texts",
  `/account/texts/${MESSAGE_ID}`,
  `/reports/${REPORT_ID}`,
  `/reports/${REPORT_ID}/edit`,
  `/reports/${REPORT_ID}/withdraw`,
  `/reports/${REPORT_ID}/evidence`,
  "/district/incidents",
  `/district/reports/${REPORT_ID}/same`,
  "/district/storms",
  "/district/broadcasts",
  "/district/reports/new",
  "/district/broadcasts/new?drill=yes",
  `/district/broadcasts/${BROADCAST_ID}/send`,
  `/district/broadcasts/${BROADCAST_ID}/test`,
  `/district/storms/${STORM_ID}`,
  "/district/levels",
  "/district/people",
  "/district/message",
  "/district/settings",
  "/district/settings/files",
  "/district/settings/wall",
  "/district/settings/keys",
  "/district/after",
  `/district/after?storm=${afterReport().storm!.id}`,
  `/after/${AFTER_TOKEN}`,
  "/district/settings/links?filter=depth%3Dwaist",
  "/district/templates",
  "/district/templates/new",
  `/district/templates/${TEMPLATE_ID}`,
  `/district/people/${PERSON_ID}`,
  "/district/log",
  "/operator",
  "/join",
  "/developers",
  "/privacy",
  "/terms",
  "/nowhere",
];
const WITH_ISLANDS = [
  `/district/reports/${REPORT_ID}`,
  `/district/incidents/${INCIDENT.id}`,
  `/district/broadcasts/${BROADCAST_ID}`,
  "/district/broadcasts/new",
  `/district/broadcasts/${BROADCAST_ID}/edit`,
  "/district/round",
  "/zip/11231",
  "/report",
  "/district",
  "/district?status=seen",
  `/district/reports/${REPORT_ID}/pictures/${PICTURE.id}`,
];

for (const path of [...PLAIN, ...WITH_ISLANDS]) {
  Deno.test(`${path} has a title, a language, landmarks, one main heading and a way past the menu`, async () => {
    const html = await (await fakeSite(answers).get(path)).text();
    assert.match(html, /^<!DOCTYPE html><html lang="en" dir="ltr">/);
    assert.match(html, /<title>[^<]+ – FloodLine<\/title>|<title>FloodLine: [^<]+<\/title>/);
    for (const landmark of ["header", "nav", "main", "footer"]) {
      assert.match(html, new RegExp(`<${landmark}[ >]`));
    }
    assert.equal(html.match(/<h1[ >]/g)?.length, 1);
    assert.match(html, /<a class="skip" href="#main">/);
    assert.doesNotMatch(html, /aria-current="(?!page|false)/);
  });

  Deno.test(`${path} has every field labelled, every id once, no style or script inline`, async () => {
    const html = await (await fakeSite(answers).get(path)).text();
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]!);
    assert.deepEqual(ids, [...new Set(ids)]);
    for (const [, ref] of html.matchAll(/ (?:for|aria-labelledby|aria-describedby)="([^"]+)"/g)) {
      for (const id of ref!.split(" ")) assert.ok(ids.includes(id), `nothing has the id ${id}`);
    }
    assert.doesNotMatch(html, / style="| on[a-z]+="/);
  });
}

for (const path of PLAIN) {
  Deno.test(`${path} ships no script`, async () => {
    const html = await (await fakeSite(answers).get(path)).text();
    // Data for search engines is no script: a browser does not run it.
    assert.doesNotMatch(html, /<script(?! type="application\/ld\+json")|modulepreload/);
  });
}

Deno.test("the report page's scripts stay as small as they are", async () => {
  const urls = await listScripts(await fakeSite(answers).get("/report"));
  assert.ok(urls.length > 3);
  const bytes = await Promise.all(urls.map(async (url) => gzipSync(await fileAt(url)).length));
  assert.ok(bytes.reduce((a, b) => a + b) < MOST_OF_SCRIPT, `${bytes}`);
});

/** What a page fetches at once: the scripts it names, and all that these import. */
async function listScripts(response: Response): Promise<string[]> {
  const named = `${await response.text()} ${response.headers.get("link")}`;
  const urls = new Set([...named.matchAll(/\/[\w./-]+\.js\b/g)].map(([url]) => url));
  for (const url of urls) {
    const text = new TextDecoder().decode(await fileAt(url));
    for (const [, path] of text.matchAll(/(?:from|import)\s*"(\.[^"]+)"/g)) {
      urls.add(new URL(path!, ORIGIN + url).pathname);
    }
  }
  return [...urls];
}

const plainest = await (await fakeSite(answers).get("/privacy")).text();
const [, sheet] = plainest.match(/rel="stylesheet" href="([^"]+)"/)!;
const STYLES = gzipSync(await fileAt(sheet!)).length;

Deno.test("the style sheet stays under 14 kB compressed", () => {
  assert.ok(STYLES < 14_000, `${STYLES}`);
});

for (const path of [...PLAIN, ...WITH_ISLANDS]) {
  Deno.test(`${path} and the style sheet stay under 30 kB compressed`, async () => {
    const html = await (await fakeSite(answers).get(path)).text();
    assert.ok(gzipSync(html).length + STYLES < 30_000);
  });
}

Deno.test("the menu knows who is looking, and where they are", async () => {
  const menu = async (me: Response, path = "/privacy") => {
    const html = await (await fakeSite({ ...answers, "GET /api/me": me }).get(path)).text();
    const [, nav] = html.match(/<nav class="site-nav"[^>]*>(.*?)<\/nav>/)!;
    return nav!.replace(/ aria-current="false"/g, "").replace(/<[^>]+page[^>]+>/, "here: ")
      .replace(/<[^>]+>/g, "|");
  };
  assert.equal(await menu(refuse("notSignedIn")), "|Report||Sign in|");
  assert.equal(await menu(Response.json(resident())), "|Report||My places|");
  assert.equal(
    await menu(Response.json(staff()), "/district"),
    "here: District||Report||My places|",
  );
});

Deno.test("pages for people who are signed in lead others to the sign-in page and back", async () => {
  for (
    const path of [
      "/account",
      "/account/delete",
      "/report?zip=11231",
      "/district",
      "/district/storms",
      "/district/levels",
    ]
  ) {
    const response = await fakeSite({}).get(path, { cookie: "" });
    assert.equal(response.status, 303);
    const next = encodeURIComponent(path);
    assert.equal(response.headers.get("location"), `/sign-in?next=${next}`);
  }
});

Deno.test("a page that cannot be shown says why, keeps its status and offers a way on", async () => {
  const down = fakeSite({ "GET /api/zips/11231": refuse("databaseUnavailable") });
  const response = await down.get("/zip/11231", { cookie: "" });
  assert.equal(response.status, 503);
  const html = await response.text();
  assert.match(html, /FloodLine cannot answer just now/);
  assert.match(html, /<form class="zip-search"/);

  const refused = await fakeSite({
    ...answers,
    "GET /api/district/board/page": refuse("notStaff"),
  }).get("/district");
  assert.equal(refused.status, 403);
  assert.match(await refused.text(), /This page is for a district's staff/);

  const unknown = await fakeSite({ "GET /api/zips/00000": refuse("zipNotFound") }).get(
    "/zip/00000",
  );
  assert.equal(unknown.status, 404);
  assert.match(await unknown.text(), /We do not know that ZIP code/);
});
