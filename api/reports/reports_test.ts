import assert from "node:assert/strict";
import { PublicReportList, Report } from "shared/api/reports.ts";
import { startApi } from "../../testing/api.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { addDistrict, addUser, HOBOKEN, RED_HOOK } from "../../testing/rows.ts";

Deno.test("a report with a ZIP code reaches the district that cares for it", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  await addDistrict(database.sql, RED_HOOK);
  const person = await api.enter(await addUser(database.sql));
  const sent = await person.post("/api/reports", {
    zip: "11231",
    depth: "knee",
    note: "  The drain at Van Brunt is clogged.  ",
  });
  assert.equal(sent.status, 201);
  const report = Report.parse(sent.body);
  assert.equal(report.district?.slug, "red-hook");
  assert.equal(report.city, "Brooklyn");
  assert.equal(report.timeZone, "America/New_York");
  assert.equal(report.note, "The drain at Van Brunt is clogged.");
  assert.equal(report.status, "new");
  assert.equal(report.location, null);
  const seen = await person.get(`/api/reports/${report.id}`);
  assert.deepEqual(Report.parse(seen.body), sent.body);
});

Deno.test("a location decides the district, whatever the ZIP code says, and the ZIP code is kept", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  await addDistrict(database.sql, RED_HOOK);
  await addDistrict(database.sql, HOBOKEN);
  const person = await api.enter(await addUser(database.sql));
  const { body } = await person.post("/api/reports", {
    zip: "11231",
    location: { latitude: HOBOKEN.latitude, longitude: HOBOKEN.longitude },
    depth: "ankle",
  });
  assert.equal(body.zip, "11231");
  assert.equal(body.district.slug, "hoboken");
  assert.deepEqual(body.location, { latitude: HOBOKEN.latitude, longitude: HOBOKEN.longitude });
});

Deno.test("a location alone gets the nearest ZIP code; outside every boundary, its district", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  // Its boundary is elsewhere: only the ZIP code leads to it.
  await addDistrict(database.sql, { ...RED_HOOK, latitude: 40.5, longitude: -74.2 });
  const person = await api.enter(await addUser(database.sql));
  const { body } = await person.post("/api/reports", {
    location: { latitude: RED_HOOK.latitude, longitude: RED_HOOK.longitude },
    depth: "ankle",
  });
  assert.equal(body.zip, "11231");
  assert.equal(body.district.slug, "red-hook");
});

Deno.test("a report from where no district is, is kept all the same", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const person = await api.enter(await addUser(database.sql));
  const { status, body } = await person.post("/api/reports", { zip: "85003", depth: "waist" });
  assert.equal(status, 201);
  assert.equal(body.district, null);
});

Deno.test("a wrong report is refused with what is wrong, and nothing is stored", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const person = await api.enter(await addUser(database.sql));
  api.clock.set("2026-11-22T12:00:00Z");
  const wrong: [what: string, report: object, code: string, field?: string][] = [
    ["no place", { depth: "knee" }, "placeNeeded"],
    ["unknown ZIP code", { zip: "00000", depth: "knee" }, "placeUnknown", "zip"],
    ["four digits", { zip: "1123", depth: "knee" }, "invalidInput", "zip"],
    ["no depth", { zip: "11231" }, "invalidInput", "depth"],
    ["unknown depth", { zip: "11231", depth: "deep" }, "invalidInput", "depth"],
    [
      "note of 10,000 characters",
      { zip: "11231", depth: "knee", note: "x".repeat(10_000) },
      "invalidInput",
      "note",
    ],
    ["note with a NUL", { zip: "11231", depth: "knee", note: "a\0b" }, "invalidInput", "note"],
    [
      "note with half an emoji",
      { zip: "11231", depth: "knee", note: "\ud83c" },
      "invalidInput",
      "note",
    ],
    [
      "London",
      { location: { latitude: 51.5, longitude: -0.12 }, depth: "knee" },
      "locationOutsideUs",
    ],
    [
      "nowhere on Earth",
      { location: { latitude: 91, longitude: 0 }, depth: "knee" },
      "invalidInput",
      "location.latitude",
    ],
    [
      "tomorrow",
      { zip: "11231", depth: "knee", happenedAt: "2026-11-23T12:00:00Z" },
      "invalidInput",
      "happenedAt",
    ],
    [
      "eight days ago",
      { zip: "11231", depth: "knee", happenedAt: "2026-11-14T11:00:00Z" },
      "invalidInput",
      "happenedAt",
    ],
    [
      "no date",
      { zip: "11231", depth: "knee", happenedAt: "yesterday" },
      "invalidInput",
      "happenedAt",
    ],
  ];
  for (const [what, report, code, field] of wrong) {
    const refused = await person.post("/api/reports", report);
    assert.equal(refused.status, 422, what);
    assert.equal(refused.body.error.code, code, what);
    if (field) assert.ok(refused.body.error.fields[field], `${what} names ${field}`);
  }
  assert.equal((await database.sql`select from reports`).length, 0);
});

Deno.test("a note is counted as its form counts it: a line end once, an emoji once", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const person = await api.enter(await addUser(database.sql));
  const lines = "line\r\n".repeat(399) + "line.";
  const send = (note: string) => person.post("/api/reports", { zip: "11231", depth: "knee", note });
  for (const note of [lines, `\r\n${lines}\r\n`, "🌊".repeat(2000), "x".repeat(2000) + "\r"]) {
    const { status, body } = await send(note);
    assert.equal(status, 201);
    assert.equal(body.note, note.replaceAll("\r\n", "\n").trim());
    const edited = await person.patch(`/api/reports/${body.id}`, { note });
    assert.equal(edited.status, 200);
  }
  for (const note of [lines + "🌊", lines + "!", "🌊".repeat(2001)]) {
    const { status, body } = await send(note);
    assert.equal(status, 422);
    assert.match(body.error.fields.note, /2000 characters or fewer/);
  }
});

Deno.test("a phone's clock may be a little ahead: the report then happened now", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const person = await api.enter(await addUser(database.sql));
  api.clock.set("2026-11-22T12:00:00Z");
  const { status, body } = await person.post("/api/reports", {
    zip: "11231",
    depth: "knee",
    happenedAt: "2026-11-22T07:04:00-05:00",
  });
  assert.equal(status, 201);
  assert.equal(body.happenedAt, "2026-11-22T12:00:00.000Z");
});

Deno.test("the same form sent again, also at the same moment, is one report", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const person = await api.enter(await addUser(database.sql));
  const form = { zip: "11231", depth: "knee", submissionId: crypto.randomUUID() };
  const answers = await Promise.all([1, 2, 3, 4].map(() => person.post("/api/reports", form)));
  assert.deepEqual(answers.map((a) => a.status).sort(), [200, 200, 200, 201]);
  assert.equal(new Set(answers.map((a) => a.body.id)).size, 1);
  assert.equal((await person.post("/api/reports", form)).status, 200);
  assert.equal((await database.sql`select from reports`).length, 1);
});

Deno.test("somebody else's submission id is not theirs to read", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const form = { zip: "11231", depth: "knee", submissionId: crypto.randomUUID() };
  const first = await (await api.enter(await addUser(database.sql))).post("/api/reports", form);
  const second = await (await api.enter(await addUser(database.sql))).post("/api/reports", form);
  assert.equal(second.status, 201);
  assert.notEqual(first.body.id, second.body.id);
});

Deno.test("a report is for its sender and its district's managers; to others it does not exist", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const redHook = await addDistrict(database.sql, RED_HOOK);
  const hoboken = await addDistrict(database.sql, HOBOKEN);
  const owner = await api.enter(await addUser(database.sql));
  const { body } = await owner.post("/api/reports", { zip: "11231", depth: "knee" });
  const path = `/api/reports/${body.id}`;
  const statusFor = async (bidId?: string) => {
    const person = await api.enter(await addUser(database.sql, { bidId }));
    return (await person.get(path)).status;
  };
  assert.equal(await statusFor(redHook.id), 200);
  assert.equal(await statusFor(hoboken.id), 404);
  assert.equal(await statusFor(), 404);
  assert.equal((await api.client().get(path)).status, 401);
  assert.equal((await owner.get("/api/reports/not-an-id")).status, 422);
});

Deno.test("who stands beside a post office is in the area around it, not in its post boxes", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const [box] = await database.sql<[{ latitude: number; longitude: number }]>`
    select latitude, longitude from zips where zip = '11202'`;
  const person = await api.enter(await addUser(database.sql));
  const { body } = await person.post("/api/reports", { location: { ...box }, depth: "knee" });
  assert.equal(body.zip, "11226");
  const named = await person.post("/api/reports", { zip: "11202-0001", depth: "knee" });
  assert.equal(named.body.zip, "11202");
});

Deno.test("the public sees where to about 100 metres, no notes, no photos", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const person = await api.enter(await addUser(database.sql));
  await person.post("/api/reports", {
    location: { latitude: 40.676543, longitude: -74.012345 },
    depth: "inside",
    note: "my cellar",
  });
  const { body, text } = await api.client().get("/api/reports");
  const { reports } = PublicReportList.parse(body);
  assert.deepEqual(reports[0]!.location, { latitude: 40.677, longitude: -74.012 });
  assert.ok(!text.includes("cellar"));
});

Deno.test("the public list comes a page at a time, newest first, of one ZIP code or of all", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const person = await api.enter(await addUser(database.sql));
  const sent: string[] = [];
  for (const zip of ["11231", "07030", "11231", "11231", "11231"]) {
    sent.unshift((await person.post("/api/reports", { zip, depth: "knee" })).body.id);
  }
  const seen: string[] = [];
  let before: string | null = "";
  while (before !== null) {
    const from: string = before && `&before=${before}`;
    const { body } = await api.client().get(`/api/reports?limit=2${from}`);
    seen.push(...PublicReportList.parse(body).reports.map((report) => report.id));
    before = body.next;
  }
  assert.deepEqual(seen, sent);
  const red = await api.client().get("/api/reports?zip=11231&limit=4");
  assert.equal(red.body.reports.length, 4);
  assert.equal(red.body.next, null);
  for (const query of ["limit=51", "limit=0", "limit=x", "before=x", "zip=x"]) {
    assert.equal((await api.client().get(`/api/reports?${query}`)).status, 422, query);
  }
});
