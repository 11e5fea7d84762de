// Several reports at once: what becomes of each, and how it is taken back. Who is told: batch_texts_test.ts.
import assert from "node:assert/strict";
import { Batch, type NewBatch } from "shared/api/district/batches.ts";
import { DistrictReport } from "shared/api/district.ts";
import { MOST_IN_BATCH } from "shared/limits.ts";
import type { StaffRole } from "shared/staff_roles.ts";
import { startApi, type TestApi } from "../../../testing/api.ts";
import { cloneDatabase, type TestDatabase } from "../../../testing/database.ts";
import { addDistrict, addReport, addUser, HOBOKEN, RED_HOOK } from "../../../testing/rows.ts";

const AFTERNOON = "2026-11-22T18:00:00Z";

async function room(database: TestDatabase, api: TestApi) {
  api.clock.set(AFTERNOON);
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const enter = async (role: StaffRole) => {
    const user = await addUser(sql, { bidId, role });
    return { id: user.id, client: await api.enter(user) };
  };
  const manager = await enter("manager");
  const add = async (of: string | null = bidId) =>
    await addReport(sql, { bidId: of, happenedAt: AFTERNOON });
  const act = async (body: unknown, client = manager.client) =>
    await client.post("/api/district/batches", body);
  const take = (answer: { status: number; body: unknown; text: string }) => {
    assert.equal(answer.status, 200, answer.text);
    return Batch.parse(answer.body);
  };
  return {
    bidId,
    manager,
    enter,
    add,
    act,
    done: async (body: NewBatch, client = manager.client) => take(await act(body, client)),
    look: async (id: string) => take(await manager.client.get(`/api/district/batches/${id}`)),
    undo: async (id: string, client = manager.client) => {
      const answer = await client.post(`/api/district/batches/${id}/undo`);
      return answer.status === 200 ? take(answer) : answer.body.error.code as string;
    },
    open: async (id: string) =>
      DistrictReport.parse((await manager.client.get(`/api/district/reports/${id}`)).body),
    change: async (id: string, change: unknown) => {
      const { status, text } = await manager.client.patch(`/api/district/reports/${id}`, change);
      assert.equal(status, 200, text);
    },
  };
}

const outcomes = ({ reports }: Batch) =>
  Object.fromEntries(reports.map(({ id, outcome }) => [id, outcome]));

Deno.test("one report that cannot be changed keeps none of the others, and each says what became of it", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { manager, add, act, done, change, open } = await room(database, api);
  const { sql } = database;
  const [plain, gone, lead, joined, withdrawn] = [
    await add(),
    await add(),
    await add(),
    await add(),
    await add(),
  ];
  await change(gone!, { status: "water_gone" });
  await manager.client.post("/api/district/incidents", { reportIds: [lead, joined] });
  await sql`update reports set withdrawn_at = now() where id = ${withdrawn!}`;
  const hoboken = await addDistrict(sql, HOBOKEN);
  const foreign = await add(hoboken.id);
  const unknown = crypto.randomUUID();
  const reportIds = [plain!, gone!, lead!, joined!, withdrawn!, foreign, unknown, plain!];
  const batch = await done({ reportIds, status: "water_gone" });
  assert.deepEqual(outcomes(batch), {
    [plain!]: "done",
    [gone!]: "already",
    [lead!]: "done",
    [joined!]: "sameAsAnother",
    [withdrawn!]: "notFound",
    [foreign]: "notFound",
    [unknown]: "notFound",
  });
  const shown = batch.reports.find(({ id }) => id === foreign)!;
  assert.deepEqual([shown.zip, shown.depth], [null, null], "nothing of another district's");
  const [other] = await sql`select status from reports where id = ${foreign}`;
  assert.equal(other!.status, "new");

  const { status, acts } = await open(plain!);
  assert.equal(status, "water_gone");
  assert.deepEqual(acts.map((a) => [a.kind, a.to, a.batch]), [
    ["status", "water_gone", { id: batch.id, others: 1 }],
  ]);
  assert.equal((await open(gone!)).acts[0]!.batch, null);

  const refused = await act({ reportIds: [foreign, unknown], status: "seen" });
  assert.deepEqual([refused.status, refused.body.error.code], [404, "reportNotFound"]);
  assert.equal((await sql`select from report_batches`).length, 1);
});

Deno.test("what is asked for must be one thing, of so many reports at most, by a role that may do it", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { add, act, enter } = await room(database, api);
  const [crew, viewer] = [await enter("crew"), await enter("viewer")];
  const reportIds = [await add()];
  const many = Array.from({ length: MOST_IN_BATCH + 1 }, () => crypto.randomUUID());
  const cases: [
    what: string,
    body: unknown,
    client: typeof crew.client | undefined,
    code: string,
  ][] = [
    ["nothing to do", { reportIds }, undefined, "invalidInput"],
    ["two things", { reportIds, status: "seen", to: "me" }, undefined, "invalidInput"],
    [
      "a number without the passing on",
      { reportIds, status: "seen", cityNumber: "1" },
      undefined,
      "invalidInput",
    ],
    ["no report", { reportIds: [], status: "seen" }, undefined, "invalidInput"],
    ["too many", { reportIds: many, status: "seen" }, undefined, "invalidInput"],
    ["back to new", { reportIds, status: "new" }, undefined, "invalidInput"],
    ["another's water", { reportIds, status: "same_as" }, undefined, "invalidInput"],
    ["a stranger", { reportIds, to: crypto.randomUUID() }, undefined, "colleagueNotFound"],
    ["a viewer as a colleague", { reportIds, to: viewer.id }, undefined, "colleagueNotFound"],
    ["anything, by a viewer", { reportIds, status: "seen" }, viewer.client, "notAllowedByRole"],
    ["hiding, by crew", { reportIds, hidden: { reason: "x" } }, crew.client, "notAllowedByRole"],
    ["staff only, by crew", { reportIds, isPrivate: true }, crew.client, "notAllowedByRole"],
  ];
  for (const [what, body, client, code] of cases) {
    const { body: { error } } = await act(body, client);
    assert.equal(error?.code, code, what);
  }
  assert.equal((await database.sql`select from report_acts`).length, 0);
  assert.equal((await act({ reportIds, status: "seen" }, crew.client)).status, 200);
});

Deno.test("each thing that can be done to several is done to each, and undone as one", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { add, done, undo, enter, change } = await room(database, api);
  const crew = await enter("crew");
  const reportIds = [await add(), await add(), await add()];
  await change(reportIds[0]!, { status: "passed_on", cityNumber: "311-1" });
  const state = async () => {
    const rows = await database.sql`
      select status, city_number, assigned_to, hidden_reason, is_private from reports order by id`;
    return [...rows];
  };
  const before = await state();
  const changes: Omit<NewBatch, "reportIds">[] = [
    { status: "seen" },
    { status: "in_progress" },
    { status: "water_gone" },
    { status: "passed_on", cityNumber: "311-77" },
    { status: "not_ours", whose: "utility" },
    { status: "nothing_found" },
    { to: "me" },
    { to: crew.id },
    { hidden: { reason: "a face" } },
    { isPrivate: true },
  ];
  for (const asked of changes) {
    const batch = await done({ reportIds, ...asked });
    assert.ok(batch.mayUndo);
    assert.deepEqual(
      new Set(Object.values(outcomes(batch))),
      new Set(["done"]),
      JSON.stringify(asked),
    );
    for (const after of await state()) {
      if (asked.status) assert.equal(after.status, asked.status);
      if (asked.cityNumber) assert.equal(after.cityNumber, asked.cityNumber);
      if (asked.hidden) assert.equal(after.hiddenReason, asked.hidden.reason);
      if (asked.isPrivate) assert.ok(after.isPrivate);
      if (asked.to) assert.ok(after.assignedTo);
    }
    const undone = await undo(batch.id);
    assert.ok(typeof undone !== "string");
    assert.deepEqual(new Set(Object.values(outcomes(undone))), new Set(["undone"]));
    assert.deepEqual(await state(), before, JSON.stringify(asked));
    assert.equal(await undo(batch.id), "batchUndone");
  }
});

Deno.test("it is undone as one for a minute; after it each report by itself, as ever", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { manager, add, done, undo, look, open } = await room(database, api);
  const reportIds = [await add(), await add()];
  const batch = await done({ reportIds, status: "water_gone" });
  assert.equal(batch.undoUntil, "2026-11-22T18:01:00.000Z");
  api.clock.set("2026-11-22T18:00:59.999Z");
  assert.ok((await look(batch.id)).mayUndo);
  api.clock.set("2026-11-22T18:01:00Z");
  assert.equal((await look(batch.id)).mayUndo, false);
  assert.equal(await undo(batch.id), "batchTooOld");
  const [act] = (await open(reportIds[0]!)).acts;
  assert.equal((await manager.client.post(`/api/district/acts/${act!.id}/undo`)).status, 200);
  assert.deepEqual(outcomes(await look(batch.id)), {
    [reportIds[0]!]: "undone",
    [reportIds[1]!]: "done",
  });
  assert.equal((await open(reportIds[1]!)).status, "water_gone");
  assert.equal(await undo(crypto.randomUUID()), "batchNotFound");
});

Deno.test("a report that somebody has acted on since is left as it is, and named; the others are put back", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { add, done, undo, open, change, enter } = await room(database, api);
  const reportIds = [await add(), await add(), await add()];
  const batch = await done({ reportIds, status: "seen" });
  await change(reportIds[1]!, { status: "water_gone" });
  const undone = await undo(batch.id, (await enter("crew")).client);
  assert.ok(typeof undone !== "string" && undone.undoneAt);
  assert.deepEqual(outcomes(undone), {
    [reportIds[0]!]: "undone",
    [reportIds[1]!]: "done",
    [reportIds[2]!]: "undone",
  });
  assert.deepEqual(
    await Promise.all(reportIds.map(async (id) => (await open(id)).status)),
    ["new", "water_gone", "new"],
  );
});

Deno.test("what hides from the public is undone by managers alone, and stands in the district's log", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { manager, add, done, undo, enter } = await room(database, api);
  const crew = await enter("crew");
  const batch = await done({ reportIds: [await add(), await add()], hidden: { reason: "a face" } });
  assert.equal(await undo(batch.id, crew.client), "notAllowedByRole");
  const seen = await crew.client.get(`/api/district/batches/${batch.id}`);
  assert.equal(seen.body.mayUndo, false);
  assert.ok(typeof await undo(batch.id) !== "string");
  const { status, text, body: { acts } } = await manager.client.get("/api/district/log");
  assert.equal(status, 200, text);
  assert.deepEqual(acts.map((a: { act: string }) => a.act), [
    "reportShown",
    "reportShown",
    "reportHidden",
    "reportHidden",
  ]);
});

Deno.test("two managers who tick the same reports at one moment act on each once", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { add, done, enter, open } = await room(database, api);
  const other = await enter("manager");
  const reportIds = [await add(), await add(), await add(), await add()];
  const batches = await Promise.all([
    done({ reportIds, status: "water_gone" }),
    done({ reportIds: reportIds.toReversed(), status: "water_gone" }, other.client),
    done({ reportIds, status: "water_gone" }),
  ]);
  const counts = batches.map((batch) =>
    Object.values(outcomes(batch)).filter((outcome) => outcome === "done").length
  );
  assert.deepEqual(counts.toSorted(), [0, 0, 4]);
  for (const id of reportIds) assert.equal((await open(id)).acts.length, 1);
});

Deno.test("two who undo it at one moment undo it once", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { add, done, undo, enter } = await room(database, api);
  const other = await enter("manager");
  const batch = await done({ reportIds: [await add(), await add()], to: "me" });
  const answers = await Promise.all([undo(batch.id), undo(batch.id, other.client)]);
  assert.equal(answers.filter((answer) => answer === "batchUndone").length, 1);
});

Deno.test("a hundred at once are done, and undone, in one go", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { bidId, done, undo } = await room(database, api);
  const rows = await database.sql<{ id: string }[]>`
    insert into reports (bid_id, zip, depth, happened_at, created_at)
    select ${bidId}, '11231', 'knee', now(), now() from generate_series(1, ${MOST_IN_BATCH})
    returning id`;
  const batch = await done({ reportIds: rows.map(({ id }) => id), status: "water_gone" });
  assert.equal(batch.reports.filter(({ outcome }) => outcome === "done").length, MOST_IN_BATCH);
  const undone = await undo(batch.id);
  assert.ok(typeof undone !== "string");
  const [{ open }] = await database.sql<[{ open: number }]>`
    select count(*)::int as open from reports where status = 'new'`;
  assert.equal(open, MOST_IN_BATCH);
});
