import assert from "node:assert/strict";
import { broadcast, BROADCAST_ID } from "shared/samples/broadcasts.ts";
import { ownDistrict } from "shared/samples/district.ts";
import { mapData } from "shared/samples/map.ts";
import { staff } from "shared/samples/people.ts";
import { districtSettings } from "shared/samples/staff.ts";
import { fakeSite } from "./fake_site.ts";

const AREA = [[[-74, 40], [-73, 40], [-73, 41], [-74, 40]]];

function site(changes: Parameters<typeof broadcast>[0] = {}) {
  return fakeSite({
    "GET /api/me": Response.json(staff()),
    "GET /api/district": Response.json(ownDistrict()),
    "GET /api/map": Response.json(mapData()),
    "GET /api/district/settings": Response.json({
      ...districtSettings(),
      languages: ["es", "en"],
    }),
    "POST /api/district/broadcasts": Response.json(broadcast(), { status: 201 }),
    [`GET /api/district/broadcasts/${BROADCAST_ID}`]: Response.json(broadcast(changes)),
  });
}

Deno.test("the form asks for words in the district's languages, in its order, and names the others", async () => {
  const html = await (await site().get("/district/broadcasts/new")).text();
  const asked = [...html.matchAll(/<textarea[^>]*name="words\.(\w+)"/g)].map((match) => match[1]);
  assert.deepEqual(asked, ["es", "en", "zh"]);
  const [folded] = html.match(/<details>.*?<\/details>/)!;
  assert.match(folded, /does not write in Chinese, and who reads that gets none of it/);
  assert.match(folded, /name="words\.zh"/);
});

Deno.test("words in a language that the district has left out since stay to be seen", async () => {
  const { content } = broadcast();
  const words = { ...content.words, zh: "水" };
  const drafted = site({ content: { ...content, words } });
  const html = await (await drafted.get(`/district/broadcasts/${BROADCAST_ID}/edit`)).text();
  assert.doesNotMatch(html, /does not write in/);
  assert.match(html, /name="words\.zh"[^>]*>水</);
});

Deno.test("an area goes to the API as it was drawn; what is none is none", async () => {
  const areas = [JSON.stringify(AREA), "", "nonsense", '[["x"]]', "7"];
  const sent = [];
  for (const area of areas) {
    const asking = site();
    await asking.post("/district/broadcasts/new", { name: "Court St", zips: "11231", area });
    sent.push(asking.asked.find(({ what }) => what === "POST /api/district/broadcasts")!.body.area);
  }
  assert.deepEqual(sent, [AREA, null, null, null, null]);
});

Deno.test("a drill asks for no ZIP code and shows no map", async () => {
  const html = await (await site().get("/district/broadcasts/new?drill=yes")).text();
  assert.doesNotMatch(html, /name="zips"|area-map/);
});
