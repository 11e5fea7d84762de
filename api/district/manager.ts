import type { TransactionSql } from "postgres";
import type { Sql } from "shared/server/database.ts";

/**
 * Runs a manager's queries as the role floodline_manager, to which the database itself shows the
 * rows of this one district (migrations/0006). Behind each query's own `where bid_id = …`.
 */
export async function asManager<T>(
  sql: Sql,
  bidId: string,
  work: (tx: TransactionSql) => Promise<T>,
): Promise<T> {
  const result = await sql.begin(async (tx) => {
    // Sent at once, ahead of the work's first query and without a wait for the answer.
    const role = tx`
      select set_config('role', 'floodline_manager', true),
        set_config('floodline.bid_id', ${bidId}, true)`.execute();
    const [done] = await Promise.all([work(tx), role]);
    return { done };
  });
  return result.done;
}

/** For the rest of such a transaction: what follows from a manager's act is ours to do, not theirs. */
export async function asOurselves(tx: TransactionSql): Promise<void> {
  await tx`select set_config('role', 'none', true)`;
}
