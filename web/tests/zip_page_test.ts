import assert from "node:assert/strict";
import type { ZipPage, ZipReport } from "shared/api/zips.ts";
import { LANGUAGES } from "shared/languages.ts";
import { resident } from "shared/samples/people.ts";
import { officialWarning } from "shared/samples/warnings.ts";
import { readings, zipPage, zipReport } from "shared/samples/zips.ts";
import { fakeSite, refuse } from "./fake_site.ts";

/** The page's HTML. */
async function html(
  changes: Partial<ZipPage> = {},
  { path = "/zip/11231", me = refuse("notSignedIn") }: { path?: string; me?: Response } = {},
): Promise<string> {
  const site = fakeSite({
    "GET /api/zips/11231": Response.json(zipPage(changes)),
    "GET /api/me": me,
    // The page says what matters without a map.
    "GET /api/map": refuse("databaseUnavailable"),
  });
  const response = await site.get(path);
  assert.equal(response.status, 200);
  return await response.text();
}

/** Its words, without the marks. */
async function said(...parts: Parameters<typeof html>): Promise<string> {
  const page = await html(...parts);
  return page.replace(/^.*<main/s, "<main").replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
}

const WARNING = officialWarning({ headline: "Flash Flood Warning issued by NWS New York" });

const warnings = (changes: Partial<ZipPage["officialWarnings"]>) => ({
  officialWarnings: { ...zipPage().officialWarnings, ...changes },
});

Deno.test("the state comes first, with what to do", async () => {
  const calm = await said({ readings: readings() });
  assert.match(calm, /Brooklyn, NY 11231 No storm now .* checked 12 minutes ago/);
  const flood = await said({
    episode: { level: "flood", startedAt: "2026-11-22T16:58:00Z" },
    readings: readings({ "18:15": 12 }),
  });
  assert.match(flood, /11231 Flood risk since 1:00 PM Up to .* Move cars .* In danger\? Call 911/);
  assert.match(await html(warnings({ list: [WARNING] })), /<a href="tel:911">/);
});

Deno.test("what is old or missing comes first, nothing is green, and nothing says checked just now", async () => {
  const words = {
    en: ["Old forecast, made 14 hours ago", "Part of the forecast is missing"],
    es: ["Previsión vieja, hecha hace 14 horas", "Falta una parte de la previsión"],
    zh: ["预报已旧，14小时前作出", "部分预报缺失"],
  } as const;
  for (const language of LANGUAGES) {
    const [old, gap] = words[language];
    const states = [
      [old, { modelRunAt: "2026-11-22T04:00:00Z", readings: readings() }],
      [gap, { readings: readings().slice(0, 3) }],
    ] as const;
    for (const [headline, changes] of states) {
      const path = `/zip/11231?lang=${language}`;
      const page = await html({ ...changes, readings: [...changes.readings] }, { path });
      const state = /<div class="state of-zip ?">.*?<p class="words">(.*?)<\/p>/s.exec(page);
      assert.equal(state?.[1], headline);
      assert.doesNotMatch(page, /class="state of-zip calm"/);
      assert.doesNotMatch(page, /No storm now|None is forecast|Little or no rain/);
    }
  }
  const source = await said({ modelRunAt: "2026-11-22T04:00:00Z", readings: readings() });
  assert.doesNotMatch(source, /model, checked/);
  assert.match(source, /The model, HRRR, ran 14 hours ago/);
});

Deno.test("a ZIP code without streets says what it is, and a military post claims no calm of warnings", async () => {
  assert.doesNotMatch(await said(), /streets of its own/);
  const point = await said({ isArea: false });
  assert.match(point, /11231 has no streets of its own: .* one point in Brooklyn/);
  assert.match(point, /No official flood warning/i);
  const post = await said({ isArea: false, city: "APO", state: "AE" });
  assert.match(post, /11231 is a military or diplomatic post office/);
  assert.doesNotMatch(post, /No official flood warning/i);
  const warned = await said({
    isArea: false,
    state: "AP",
    ...warnings({ list: [WARNING] }),
  });
  assert.match(warned, /Flash Flood Warning/);
});

Deno.test("rain is told in inches and millimeters, as a chart and as a table", async () => {
  const page = await html();
  assert.match(page, /Today so far: 0\.6 in \(15 mm\), estimated/);
  assert.match(page, /at most 0\.2 in \(6\.1 mm\) in 15 minutes around 12:45 PM/);
  assert.equal(page.match(/<rect class="bar/g)?.length, 2);
  assert.match(page, /<rect class="bar forecast"/);
  assert.match(
    page,
    /<th scope="row">Sun 12 PM<\/th><td>0\.2 in \(6\.1 mm\)<\/td><td>0\.2 in \(6\.1 mm\) \(Heavy rain\)/,
  );
  assert.match(page, /Flood risk: 0\.4 in \(10 mm\)/);
});

Deno.test("the drawing has a name and says in words what it shows", async () => {
  const page = await html();
  const [, name, told] =
    /<svg role="img" aria-labelledby="([^"]+)" aria-describedby="([^"]+)"/.exec(page) ?? [];
  assert.match(page, new RegExp(`<title id="${name}">Rain from Sun 12 PM to Sun 2 PM</title>`));
  assert.match(page, new RegExp(`<p id="${told}">In the last`));
});

Deno.test("the figures in force are told with whose they are", async () => {
  const { thresholds } = zipPage();
  const own = {
    ...thresholds,
    levels: { ...thresholds.levels, heavy: { mmPer15Min: 3, mmPerHour: null } },
    of: "Red Hook BID",
  };
  const page = await said({ thresholds: own });
  assert.match(page, /Heavy rain here: 0\.1 in \(3 mm\) in 15 minutes\. Flood risk here:/);
  assert.match(page, /Set by Red Hook BID\./);
  assert.match(page, /That reaches heavy rain here/);
});

Deno.test("official warnings stand under the Weather Service's name, in its own words", async () => {
  const page = await html(warnings({ list: [WARNING] }));
  assert.match(page, /<strong>Flash Flood Warning<\/strong>: <time[^>]*>until today at 3:45 PM/);
  assert.match(page, /<p>Issued by NWS New York NY<\/p>/);
  assert.match(page, /<blockquote lang="en">Flash Flood Warning issued by NWS New York/);
  assert.match(page, /href="https:\/\/forecast\.weather\.gov\/zipcity\.php\?inputstring=11231"/);
  const ahead = { ...WARNING, onsetAt: "2026-11-22T19:00:00Z" };
  assert.match(
    await said(warnings({ list: [ahead] })),
    /From today at 2:00 PM until today at 3:45 PM/,
  );
  const spanish = await html(warnings({ list: [WARNING] }), { path: "/zip/11231?lang=es" });
  assert.match(spanish, /Aviso de inundación repentina hasta las 3:45 p\.m\./);
  assert.match(spanish, /<span lang="en"> \(Flash Flood Warning\)<\/span>/);
});

Deno.test("a Weather Service that does not answer is told", async () => {
  assert.match(await said(), /No official flood warning is in force here.*12 minutes ago/);
  const silent = { isCurrent: false, checkedAt: "2026-11-22T16:30:00Z" };
  assert.match(
    await said(warnings(silent)),
    /could not be reached since today at 11:30 AM; rain alone decides/,
  );
  assert.match(await said(warnings({ ...silent, list: [WARNING] })), /are those it gave last/);
  assert.match(
    await said(warnings({ isCurrent: false, checkedAt: null })),
    /has not been reached yet/,
  );
});

Deno.test("rain names its source and the age of the model run", async () => {
  const page = await said();
  assert.match(page, /Weather data by Open-Meteo\.com \( CC BY 4\.0 \).*not measured/);
  assert.match(page, /The model, HRRR, ran 2 hours ago/);
});

Deno.test("reports say how deep, how far, how long ago, and who else saw it", async () => {
  const list = async (changes: Partial<ZipReport>) => await said({ reports: [zipReport(changes)] });
  assert.match(await list({}), /Waist deep 2 hours ago/);
  assert.match(
    await list({ zip: "11215", distanceMetres: 1100, confirmations: 3 }),
    /Waist deep in 11215 2 hours ago · 0\.7 mi \(1\.1 km\) away · confirmed by 3 others/,
  );
  assert.match(await list({ isGone: true, confirmations: 1 }), /confirmed by 1 other · the water/);
  assert.match(await list({ status: "passed_on", isOpen: false }), /passed on to the city/);
  assert.match(await said(), /No flooding has been reported here/);
});

Deno.test("following leads to the account, or first to the sign-in page", async () => {
  assert.match(await html(), /href="\/sign-in\?zip=11231"/);
  const signedIn = { me: Response.json(resident({ places: [] })) };
  assert.match(await html({}, signedIn), /href="\/account\?add=11231"/);
  const follower = await html({}, { me: Response.json(resident()) });
  assert.match(follower, /You follow 11231/);
  assert.match(follower, /Why did I get a text\?/);
  assert.doesNotMatch(await html(), /Why did I get a text\?/);
});

Deno.test("the page can be passed on, and followed by programs, without a script", async () => {
  const page = await html({}, { path: "/zip/11231?lang=en" });
  const address = encodeURIComponent("https://floodline.test/zip/11231");
  assert.ok(page.includes(`href="sms:?&amp;body=`) && page.includes(address));
  assert.match(page, /href="mailto:\?subject=Rain%20and%20flooding/);
  assert.match(page, /<a href="https:\/\/floodline\.test\/zip\/11231">/);
  const feed = "/api/zips/11231/feed.atom?lang=en";
  assert.ok(page.includes(`<link rel="alternate" type="application/atom+xml" href="${feed}"`));
  assert.ok(page.includes(`<a href="${feed}">`));
  assert.ok(page.includes(`<a href="/api/zips/11231/reports.geojson">`));
});

Deno.test("search engines are told of the place, and of warnings under the service's name", async () => {
  const page = await html(warnings({ list: [{ ...WARNING, headline: "</script><b>" }] }));
  assert.match(
    page,
    /<meta name="description" content="Rain now and in the next hours in Brooklyn/,
  );
  const [, json] = /<script type="application\/ld\+json"[^>]*>(.*?)<\/script>/s.exec(page) ?? [];
  const [place, warning] = JSON.parse(json!)["@graph"];
  assert.equal(place.address.postalCode, "11231");
  assert.equal(warning.publisher.name, "NWS New York NY");
  assert.equal(warning.text, "</script><b>");
});

Deno.test("a page of a ZIP code without a city is named by it", async () => {
  assert.match(await html({ city: null, state: null }), /<h1>ZIP code 11231<\/h1>/);
  assert.match(
    await html({ city: null, state: null }, { path: "/zip/11231?lang=zh" }),
    /<h1>邮政编码 11231<\/h1>/,
  );
});

Deno.test("what is no ZIP code has no page", async () => {
  assert.equal((await fakeSite({}).get("/zip/1123a")).status, 404);
});

Deno.test("of a warning without an area the page says that it cannot tell, and not that there is none", async () => {
  const maybe = [{ ...WARNING, event: "Flood Warning", areaDesc: "Kings, NY; Queens, NY" }];
  const page = await said(warnings({ maybe }));
  assert.match(
    page,
    /The Weather Service has a Flood Warning for parts of Kings, NY; Queens, NY\. We cannot tell if it is for you\. Read it at weather\.gov/,
  );
  assert.doesNotMatch(page, /No official flood warning is in force/);
  assert.match(
    await said(warnings({ maybe: [{ ...maybe[0]!, areaDesc: null }] })),
    /parts of this state/,
  );
  assert.match(await said(), /No official flood warning is in force/);
});
