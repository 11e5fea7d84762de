import assert from "node:assert/strict";
import { cloneDatabase } from "../../testing/database.ts";
import { addReport } from "../../testing/rows.ts";
import { startSandbox } from "../../testing/sandbox.ts";
import { cleanUp } from "./housekeeping.ts";

const NOW = new Date("2026-11-22T18:00:00Z");
const PHONE = "+17185550101";

function ago(hours: number): Date {
  return new Date(NOW.getTime() - hours * 3600_000);
}

Deno.test("sign-in codes go after a day", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  const { sql } = database;
  for (const hours of [25, 23]) {
    await sql`
      insert into sign_in_codes (phone, ip, created_at, expires_at)
      values (${PHONE}, '192.0.2.1', ${ago(hours)}, ${ago(hours)})`;
  }
  await cleanUp({ sql: database.asProgram, storage: sandbox.storage }, NOW);
  const rows = await sql`select created_at from sign_in_codes`;
  assert.deepEqual(rows.map((row) => row.createdAt), [ago(23)]);
});

Deno.test("what phones texted us goes after a day", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  const { sql } = database;
  for (const hours of [25, 23]) {
    await sql`
      insert into inbound_texts (sid, phone, wish, received_at)
      values (${`SM${hours}`}, ${PHONE}, 'status', ${ago(hours)})`;
  }
  await cleanUp({ sql: database.asProgram, storage: sandbox.storage }, NOW);
  const rows = await sql`select sid from inbound_texts`;
  assert.deepEqual(rows.map((row) => row.sid), ["SM23"]);
});

Deno.test("uploads that no report came for go after a day, bytes and row", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  const { sql } = database;
  const { storage } = sandbox;
  const [report] = await sql<[{ id: string }]>`
    insert into reports (zip, depth, happened_at, created_at)
    values ('11231', 'ankle', ${NOW}, ${NOW}) returning id`;
  for (
    const [key, hours, reportId] of [
      ["orphan", 25, null],
      ["fresh", 23, null],
      ["kept", 25, report.id],
    ] as const
  ) {
    await upload(sandbox.storage, key);
    await sql`
      insert into media (report_id, kind, object_key, content_type, created_at)
      values (${reportId}, 'photo', ${key}, 'image/png', ${ago(hours)})`;
  }
  await cleanUp({ sql: database.asProgram, storage }, NOW);
  const rows = await sql`select object_key from media order by object_key`;
  assert.deepEqual(rows.map((row) => row.objectKey), ["fresh", "kept"]);
  assert.equal(await storage.findObject("orphan"), undefined);
  assert(await storage.findObject("fresh"));
  assert(await storage.findObject("kept"));
});

Deno.test("photos of a report that was taken back go with the next round; the report and others' photos stay", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  const { sql } = database;
  const { storage } = sandbox;
  const [withdrawn, kept] = [
    await addReport(sql, { happenedAt: ago(1) }),
    await addReport(sql, { happenedAt: ago(1) }),
  ];
  await sql`update reports set withdrawn_at = ${NOW} where id = ${withdrawn!}`;
  for (const [key, reportId] of [["withdrawn", withdrawn!], ["kept", kept!]] as const) {
    await upload(storage, key);
    await sql`
      insert into media (report_id, kind, object_key, content_type, ready_at, created_at)
      values (${reportId}, 'photo', ${key}, 'image/png', ${ago(1)}, ${ago(1)})`;
  }
  await cleanUp({ sql: database.asProgram, storage }, NOW);
  assert.equal(await storage.findObject("withdrawn"), undefined);
  assert.ok(await storage.findObject("kept"));
  const rows = await sql`select object_key from media`;
  assert.deepEqual(rows.map((row) => row.objectKey), ["kept"]);
  assert.equal((await sql`select from reports`).length, 2);
});

Deno.test("with the storage down the rows stay, so that the bytes are found again", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  const { sql } = database;
  await sql`
    insert into media (kind, object_key, content_type, created_at)
    values ('photo', 'orphan', 'image/png', ${ago(25)})`;
  sandbox.faults({ s3: { kind: "500" } });
  await assert.rejects(cleanUp({ sql: database.asProgram, storage: sandbox.storage }, NOW));
  assert.equal((await sql`select from media`).length, 1);
});

Deno.test("the numbers of texts that belong to nobody are forgotten after a day", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  const { sql } = database;
  const [user] = await sql<[{ id: string }]>`
    insert into users (phone) values (${PHONE}) returning id`;
  for (
    const [body, hours, userId] of [
      ["a resident's", 25, user.id],
      ["nobody's", 25, null],
      ["nobody's, new", 23, null],
    ] as const
  ) {
    await sql`
      insert into messages
        (kind, user_id, phone, body, segments, status, created_at, send_at, expires_at)
      values ('alert', ${userId}, ${PHONE}, ${body}, 1, 'delivered', ${
      ago(hours)
    }, ${NOW}, ${NOW})`;
  }
  await cleanUp({ sql: database.asProgram, storage: sandbox.storage }, NOW);
  const rows = await sql`select body from messages where phone is not null order by body`;
  assert.deepEqual(rows.map((row) => row.body), ["a resident's", "nobody's, new"]);
});

Deno.test("one round clears away however much there is, and nothing that is still needed", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  const { sql } = database;
  // Two full steps and some, of each kind; steps are of 5,000 rows, of files 500.
  const [rows, files, old] = [10_001, 1_001, ago(100 * 24)];
  const report = await addReport(sql, { happenedAt: ago(1) });
  await sql`update reports set withdrawn_at = ${NOW} where id = ${report}`;
  const [user] = await sql<[{ id: string }]>`
    insert into users (phone) values ('+17185550199') returning id`;
  await sql`
    insert into sign_in_codes (phone, ip, created_at, expires_at)
    select ${PHONE}, '192.0.2.1', at, at
    from generate_series(0, ${rows}) n, lateral (
      select case n when 0 then ${NOW}::timestamptz else ${old}::timestamptz end as at
    ) as times`;
  await sql`
    insert into inbound_texts (sid, phone, wish, received_at)
    select 'SM' || n, ${PHONE}, 'status', case n when 0 then ${NOW}::timestamptz else ${old} end
    from generate_series(0, ${rows}) n`;
  await sql`
    insert into messages
      (kind, user_id, phone, body, segments, status, created_at, send_at, expires_at)
    select 'alert', null, ${PHONE}, '', 1, 'delivered',
      case n when 0 then ${NOW}::timestamptz else ${old} end, ${NOW}, ${NOW}
    from generate_series(0, ${rows}) n`;
  await sql`
    insert into receipts (message_id, status, received_at)
    select (select id from messages limit 1), 'delivered',
      case n when 0 then ${NOW}::timestamptz else ${old} end
    from generate_series(0, ${rows}) n`;
  await sql`
    with people as (
      insert into users (phone)
      select '+1646' || (5000000 + n) from generate_series(1, ${rows}) n returning id
    )
    insert into used_limits (user_id, purse, full_at)
    select id, 'reports', ${old} from people
    union all select ${user.id}, 'reports', ${new Date(NOW.getTime() + 60_000)}`;
  for (const reportId of [null, report]) {
    await sql`
      insert into media (report_id, kind, object_key, content_type, created_at)
      select ${reportId}, 'photo', 'media/kept/' || gen_random_uuid(), 'image/png', ${old}
      from generate_series(1, ${files})`;
  }
  await sql`
    insert into media (kind, object_key, content_type, created_at)
    values ('photo', 'fresh', 'image/png', ${ago(1)})`;

  await cleanUp({ sql: database.asProgram, storage: sandbox.storage }, NOW);
  const [left] = await sql`
    select
      (select count(*)::int from sign_in_codes) as codes,
      (select count(*)::int from inbound_texts) as texts,
      (select count(*)::int from messages where phone is not null) as numbers,
      (select count(*)::int from receipts) as receipts,
      (select count(*)::int from used_limits) as purses,
      (select count(*)::int from media) as files`;
  assert.deepEqual(left, { codes: 1, texts: 1, numbers: 1, receipts: 1, purses: 1, files: 1 });
});

async function upload(
  storage: Awaited<ReturnType<typeof startSandbox>>["storage"],
  key: string,
): Promise<void> {
  const permission = await storage.permitUpload(key, {
    contentType: "image/png",
    maxBytes: 1000,
    now: new Date(),
  });
  const form = new FormData();
  for (const [name, value] of Object.entries(permission.fields)) form.append(name, value);
  form.append("file", new Blob(["png"], { type: "image/png" }));
  const response = await fetch(permission.url, { method: "POST", body: form });
  assert(response.ok, await response.text());
}
