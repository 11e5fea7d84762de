import assert from "node:assert/strict";
import { cloneDatabase } from "../../testing/database.ts";
import { addUser } from "../../testing/rows.ts";
import { startSandbox } from "../../testing/sandbox.ts";
import { cleanUp } from "./housekeeping.ts";

const NOW = new Date("2026-11-22T12:00:00Z");
const ago = (days: number) => new Date(NOW.getTime() - days * 86_400_000);

Deno.test("sessions go when no browser keeps their cookie any more; when somebody was last in stays", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  const { sql } = database;
  const [left, often] = [await addUser(sql), await addUser(sql)];
  for (const [user, days] of [[left, 500], [left, 450], [often, 450], [often, 10]] as const) {
    await sql`
      insert into sessions (user_id, browser, system, signed_in_at, seen_at)
      values (${user.id}, 'other', 'other', ${ago(days)}, ${ago(days)})`;
  }
  await cleanUp({ sql, storage: sandbox.storage }, NOW);
  const kept = await sql<{ userId: string; seenAt: Date }[]>`
    select user_id, seen_at from sessions order by seen_at`;
  assert.deepEqual(kept.map(({ userId, seenAt }) => [userId, seenAt]), [
    [left.id, ago(450)],
    [often.id, ago(10)],
  ]);
});

Deno.test("the security log is kept for 180 days, tries at codes for one, changed accounts for an hour", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  const { sql } = database;
  for (const days of [179, 181]) {
    await sql`insert into security_log (at, event) values (${ago(days)}, 'signedIn')`;
  }
  for (const days of [0.9, 1.1]) {
    await sql`
      insert into code_tries (ip, asker, created_at) values ('198.51.100.7', 'new', ${ago(days)})`;
  }
  for (const minutes of [50, 70]) {
    await sql`
      insert into changed_accounts (user_id, changed_at)
      values (gen_random_uuid(), clock_timestamp() - make_interval(mins => ${minutes}))`;
  }
  await cleanUp({ sql, storage: sandbox.storage }, NOW);
  const [row] = await sql`
    select
      (select count(*)::int from security_log) as log,
      (select count(*)::int from code_tries) as tries,
      (select count(*)::int from changed_accounts) as changed`;
  assert.deepEqual(row, { log: 1, tries: 1, changed: 1 });
});
