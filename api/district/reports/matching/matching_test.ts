// Each filter of a district's list, its map and what both say together.
import assert from "node:assert/strict";
import { DistrictReportList } from "shared/api/district.ts";
import { BoardMap } from "shared/api/district/board.ts";
import { startApi } from "../../../../testing/api.ts";
import { cloneDatabase } from "../../../../testing/database.ts";
import { addDistrict, addReport, addUser, HOBOKEN, RED_HOOK } from "../../../../testing/rows.ts";

/** Noon in New York. */
const NOW = "2026-11-22T17:00:00Z";
const VIEW = "view=-74.03,40.66,-73.99,40.69";

/** What each of these reports is, by a letter. */
const REPORTS = {
  a: { depth: "ankle", happenedAt: "2026-11-22T16:30:00Z", status: "new" },
  b: { depth: "knee", happenedAt: "2026-11-22T13:30:00Z", status: "seen" },
  // A minute before and at New York's midnight.
  c: { depth: "knee", happenedAt: "2026-11-22T04:59:00Z", status: "in_progress" },
  d: { depth: "waist", happenedAt: "2026-11-22T05:00:00Z", status: "new" },
  e: { depth: "inside", happenedAt: "2026-11-12T12:00:00Z", status: "water_gone" },
} as const;
const PLACES: Partial<Record<keyof typeof REPORTS, { latitude: number; longitude: number }>> = {
  a: { latitude: 40.677, longitude: -74.009 },
  b: { latitude: 40.679, longitude: -74.009 },
  e: { latitude: 40.677, longitude: -74.012 },
};

const CASES: [filter: string, letters: string][] = [
  ["", "edcba"],
  ["status=new", "da"],
  ["status=new,seen", "dba"],
  ["status=seen&status=new", "dba"],
  ["status=open", "dcba"],
  ["status=ended", "e"],
  ["status=open,ended", "edcba"],
  ["depth=knee", "cb"],
  ["depth=inside,waist", "ed"],
  ["since=1h", "a"],
  ["since=12h", "dba"],
  ["since=2026-11-22", "dba"],
  ["until=2026-11-21", "ec"],
  ["since=2026-11-13&until=2026-11-21", "c"],
  ["bbox=-74.01,40.676,-74,40.68", "ba"],
  ["bbox=-74.02,40.676,-74,40.678", "ea"],
  ["files=yes", "b"],
  ["fresh=yes", "edcba"],
  ["assigned=me", "dc"],
  ["assigned=me&status=new", "d"],
  ["status=open&depth=knee&since=24h", "cb"],
  ["status=open&bbox=-74.02,40.676,-74,40.678", "a"],
];

Deno.test("list and map have what each filter means, and nothing of another district", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { sql } = database;
  api.clock.set(NOW);
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const elsewhere = await addDistrict(sql, HOBOKEN);
  const letters = new Map<string, string>();
  for (const [letter, { status, ...report }] of Object.entries(REPORTS)) {
    for (const bid of [bidId, elsewhere.id]) {
      const location = PLACES[letter as keyof typeof REPORTS];
      const id = await addReport(sql, { bidId: bid, location, ...report });
      await sql`update reports set status = ${status} where id = ${id}`;
      if (bid === bidId) letters.set(id, letter);
      if (letter !== "b") continue;
      await sql`
        insert into media
          (report_id, kind, object_key, content_type, size_bytes, created_at, cleaned_at)
        values (${id}, 'photo', ${`media/${bid}`}, 'image/jpeg', 9, now(), now())`;
    }
  }
  const gone = await addReport(sql, { bidId, ...REPORTS.a });
  await sql`update reports set withdrawn_at = now() where id = ${gone}`;
  const user = await addUser(sql, { bidId });
  const manager = await api.enter(user);
  for (const [id, letter] of letters) {
    const to = "cd".includes(letter) ? user.id : (await addUser(sql, { bidId })).id;
    await sql`update reports set assigned_to = ${to} where id = ${id}`;
  }
  for (const [filter, expected] of CASES) {
    const { reports } = DistrictReportList.parse(
      (await manager.get(`/api/district/reports?${filter}`)).body,
    );
    assert.equal(reports.map(({ id }) => letters.get(id) ?? "?").join(""), expected, filter);
    const map = BoardMap.parse(
      (await manager.get(`/api/district/board/map?${VIEW}&${filter}`)).body,
    );
    assert.equal(map.count, expected.length, filter);
    const placed = [...expected].filter((letter) => letter in PLACES).join("");
    assert.equal(map.dots.map(({ id }) => letters.get(id)).join(""), placed, filter);
    assert.equal(map.withoutPoint, expected.length - placed.length, filter);
  }
});

Deno.test("a filter that cannot be read is refused, and none is taken for another", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { id: bidId } = await addDistrict(database.sql, RED_HOOK);
  const manager = await api.enter(await addUser(database.sql, { bidId }));
  for (
    const wrong of [
      "status=lost",
      "status=new,lost",
      "depth=deep",
      "since=5h",
      "since=2026-02-30",
      "until=24h",
      "bbox=1,2,3",
      "bbox=-74,40,-75,41",
      "bbox=a,b,c,d",
      "files=no",
      "fresh=no",
    ]
  ) {
    const { status, body } = await manager.get(`/api/district/reports?${wrong}`);
    assert.deepEqual([status, body.error.code], [422, "invalidInput"], wrong);
  }
  assert.equal((await manager.get("/api/district/board/map")).status, 422);
});
