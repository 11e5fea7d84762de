import assert from "node:assert/strict";
import { noteSecurity } from "shared/server/security_log.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { addDistrict, addUser, RED_HOOK } from "../../testing/rows.ts";
import { run } from "../admin.ts";
import { Mistake } from "./mistake.ts";

const NOW = new Date("2026-11-22T12:00:00Z");
const ago = (hours: number) => new Date(NOW.getTime() - hours * 3600_000);

Deno.test("operators read the security log by time, event, account, number and network", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const user = await addUser(sql, { phone: "+17185550123" });
  await noteSecurity(sql, {
    event: "signedIn",
    at: ago(1),
    userId: user.id,
    address: "198.51.100.7",
  });
  await noteSecurity(sql, {
    event: "signInFailed",
    at: ago(2),
    address: "2001:db8:1:2::1",
    detail: { reason: "codeWrong" },
  });
  await noteSecurity(sql, { event: "signedIn", at: ago(60), userId: user.id });
  const read = async (...args: string[]) =>
    (await run(database.asProgram, ["security-log", ...args], NOW)).split("\n");

  const signedIn = `2026-11-22T11:00:00.000Z  signedIn  account ${user.id}  198.51.100.0/24`;
  const failed =
    "2026-11-22T10:00:00.000Z  signInFailed  nobody known  2001:db8:1::/48  reason codeWrong";
  assert.deepEqual(await read(), [failed, signedIn]);
  assert.equal((await read("--since", "7d")).length, 3);
  assert.deepEqual(await read("--event", "signInFailed"), [failed]);
  assert.deepEqual(await read("--user", user.id), [signedIn]);
  assert.deepEqual(await read("--phone", "718 555 0123"), [signedIn]);
  assert.deepEqual(await read("--network", "2001:db8:1:9::5"), [failed]);
  assert.deepEqual(await read("--limit", "1"), ["The newest 1; more by --limit", signedIn]);
  assert.match((await read("--event", "exported"))[0]!, /^Nothing of that since /);
});

Deno.test("a filter that cannot be is told in a sentence", async () => {
  await using database = await cloneDatabase();
  for (
    const [option, value, words] of [
      ["--event", "signIn", /There is no event "signIn": they are personInvited/],
      ["--since", "yesterday", /as 12h or 7d/],
      ["--user", "me", /an account's id/],
      ["--phone", "718 555 0123", /No account has that number/],
      ["--network", "home", /takes an address or a network/],
      ["--limit", "0", /takes a number/],
      ["--who", "x", /security-log takes --since/],
    ] as const
  ) {
    await assert.rejects(run(database.asProgram, ["security-log", option, value], NOW), (error) => {
      assert.ok(error instanceof Mistake, option);
      assert.match(error.message, words);
      return true;
    });
  }
});

Deno.test("roles that operators give and take are written down, of a removed district too", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  await addDistrict(sql, { ...RED_HOOK, slug: "red-hook" });
  const admin = (...args: string[]) => run(database.asProgram, args, NOW);
  await admin("staff", "add", "718 555 0123", "red-hook");
  await admin("staff", "remove", "718 555 0123");
  await admin("staff", "add", "718 555 0123", "red-hook");
  await admin("districts", "remove", "red-hook", "--yes");
  const lines = (await admin("security-log")).split("\n");
  assert.deepEqual(lines.map((line) => line.split("  ")[1]), [
    "roleGiven",
    "roleTaken",
    "roleGiven",
    "roleTaken",
  ]);
  assert.match(lines[3]!, /by operator, reason district removed/);
  for (const line of lines) assert.doesNotMatch(line, /555/);
});
