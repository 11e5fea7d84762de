import assert from "node:assert/strict";
import { Evidence } from "shared/api/reports.ts";
import { startApi } from "../../../testing/api.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import {
  addCell,
  addDistrict,
  addRain,
  addReport,
  addUser,
  RED_HOOK,
} from "../../../testing/rows.ts";

const HAPPENED_AT = "2026-11-22T03:30:00Z"; // 10:30 PM on the 21st in New York
const HERE = { latitude: 40.67712, longitude: -74.00912 };

async function aReport(database: Awaited<ReturnType<typeof cloneDatabase>>) {
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const owner = await addUser(sql);
  const report = { userId: owner.id, bidId, location: HERE, happenedAt: HAPPENED_AT };
  const id = await addReport(sql, report);
  return { id, owner, bidId, path: `/api/reports/${id}/evidence` };
}

Deno.test("the rain of the day before and six hours after is on record, and no forecast", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { sql } = database;
  const { owner, path } = await aReport(database);
  const person = await api.enter(owner);
  const unwatched = Evidence.parse((await person.get(path)).body);
  assert.deepEqual([unwatched.rain, unwatched.rainCell], [[], null]);
  const cellId = await addCell(sql, ["11231"]);
  await addRain(sql, cellId, {
    "2026-11-21T03:30Z": 1,
    "2026-11-21T03:45Z": 2,
    "2026-11-22T03:30Z": 14.25,
    "2026-11-22T09:30Z": 3,
    "2026-11-22T09:45Z": 4,
  }, "2026-11-22T12:00Z");
  const { rain, rainCell } = Evidence.parse((await person.get(path)).body);
  assert.deepEqual(rain.map(({ at, mm }) => [at.slice(0, 16), mm]), [
    ["2026-11-21T03:45", 2],
    ["2026-11-22T03:30", 14.25],
    ["2026-11-22T09:30", 3],
  ]);
  assert.deepEqual(rainCell, { latitude: 40.68, longitude: -74.01 });
  await sql`update rain_days set read_at = '2026-11-22T03:40Z'`;
  const { rain: sofar } = Evidence.parse((await person.get(path)).body);
  assert.equal(sofar.length, 2, "what was forecast only is no record");
});

Deno.test("official warnings count that were in force at the time, over the place", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { sql } = database;
  const { owner, path } = await aReport(database);
  const square = (x: number) => ({
    type: "Polygon",
    coordinates: [[[x - 1, 40], [x + 1, 40], [x + 1, 41], [x - 1, 41], [x - 1, 40]]],
  });
  interface Given {
    sentAt?: string;
    onsetAt?: string;
    endsAt?: string;
    endedAt?: string;
    longitude?: number;
    type?: string;
  }
  const warn = async (id: string, given: Given = {}) => {
    const { sentAt = "03:00", onsetAt = "03:00", endsAt = "05:00", longitude = -74 } = given;
    const at = (time: string) => `2026-11-22T${time}Z`;
    await sql`
      insert into warnings
        (id, event, sender, area, message_type, sent_at, onset_at, ends_at, ended_at, seen_at)
      values (
        ${id}, 'Flash Flood Warning', 'NWS New York NY', ${sql.json(square(longitude))},
        ${given.type ?? "Alert"}, ${at(sentAt)}, ${at(onsetAt)}, ${at(endsAt)},
        ${given.endedAt ? at(given.endedAt) : null}, ${at(sentAt)}
      )`;
  };
  await warn("in force");
  await warn("replaced later", { endedAt: "04:00" });
  await warn("replaced before", { endedAt: "03:20" });
  await warn("sent after", { sentAt: "03:40" });
  await warn("begins after", { onsetAt: "03:45" });
  await warn("over", { endsAt: "03:30" });
  await warn("elsewhere", { longitude: -90 });
  await warn("a cancellation", { type: "Cancel" });
  const { officialWarnings } = Evidence.parse((await (await api.enter(owner)).get(path)).body);
  assert.deepEqual(officialWarnings.map((w) => w.id), ["in force", "replaced later"]);
  assert.equal(officialWarnings[0]?.sender, "NWS New York NY");
});

Deno.test("others within a kilometre and half a day bear it out, by where the public knows them", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { sql } = database;
  const { owner, path } = await aReport(database);
  const north = (metres: number) => ({ ...HERE, latitude: HERE.latitude + metres / 111_195 });
  const add = (hours: number, location?: typeof HERE, zip = "11231") => {
    const happenedAt = new Date(Date.parse(HAPPENED_AT) + hours * 3600_000);
    return addReport(sql, { location, zip, happenedAt });
  };
  const far = await add(-11, north(900));
  const near = await add(11, north(300), "11201");
  const zipAlone = await add(1);
  const withdrawn = await add(0, north(100));
  await sql`update reports set withdrawn_at = now() where id = ${withdrawn}`;
  await add(13, north(100));
  await add(0, north(1100));
  await add(0, undefined, "07030");
  const { nearReports } = Evidence.parse((await (await api.enter(owner)).get(path)).body);
  assert.deepEqual(nearReports.map((r) => r.id), [near, far, zipAlone]);
  const [first, second, third] = nearReports.map((r) => r.distanceMetres);
  assert.ok(Math.abs(first! - 300) <= 60 && Math.abs(second! - 900) <= 60, `${first} ${second}`);
  assert.equal(third, null);
});

Deno.test("the proof of loss is due 60 days after the day it was there, by the place's own calendar", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { owner, path } = await aReport(database);
  const { proofOfLossDue } = Evidence.parse((await (await api.enter(owner)).get(path)).body);
  assert.equal(proofOfLossDue, "2027-01-20");
});

Deno.test("what was sent first is on record beside the correction", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  api.clock.set("2026-11-22T04:00:00Z");
  const { id, owner, path } = await aReport(database);
  const person = await api.enter(owner);
  assert.equal((await person.get(path)).body.original, null);
  await person.patch(`/api/reports/${id}`, { depth: "waist", note: "Rising" });
  const { original, report, madeAt } = Evidence.parse((await person.get(path)).body);
  assert.deepEqual(original, { depth: "knee", note: "" });
  assert.deepEqual([report.depth, report.note], ["waist", "Rising"]);
  assert.equal(madeAt, "2026-11-22T04:00:00.000Z");
});

Deno.test("evidence is for its sender and its district", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { owner, bidId, path } = await aReport(database);
  const statuses = async (user?: { id: string; bidId?: string | null }) =>
    (await (user ? await api.enter(user) : api.client()).get(path)).status;
  assert.equal(await statuses(owner), 200);
  assert.equal(await statuses(await addUser(database.sql, { bidId })), 200);
  assert.equal(await statuses(await addUser(database.sql)), 404);
  assert.equal(await statuses(), 401);
});
