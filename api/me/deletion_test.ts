// Gone means gone: all rows and all of storage, before somebody came and after they left, compared.
import assert from "node:assert/strict";
import { CONSENT_VERSION } from "shared/consent.ts";
import { startApi, type TestApi } from "../../testing/api.ts";
import { cloneDatabase, type TestDatabase } from "../../testing/database.ts";
import { JPEG, MP4, PNG, postFile, upload } from "../../testing/media.ts";
import { addDistrict, addUser, RED_HOOK } from "../../testing/rows.ts";
import { startSandbox, type TestSandbox } from "../../testing/sandbox.ts";
import { keepDeletions } from "../../worker/backups/backups.ts";
import { clean } from "../../worker/cleaning/cleaning.ts";
import { deleteUnwanted } from "../../worker/cleaning/unwanted.ts";
import { cleanUp } from "../../worker/housekeeping/housekeeping.ts";
import { takeOver } from "../../worker/takeover/takeover.ts";

const PHONE = "+17185550123";
const EXACT = { latitude: 40.677123, longitude: -74.009456 };
const SUBMISSION = "0199f000-1234-4000-8000-0000deadbeef";

/** A column that may tell something of a report or a text that stays, and why it may. */
const LEFT: Record<string, Record<string, string>> = {
  reports: {
    ...reasons("what was seen, where (to 100 metres) and when: the street was still flooded", [
      ..."id bid_id zip latitude longitude depth note happened_at status created_at via".split(" "),
      ..."original_depth original_note edited_at water_answer water_answered_at".split(" "),
    ]),
    submission_id: "a new one, of nobody: the column is never empty",
    ...reasons("what its district said of it, and who wished that it be for staff", [
      ..."city_number whose assigned_to is_private".split(" "),
    ]),
    ...reasons("not set, or set to what says nothing", ["wants_texts", "removed_media"]),
  },
  media: reasons("photos of a report that stays, cleaned, under a random key", [
    ..."id report_id kind object_key content_type size_bytes ready_at created_at".split(" "),
    ..."sha256 taken_at cleaned_at cleaning_at cleaning_tries taking_at taking_tries".split(" "),
    "may_tell_place",
  ]),
  messages: reasons("how many texts were sent, and what became of them; to whom is not known", [
    ..."id kind episode_id step alert_id body segments priority status error_code tries".split(" "),
    ..."created_at send_at expires_at sending_at settled_at language report_id".split(" "),
    ..."report_news given_back_sids held_for expired_for missed_at doubted_at".split(" "),
    ..."purse counted_on refused_at turn report_round act_id batch_id body_of_many".split(" "),
    "watch_chain",
  ]),
  message_tells: reasons("which step of a storm a text told of first: to whom is not known", [
    ..."message_id episode_id step turn alert_id position".split(" "),
  ]),
  report_acts: reasons("what a district did about a report that stays", [
    ..."id bid_id report_id kind detail acted_at undone_at undone_by done_at done_by batch_id"
      .split(" "),
  ]),
  receipts: reasons("the carrier's words for a text, by our own id, for 90 days", [
    ..."id message_id status error_code received_at".split(" "),
  ]),
  depth_answers: reasons("what was answered to a question, by nobody known", [
    ..."message_id answer report_id answered_at".split(" "),
  ]),
  security_log: reasons("that an account signed in and went, under a name that leads nowhere", [
    ..."id at event user_id is_deleted bid_id network detail".split(" "),
  ]),
};

function reasons(why: string, columns: string[]): Record<string, string> {
  return Object.fromEntries(columns.map((column) => [column, why]));
}

/** Tables about nobody: counters, and what the service itself does. */
const ABOUT_NOBODY =
  /^(schema_migrations|sending_pace|conditions|changed_accounts|database_sizes|.*purse.*|.*spent.*|request_limits|district_event_totals)$/;

Deno.test("of a deleted account nothing stays but what is listed here with its reason", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const { sql } = database;
  await addDistrict(sql, RED_HOOK);
  const other = await addUser(sql);
  const theirs = await (await api.enter(other)).post("/api/reports", {
    zip: "11231",
    depth: "knee",
  });
  const before = await snapshot(database);
  const work = worker(database, sandbox);

  const { person, me, reports, secrets } = await live(api, database, sandbox, {
    work,
    theirs: theirs.body.id,
  });
  const keys = await sql<{ objectKey: string; sourceUrl: string | null }[]>`
    select object_key, source_url from media where user_id = ${me.id}`;
  const sids = await sql<{ providerSid: string }[]>`
    select provider_sid from messages where provider_sid is not null`;
  assert.ok(sids.length > 2 && keys.length > 4 && keys.some(({ sourceUrl }) => sourceUrl));

  assert.equal((await person.delete("/api/me")).status, 204);
  await sandbox.settled();
  await work(new Date());
  assert.equal(sandbox.state.media.length, 0, "the carrier keeps none of the photos");
  // That there was a change is for the apis of this hour, by the database's clock.
  await sql`update changed_accounts set changed_at = changed_at - interval '25 hours'`;
  await work(new Date(Date.now() + 25 * 3600_000));

  // By its id, for a restore: it lies beside the backups, and no longer here.
  const { accessKeyId, secretAccessKey } = sandbox.state.options.s3;
  const s3 = { endpoint: sandbox.url, region: "us-east-1", accessKeyId, secretAccessKey };
  const store = { address: "s3://floodline/backups", s3 };
  await keepDeletions({ sql, backup: { databaseUrl: database.url, store } }, new Date());

  const after = await snapshot(database);
  const needles = [
    ...[me.id, me.phone.slice(1), SUBMISSION, String(EXACT.latitude), String(EXACT.longitude)],
    ...secrets,
    ...sids.map(({ providerSid }) => providerSid),
    ...keys.flatMap(({ sourceUrl }) => sourceUrl ?? []),
  ];
  for (const { table, row, text } of after) {
    for (const needle of needles) {
      assert.ok(!text.includes(needle), `${table} has ${needle}: ${text}`);
    }
    if (ABOUT_NOBODY.test(table) || before.some((old) => old.text === text)) continue;
    const left = LEFT[table];
    assert.ok(left, `${table} keeps a row: ${text}`);
    for (const [column, value] of Object.entries(row)) {
      const isEmpty = value === null || value === false || value === 0;
      assert.ok(isEmpty || left[column], `${table}.${column} is left without a reason: ${value}`);
    }
  }

  const [report] = await sql`select * from reports where id = ${reports[0]!}`;
  assert.equal(report!.userId, null);
  assert.deepEqual([report!.latitude, report!.longitude], [40.677, -74.009]);
  assert.equal(report!.note, "The drain at 12 Van Brunt is blocked. Call •••");
  assert.doesNotMatch(report!.originalNote, /555/);
  for (const { body } of await sql`select body from messages where kind <> 'alert'`) {
    assert.equal(body, "");
  }

  const named = new Set((await sql`select object_key from media`).map((row) => row.objectKey));
  for (const { key, bytes } of await stored(sandbox)) {
    if (key.startsWith("backups/deletions/")) {
      assert.ok(bytes.includes(me.id) && !bytes.includes(me.phone.slice(1)), "an id alone");
      continue;
    }
    assert.ok(named.has(key), `storage has ${key}, which no row names`);
    for (const needle of needles) assert.ok(!bytes.includes(needle) && !key.includes(needle));
  }
  assert.ok(named.size > 0, "photos of reports stay");
});

/** All that the worker does about files and old rows, at that time. */
function worker({ sql }: TestDatabase, { storage, carrier }: TestSandbox) {
  return async (at: Date) => {
    await takeOver({ sql, storage, carrier }, at);
    await clean({ sql, storage }, at);
    await cleanUp({ sql, storage }, at);
    await deleteUnwanted({ sql, storage }, at);
  };
}

/** Somebody uses all there is. */
async function live(
  api: TestApi,
  { sql }: TestDatabase,
  sandbox: TestSandbox,
  { work, theirs }: { work: (at: Date) => Promise<void>; theirs: string },
) {
  const person = await api.signIn(PHONE);
  await person.patch("/api/me", {
    places: [{ zip: "11231", level: "flood" }],
    consentVersion: CONSENT_VERSION,
  });
  const { body: me } = await person.get("/api/me");
  const { body: report } = await person.post("/api/reports", {
    location: EXACT,
    depth: "knee",
    note: "The drain is blocked. Call (718) 555-0123",
    submissionId: SUBMISSION,
    wantsTexts: true,
    mediaIds: [await upload(person), await upload(person, PNG, "image/png")],
  });
  await person.patch(`/api/reports/${report.id}`, {
    note: "The drain at 12 Van Brunt is blocked. Call 1.718.555.0123",
  });
  await person.post(`/api/reports/${report.id}/water`, { answer: "still" });
  await person.post(`/api/reports/${theirs}/confirmations`);
  const mediaIds = [await upload(person, MP4, "video/mp4")];
  const { body: second } = await person.post("/api/reports", {
    zip: "11231",
    depth: "ankle",
    mediaIds,
  });
  await upload(person); // no report comes for it
  const late = await person.post("/api/uploads", { contentType: "image/jpeg", sizeBytes: 9 });
  await (await postFile(late.body, JPEG)).body?.cancel();

  await sandbox.inbound(PHONE, "STATUS");
  await sandbox.inbound(PHONE, "2", [{ contentType: "image/jpeg", bytes: JPEG }]);
  await work(new Date());
  // A carrier that does not delete keeps it, and is asked again.
  await sandbox.inbound(PHONE, "another", [{ contentType: "image/jpeg", bytes: JPEG }]);
  await sandbox.inbound(PHONE, "one more", [{ contentType: "image/jpeg", bytes: PNG }]);
  // Of an earlier release: its sender's id in its key.
  const oldKey = `media/${me.id}/old.jpg`;
  await sandbox.storage.put(oldKey, JPEG, "image/jpeg");
  await sql`
    insert into media
      (user_id, report_id, kind, object_key, content_type, size_bytes, ready_at, created_at)
    values (${me.id}, ${report.id}, 'photo', ${oldKey}, 'image/jpeg', 9, now(), now())`;
  await sandbox.settled();
  const sids = await sql<{ sid: string }[]>`select sid from inbound_texts`;
  return {
    ...{ person, me },
    reports: [report.id, second.id],
    secrets: [...sids.map(({ sid }) => sid), "5550123", "555-0123", "555.0123", person.address],
  };
}

async function snapshot({ sql }: TestDatabase) {
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'
      and table_name not in ('zips', 'unplaced_zips', 'zip_sources')`;
  const rows = await Promise.all(tables.map(async ({ name }) => {
    const rows = await sql<{ row: string }[]>`select to_json(t)::text as row from ${sql(name)} t`;
    return rows.map(({ row }) => ({ table: name, text: row, row: JSON.parse(row) }));
  }));
  return rows.flat();
}

async function stored({ state }: TestSandbox): Promise<{ key: string; bytes: string }[]> {
  const directory = `${state.options.s3.directory}/${state.options.s3.bucket}`;
  const objects = [];
  for await (const { name } of Deno.readDir(directory)) {
    if (!name.endsWith(".json")) continue;
    const { key, files } = JSON.parse(await Deno.readTextFile(`${directory}/${name}`));
    const bytes = new TextDecoder("latin1").decode(await Deno.readFile(files.at(-1)));
    objects.push({ key, bytes });
  }
  return objects;
}

Deno.test("a carrier that does not delete a photo is asked until it has", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const { sql } = database;
  const work = worker(database, sandbox);
  const person = await api.signIn(PHONE);
  await sandbox.inbound(PHONE, "2", [{ contentType: "image/jpeg", bytes: JPEG }]);
  assert.equal((await person.delete("/api/me")).status, 204);
  sandbox.faults({ twilio: { kind: "500" } });
  const minutes = (n: number) => new Date(Date.now() + n * 60_000);
  await work(minutes(0));
  await work(minutes(2));
  assert.equal((await sql`select from carrier_removals`).length, 1);
  sandbox.faults({});
  await work(minutes(10));
  assert.equal((await sql`select from carrier_removals`).length, 0);
  assert.equal(sandbox.state.media.length, 0);
});
