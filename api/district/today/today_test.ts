import assert from "node:assert/strict";
import { DistrictStats } from "shared/api/district.ts";
import { plainReason } from "shared/server/carrier_errors.ts";
import { noteIll } from "shared/server/conditions.ts";
import { startApi } from "../../../testing/api.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import {
  addCell,
  addDistrict,
  addRain,
  addUser,
  HOBOKEN,
  RED_HOOK,
} from "../../../testing/rows.ts";

Deno.test("stats tell today by the district's midnight", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { sql } = database;
  // Noon in New York.
  api.clock.set("2026-11-22T17:00:00Z");
  const bid = await addDistrict(sql, { ...RED_HOOK, zips: ["11231", "11215"] });
  await addDistrict(sql, HOBOKEN);
  const user = await addUser(sql, { bidId: bid.id });
  const manager = await api.enter(user);

  const redHook = await addCell(sql, ["11231"]);
  const parkSlope = await addCell(sql, ["11215"], { longitude: -73 });
  const rain = { "2026-11-22T04:45Z": 50, "2026-11-22T12:00Z": 3, "2026-11-22T18:00Z": 9 };
  await addRain(sql, redHook, rain, "2026-11-22T16:30Z");
  await addRain(sql, parkSlope, { "2026-11-22T12:00Z": 1 }, "2026-11-22T16:00Z");
  const [first] = await sql<[{ id: string }]>`
    insert into episodes (zip, level, started_at, wet_at, cleared_at)
    values ('11215', 'any', '2026-11-22T10:00Z', '2026-11-22T10:30Z', '2026-11-22T11:30Z')
    returning id`;
  const [episode] = await sql<[{ id: string }]>`
    insert into episodes (zip, level, started_at, wet_at)
    values ('11231', 'heavy', '2026-11-22T12:00Z', '2026-11-22T16:00Z') returning id`;
  await sql`
    insert into episodes (zip, level, started_at, wet_at)
    values ('07030', 'flood', '2026-11-22T12:00Z', '2026-11-22T16:00Z')`;
  for (
    const status of ["queued", "sending", "accepted", "sent", "delivered", "failed", "expired"]
  ) {
    await sql`
      insert into messages
        (kind, user_id, episode_id, step, body, segments, status, created_at, send_at, expires_at)
      values
        ('alert', ${(await addUser(sql)).id}, ${episode.id}, 'heavy', 'x', 1, ${status},
         '2026-11-22T12:00Z', now(), now())`;
  }
  await sql`
    insert into sweeps (slot, status, started_at, lease_until, finished_at)
    values ('2026-11-22T16:30Z', 'done', now(), now(), '2026-11-22T16:31Z')`;
  await noteIll(sql, "weatherService", new Date("2026-11-22T16:00Z"), {});
  const resident = await api.enter(await addUser(sql));
  await resident.post("/api/reports", { zip: "11231", depth: "knee" });
  const { body: old } = await resident.post("/api/reports", { zip: "11231", depth: "knee" });
  await sql`update reports set created_at = '2026-11-22T04:00Z' where id = ${old.id}`;
  await manager.patch(`/api/district/reports/${old.id}`, { status: "water_gone" });

  const { body } = await manager.get("/api/district/stats");
  assert.deepEqual(DistrictStats.parse(body), {
    name: "red-hook BID",
    timeZone: "America/New_York",
    level: "heavy",
    // Over before, in the next ZIP code: one storm.
    storm: { id: first.id, startedAt: "2026-11-22T10:00:00.000Z", zipsNow: 1 },
    rainTodayMm: 3,
    checkedAt: "2026-11-22T16:30:00.000Z",
    reportsToday: 1,
    openReports: 1,
    texts: {
      waiting: 1,
      sent: 3,
      delivered: 1,
      failed: 1,
      dropped: 1,
      failures: [{ reason: plainReason(null), count: 1 }],
      minutesToLastPhone: null,
    },
    troubles: [{ kind: "warnings", since: "2026-11-22T16:00:00.000Z" }],
    zips: [
      { zip: "11215", city: "Brooklyn", level: null, rainTodayMm: 1 },
      { zip: "11231", city: "Brooklyn", level: "heavy", rainTodayMm: 3 },
    ],
  });
});

Deno.test("a district without weather, reports or texts has stats of nothing", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const bid = await addDistrict(database.sql, { ...RED_HOOK, zips: [] });
  const manager = await api.enter(await addUser(database.sql, { bidId: bid.id }));
  const stats = DistrictStats.parse((await manager.get("/api/district/stats")).body);
  assert.equal(stats.level, null);
  assert.equal(stats.storm, null);
  assert.equal(stats.rainTodayMm, 0);
  assert.equal(stats.checkedAt, null);
  assert.deepEqual(stats.zips, []);
});
