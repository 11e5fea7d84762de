import assert from "node:assert/strict";
import { EXPORT_KINDS, MeExport } from "shared/api/people.ts";
import { startApi } from "../../testing/api.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { JPEG, upload } from "../../testing/media.ts";
import { addDistrict, addUser, RED_HOOK } from "../../testing/rows.ts";
import { startSandbox } from "../../testing/sandbox.ts";

Deno.test("the export has everything that carries one's id or number, and nobody else's", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const user = await addUser(database.sql, { consented: true });
  const other = await addUser(database.sql);
  const person = await api.enter(user);
  await person.post("/api/reports", { zip: "11231", depth: "knee", note: "mine" });
  await (await api.enter(other)).post("/api/reports", { zip: "11231", depth: "waist" });
  await database.sql`
    insert into messages (kind, phone, body, segments, status, created_at, send_at, expires_at)
    values
      ('code', ${user.phone}, 'my code', 1, 'delivered', now(), now(), now()),
      ('code', ${other.phone}, 'their code', 1, 'delivered', now(), now(), now())`;
  await database.sql`
    with question as (
      insert into messages (kind, user_id, phone, body, segments, status, created_at, send_at,
        expires_at)
      values ('alert', ${user.id}, ${user.phone}, 'Is it flooding?', 1, 'delivered', now(), now(),
        now())
      returning id
    )
    insert into depth_answers (message_id, user_id, answer, answered_at)
    select id, ${user.id}, 2, now() from question`;
  await database.sql`
    insert into sign_in_codes (phone, ip, created_at, expires_at)
    values (${user.phone}, '198.51.100.7', now(), now()), (${other.phone}, '::1', now(), now())`;

  await database.sql`
    insert into report_confirmations (report_id, user_id, confirmed_at)
    select id, ${user.id}, now() from reports where user_id = ${other.id}`;
  await database.sql`
    insert into inbound_texts (sid, phone, wish, received_at)
    values ('SM1', ${user.phone}, 'status', now()), ('SM2', ${other.phone}, 'stop', now())`;

  const { body, headers } = await person.get("/api/me/export");
  const mine = MeExport.parse(body);
  assert.match(headers.get("content-disposition")!, /^attachment; filename=/);
  assert.equal(mine.me.phone, user.phone);
  assert.deepEqual(mine.reports.map((r) => r.note), ["mine"]);
  assert.deepEqual(mine.messages.map((m) => m.body), ["my code", "Is it flooding?"]);
  assert.deepEqual(mine.depthAnswers.map((a) => a.answer), [2]);
  assert.deepEqual(mine.signIns.map((s) => s.address), ["198.51.100.7"]);
  assert.equal(mine.confirmations.length, 1);
  assert.deepEqual(mine.ownTexts.map((text) => text.wish), ["status"]);
});

Deno.test("each kind of what is held comes as a file for spreadsheets, too", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const user = await addUser(database.sql, { consented: true });
  const person = await api.enter(user);
  await person.patch("/api/me", { places: [{ zip: "11231", level: "flood" }] });
  const note = '=1+1, he said "deep"';
  await person.post("/api/reports", { zip: "11231", depth: "knee", note });

  const mine = MeExport.parse((await person.get("/api/me/export")).body);
  for (const kind of EXPORT_KINDS) {
    const { status, headers, text } = await person.get(`/api/me/export/${kind}.csv`);
    assert.equal(status, 200, kind);
    assert.equal(headers.get("content-type"), "text/csv; charset=utf-8");
    assert.equal(
      headers.get("content-disposition"),
      `attachment; filename="floodline-${kind}.csv"`,
    );
    const rows = { reports: 1, places: 1 }[kind as string] ?? 0;
    assert.equal(text.split("\r\n").length - 1, 1 + rows, kind);
  }
  const { text } = await person.get("/api/me/export/reports.csv");
  assert.match(text, /^id,zip,latitude,longitude,depth,note,/);
  const { id, happenedAt } = mine.reports[0]!;
  assert.ok(text.includes(`${id},11231,,,knee,"'=1+1, he said ""deep""",`));
  assert.ok(text.includes(happenedAt));

  assert.equal((await person.get("/api/me/export/nothing.csv")).status, 422);
  assert.equal((await api.client().get("/api/me/export/reports.csv")).status, 401);
});

Deno.test("the export's links open their files for their owner alone", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const { sql } = database;
  const bid = await addDistrict(sql, RED_HOOK);
  const owner = await api.enter(await addUser(sql));
  const mediaIds = [await upload(owner)];
  await owner.post("/api/reports", { zip: "11231", depth: "knee", mediaIds });
  const { media: [photo] } = MeExport.parse((await owner.get("/api/me/export")).body);
  const { origin, pathname } = new URL(photo!.url);
  assert.deepEqual([origin, pathname], [api.url, `/api/me/media/${mediaIds[0]}`]);

  const opened = await owner.open("GET", pathname, { redirect: "manual" });
  await opened.body?.cancel();
  assert.equal(opened.status, 302);
  const file = await fetch(opened.headers.get("location")!);
  assert.deepEqual(new Uint8Array(await file.arrayBuffer()), JPEG);

  const resident = await api.enter(await addUser(sql));
  const manager = await api.enter(await addUser(sql, { bidId: bid.id }));
  for (const other of [resident, manager]) {
    const { status, body } = await other.get(pathname);
    assert.deepEqual([status, body.error.code], [404, "notFound"]);
  }
  assert.equal((await api.client().get(pathname)).status, 401);
  // A permission's file is none yet, for nobody has looked at it.
  const unsent = await upload(owner);
  assert.equal((await owner.get(`/api/me/media/${unsent}`)).status, 404);
  assert.equal((await owner.get(`/api/me/media/${crypto.randomUUID()}`)).status, 404);
  assert.equal((await owner.get("/api/me/media/1")).status, 422);
});
