// The tide on a ZIP code's page, in the account's choices, and under "why".
import assert from "node:assert/strict";
import { LANGUAGES } from "shared/languages.ts";
import { MESSAGE_ID, messageWhy } from "shared/samples/messages.ts";
import { NOW } from "shared/samples/moment.ts";
import { resident } from "shared/samples/people.ts";
import { toldTide, zipTide } from "shared/samples/tides.ts";
import { zipPage } from "shared/samples/zips.ts";
import { fakeSite, refuse } from "./fake_site.ts";

/** Not a drop, from yesterday to tomorrow. */
const DRY = Array.from({ length: 144 }, (_, n) => ({
  at: new Date(NOW.getTime() + (n - 95) * 15 * 60_000).toISOString(),
  mm: 0,
  forecast: n > 95,
}));

async function zipHtml(tide: ReturnType<typeof zipTide> | undefined, path = "/zip/11231") {
  const site = fakeSite({
    "GET /api/zips/11231": Response.json(zipPage({ tide, readings: DRY })),
    "GET /api/me": refuse("notSignedIn"),
    "GET /api/map": refuse("databaseUnavailable"),
  });
  return await (await site.get(path)).text();
}

function wordsOf(html: string): string {
  return html.replace(/^.*<main/s, "<main").replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
}

Deno.test("the page says how high the water will stand, when, and what to do", async () => {
  const html = await zipHtml(zipTide());
  const said = wordsOf(html);
  assert.match(
    said,
    /Moderate coastal flooding, highest about 4:00 PM .* Move cars and goods up now\. Keep out of basements and salt water\./,
  );
  assert.match(
    said,
    /Moderate coastal flooding expected: the water stands highest about 4:00 PM, at 8.2 ft \(2.50 m\), 1.0 ft \(0.31 m\) over flood level/,
  );
  assert.match(said, /3.0 ft \(0.90 m\) higher than the predicted tide/);
  assert.match(said, /By NOAA's tide gauge at The Battery, 1.8 mi \(2.9 km\) from here/);
  assert.match(said, /Minor coastal flooding: 7.2 ft \(2.19 m\)/);
  for (const name of ["measured", "expected", "predicted"]) {
    assert.match(html, new RegExp(`<polyline class="${name}" points="[\\d., -]+"`), name);
  }
});

Deno.test("the page's head is the sea's where it floods, and never a calm one", async () => {
  const headOf = async (...of: Parameters<typeof zipHtml>) => {
    const html = await zipHtml(...of);
    return /<div class="state of-zip[^"]*">.*?<\/div><\/div>/s.exec(html)![0];
  };
  const moderate = await headOf(zipTide());
  assert.match(moderate, /^<div class="state of-zip flood">/);
  assert.match(wordsOf(moderate), /No storm now\. .*NOAA's tide gauge at The Battery/);
  assert.match(await headOf(zipTide(0.7)), /^<div class="state of-zip heavy">/);
  assert.match(await headOf(zipTide(0.1)), /^<div class="state of-zip calm">/);
});

Deno.test("a usual tide is said without alarm; a silent gauge is told before it", async () => {
  const calm = wordsOf(await zipHtml(zipTide(0.1)));
  assert.match(
    calm,
    /highest next about 4:00 PM, at 5.6 ft \(1.70 m\): 1.6 ft \(0.49 m\) below flood level/,
  );
  assert.doesNotMatch(calm, /Move cars/);
  const silent = wordsOf(await zipHtml(zipTide(null)));
  assert.match(silent, /no heights of late: this is the predicted tide alone/);
});

Deno.test("where no station speaks for a ZIP code its page has no word of the tide", async () => {
  assert.doesNotMatch(await zipHtml(undefined), /tide|polyline/i);
});

for (const language of LANGUAGES) {
  Deno.test(`the drawing's figures stand in a table: ${language}`, async () => {
    const html = await zipHtml(zipTide(), `/zip/11231?lang=${language}`);
    const [table] =
      /<table class="rain-table"><caption>[^<]*<\/caption>(?:(?!<\/table>).)*(?:12 AM|0:00|0時|0时)?.*?<\/table>/s
        .exec(
          html.slice(html.indexOf("tide-chart")),
        )!;
    assert.equal(table.match(/<tr>/g)!.length, 1 + 16);
  });
}

Deno.test("texts of the tide are a choice where a station speaks for one's place, and never ticked beforehand", async () => {
  const open = async (changes: Parameters<typeof resident>[0]) => {
    const me = Response.json(resident(changes));
    const site = fakeSite({ "GET /api/me": me, "PATCH /api/me": me });
    return { html: await (await site.get("/account")).text(), site };
  };
  assert.doesNotMatch((await open({ tideZips: [], wantsTides: false })).html, /wantsTides/);
  const { html, site } = await open({ tideZips: ["11231"], wantsTides: false });
  assert.match(html, /<input type="checkbox" id="wantsTides"/);
  assert.doesNotMatch(html, /id="wantsTides"[^>]*checked/);
  const hours = { intent: "choices", quiet: "none", from: "22", to: "6", language: "en" };
  const saved = async (form: Record<string, string>) => {
    await site.post("/account", { ...hours, ...form });
    return (site.asked.at(-1)?.body as { wantsTides?: boolean }).wantsTides;
  };
  assert.equal(await saved({ wantsTides: "yes" }), true);
  assert.equal(await saved({}), false);
});

Deno.test("why a text of the tide came: the gauge, its level, what was expected, and one's own choice", async () => {
  const read = async (changes: Parameters<typeof messageWhy>[0]) => {
    const site = fakeSite({
      "GET /api/me": Response.json(resident()),
      [`GET /api/me/messages/${MESSAGE_ID}`]: Response.json(
        messageWhy({ facts: null, isTide: true, ...changes }),
      ),
    });
    return wordsOf(await (await site.get(`/account/texts/${MESSAGE_ID}`)).text());
  };
  const said = await read({ step: "flood", tide: toldTide() });
  assert.match(said, /High tide in 11231/);
  assert.match(
    said,
    /At NOAA's gauge The Battery, moderate coastal flooding begins at 8.2 ft \(2.50 m\)/,
  );
  assert.match(said, /to bring 5.2 ft \(1.60 m\); the water stood 3.0 ft \(0.90 m\) higher/);
  assert.match(said, /You asked for texts of the tide, and follow 11231/);
  const clear = await read({
    step: "clear",
    tide: toldTide({ peak: undefined, highest: { at: "2026-11-22T17:00:00Z", metres: 2.44 } }),
  });
  assert.match(clear, /The highest measured was 8.0 ft \(2.44 m\)/);
  assert.match(clear, /You had been told of this tide/);
});
