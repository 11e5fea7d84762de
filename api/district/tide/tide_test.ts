import assert from "node:assert/strict";
import { DistrictStats } from "shared/api/district.ts";
import { DistrictTide } from "shared/api/district/tide.ts";
import { DistrictTideList } from "shared/api/district/tides.ts";
import { ZipPage } from "shared/api/zips.ts";
import { startApi } from "../../../testing/api.ts";
import { addDistrict, addUser, HOBOKEN, RED_HOOK } from "../../../testing/rows.ts";
import { BATTERY, wantTides } from "../../../testing/tides.ts";
import { startWorkerWorld } from "../../../testing/worker.ts";
import { refreshStations } from "../../../worker/tides/stations.ts";

const PATH = "/api/district/tide";
const SANDY_HOOK = "8531680";
/** In California. */
const FAR = "9414290";

/** Two districts that share a ZIP code, with NOAA's stations known. */
async function startCoast() {
  await using starting = new AsyncDisposableStack();
  const world = starting.use(await startWorkerWorld());
  const { sql } = world.database;
  await refreshStations(world.outside, world.clock());
  const api = starting.use(await startApi(world.database));
  api.clock.set(world.clock());
  const redHook = await addDistrict(sql, RED_HOOK);
  const hoboken = await addDistrict(sql, HOBOKEN);
  await sql`insert into bid_zips (bid_id, zip) values (${hoboken.id}, '11231') on conflict do nothing`;
  const [ours, theirs] = await Promise.all(
    [redHook, hoboken].map(async ({ id }) => await api.enter(await addUser(sql, { bidId: id }))),
  );
  const stations = async () =>
    (await sql`select zip, station_id, bid_id from zip_stations order by zip`).map((row) => [
      row.zip,
      row.stationId,
      row.bidId === redHook.id ? "red hook" : row.bidId === hoboken.id ? "hoboken" : "operator",
    ]);
  const owned = starting.move();
  return {
    world,
    sql,
    api,
    redHook,
    hoboken,
    ours: ours!,
    theirs: theirs!,
    stations,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

Deno.test("a district chooses the gauge that speaks for its ZIP codes, near ones alone, and the log tells it", async () => {
  await using coast = await startCoast();
  const { ours, sql, redHook, stations } = coast;
  const before = DistrictTide.parse((await ours.get(PATH)).body);
  assert.equal(before.chosenId, null);
  assert.equal(before.near[0]!.name, "The Battery");
  const distances = before.near.map(({ distanceMetres }) => distanceMetres);
  assert.deepEqual(distances, distances.toSorted((a, b) => a - b));
  assert.ok(distances.every((metres) => metres <= 40_000));
  assert.ok(!before.near.some(({ id }) => id === FAR));

  for (const stationId of [FAR, "", "0000000", 8518750, undefined]) {
    const { status, body } = await ours.put(PATH, { stationId });
    assert.deepEqual(
      [status, Object.keys(body.error.fields)],
      [422, ["stationId"]],
      `${stationId}`,
    );
  }
  const chosen = await ours.put(PATH, { stationId: SANDY_HOOK });
  assert.deepEqual([chosen.status, chosen.body.chosenId], [200, SANDY_HOOK]);
  await ours.put(PATH, { stationId: SANDY_HOOK });
  const own = RED_HOOK.zips.toSorted();
  assert.deepEqual(await stations(), own.map((zip) => [zip, SANDY_HOOK, "red hook"]));
  const { tide } = ZipPage.parse((await coast.api.client().get("/api/zips/11231")).body);
  assert.equal(tide?.station.name, "Sandy Hook");

  await ours.put(PATH, { stationId: null });
  await ours.put(PATH, { stationId: null });
  assert.deepEqual(await stations(), []);
  const notes = await sql<{ detail: unknown }[]>`
    select detail from security_log
    where event = 'settingsChanged' and bid_id = ${redHook.id} order by id`;
  assert.deepEqual(notes.map(({ detail }) => detail), [
    { which: "tide", tide: "Sandy Hook" },
    { which: "tide", tide: "none" },
  ]);
  coast.api.clock.forward(10.1);
  const late = await ours.put(PATH, { stationId: BATTERY });
  assert.equal(late.body.error.code, "freshCodeNeeded");
});

Deno.test("what another district or an operator has chosen stands, and is told without a name", async () => {
  await using coast = await startCoast();
  const { ours, theirs, sql, hoboken, stations } = coast;
  await ours.put(PATH, { stationId: BATTERY });
  const shared = DistrictTide.parse((await theirs.put(PATH, { stationId: SANDY_HOOK })).body);
  assert.deepEqual([shared.chosenId, shared.others], [
    SANDY_HOOK,
    [{ zip: "11231", station: "The Battery", by: "district" }],
  ]);
  const one = async (zip: string) => (await stations()).find(([known]) => known === zip)?.slice(1);
  const theirZip = HOBOKEN.zips[0]!;
  assert.deepEqual([await one("11231"), await one(theirZip)], [
    [BATTERY, "red hook"],
    [SANDY_HOOK, "hoboken"],
  ]);
  await theirs.put(PATH, { stationId: null });
  assert.deepEqual([await one("11231"), await one(theirZip)], [[BATTERY, "red hook"], undefined]);

  await sql`update zip_stations set bid_id = null, station_id = ${SANDY_HOOK} where zip = '11231'`;
  const { others } = DistrictTide.parse((await ours.put(PATH, { stationId: BATTERY })).body);
  assert.deepEqual(others, [{ zip: "11231", station: "Sandy Hook", by: "operator" }]);
  await ours.put(PATH, { stationId: null });
  assert.deepEqual(await one("11231"), [SANDY_HOOK, "operator"]);

  // What a district chose goes with it, and at once with a ZIP code that is its own no more.
  await theirs.put(PATH, { stationId: BATTERY });
  await sql`delete from bid_zips where bid_id = ${hoboken.id} and zip = ${theirZip}`;
  assert.equal(await one(theirZip), undefined);
  assert.deepEqual(await one("11231"), [SANDY_HOOK, "operator"], "an operator's choice stays");
  await sql`insert into bid_zips (bid_id, zip) values (${hoboken.id}, '11201')`;
  await theirs.put(PATH, { stationId: BATTERY });
  assert.deepEqual([await one(theirZip), await one("11201")], [undefined, [BATTERY, "hoboken"]]);
  await sql`delete from bids where id = ${hoboken.id}`;
  assert.equal(await one("11201"), undefined);
});

Deno.test("what was told of the tide is listed with its crest and its texts, to each district its own", async () => {
  await using coast = await startCoast();
  const { ours, theirs, world } = coast;
  const list = async (client: typeof ours) =>
    DistrictTideList.parse((await client.get("/api/district/tides")).body).tides;
  await ours.put(PATH, { stationId: BATTERY });
  await theirs.put(PATH, { stationId: BATTERY });
  for (const [phone, zip] of [["+17185550101", "11231"], ["+17185550102", "07030"]] as const) {
    await world.follow(phone, { [zip]: "any" });
    await wantTides(coast.sql, phone);
  }
  world.sandbox.raiseWater({ stationId: BATTERY, metres: 0, highInMinutes: 180 });
  await world.sweep();
  assert.deepEqual(await list(ours), []);
  world.sandbox.raiseWater({
    stationId: BATTERY,
    metres: 0.8,
    minutes: 600,
    startsInMinutes: -120,
  });
  await world.sweep();
  await world.sendAll();
  coast.api.clock.set(world.clock());
  const [on, ...more] = await list(ours);
  assert.deepEqual(more, []);
  assert.deepEqual(
    [on!.station, on!.level, on!.minorMetres, on!.clearedAt, on!.cameTrue, on!.texts.delivered],
    ["The Battery", "minor", 2.194, null, null, 1],
    "a text of one's own follower alone",
  );
  assert.ok(on!.crest!.metres >= on!.minorMetres);
  assert.equal((await list(theirs))[0]!.texts.delivered, 2, "of both: one ZIP code is theirs too");
  assert.equal(typeof on!.texts.minutesToLastPhone, "number");
  const today = async (client: typeof ours) =>
    DistrictStats.parse((await client.get("/api/district/stats")).body).texts.delivered;
  assert.deepEqual(
    [await today(ours), await today(theirs)],
    [1, 2],
    "the board counts them as well",
  );

  world.advance(270);
  world.sandbox.calmWater();
  await world.sweep();
  await world.sendAll();
  coast.api.clock.set(world.clock());
  const [over] = await list(ours);
  assert.ok(over!.clearedAt);
  assert.equal(typeof over!.cameTrue, "boolean");
  assert.equal(over!.texts.delivered, 2);
  await coast.sql`delete from bid_zips where zip = '11231' and bid_id = ${coast.hoboken.id}`;
  assert.equal((await list(theirs))[0]!.texts.delivered, 2, "text and all-clear of the one");
  await coast.sql`delete from zip_stations where zip = '07030'`;
  assert.deepEqual(await list(theirs), []);
});

Deno.test("a choice that lies far by now is on the list still, so that saving it changes nothing", async () => {
  await using coast = await startCoast();
  const { ours, sql, redHook } = coast;
  await ours.put(PATH, { stationId: BATTERY });
  await sql`update zip_stations set station_id = ${FAR} where bid_id = ${redHook.id}`;
  const { near } = DistrictTide.parse((await ours.get(PATH)).body);
  assert.equal(near.at(-1)!.id, FAR);
  assert.equal((await ours.put(PATH, { stationId: FAR })).body.chosenId, FAR);
});
