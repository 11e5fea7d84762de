// The tide in a ZIP code's feed, told by whole sweeps of the worker.
import assert from "node:assert/strict";
import { LANGUAGES } from "shared/languages.ts";
import { startApi } from "../../../testing/api.ts";
import { BATTERY, openCoast } from "../../../testing/tides.ts";
import { startWorkerWorld } from "../../../testing/worker.ts";
import { all, readXml, textOf } from "../../../testing/xml.ts";

const FEED = "/api/zips/11231/feed.atom";

Deno.test("each step of a tide is an entry with its CAP document, in each language, at its own ZIP codes alone", async () => {
  await using world = await startWorkerWorld();
  await using api = await startApi(world.database, undefined, { publicUrl: "https://flood.test" });
  await openCoast(world);
  world.sandbox.raiseWater({ stationId: BATTERY, metres: 0, highInMinutes: 180 });
  const rise = (metres: number) =>
    world.sandbox.raiseWater({ stationId: BATTERY, metres, minutes: 600, startsInMinutes: -120 });
  const read = async (path = FEED) => {
    api.clock.set(world.clock());
    return (await api.client().get(path)).text;
  };
  const entries = async (path = FEED) => all(readXml(await read(path)), "entry");
  await world.sweep();
  assert.equal((await entries()).length, 0, "a usual tide");
  rise(0.8);
  await world.sweep();
  world.advance(30);
  rise(1.1);
  await world.sweep();

  const told = await entries();
  assert.deepEqual(told.map((entry) => textOf(entry, "title")), [
    "Moderate coastal flooding in 11231 Brooklyn",
    "Minor coastal flooding in 11231 Brooklyn",
  ]);
  assert.match(
    textOf(told[0]!, "summary"),
    /^The water stands highest about .*, 1(\.\d)? ft over flood level, by NOAA's tide gauge at The Battery\. Move cars/,
  );
  const [cap, first] = told.map((entry) => all(entry, "content")[0]!.children[0]!);
  assert.deepEqual(
    ["msgType", "info/severity", "info/urgency", "info/responseType"].map((path) =>
      textOf(cap!, path)
    ),
    ["Update", "Severe", "Expected", "Avoid"],
  );
  assert.equal(textOf(first!, "info/severity"), "Moderate");
  assert.match(textOf(cap!, "note"), /no alerting authority.*NOAA's predicted tide/);
  assert.ok(textOf(cap!, "references").includes(textOf(first!, "identifier")));
  assert.equal(all(all(cap!, "info")[0]!, "onset").length, 0, "nobody has said when it begins");
  const id = textOf(cap!, "identifier").replace("urn:uuid:", "");
  assert.deepEqual(readXml(await read(`/api/zips/11231/alerts/${id}.cap`)), cap);
  assert.equal((await api.client().get(`/api/zips/10463/alerts/${id}.cap`)).status, 404);
  assert.equal((await entries("/api/zips/10463/feed.atom")).length, 0);
  const titles = await Promise.all(
    LANGUAGES.map(async (lang) => textOf((await entries(`${FEED}?lang=${lang}`))[0]!, "title")),
  );
  assert.equal(new Set(titles).size, LANGUAGES.length);

  world.advance(240);
  world.sandbox.calmWater();
  await world.sweep();
  const [clear] = await entries();
  assert.equal(textOf(clear!, "title"), "The high tide in 11231 Brooklyn is over");
  const end = all(clear!, "content")[0]!.children[0]!;
  assert.deepEqual([textOf(end, "msgType"), textOf(end, "info/urgency")], ["Cancel", "Past"]);
  world.advance(8 * 24 * 60);
  for (const entry of await entries()) {
    assert.match(textOf(entry, "title"), /forecast is old/, "a week on it is no news");
  }
});
