import assert from "node:assert/strict";
import { RoundOrder } from "shared/api/district/round.ts";
import { startApi } from "../../../testing/api.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import { addDistrict, addReport, addUser, HOBOKEN, RED_HOOK } from "../../../testing/rows.ts";

Deno.test("a round's order is kept for each person, of their own district's reports alone, until it is the usual one again", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const { id: elsewhere } = await addDistrict(sql, HOBOKEN);
  const crew = await addUser(sql, { bidId, role: "crew" });
  const one = await api.enter({ ...crew, bidId, role: "crew" });
  const other = await api.enter(await addUser(sql, { bidId, role: "crew" }));
  const happenedAt = api.deps.now();
  const [first, second] = [
    await addReport(sql, { bidId, happenedAt }),
    await addReport(sql, { bidId, happenedAt }),
  ];
  const theirs = await addReport(sql, { bidId: elsewhere, happenedAt });
  const path = "/api/district/round/order";
  const orderOf = async (person: typeof one) =>
    RoundOrder.parse((await person.get(path)).body).reportIds;
  assert.deepEqual(await orderOf(one), []);

  const put = await one.put(path, { reportIds: [second, theirs, first, second] });
  assert.deepEqual([put.status, put.body.reportIds], [200, [second, first]]);
  assert.deepEqual(await orderOf(one), [second, first]);
  assert.deepEqual(await orderOf(other), []);
  await one.put(path, { reportIds: [first] });
  assert.deepEqual(await orderOf(one), [first]);
  assert.deepEqual((await one.put(path, { reportIds: [] })).body.reportIds, []);
  assert.deepEqual(await orderOf(one), []);
  assert.equal((await one.put(path, { reportIds: ["x"] })).status, 422);

  await one.put(path, { reportIds: [first] });
  await sql`delete from users where id = ${crew.id}`;
  assert.equal((await sql`select from round_orders`).length, 0, "it goes with its owner");
});
