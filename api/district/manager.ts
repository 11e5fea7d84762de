import type { TransactionSql } from "postgres";
import { AppError } from "shared/server/app_error.ts";
import type { Sql } from "shared/server/database.ts";

/**
 * Runs a manager's queries as the role floodline_manager, to which the database itself shows the
 * rows of this one district (migrations/0006). Behind each query's own `where bid_id = …`.
 *
 * @throws AppError notStaff for a district that was removed: a token outlives it by 15 minutes
 */
export async function asManager<T>(
  sql: Sql,
  bidId: string,
  work: (tx: TransactionSql) => Promise<T>,
  { plans = "auto" }: { plans?: "auto" | "force_generic_plan" } = {},
): Promise<T> {
  const result = await sql.begin(async (tx) => {
    // Sent at once, ahead of the work's first query and without a wait for the answer.
    const role = tx`
      select set_config('role', 'floodline_manager', true),
        set_config('floodline.bid_id', ${bidId}, true),
        set_config('plan_cache_mode', ${plans}, true),
        exists (select from bids where id = ${bidId}) as is_there`.execute();
    // Whatever the work makes of a district that is not there.
    const [[found], done] = await Promise.all([role, settle(work(tx))]);
    if (!found!.isThere) throw new AppError("notStaff");
    if (done.status === "rejected") throw done.reason;
    return { done: done.value };
  });
  return result.done;
}

async function settle<T>(work: Promise<T>): Promise<PromiseSettledResult<T>> {
  const [result] = await Promise.allSettled([work]);
  return result;
}

/** To the end of the transaction: of two who change a district at once, one waits. */
export async function lockDistrict(tx: TransactionSql, bidId: string): Promise<void> {
  await tx`select from bids where id = ${bidId} for update`;
}

/** For the rest of such a transaction: what follows from a manager's act is ours to do, not theirs. */
export async function asOurselves(tx: TransactionSql): Promise<void> {
  await tx`select set_config('role', 'none', true)`;
}
