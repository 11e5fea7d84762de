import assert from "node:assert/strict";
import { addDistrict, RED_HOOK } from "../../testing/rows.ts";
import { BATTERY, wantTides } from "../../testing/tides.ts";
import { startWorkerWorld } from "../../testing/worker.ts";
import { refreshStations } from "../../worker/tides/stations.ts";
import { run } from "../admin.ts";
import { Mistake } from "./mistake.ts";

const refused = (words: RegExp) => (error: unknown) =>
  error instanceof Mistake && words.test(error.message);

Deno.test("an operator reads which stations are near, chooses one, sees who wants its tides, and drops it", async () => {
  await using world = await startWorkerWorld();
  const { sql } = world.database;
  const tides = (...args: string[]) =>
    run(world.database.asProgram, ["tides", ...args], world.clock());
  await assert.rejects(tides("near", "11231"), refused(/not known yet: the worker asks/));
  assert.match(await tides("list"), /No ZIP code has a tide station/);
  await refreshStations(world.outside, world.clock());
  const near = (await tides("near", "11231")).split("\n");
  assert.match(near[0]!, /^8518750 {2}The Battery, NY {2}\d\.\d km {2}floods from 2\.19 m/);
  assert.match(near.at(-1)!, /tides choose 11231 STATION/);
  await assert.rejects(tides("near", "60601"), refused(/No tide station .* near 60601/));
  await assert.rejects(tides("near", "00000"), refused(/no ZIP code "00000"/));
  await assert.rejects(tides("choose", "11231", "1"), refused(/no station "1" with flood levels/));
  await assert.rejects(tides("drop", "11231"), refused(/No tide station speaks for 11231/));

  assert.match(await tides("choose", "11231", BATTERY), /The Battery speaks for 11231/);
  await world.follow("+17185550101", { "11231": "any" });
  await world.follow("+17185550102", { "11231": "any" });
  await wantTides(sql, "+17185550101");
  assert.equal(
    await tides("list"),
    "11231  8518750 The Battery  chosen by an operator  1 want its tides  no tide told  not heard yet",
  );
  world.sandbox.raiseWater({ stationId: BATTERY, metres: 0, highInMinutes: 180 });
  world.sandbox.raiseWater({
    stationId: BATTERY,
    metres: 0.8,
    minutes: 600,
    startsInMinutes: -120,
  });
  await world.sweep();
  assert.match(await tides("list"), /minor flooding told {2}heard 2026-11-22T18:\d\dZ$/);
  assert.match(await tides("drop", "11231"), /No tide is told for 11231 any more/);
});

Deno.test("an operator's choice stands over a district's", async () => {
  await using world = await startWorkerWorld();
  const { sql } = world.database;
  await refreshStations(world.outside, world.clock());
  const { id } = await addDistrict(sql, RED_HOOK);
  await sql`
    insert into zip_stations (zip, station_id, bid_id, chosen_at)
    values ('11231', '8531680', ${id}, now())`;
  const tides = (...args: string[]) =>
    run(world.database.asProgram, ["tides", ...args], world.clock());
  assert.match(await tides("list"), /8531680 Sandy Hook {2}chosen by red-hook/);
  await tides("choose", "11231", BATTERY);
  assert.match(await tides("list"), /8518750 The Battery {2}chosen by an operator/);
});
