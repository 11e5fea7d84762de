import assert from "node:assert/strict";
import { ownDistrict, storm, STORM_ID, textCounts } from "shared/samples/district.ts";
import { districtTides } from "shared/samples/tides.ts";
import { fakeSite, refuse } from "./fake_site.ts";

Deno.test("the list tells each storm's texts and the time to the last phone, and leads to it", async () => {
  const { alerts: _, people: __, ...listed } = storm();
  const calm = { ...listed, id: crypto.randomUUID(), clearedAt: null, texts: textCounts() };
  const site = fakeSite({
    "GET /api/district": Response.json(ownDistrict()),
    "GET /api/district/tides": Response.json(districtTides()),
    "GET /api/district/storms": Response.json({ storms: [listed, calm], next: STORM_ID }),
  });
  const html = await (await site.get(`/district/storms?before=${STORM_ID}`)).text();
  assert.match(
    html,
    new RegExp(`href="/district/storms/${STORM_ID}"><time[^>]*>yesterday at 12:00 PM`),
  );
  assert.match(html, /lasted<\/span> 3 h 30 min/);
  assert.match(html, /31 delivered, 1 waiting, 2 failed/);
  assert.match(html, /last phone after<\/span> 3 min/);
  assert.match(html, /not over yet<\/td><td class="note">No texts/);
  assert.match(html, new RegExp(`href="/district/storms\\?before=${STORM_ID}"[^>]*>Older`));
  const { url } = site.asked.find(({ what }) => what === "GET /api/district/storms")!;
  assert.equal(url, `/api/district/storms?before=${STORM_ID}&limit=25`);
});

Deno.test("the tides that were told stand below the storms: the crest, whether it flooded, their texts", async () => {
  const read = async (tides: object, query = "") => {
    const site = fakeSite({
      "GET /api/district": Response.json(ownDistrict()),
      "GET /api/district/tides": Response.json(tides),
      "GET /api/district/storms": Response.json({ storms: [], next: null }),
    });
    return await (await site.get(`/district/storms${query}`)).text();
  };
  const html = await read(districtTides());
  for (
    const words of [
      /8\.2 ft \(2\.50 m\) about 4:00 PM, expected at The &lt;Battery>\. 1\.0 ft \(0\.31 m\) over/,
      /Not over yet<\/td><td class="note">12 delivered, 3 waiting/,
      /<span class="badge flood">.*?Moderate coastal flooding<\/span>/,
      /7\.5 ft \(2\.30 m\) yesterday at 1:00 PM, measured at .*?<td>It flooded<\/td>/,
      /0\.3 ft \(0\.09 m\) below flood level\..*?It stayed below/,
    ]
  ) assert.match(html, words);
  assert.doesNotMatch(await read({ tides: [] }), /High tides/);
  assert.doesNotMatch(await read(districtTides(), `?before=${STORM_ID}`), /High tides/);
});

Deno.test("a storm's page tells what was told, to whom, why, and what became of the texts", async () => {
  const site = fakeSite({
    "GET /api/district": Response.json(ownDistrict()),
    [`GET /api/district/storms/${STORM_ID}`]: Response.json(storm()),
  });
  const html = (await (await site.get(`/district/storms/${STORM_ID}`)).text())
    .replaceAll("&quot;", '"');
  assert.match(html, /<h1>Storm over Brooklyn 11231<\/h1>/);
  assert.match(html, /Why 2 did not arrive<\/h3>.*<strong>2<\/strong> Phone off or out of reach/);
  const said = [
    "The wettest 15 minutes, up to 12:45 PM: 0.2 in (5.1 mm), forecast, " +
    "looking 90 minutes ahead.",
    "“Heavy rain” begins at 0.16 in (4 mm) in 15 minutes, set by Red Hook &lt;BID>.",
    "Flash Flood Warning in force, issued by NWS Upton NY: “Flash Flood Warning until 3 PM”.",
    "19 delivered, 1 waiting, 1 failed. The last phone had it after 3 min, at 12:33 PM.",
    "The last rain of at least half of what “Flood risk” needs fell until 2:15 PM",
  ];
  for (const words of said) assert.ok(html.includes(words), words);
});

Deno.test("a storm over several ZIP codes is one: named in the list, each with its times on its page", async () => {
  const zip = (zip: string, city: string) => ({ ...storm().zips[0]!, zip, city });
  const zips = ["11201", "11215", "11217", "11231"].map((each) => zip(each, "Brooklyn"));
  const [alert] = storm().alerts;
  const { facts } = alert!.facts[0]!;
  const dry = { ...facts, wettestQuarter: { mm: 7, at: "2026-11-21T17:45:00Z" } };
  const large = storm({
    zips: [...zips, { ...zip("11201", "Brooklyn"), startedAt: "2026-11-22T04:58:00Z" }],
    alerts: [{
      ...alert!,
      zips: ["11201", "11215", "11217", "11231"],
      facts: [{ zips: ["11201", "11215"], facts }, { zips: ["11217", "11231"], facts: dry }],
    }],
  });
  const second = "0199f000-0000-7000-8000-0000000000ff";
  const site = fakeSite({
    "GET /api/district": Response.json(ownDistrict()),
    "GET /api/district/tides": Response.json(districtTides()),
    "GET /api/district/storms": Response.json({
      storms: [
        large,
        { ...large, zips: zips.slice(0, 2) },
        storm({ zips: [zip("07030", "Hoboken"), zips[0]!] }),
      ],
      next: null,
    }),
    [`GET /api/district/storms/${STORM_ID}`]: Response.json(large),
    [`GET /api/district/storms/${second}`]: Response.json(large),
  });
  const list = await (await site.get("/district/storms")).text();
  for (const where of ["11201, 11215 and 2 more", "11201, 11215 Brooklyn", "07030, 11201"]) {
    assert.ok(list.includes(`<td>${where}</td>`), where);
  }
  const page = await (await site.get(`/district/storms/${STORM_ID}`)).text();
  assert.match(page, /<h1>Storm over 4 ZIP codes of Brooklyn<\/h1>/);
  assert.equal(page.match(/href="\/zip\/\d+"/g)!.length, 5);
  assert.match(page, /from<\/span> <time[^>]*>11:58 PM/);
  assert.match(page, /Over 11201, 11215, 11217, 11231\. Went to all who want/);
  assert.match(page, /Why in 11201, 11215<\/h4>.*0\.2 in.*Why in 11217, 11231<\/h4>.*0\.3 in/);
  // The address of an episode that was a storm's own once, or of one that joined later.
  const moved = await site.get(`/district/storms/${second}`);
  assert.equal(moved.status, 302);
  assert.equal(moved.headers.get("location"), `/district/storms/${STORM_ID}`);
});

Deno.test("another district's storm, and what is no storm at all, is a page that says so", async () => {
  const site = fakeSite({
    "GET /api/district": Response.json(ownDistrict()),
    [`GET /api/district/storms/${STORM_ID}`]: refuse("stormNotFound"),
  });
  const response = await site.get(`/district/storms/${STORM_ID}`);
  assert.equal(response.status, 404);
  assert.match(await response.text(), /no such storm in your district/);
  assert.equal((await site.get("/district/storms/x")).status, 404);
});
