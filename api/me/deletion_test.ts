import assert from "node:assert/strict";
import { CONSENT_VERSION } from "shared/consent.ts";
import { startApi } from "../../testing/api.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { addUser } from "../../testing/rows.ts";
import { startSandbox } from "../../testing/sandbox.ts";
import { cleanUp } from "../../worker/housekeeping/housekeeping.ts";

Deno.test("of a deleted account nothing stays that leads to its owner, at most a day after", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const { sql } = database;
  const person = await api.signIn("+17185550123");
  await person.patch("/api/me", {
    places: [{ zip: "11231", level: "flood" }],
    consentVersion: CONSENT_VERSION,
  });
  const { body: report } = await person.post("/api/reports", { zip: "11231", depth: "knee" });
  const other = await addUser(sql);
  const theirs = await (await api.enter(other)).post("/api/reports", {
    zip: "11231",
    depth: "knee",
  });
  const { body: me } = await person.get("/api/me");
  await sql`
    insert into report_confirmations (report_id, user_id, confirmed_at)
    values (${theirs.body.id}, ${me.id}, now())`;
  await sql`
    insert into inbound_texts (sid, phone, wish, received_at)
    values ('SM1', ${me.phone}, 'status', now())`;
  await sql`
    insert into media (user_id, kind, object_key, content_type, created_at, ready_at)
    values (${me.id}, 'photo', 'never-sent', 'image/png', now(), now())`;

  assert.equal((await person.delete("/api/me")).status, 204);
  await cleanUp({ sql, storage: sandbox.storage }, new Date(Date.now() + 25 * 3600_000));

  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`;
  for (const { name } of tables) {
    const rows = await sql<{ row: string }[]>`select to_json(t)::text as row from ${sql(name)} t`;
    for (const { row } of rows) {
      assert.ok(!row.includes(me.id), `${name}: ${row}`);
      assert.ok(!row.includes(me.phone.slice(1)), `${name}: ${row}`);
    }
  }
  const [kept] = await sql`select user_id from reports where id = ${report.id}`;
  assert.equal(kept!.userId, null, "the report stays");
});
