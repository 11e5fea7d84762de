import assert from "node:assert/strict";
import { BoardOverview } from "shared/api/district/board.ts";
import { startApi } from "../../../../testing/api.ts";
import { cloneDatabase } from "../../../../testing/database.ts";
import {
  addCell,
  addDistrict,
  addRain,
  addReport,
  addUser,
  HOBOKEN,
  RED_HOOK,
} from "../../../../testing/rows.ts";
import { BATTERY, openCoast } from "../../../../testing/tides.ts";
import { startWorkerWorld } from "../../../../testing/worker.ts";

const NOW = "2026-11-22T17:00:00Z";

Deno.test("the board has each ZIP code's rain and warnings, at the district's thresholds", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { sql } = database;
  api.clock.set(NOW);
  const { id: bidId } = await addDistrict(sql, { ...RED_HOOK, zips: ["11231", "11215"] });
  await addDistrict(sql, HOBOKEN);
  const manager = await api.enter(await addUser(sql, { bidId }));
  await sql`insert into bid_levels (bid_id, level, quarter_mm) values (${bidId}, 'heavy', 4.5)`;
  const cell = await addCell(sql, ["11231", "11215"]);
  await addRain(sql, cell, { "2026-11-22T16:00Z": 1, "2026-11-22T18:00Z": 5 }, "2026-11-22T16:30Z");
  await sql`
    insert into episodes (zip, level, started_at, wet_at)
    values ('11231', 'heavy', '2026-11-22T16:31Z', '2026-11-22T18:00Z'),
      ('07030', 'flood', '2026-11-22T16:31Z', '2026-11-22T18:00Z')`;
  const { weather } = BoardOverview.parse((await manager.get("/api/district/board")).body);
  assert.deepEqual(weather.map(({ zip, episode }) => [zip, episode?.level]), [
    ["11215", undefined],
    ["11231", "heavy"],
  ]);
  for (const { readings, checkedAt, thresholds } of weather) {
    assert.deepEqual(readings.map(({ mm, forecast }) => [mm, forecast]), [[1, false], [5, true]]);
    assert.equal(checkedAt, "2026-11-22T16:30:00.000Z");
    assert.equal(thresholds.levels.heavy!.mmPer15Min, 4.5);
    assert.equal(thresholds.of, "red-hook BID");
  }
});

Deno.test("the board has the tide of each ZIP code for which a station speaks", async () => {
  await using world = await startWorkerWorld();
  await using api = await startApi(world.database);
  const { sql } = world.database;
  await openCoast(world, ["11231", "07030"]);
  const { id: bidId } = await addDistrict(sql, { ...RED_HOOK, zips: ["11231", "10463"] });
  const manager = await api.enter(await addUser(sql, { bidId }));
  world.sandbox.raiseWater({ stationId: BATTERY, metres: 0, highInMinutes: 180 });
  world.sandbox.raiseWater({
    stationId: BATTERY,
    metres: 1.1,
    minutes: 600,
    startsInMinutes: -120,
  });
  await world.sweep();
  api.clock.set(world.clock());
  const { weather } = BoardOverview.parse((await manager.get("/api/district/board")).body);
  assert.deepEqual(
    weather.map(({ zip, tide }) => [zip, tide?.station.name, tide?.high?.level, tide?.told?.level]),
    [
      ["10463", undefined, undefined, undefined],
      ["11231", "The Battery", "moderate", "moderate"],
    ],
  );
});

Deno.test("the board counts what is open, what ended lately, and what is new to who asks", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { sql } = database;
  api.clock.set(NOW);
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const { id: other } = await addDistrict(sql, HOBOKEN);
  const user = await addUser(sql, { bidId });
  const manager = await api.enter(user);
  const add = async (status: string, happenedAt: string, bid = bidId) => {
    const id = await addReport(sql, { bidId: bid, happenedAt });
    await sql`update reports set status = ${status} where id = ${id}`;
  };
  await add("new", "2026-10-01T12:00:00Z");
  await add("new", "2026-11-22T16:50:00Z");
  await add("in_progress", "2026-11-22T12:00:00Z");
  await add("water_gone", "2026-11-22T12:00:00Z");
  await add("water_gone", "2026-11-20T12:00:00Z");
  await add("new", "2026-11-22T16:55:00Z", other);
  const read = async () => BoardOverview.parse((await manager.get("/api/district/board")).body);
  const before = await read();
  assert.deepEqual(before.statuses, [
    { status: "new", count: 2 },
    { status: "in_progress", count: 1 },
    { status: "water_gone", count: 1 },
  ]);
  assert.deepEqual([before.fresh, before.seenUntil], [5, null]);
  await manager.send("PUT", "/api/district/look", { json: { asOf: "2026-11-22T16:00:00Z" } });
  const after = await read();
  assert.deepEqual([after.fresh, after.seenUntil], [1, "2026-11-22T16:00:00.000Z"]);
});
