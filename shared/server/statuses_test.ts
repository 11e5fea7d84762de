import assert from "node:assert/strict";
import { LANGUAGES } from "shared/languages.ts";
import { hasFailed, hasLeft, MESSAGE_STATUSES } from "shared/message_statuses.ts";
import { isOpen, REPORT_STATUSES, type ReportStatus } from "shared/report_statuses.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { addUser } from "../../testing/rows.ts";

Deno.test("code and statements say alike which reports are open, of every status there is", async () => {
  await using database = await cloneDatabase();
  const rows = await database.sql<{ status: ReportStatus; isOpen: boolean }[]>`
    select status, is_open(status)
    from unnest(enum_range(null::report_status)) with ordinality as s (status, n) order by n`;
  assert.deepEqual(
    rows.map(({ status, isOpen }) => [status, isOpen]),
    REPORT_STATUSES.map((status) => [status, isOpen(status)]),
  );
  assert.deepEqual(new Set(REPORT_STATUSES.map(isOpen)), new Set([true, false]));
});

Deno.test("code and statements say alike which texts have left and which have failed", async () => {
  await using database = await cloneDatabase();
  const rows = await database.sql<Record<"status" | "hasLeft" | "hasFailed", unknown>[]>`
    select status, has_left(status), has_failed(status)
    from unnest(enum_range(null::message_status)) as s (status)`;
  assert.deepEqual(
    new Map(rows.map((row) => [row.status, [row.hasLeft, row.hasFailed]])),
    new Map(MESSAGE_STATUSES.map((status) => [status, [hasLeft(status), hasFailed(status)]])),
  );
  assert.ok(rows.some((row) => row.hasLeft) && rows.some((row) => row.hasFailed));
  assert.ok(!rows.some((row) => row.hasLeft && row.hasFailed));
});

Deno.test("every status but the first is news for who sent a report, and nothing else but the water", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const { id: userId } = await addUser(sql);
  const add = async (news: string) => {
    await sql`
      insert into messages
        (kind, user_id, report_news, body, segments, status, created_at, send_at, expires_at)
      values ('report', ${userId}, ${news}, 'x', 1, 'queued', now(), now(), now())`;
  };
  for (const status of REPORT_STATUSES) if (status !== "new") await add(status);
  await add("water");
  for (const news of ["new", "lost"]) {
    await assert.rejects(() => add(news), { constraint_name: "messages_report_news_check" }, news);
  }
});

Deno.test("the database takes the languages that there are words in, and no other", async () => {
  await using database = await cloneDatabase();
  const { id } = await addUser(database.sql);
  const speak = (language: string) =>
    database.sql`update users set language = ${language} where id = ${id}`;
  for (const language of LANGUAGES) await speak(language);
  await assert.rejects(() => speak("xx"), { constraint_name: "users_language_check" });
  const checks = await database.sql<{ name: string; languages: string[] }[]>`
    select conname as name, array(
      select m[1] from regexp_matches(pg_get_constraintdef(oid), '''(\\w+)''', 'g') as m
    ) as languages
    from pg_constraint where conname like '%language_check'`;
  assert.ok(checks.length > 1);
  for (const { name, languages } of checks) assert.deepEqual(languages, [...LANGUAGES], name);
});
