import assert from "node:assert/strict";
import type { ErrorCode } from "shared/errors.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { CHECKS_OF_INPUT, refusalOfDatabase } from "./database_refusals.ts";

/** As the driver throws it. */
function refused(code: string, constraint_name?: string): ErrorCode | undefined {
  return refusalOfDatabase(Object.assign(new Error("refused"), { code, constraint_name }))?.code;
}

const EXPECTED: [what: string, code: string, constraint: string | undefined, ErrorCode?][] = [
  ["a number out of range", "22003", undefined, "invalidInput"],
  ["a time in no form that is one", "22007", undefined, "invalidInput"],
  ["the year 0", "22008", undefined, "invalidInput"],
  ["text with a NUL", "22021", undefined, "invalidInput"],
  ["a time zone that is none", "22023", undefined, "invalidInput"],
  ["a text that is no id", "22P02", undefined, "invalidInput"],
  ["half a letter in JSON", "22P05", undefined, "invalidInput"],
  ["a note that is too long", "23514", "reports_note_check", "invalidInput"],
  ["thresholds out of bounds", "23514", "bid_levels_in_bounds", "invalidInput"],
  ["a check of ours", "23514", "messages_kind_check"],
  ["a check without a name", "23514", undefined],
  ["a null of ours", "23502", undefined],
  ["a null of ours in a table with a check", "23502", "reports_note_check"],
  ["a division by zero", "22012", undefined],
  ["a name that Object has too", "constructor", undefined],
  ["a statement with a mistake", "42601", undefined],
  ["a column that is none", "42703", undefined],
  ["what the role may not", "42501", undefined],
  ["twice the same", "23505", "users_phone_key"],
  ["the account has gone", "23503", "reports_user_id_fkey", "sessionExpired"],
  ["the account has gone that hid a report", "23503", "reports_hidden_by_fkey", "sessionExpired"],
  ["something else has gone", "23503", "messages_episode_id_fkey"],
  ["two in each other's way", "40P01", undefined, "busy"],
  ["no connection is free", "53300", undefined, "busy"],
  ["longer than may be", "57014", undefined, "busy"],
  ["its disk is full", "53100", undefined, "databaseFull"],
  ["some limit of its configuration", "53400", undefined, "databaseUnavailable"],
  ["no memory", "53200", undefined, "busy"],
  ["its disk fails", "58030", undefined, "databaseUnavailable"],
  ["a file of its own is gone", "58P01", undefined, "databaseUnavailable"],
  ["a copy that only reads", "25006", undefined, "databaseUnavailable"],
  ["its memory lost at a crash", "57P02", undefined, "databaseUnavailable"],
  ["it starts yet", "57P03", undefined, "databaseUnavailable"],
  ["it shuts down", "57P01", undefined, "databaseUnavailable"],
];

for (const [what, code, constraint, expected] of EXPECTED) {
  Deno.test(`${what} (${code}, ${constraint ?? "no constraint"}) is told as ${expected ?? "our own failure"}`, () => {
    assert.equal(refused(code, constraint), expected);
  });
}

Deno.test("each check that is the visitor's to keep is one of the database's", async () => {
  await using database = await cloneDatabase();
  const found = await database.sql<{ conname: string }[]>`
    select conname from pg_constraint where contype = 'c' and conname in ${
    database.sql(CHECKS_OF_INPUT)
  }`;
  assert.deepEqual(found.map(({ conname }) => conname).sort(), [...CHECKS_OF_INPUT].sort());
});

Deno.test("whatever names an account that has gone meanwhile is told as a session that has", async () => {
  await using database = await cloneDatabase();
  const found = await database.sql<{ conname: string }[]>`
    select conname from pg_constraint where contype = 'f' and confrelid = 'users'::regclass`;
  assert.ok(found.length > 5);
  for (const { conname } of found) {
    const named = conname === "reports_assigned_to_fkey" ? "colleagueNotFound" : "sessionExpired";
    assert.equal(refused("23503", conname), named, conname);
  }
});
