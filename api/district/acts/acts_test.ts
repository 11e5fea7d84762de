// Undo, notes and assignments, from the click to the text.
import assert from "node:assert/strict";
import { DistrictReport } from "shared/api/district.ts";
import type { StaffRole } from "shared/staff_roles.ts";
import { startApi, type TestApi } from "../../../testing/api.ts";
import { cloneDatabase, type TestDatabase } from "../../../testing/database.ts";
import { addDistrict, addUser, RED_HOOK } from "../../../testing/rows.ts";

const AFTERNOON = "2026-11-22T18:00:00Z";

async function room(database: TestDatabase, api: TestApi) {
  api.clock.set(AFTERNOON);
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const owner = await api.enter(await addUser(sql));
  const enter = async (role: StaffRole) => {
    const user = await addUser(sql, { bidId, role });
    return { id: user.id, client: await api.enter(user) };
  };
  const manager = await enter("manager");
  const typed = { zip: "11231", depth: "knee", wantsTexts: true };
  const id: string = (await owner.post("/api/reports", typed)).body.id;
  const path = `/api/district/reports/${id}`;
  const open = async () => DistrictReport.parse((await manager.client.get(path)).body);
  return {
    id,
    path,
    owner,
    enter,
    manager,
    open,
    change: async (body: unknown) => {
      const answer = await manager.client.patch(path, body);
      assert.equal(answer.status, 200, answer.text);
      return (await open()).acts.at(-1)!.id;
    },
    undo: async (act: number, client = manager.client) => {
      const { status, body } = await client.post(`/api/district/acts/${act}/undo`);
      return status === 200 ? body.told as boolean : body.error.code as string;
    },
    texts: async () => {
      const rows = await sql<{ what: string }[]>`
        select concat_ws(' ', report_news, status, expired_for) as what
        from messages where kind in ('report', 'notice') order by id`;
      return rows.map(({ what }) => what);
    },
  };
}

Deno.test("an end set by mistake is put back with all that stood beside it, its text never leaves, and may be told later", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { change, undo, open, texts, owner, id } = await room(database, api);
  await change({ status: "passed_on", cityNumber: "311-1" });
  const wrong = await change({ status: "water_gone" });
  assert.equal(await undo(wrong), false);
  const report = await open();
  assert.deepEqual([report.status, report.cityNumber], ["passed_on", "311-1"]);
  assert.deepEqual(report.acts.map(({ to, undoneAt }) => [to, undoneAt !== null]), [
    ["passed_on", false],
    ["water_gone", true],
  ]);
  assert.deepEqual(await texts(), ["passed_on expired superseded", "water_gone expired takenBack"]);
  const seen = await owner.get(`/api/reports/${id}`);
  assert.deepEqual(seen.body.changes.map((c: { status: string }) => c.status), ["passed_on"]);
  assert.equal(await undo(wrong), "actUndone");
  assert.equal(await undo(999_999), "actNotFound");
  await change({ status: "water_gone" });
  assert.equal((await texts()).at(-1), "water_gone queued");
});

Deno.test("a text that has left is said to have left, and the report is put back all the same", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { change, undo, open, texts } = await room(database, api);
  const act = await change({ status: "water_gone" });
  await database.sql`update messages set status = 'sent' where kind = 'report'`;
  assert.equal(await undo(act), true);
  assert.equal((await open()).status, "new");
  assert.deepEqual(await texts(), ["water_gone sent"]);
});

Deno.test("nobody's later act is lost: what was acted on since is refused, newest first it goes", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { change, undo, open, owner, id } = await room(database, api);
  const first = await change({ status: "seen" });
  const second = await change({ status: "passed_on" });
  assert.equal(await undo(first), "actedSince");
  assert.deepEqual((await open()).acts.map(({ mayUndo }) => mayUndo), [false, true]);
  await owner.post(`/api/reports/${id}/water`, { answer: "still" });
  assert.equal(await undo(second), "actedSince");
  assert.equal(await undo((await open()).acts.at(-1)!.id), "actNotUndoable");
  api.clock.forward(25 * 60);
  assert.equal(await undo(second), "actTooOld");
});

Deno.test("two who undo the same act at one moment undo it once", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { change, undo } = await room(database, api);
  const act = await change({ status: "seen" });
  const answers = await Promise.all([undo(act), undo(act), undo(act)]);
  assert.deepEqual(answers.toSorted(), ["actUndone", "actUndone", false]);
});

Deno.test("who may hide may show again, and undo it; crew may not", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { change, undo, open, enter } = await room(database, api);
  const crew = await enter("crew");
  const hidden = await change({ hidden: { reason: "a face" } });
  assert.equal(await undo(hidden, crew.client), "notAllowedByRole");
  const other = await enter("manager");
  assert.equal(await undo(hidden, other.client), false);
  assert.equal((await open()).hiddenReason, null);
  await change({ hidden: { reason: "a plate" } });
  const shown = await change({ hidden: null });
  assert.equal(await undo(shown), false);
  assert.equal((await open()).hiddenReason, "a plate");
  const log = await database.sql<{ event: string }[]>`select event from security_log order by id`;
  assert.deepEqual(
    log.map(({ event }) => event).filter((event) => /^report/.test(event)),
    ["reportHidden", "reportShown", "reportHidden", "reportShown", "reportHidden"],
  );
});

Deno.test("a note that is sent again, also at the same moment, stands there once; filled in anew it is another", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { enter, open, path, manager } = await room(database, api);
  const colleague = await enter("crew");
  const note = { text: "the drain is blocked", submissionId: crypto.randomUUID() };
  const add = (client: typeof manager.client, typed = note) => client.post(`${path}/notes`, typed);
  const answers = await Promise.all([1, 2, 3].map(() => add(manager.client)));
  assert.deepEqual(answers.map(({ status }) => status), [200, 200, 200]);
  assert.equal((await open()).acts.length, 1);
  await add(manager.client, { ...note, text: "it is free again" });
  await add(colleague.client);
  await manager.client.post(`${path}/notes`, { text: note.text });
  await manager.client.post(`${path}/notes`, { text: note.text });
  assert.deepEqual((await open()).acts.map(({ text }) => text), [
    note.text,
    "it is free again",
    ...Array(3).fill(note.text),
  ]);
});

Deno.test("notes are for staff: who reported sees none, and viewers write none", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { path, open, owner, id, enter, undo } = await room(database, api);
  const [crew, viewer] = [await enter("crew"), await enter("viewer")];
  const note = { text: "Pump is on its way" };
  assert.equal((await crew.client.post(`${path}/notes`, note)).status, 200);
  assert.equal((await viewer.client.post(`${path}/notes`, note)).status, 403);
  const [act] = (await open()).acts;
  assert.deepEqual([act!.kind, act!.text, act!.by!.id], ["note", note.text, crew.id]);
  assert.doesNotMatch((await owner.get(`/api/reports/${id}`)).text, /Pump/);
  assert.equal(await undo(act!.id, crew.client), false);
});

Deno.test("a colleague is given a report, is texted the place once, and an undo takes both back", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { path, open, enter, undo, texts, manager } = await room(database, api);
  const [crew, viewer] = [await enter("crew"), await enter("viewer")];
  const give = async (to: string | null) =>
    (await manager.client.send("PUT", `${path}/assignee`, { json: { to } })).status;
  assert.equal(await give(crew.id), 200);
  assert.equal(await give(crew.id), 200);
  const [text] = await database.sql<{ body: string; userId: string }[]>`
    select body, user_id from messages where kind = 'notice'`;
  assert.equal(text!.userId, crew.id);
  assert.match(text!.body, /asks you to see to flooding in 11231 Brooklyn.*\/district\/reports\//);
  assert.deepEqual([(await open()).assignee?.id, await texts()], [crew.id, ["queued"]]);
  const list = await manager.client.get("/api/district/reports");
  assert.equal(list.body.reports[0].assignee.id, crew.id);
  assert.equal(await undo((await open()).acts.at(-1)!.id), false);
  assert.deepEqual([(await open()).assignee, await texts()], [null, ["expired takenBack"]]);
  const refused = await manager.client.send("PUT", `${path}/assignee`, { json: { to: viewer.id } });
  assert.equal(refused.body.error.code, "colleagueNotFound");
  assert.equal(
    (await viewer.client.send("PUT", `${path}/assignee`, { json: { to: "me" } })).status,
    403,
  );
  const stranger = await addUser(database.sql);
  assert.equal(await give(stranger.id), 422);
});

Deno.test("whoever takes a report themselves is not texted, nor is who has said STOP; a colleague in quiet hours waits", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { path, open, enter, manager } = await room(database, api);
  const { sql } = database;
  const [crew, left] = [await enter("crew"), await enter("crew")];
  await sql`update users set unsubscribed_at = now() where id = ${left.id}`;
  for (const to of ["me", left.id]) {
    assert.equal(
      (await manager.client.send("PUT", `${path}/assignee`, { json: { to } })).status,
      200,
    );
  }
  assert.equal((await sql`select from messages`).length, 0);
  api.clock.set("2026-11-23T03:00:00Z"); // 10 PM in Brooklyn
  await manager.client.send("PUT", `${path}/assignee`, { json: { to: crew.id } });
  const [{ sendAt }] = await sql<[{ sendAt: Date }]>`select send_at from messages`;
  assert.equal(sendAt.toISOString(), "2026-11-23T13:00:00.000Z");
  await sql`update users set bid_id = null where id = ${crew.id}`;
  assert.equal((await open()).assignee, null, "who has left the staff sees to nothing");
});

Deno.test("an assignment is undone also where who had the report before is gone: nobody has it then", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { path, open, enter, undo, manager } = await room(database, api);
  const give = async (to: string) => {
    await manager.client.send("PUT", `${path}/assignee`, { json: { to } });
    return (await open()).acts.at(-1)!.id;
  };
  const [gone, left] = [await enter("crew"), await enter("crew")];
  await give(gone.id);
  const fromGone = await give("me");
  assert.equal((await gone.client.send("DELETE", "/api/me", { json: {} })).status, 204);
  assert.equal(await undo(fromGone), false);
  assert.equal((await open()).assignee, null);

  await give(left.id);
  const fromLeft = await give("me");
  await database.sql`update users set bid_id = null, bid_role = null where id = ${left.id}`;
  assert.equal(await undo(fromLeft), false);
  const [row] = await database.sql`select assigned_to from reports`;
  assert.equal(row!.assignedTo, null, "nor does it go back to who works for it no more");
});
