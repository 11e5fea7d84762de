import assert from "node:assert/strict";
import { NearReport, NearReportList } from "shared/api/reports.ts";
import { startApi, type TestApi } from "../../../testing/api.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import { addDistrict, addReport, addUser, RED_HOOK } from "../../../testing/rows.ts";

const NOW = "2026-11-22T18:00:00Z";
const HERE = { latitude: 40.677, longitude: -74.009 };
/** A thousandth of a degree of latitude is 111 metres. */
const north = (thousandths: number) => ({
  latitude: HERE.latitude + thousandths / 1000,
  longitude: HERE.longitude,
});
const hoursAgo = (hours: number) => new Date(Date.parse(NOW) - hours * 3600_000);

async function near(
  person: ReturnType<TestApi["client"]>,
  place: { zip: string } | { latitude: number; longitude: number } = HERE,
) {
  const question = "zip" in place ? place : { location: place };
  const { status, body } = await person.post("/api/reports/near", question);
  assert.equal(status, 200);
  return NearReportList.parse(body).reports;
}

Deno.test("reports within 500 metres come nearest first, those of a ZIP code alone after them, 5 in all", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  api.clock.set(NOW);
  const { sql } = database;
  const at = (location?: { latitude: number; longitude: number }, zip = "11231") =>
    addReport(sql, { location, zip, happenedAt: hoursAgo(1) });
  const far = await at(north(4));
  const nearest = await at(north(1));
  const zipAlone = await at();
  await at(north(6)); // 667 metres
  await at(undefined, "07030");
  const list = await near(api.client());
  assert.deepEqual(list.map((r) => [r.id, r.distanceMetres]), [
    [nearest, 110],
    [far, 440],
    [zipAlone, null],
  ]);
  await Promise.all([2, 2, 3].map((thousandths) => at(north(thousandths))));
  const full = await near(api.client());
  assert.deepEqual(full.map((r) => r.distanceMetres), [110, 220, 220, 330, 440]);
});

Deno.test("asked with a ZIP code alone, all reports of it are near, the newest first", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  api.clock.set(NOW);
  const first = await addReport(database.sql, { location: HERE, happenedAt: hoursAgo(2) });
  const second = await addReport(database.sql, { happenedAt: hoursAgo(3) });
  const list = await near(api.client(), { zip: "11231" });
  assert.deepEqual(list.map((r) => [r.id, r.distanceMetres]), [[second, null], [first, null]]);
});

Deno.test("what is old, ahead, dealt with, gone or taken back is not near", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  api.clock.set(NOW);
  const { sql } = database;
  await addReport(sql, { location: HERE, happenedAt: hoursAgo(6) });
  await addReport(sql, { location: HERE, happenedAt: hoursAgo(-1) });
  const [resolved, gone, withdrawn, still] = [
    await addReport(sql, { location: HERE, happenedAt: hoursAgo(1) }),
    await addReport(sql, { location: HERE, happenedAt: hoursAgo(1) }),
    await addReport(sql, { location: HERE, happenedAt: hoursAgo(1) }),
    await addReport(sql, { location: HERE, happenedAt: hoursAgo(5.9) }),
  ];
  await sql`update reports set status = 'water_gone' where id = ${resolved!}`;
  await sql`
    update reports set water_answer = 'gone', water_answered_at = ${NOW} where id = ${gone!}`;
  await sql`
    update reports set water_answer = 'still', water_answered_at = ${NOW} where id = ${still!}`;
  await sql`update reports set withdrawn_at = ${NOW} where id = ${withdrawn!}`;
  assert.deepEqual((await near(api.client())).map((r) => r.id), [still]);
});

Deno.test("no question, however exact, tells more of a place than its 100 metres", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  api.clock.set(NOW);
  const exact = { latitude: 40.67749, longitude: -74.00949 };
  await addReport(database.sql, { location: exact, happenedAt: hoursAgo(1) });
  const [report] = await near(api.client(), { latitude: 40.677, longitude: -74.009 });
  assert.deepEqual(report?.location, { latitude: 40.677, longitude: -74.009 });
  assert.equal(report?.distanceMetres, 0);
  const [asItself] = await near(api.client(), exact);
  assert.equal(asItself?.distanceMetres, 70, "from where the public knows it to be");
  // 497 metres from the exact place, 551 from the public one.
  assert.deepEqual(await near(api.client(), { latitude: 40.68196, longitude: -74.009 }), []);
});

Deno.test("whoever asks about no place we know is told so", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const cases: [question: object, code: string][] = [
    [{}, "placeNeeded"],
    [{ location: { latitude: 40.677 } }, "invalidInput"],
    [{ zip: "00000" }, "placeUnknown"],
    [{ zip: "1123" }, "invalidInput"],
    [{ location: { latitude: 91, longitude: 0 } }, "invalidInput"],
    [{ location: { latitude: 48.2, longitude: 16.4 } }, "locationOutsideUs"],
  ];
  for (const [question, code] of cases) {
    const refused = await api.client().post("/api/reports/near", question);
    assert.deepEqual([refused.status, refused.body.error.code], [422, code]);
  }
});

Deno.test("no address takes a point: it would be kept in logs and histories", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  for (
    const query of [
      "latitude=40.67712&longitude=-74.00934",
      "zip=11231&latitude=40.67712&longitude=-74.00934",
    ]
  ) {
    const refused = await api.client().get(`/api/reports/near?${query}`);
    assert.deepEqual([refused.status, refused.body.error.code], [422, "invalidInput"], query);
  }
  const asked = await api.client().get("/api/reports/near?zip=11231");
  assert.equal(asked.status, 200);
});

Deno.test("who is signed in learns which are their own and which they confirmed; an old cookie makes a stranger", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  api.clock.set(NOW);
  const owner = await addUser(database.sql);
  const neighbor = await api.enter(await addUser(database.sql));
  const id = await addReport(database.sql, {
    userId: owner.id,
    location: HERE,
    happenedAt: hoursAgo(1),
  });
  await neighbor.post(`/api/reports/${id}/confirmations`);
  const marks = async (person: Parameters<typeof near>[0]) => {
    const [report] = await near(person);
    return [report?.isOwn, report?.isConfirmed, report?.confirmations];
  };
  assert.deepEqual(await marks(await api.enter(owner)), [true, false, 1]);
  assert.deepEqual(await marks(neighbor), [false, true, 1]);
  assert.deepEqual(await marks(api.client()), [false, false, 1]);
  const forged = api.client();
  forged.cookies.floodline_session = "forged";
  assert.deepEqual(await marks(forged), [false, false, 1]);
});

Deno.test("same water is said once by a person, however often and at the same moment", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const id = await addReport(database.sql, { happenedAt: new Date() });
  const one = await api.enter(await addUser(database.sql));
  const other = await api.enter(await addUser(database.sql));
  const path = `/api/reports/${id}/confirmations`;
  const answers = await Promise.all([1, 2, 3].map(() => one.post(path)));
  for (const { status, body } of answers) {
    assert.equal(status, 200);
    const report = NearReport.parse(body);
    assert.deepEqual([report.confirmations, report.isConfirmed], [1, true]);
  }
  assert.equal((await other.post(path)).body.confirmations, 2);
  const { body } = await api.client().get("/api/reports?zip=11231");
  assert.equal(body.reports[0].confirmations, 2);
});

Deno.test("nobody confirms their own, one that was taken back, or none; strangers sign in first", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const owner = await addUser(database.sql);
  const id = await addReport(database.sql, { userId: owner.id, happenedAt: new Date() });
  const path = `/api/reports/${id}/confirmations`;
  const neighbor = await api.enter(await addUser(database.sql));
  const refusal = async (answer: ReturnType<typeof neighbor.post>) => {
    const { status, body } = await answer;
    return [status, body.error.code];
  };
  assert.deepEqual(await refusal((await api.enter(owner)).post(path)), [422, "confirmOwn"]);
  assert.deepEqual(await refusal(api.client().post(path)), [401, "notSignedIn"]);
  const none = `/api/reports/${crypto.randomUUID()}/confirmations`;
  assert.deepEqual(await refusal(neighbor.post(none)), [404, "reportNotFound"]);
  await (await api.enter(owner)).post(`/api/reports/${id}/withdraw`);
  assert.deepEqual(await refusal(neighbor.post(path)), [409, "reportWithdrawn"]);
  assert.equal((await database.sql`select from report_confirmations`).length, 0);
});

Deno.test("who was deleted a moment ago is asked to sign in, not told of a failure", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const id = await addReport(database.sql, { happenedAt: new Date() });
  const user = await addUser(database.sql);
  const neighbor = await api.enter(user);
  await database.sql`delete from users where id = ${user.id}`;
  const refused = await neighbor.post(`/api/reports/${id}/confirmations`);
  assert.deepEqual([refused.status, refused.body.error.code], [401, "sessionExpired"]);
});

Deno.test("who deletes their account takes their confirmation with them", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const id = await addReport(database.sql, { happenedAt: new Date() });
  const neighbor = await api.enter(await addUser(database.sql));
  await neighbor.post(`/api/reports/${id}/confirmations`);
  await neighbor.delete("/api/me");
  assert.equal((await database.sql`select from report_confirmations`).length, 0);
  assert.equal((await near(api.client(), { zip: "11231" }))[0]?.confirmations, 0);
});

Deno.test("a district sees how many say the same, not who", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { id: bidId } = await addDistrict(database.sql, RED_HOOK);
  const id = await addReport(database.sql, { bidId, happenedAt: new Date() });
  await (await api.enter(await addUser(database.sql))).post(`/api/reports/${id}/confirmations`);
  const manager = await api.enter(await addUser(database.sql, { bidId }));
  assert.equal((await manager.get(`/api/district/reports/${id}`)).body.confirmations, 1);
  const { body } = await manager.get("/api/district/reports");
  assert.equal(body.reports[0].confirmations, 1);
});
