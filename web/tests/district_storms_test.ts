import assert from "node:assert/strict";
import { ownDistrict, storm, STORM_ID, texts } from "./district_answers.ts";
import { fakeSite, refuse } from "./fake_site.ts";

Deno.test("the list tells each storm's texts and the time to the last phone, and leads to it", async () => {
  const { alerts: _, ...listed } = storm();
  const calm = { ...listed, id: crypto.randomUUID(), clearedAt: null, texts: texts() };
  const site = fakeSite({
    "GET /api/district": Response.json(ownDistrict()),
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
