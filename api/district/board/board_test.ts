import assert from "node:assert/strict";
import { DistrictReportList } from "shared/api/district.ts";
import { BoardMap, BoardSeen } from "shared/api/district/board.ts";
import { MOST_DOTS } from "shared/limits.ts";
import { startApi } from "../../../testing/api.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import { addDistrict, addReport, addUser, RED_HOOK } from "../../../testing/rows.ts";

Deno.test("what came in since somebody said 'all seen' is new to them, and to nobody else seen", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const manager = await api.enter(await addUser(sql, { bidId }));
  const colleague = await api.enter(await addUser(sql, { bidId }));
  const add = (createdAt: string) =>
    addReport(sql, { bidId, happenedAt: "2026-11-22T12:00:00Z", createdAt });
  const fresh = async (who = manager) => {
    const { body } = await who.get("/api/district/reports?fresh=yes");
    return DistrictReportList.parse(body).reports.map(({ id }) => id);
  };
  const seen = async (asOf: string) =>
    BoardSeen.parse((await manager.send("PUT", "/api/district/look", { json: { asOf } })).body)
      .seenUntil;
  const first = await add("2026-11-22T17:00:00Z");
  api.clock.set("2026-11-22T17:10:00Z");
  assert.deepEqual(await fresh(), [first]);
  const early = (await manager.get("/api/district/reports")).body.asOf;
  assert.equal(early, "2026-11-22T17:09:55.000Z");

  api.clock.set("2026-11-22T17:20:00Z");
  const second = await add("2026-11-22T17:15:00Z");
  const late = (await manager.get("/api/district/reports")).body.asOf;
  // The tab that was loaded first: it never had the second.
  assert.equal(await seen(early), early);
  assert.deepEqual(await fresh(), [second]);
  assert.equal(await seen(late), late);
  assert.equal(await seen(early), late, "what is seen stays seen");
  assert.deepEqual(await fresh(), []);
  assert.deepEqual((await fresh(colleague)).toSorted(), [first, second].toSorted());

  assert.equal(await seen("2030-01-01T00:00:00Z"), "2026-11-22T17:19:55.000Z");
  const third = await add("2026-11-22T17:19:57Z");
  assert.deepEqual(await fresh(), [third], "what was being written just then is new");
  const nonsense = await manager.send("PUT", "/api/district/look", { json: { asOf: "now" } });
  assert.equal(nonsense.status, 422);
});

Deno.test("up to 300 reports are dots; one more, and all are counted in cells with their deepest", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const manager = await api.enter(await addUser(sql, { bidId }));
  const addMany = async (count: number) => {
    await sql`
      insert into reports (bid_id, zip, latitude, longitude, depth, happened_at, created_at)
      select ${bidId}, '11231', 40.6705, -74.0185, 'ankle', now(), now()
      from generate_series(1, ${count}::int)`;
  };
  const read = async () => {
    const { body } = await manager.get("/api/district/board/map?view=-74.02,40.67,-74,40.69");
    return BoardMap.parse(body);
  };
  await addMany(MOST_DOTS);
  const few = await read();
  assert.deepEqual([few.dots.length, few.cells.length, few.isCut], [MOST_DOTS, 0, false]);
  await addReport(sql, {
    bidId,
    location: { latitude: 40.6706, longitude: -74.0186 },
    depth: "inside",
    happenedAt: new Date(),
  });
  await addReport(sql, {
    bidId,
    location: { latitude: 40.6895, longitude: -74.0005 },
    happenedAt: new Date(),
  });
  // Beyond the square.
  await addReport(sql, {
    bidId,
    location: { latitude: 40.75, longitude: -74.0005 },
    happenedAt: new Date(),
  });
  await addReport(sql, { bidId, happenedAt: new Date() });
  const many = await read();
  assert.deepEqual([many.count, many.withoutPoint, many.dots.length], [MOST_DOTS + 4, 1, 0]);
  assert.deepEqual(
    many.cells.map(({ count, depth, west, north }) => [
      count,
      depth,
      Number(west.toFixed(3)),
      Number(north.toFixed(3)),
    ]),
    [[1, "knee", -74.002, 40.69], [MOST_DOTS + 1, "inside", -74.02, 40.672]],
  );
});
