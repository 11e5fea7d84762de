// The start page: what a stranger, and what a resident, sees first.
import assert from "node:assert/strict";
import type { Overview, ZipPage } from "shared/api/zips.ts";
import { LANGUAGES } from "shared/languages.ts";
import { alertText, clearText } from "shared/server/words/alerts.ts";
import { stateWords } from "@/components/state_words.ts";
import { NOW } from "shared/samples/moment.ts";
import { place, resident } from "shared/samples/people.ts";
import { publicReport } from "shared/samples/reports.ts";
import { overview, zipPage } from "shared/samples/zips.ts";
import { fakeSite, ORIGIN, refuse } from "./fake_site.ts";

/** Of a storm over Red Hook. */
function network(changes: Partial<Overview> = {}): Overview {
  return overview({
    storms: { any: 0, heavy: 2, flood: 1 },
    worst: [{
      zip: "11231",
      city: "Brooklyn",
      state: "NY",
      level: "flood",
      startedAt: "2026-11-22T16:30:00Z",
    }],
    ...changes,
  });
}

const answers = {
  "GET /api/network": Response.json(network()),
  "GET /api/reports": Response.json({ reports: [publicReport()], next: null }),
};

/** A page's words, without its marks. */
async function words(response: Response): Promise<string> {
  const html = await response.text();
  return html.replace(/^.*<main/s, "<main").replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
}

async function said(changes: Record<string, Response> = {}, path = "/"): Promise<string> {
  return await words(await fakeSite({ ...answers, ...changes }).get(path));
}

Deno.test("the ZIP code's look-up comes before anything else", async () => {
  const html = await (await fakeSite(answers).get("/")).text();
  assert.ok(html.indexOf("zip-search") < html.indexOf("<h2"));
});

Deno.test("the start page tells of storms everywhere, of reports, and how old that is", async () => {
  assert.match(
    await said(),
    /Rain now or on its way in 3 of the 412 places we watch\. Flood risk in 1\. Heavy rain in 2\. 14 reports of flooding in the last 24 hours\. Checked 6 minutes ago ?\./,
  );
  const html = await (await fakeSite(answers).get("/")).text();
  assert.match(html, /<a href="\/zip\/11231">Brooklyn, NY 11231<\/a><span class="badge flood">/);
});

Deno.test("no storm, no report, no sweep: each is said", async () => {
  const tell = async (changes: Partial<Overview>) =>
    await said({ "GET /api/network": Response.json(network({ worst: [], ...changes })) });
  const none = { any: 0, heavy: 0, flood: 0 };
  const quiet = await tell({ storms: none, reports: 0 });
  assert.match(quiet, /No storm over the 412 places we watch\. No flooding was reported/);
  assert.doesNotMatch(quiet, /Where it is worst/);
  assert.match(
    await tell({ storms: none, watched: 1, reports: 1 }),
    /the one place we watch\. 1 report /,
  );
  assert.match(
    await tell({ storms: none, watched: 0, checkedAt: null }),
    /No place is watched yet/,
  );
  assert.match(
    await tell({ checkedAt: "2026-11-22T14:00:00Z" }),
    /may be out of date: .* 4 hours ago/,
  );
});

Deno.test("the start page shows the latest reports with depth, place and age", async () => {
  assert.match(await said(), /Waist deep.* 11231.* 2 hours ago/);
  const empty = { "GET /api/reports": Response.json({ reports: [], next: null }) };
  assert.match(await said(empty), /No flooding has been reported in the last days/);
});

Deno.test("the start page says what it is for while the API is down", async () => {
  const down = refuse("databaseUnavailable");
  const response = await fakeSite({
    "GET /api/network": down,
    "GET /api/reports": down,
    "GET /api/me": down,
  }).get("/");
  assert.equal(response.status, 200);
  const all = await words(response);
  assert.match(all, /A text before your street floods/);
  assert.match(all, /cannot be shown just now/);
  assert.match(all, /The latest reports cannot be shown just now/);
});

Deno.test("a resident sees their own places first, with what is coming", async () => {
  const places = [place(), { ...place(), zip: "07030", city: "Hoboken", state: "NJ" }];
  const storm = zipPage({
    zip: "07030",
    episode: { level: "heavy", startedAt: "2026-11-22T17:00:00Z" },
    checkedAt: "2026-11-22T14:00:00Z",
    officialWarnings: {
      ...zipPage().officialWarnings,
      list: [{
        id: "urn:1",
        event: "Flood Warning",
        threat: null,
        headline: null,
        sender: null,
        onsetAt: null,
        endsAt: "2026-11-22T20:00:00Z",
      }],
    },
  });
  const all = await said({
    "GET /api/me": Response.json(resident({ places })),
    "GET /api/zips/11231": Response.json(zipPage()),
    "GET /api/zips/07030": Response.json(storm),
  });
  const headline = (zip: ZipPage) => stateWords(zip, NOW, "en").headline;
  assert.ok(all.includes(
    `Your places Brooklyn 11231 ${headline(zipPage())} Checked 12 minutes ago ` +
      `Hoboken 07030 ${headline(storm)} Checked 4 hours ago`,
  ));
  assert.ok(all.indexOf("Your places") < all.indexOf("Your ZIP code"));
  assert.doesNotMatch(all, /A text before your street floods/);
});

Deno.test("a place whose state cannot be had is still there", async () => {
  const me = Response.json(resident());
  const all = await said({
    "GET /api/me": me,
    "GET /api/zips/11231": refuse("databaseUnavailable"),
  });
  assert.match(all, /Brooklyn 11231 Cannot be shown just now/);
  const unwatched = Response.json(zipPage({ checkedAt: null, readings: [] }));
  assert.match(
    await said({ "GET /api/me": me, "GET /api/zips/11231": unwatched }),
    /Brooklyn 11231 Not watched yet/,
  );
});

Deno.test("who follows no place yet is greeted as a stranger", async () => {
  const me = Response.json(resident({ places: [] }));
  assert.match(await said({ "GET /api/me": me }), /A text before your street floods/);
});

for (const language of LANGUAGES) {
  Deno.test(`the texts shown in ${language} are word for word what is sent`, async () => {
    const site = ORIGIN;
    const place = { zip: "11231", city: "Brooklyn", timeZone: "America/New_York" };
    const heavy = alertText(language, {
      level: "heavy",
      facts: {
        danger: "rain",
        source: "forecast",
        crossed: { minutes: 60, mm: 10 },
        leadMinutes: 120,
        wettestQuarter: { mm: 6, at: "2026-11-22T21:00:00Z" },
        wettestHour: { mm: 15.2, at: "2026-11-22T21:15:00Z" },
        until: "2026-11-22T22:30:00Z",
      },
      place,
      publicUrl: site,
      now: new Date("2026-11-22T19:30:00Z"),
    });
    const clear = clearText(language, {
      facts: { source: "forecast", level: "heavy", wetAt: "2026-11-22T22:00:00Z" },
      place,
      publicUrl: site,
    });
    const shown = await said({}, `/?lang=${language}`);
    assert.ok(shown.includes(`${heavy} ${clear}`), shown);
  });
}

Deno.test("the network's state is a sentence in each language, for one place and for many", async () => {
  const tell = async (language: string, changes: Partial<Overview>) =>
    await said({ "GET /api/network": Response.json(network(changes)) }, `/?lang=${language}`);
  const one = { watched: 1, storms: { any: 1, heavy: 0, flood: 0 } };
  assert.match(await tell("en", one), /on its way in the one place we watch\./);
  assert.match(await tell("es", one), /va a llover en el único lugar que vigilamos\./);
  assert.match(await tell("es", {}), /en 3 de los 412 lugares .* hace 6 minutos ?\./);
  assert.match(await tell("zh", {}), /412 个地点中，3 个.*1 个有洪水风险。2 个有大雨。/);
});

Deno.test("all is quiet, but by an old run of the model: that is said first, and nothing is green", async () => {
  const storms = { any: 0, heavy: 0, flood: 0 };
  const quiet = network({ worst: [], storms, modelRunAt: "2026-11-22T04:00:00Z" });
  const site = fakeSite({ "GET /api/network": Response.json(quiet) });
  const html = await (await site.get("/")).text();
  assert.doesNotMatch(html, /class="state calm"/);
  const text = html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
  assert.match(text, /the weather model last ran 14 hours ago ?\. No storm over the 412 places/);
  assert.doesNotMatch(text, /Checked 6 minutes ago/);
});
