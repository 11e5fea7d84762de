// The database by itself: whoever asks, a district that has a manager keeps one.
import assert from "node:assert/strict";
import { cloneDatabase } from "../../../testing/database.ts";
import { addDistrict, addUser, RED_HOOK } from "../../../testing/rows.ts";

const LAST = /a district keeps a manager/;

Deno.test("the last manager's role is neither taken nor lowered, crew or not", async () => {
  await using database = await cloneDatabase();
  const sql = database.asProgram;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const [first, second] = [await addUser(sql, { bidId }), await addUser(sql, { bidId })];
  const crew = await addUser(sql, { bidId, role: "crew" });
  await sql`update users set bid_role = 'viewer' where id = ${first.id}`;
  await assert.rejects(sql`update users set bid_role = 'crew' where id = ${second.id}`, LAST);
  await assert.rejects(sql`update users set bid_id = null where id = ${second.id}`, LAST);
  await sql`update users set bid_id = null where id = ${crew.id}`;
  const [gone] = await sql`select bid_role, bid_since from users where id = ${crew.id}`;
  assert.deepEqual(gone, { bidRole: null, bidSince: null });
});

Deno.test("of two managers who lower one another at the same moment one stays", async () => {
  await using database = await cloneDatabase();
  const sql = database.asProgram;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  for (let round = 0; round < 5; round++) {
    const managers = [await addUser(sql, { bidId }), await addUser(sql, { bidId })];
    await sql`delete from users where not (id = any(${managers.map(({ id }) => id)}::uuid[]))`;
    // Both have read that there are two, and have done their work, before either commits.
    const barrier = meetingOf(2);
    const outcomes = await Promise.allSettled(managers.map(({ id }) =>
      sql.begin(async (tx) => {
        await tx`select count(*) from users where bid_role = 'manager'`;
        await barrier();
        await tx`update users set bid_role = 'crew' where id = ${id}`;
      })
    ));
    assert.deepEqual(outcomes.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
    const [{ left }] = await sql<[{ left: number }]>`
      select count(*)::int as left from users where bid_role = 'manager'`;
    assert.equal(left, 1);
  }
});

Deno.test("a district that goes takes its managers' roles along; an account may always go", async () => {
  await using database = await cloneDatabase();
  const sql = database.asProgram;
  const [bid, other] = [
    await addDistrict(sql, RED_HOOK),
    await addDistrict(sql, { ...RED_HOOK, slug: "other" }),
  ];
  const manager = await addUser(sql, { bidId: bid.id });
  await sql`delete from bids where id = ${bid.id}`;
  const [left] = await sql`select bid_id, bid_role from users where id = ${manager.id}`;
  assert.deepEqual(left, { bidId: null, bidRole: null });
  const last = await addUser(sql, { bidId: other.id });
  await sql`delete from users where id = ${last.id}`;
});

Deno.test("nobody has a role without a district, or a district without a role", async () => {
  await using database = await cloneDatabase();
  const sql = database.asProgram;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  await assert.rejects(addUser(sql, { bidId, role: null }), /check constraint/);
  await assert.rejects(addUser(sql, { role: "crew" }), /check constraint/);
  await assert.rejects(addUser(sql, { bidId, role: "boss" as never }), /check constraint/);
});

/** Resolves for all once so many have come. */
function meetingOf(count: number): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let here = 0;
  return () => {
    if (++here === count) resolve();
    return promise;
  };
}
