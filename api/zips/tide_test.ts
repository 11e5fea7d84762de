import assert from "node:assert/strict";
import { MessageWhy, OwnMessageList } from "shared/api/messages.ts";
import { Me } from "shared/api/people.ts";
import { ZipPage } from "shared/api/zips.ts";
import { startApi } from "../../testing/api.ts";
import { BATTERY, openCoast } from "../../testing/tides.ts";
import { startWorkerWorld } from "../../testing/worker.ts";

const ANN = "+17185550101";

Deno.test("a coastal day: the page shows the water, who asks for the tide is told, and reads why", async () => {
  await using world = await startWorkerWorld();
  await using api = await startApi(world.database);
  api.clock.set(world.clock());
  const page = async (zip: string) =>
    ZipPage.parse((await api.client().get(`/api/zips/${zip}`)).body).tide;
  assert.equal(await page("11231"), undefined, "no station");

  await openCoast(world);
  const id = await world.follow(ANN, { "11231": "heavy", "10463": "any" });
  const person = await api.enter({ id });
  const { wantsTides, tideZips } = Me.parse((await person.get("/api/me")).body);
  assert.deepEqual([wantsTides, tideZips], [false, ["11231"]]);
  const changed = Me.parse((await person.patch("/api/me", { wantsTides: true })).body);
  assert.equal(changed.wantsTides, true);
  const nothing = await page("11231");
  assert.deepEqual([nothing?.high, nothing?.heights], [null, []], "chosen, and not heard yet");

  world.sandbox.raiseWater({ stationId: BATTERY, metres: 0, highInMinutes: 180 });
  await world.sweep();
  const calm = (await page("11231"))!;
  assert.deepEqual([calm.station.name, calm.levelsBy, calm.levels.minor], [
    "The Battery",
    "nws",
    2.194,
  ]);
  assert.deepEqual([calm.high!.level, calm.told], [null, null]);
  assert(calm.heights.length > 90);
  assert(calm.heights.some(({ measured }) => measured !== null));
  assert(calm.heights.some(({ expected }) => expected !== null));
  assert.equal(await page("10463"), undefined);

  world.sandbox.raiseWater({
    stationId: BATTERY,
    metres: 1.1,
    minutes: 600,
    startsInMinutes: -120,
  });
  await world.sweep();
  await world.sendAll();
  api.clock.set(world.clock());
  const high = (await page("11231"))!;
  assert.deepEqual([high.high!.level, high.told?.level], ["moderate", "moderate"]);
  const { messages } = OwnMessageList.parse((await person.get("/api/me/messages")).body);
  assert.deepEqual(messages.map(({ zip, step, isTide }) => [zip, step, isTide]), [[
    "11231",
    "flood",
    true,
  ]]);
  const why = MessageWhy.parse((await person.get(`/api/me/messages/${messages[0]!.id}`)).body);
  assert.deepEqual(
    [why.facts, why.tide?.level, why.tide?.station.name, why.chosenLevel],
    [null, "moderate", "The Battery", "heavy"],
  );
});
