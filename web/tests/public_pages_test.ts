import assert from "node:assert/strict";
import type { PublicReport } from "shared/api/reports.ts";
import type { ZipPage } from "shared/api/zips.ts";
import { fakeSite, refuse, resident, zipPage } from "./fake_site.ts";

const FLOODED: PublicReport = {
  id: "0199f000-0000-7000-8000-000000000002",
  zip: "11231",
  location: null,
  depth: "waist",
  status: "new",
  happenedAt: "2026-11-22T16:00:00Z",
  confirmations: 0,
  isGone: false,
};

/** A page's words, without its marks. */
async function words(response: Response): Promise<string> {
  const html = await response.text();
  return html.replace(/^.*<main/s, "<main").replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
}

Deno.test("looking up a ZIP code leads to its page; anything else is shown again with what is wrong", async () => {
  const site = fakeSite({});
  for (const typed of ["11231", " 11231 ", "11231-4105"]) {
    const found = await site.get(`/zip?zip=${encodeURIComponent(typed)}`);
    assert.equal(found.status, 303);
    assert.equal(found.headers.get("location"), "/zip/11231");
  }
  const wrong = await site.get("/zip?zip=1123%22%3E");
  assert.equal(wrong.status, 422);
  const html = await wrong.text();
  assert.match(html, /value="1123&quot;>"/);
  assert.match(html, /aria-describedby="zip-error"/);
});

Deno.test("a ZIP code's page says its state in words, with where the words come from", async () => {
  const said = async (changes: Parameters<typeof zipPage>[0]) => {
    const site = fakeSite({ "GET /api/zips/11231": Response.json(zipPage(changes)) });
    return await words(await site.get("/zip/11231"));
  };
  const storm = (level: "any" | "heavy" | "flood") => ({
    episode: { level, startedAt: "2026-11-22T16:58:00Z" },
  });
  assert.match(
    await said({}),
    /No storm now Rain is forecast from about 1:15 PM\. Estimated and forecast/,
  );
  assert.match(
    await said(storm("any")),
    /Rain since 11:58 AM Estimated and forecast by a weather model, checked 12 minutes ago/,
  );
  assert.match(await said(storm("heavy")), /Heavy rain since 11:58 AM/);
  assert.match(await said(storm("flood")), /Flood risk since 11:58 AM .* In danger, call 911/);
  assert.match(
    await said({ checkedAt: null }),
    /Not watched yet Nobody follows this ZIP code so far/,
  );
  assert.match(
    await said({ checkedAt: "2026-11-22T14:00:00Z" }),
    /may be out of date: our weather source last answered 4 hours ago/,
  );
});

Deno.test("rain is told in inches and millimetres, as a chart and as a table", async () => {
  const site = fakeSite({ "GET /api/zips/11231": Response.json(zipPage()) });
  const html = await (await site.get("/zip/11231")).text();
  assert.match(html, /Today so far: <strong[^>]*>0\.6 in \(15 mm\)<\/strong>/);
  assert.match(html, /The most in 15 minutes is 0\.2 in \(6\.1 mm\), estimated for 12:45 PM/);
  assert.equal(html.match(/<rect class="bar/g)?.length, 2);
  assert.match(html, /<th scope="row">1:15 PM<\/th><td>0\.1 in \(2 mm\)<\/td><td>Forecast<\/td>/);
});

Deno.test("official warnings in force are told, and a Weather Service that does not answer", async () => {
  const said = async (officialWarnings: Partial<ZipPage["officialWarnings"]>) => {
    const all = { ...zipPage().officialWarnings, ...officialWarnings };
    const page = Response.json(zipPage({ officialWarnings: all }));
    return await words(await fakeSite({ "GET /api/zips/11231": page }).get("/zip/11231"));
  };
  const warning = {
    id: "urn:1",
    event: "Flash Flood Warning",
    headline: null,
    sender: "NWS New York NY",
    onsetAt: "2026-11-22T17:45:00Z",
    endsAt: "2026-11-22T20:45:00Z",
  };
  assert.match(await said({}), /No official flood warning is in force here.*12 minutes ago/);
  assert.match(
    await said({ list: [warning] }),
    /Flash Flood Warning from NWS New York NY, until today at 3:45 PM/,
  );
  assert.match(
    await said({ list: [{ ...warning, onsetAt: "2026-11-22T19:00:00Z" }] }),
    /from today at 2:00 PM until today at 3:45 PM/,
  );
  const flooding = Response.json(zipPage({
    episode: { level: "flood", startedAt: "2026-11-22T17:45:00Z" },
    officialWarnings: { ...zipPage().officialWarnings, list: [warning] },
  }));
  assert.match(
    await words(await fakeSite({ "GET /api/zips/11231": flooding }).get("/zip/11231")),
    /Flood risk since 12:45 PM An official flood warning is in force\. Rain is estimated/,
  );
  const silent = { isCurrent: false, checkedAt: "2026-11-22T16:30:00Z" };
  assert.match(
    await said(silent),
    /could not be reached since today at 11:30 AM; rain alone decides/,
  );
  assert.match(
    await said({ ...silent, list: [warning] }),
    /Flash Flood Warning .* those it gave last/,
  );
  assert.match(await said({ isCurrent: false, checkedAt: null }), /has not been reached yet/);
});

Deno.test("rain names its source and the age of the model run", async () => {
  const site = fakeSite({ "GET /api/zips/11231": Response.json(zipPage()) });
  const said = await words(await site.get("/zip/11231"));
  assert.match(said, /Weather data by Open-Meteo\.com \( CC BY 4\.0 \).*not measured/);
  assert.match(said, /The model ran 6 hours ago/);
});

Deno.test("following leads to the account, or first to the sign-in page", async () => {
  const page = Response.json(zipPage());
  const follow = async (me: Response) => {
    const site = fakeSite({ "GET /api/zips/11231": page, "GET /api/me": me });
    return await (await site.get("/zip/11231")).text();
  };
  assert.match(await follow(refuse("notSignedIn")), /href="\/sign-in\?zip=11231"/);
  assert.match(
    await follow(Response.json(resident({ places: [] }))),
    /href="\/account\?add=11231"/,
  );
  assert.match(await follow(Response.json(resident())), /You follow 11231/);
  assert.match(await follow(Response.json(resident())), /Why did I get a text\?/);
  assert.doesNotMatch(await follow(refuse("notSignedIn")), /Why did I get a text\?/);
});
