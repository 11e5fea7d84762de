import assert from "node:assert/strict";
import { cloneDatabase } from "../../testing/database.ts";
import { addUser } from "../../testing/rows.ts";
import { forgetInSecurityLog, noteSecurity } from "./security_log.ts";

const AT = new Date("2026-11-22T12:00:00Z");

Deno.test("of an address the log keeps the network of many that it is in", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  for (const address of ["198.51.100.7", "2001:db8:1:2:3::4", undefined]) {
    await noteSecurity(sql, { event: "signedIn", at: AT, address });
  }
  const rows = await sql`select network::text as network from security_log order by id`;
  assert.deepEqual(rows.map(({ network }) => network), [
    "198.51.100.0/24",
    "2001:db8:1::/48",
    null,
  ]);
  await assert.rejects(
    sql`insert into security_log (at, event, network) values (now(), 'signedIn', '198.51.100.7')`,
    /security_log_network_check/,
  );
});

Deno.test("a number that slipped into a detail is masked", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  await noteSecurity(sql, { event: "signInFailed", at: AT, detail: { reason: "+17185550123" } });
  const [row] = await sql`select detail from security_log`;
  assert.deepEqual(row!.detail, { reason: "[phone]" });
});

Deno.test("an id of many digits is no number: the log names what it is about", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  for (const end of ["7185550123b3", "b71855501233", "b37185550123", "171855501233"]) {
    const report = `01a219b5-f2b3-7c93-a1f0-${end}`;
    await noteSecurity(sql, { event: "reportHidden", at: AT, detail: { report } });
    const [row] = await sql`select detail from security_log order by id desc limit 1`;
    assert.deepEqual(row!.detail, { report });
  }
});

Deno.test("a limit that is run into a thousand times is one entry a network and ten minutes", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const note = (address: string, minutes: number, limit = "address") =>
    noteSecurity(sql, {
      event: "limitReached",
      at: new Date(AT.getTime() + minutes * 60_000),
      address,
      detail: { limit },
      onceInMinutes: 10,
    });
  for (let n = 0; n < 5; n++) await note("198.51.100.7", n);
  const count = async () => (await sql`select from security_log`).length;
  assert.equal(await count(), 1);
  await note("198.51.100.99", 5);
  assert.equal(await count(), 1, "a neighbor in the same network");
  await note("203.0.113.7", 5);
  await note("198.51.100.7", 5, "all");
  await note("198.51.100.7", 11);
  assert.equal(await count(), 4);
});

Deno.test("an account that goes leaves its entries together, under a name that leads nowhere", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const [gone, other] = [await addUser(sql), await addUser(sql)];
  for (const { id: userId } of [gone, gone, other]) {
    await noteSecurity(sql, { event: "signedIn", at: AT, userId });
  }
  await forgetInSecurityLog(sql, gone.id);
  const rows = await sql<{ userId: string; isDeleted: boolean }[]>`
    select user_id, is_deleted from security_log order by id`;
  assert.deepEqual(rows.map(({ isDeleted }) => isDeleted), [true, true, false]);
  assert.equal(rows[0]!.userId, rows[1]!.userId);
  assert.notEqual(rows[0]!.userId, gone.id);
  assert.equal(rows[2]!.userId, other.id);
});
