import assert from "node:assert/strict";
import type { TransactionSql } from "postgres";
import { cloneDatabase } from "../../../testing/database.ts";
import { addDistrict, RED_HOOK } from "../../../testing/rows.ts";
import { readTogether } from "./read_together.ts";

interface Seen {
  plans: string;
  role: string;
  bidId: string;
  transaction: string;
}

async function look(tx: TransactionSql): Promise<Seen> {
  const [seen] = await tx<[Seen]>`
    select current_setting('plan_cache_mode') as plans, current_user as role,
      current_setting('floodline.bid_id') as bid_id, now()::text as transaction`;
  return seen;
}

Deno.test("what is read at one moment is read in one transaction, as the district, by plans of each kind", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const read = readTogether(sql, bidId);
  const late = async (tx: TransactionSql) => {
    await look(tx);
    return await look(tx);
  };
  const [anew, kept, later] = await Promise.all([
    read(late, { plansAnew: true }),
    read(look),
    read(late),
  ]);
  const as = { role: "floodline_manager", bidId, transaction: kept.transaction };
  assert.deepEqual(kept, { ...as, plans: "force_generic_plan" });
  assert.deepEqual(later, { ...as, plans: "force_generic_plan" });
  assert.deepEqual(anew, { ...as, plans: "auto" });
  const alone = await read(look, { plansAnew: true });
  assert.notEqual(alone.transaction, kept.transaction);
  assert.equal(alone.plans, "auto");
  const [after] =
    await sql`select current_setting('plan_cache_mode') as plans, current_user as role`;
  assert.notEqual(after!.role, "floodline_manager");
  assert.equal(after!.plans, "auto");
});
