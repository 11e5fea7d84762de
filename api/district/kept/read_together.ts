import type { TransactionSql } from "postgres";
import type { Sql } from "shared/server/database.ts";
import { asProgram } from "../../sessions/viewer.ts";
import { asManager } from "../manager.ts";

/**
 * Reads something of one district, by plans that are made once for any values. `plansAnew`: where the best way depends
 * on what is asked for, as by moments of a filter; the others are as good, and to plan a board anew each time costs
 * PostgreSQL more than to read it.
 */
export type Read = <T>(
  work: (tx: TransactionSql) => Promise<T>,
  how?: { plansAnew?: boolean },
) => Promise<T>;

/**
 * What is asked for at one moment is read in one transaction, its statements one behind the other on the wire:
 * the role is put on once. For all who may look, so as nobody in particular.
 */
export function readTogether(sql: Sql, bidId: string): Read {
  let gathered: Gathered = { kept: [], anew: [] };
  let reading: Promise<unknown> | undefined;
  return async (work, { plansAnew = false } = {}) => {
    let result: ReturnType<typeof work>;
    gathered[plansAnew ? "anew" : "kept"].push((tx) => result = work(tx));
    reading ??= Promise.resolve().then(() => {
      const { kept, anew } = gathered;
      [gathered, reading] = [{ kept: [], anew: [] }, undefined];
      const plans = kept.length > 0 ? "force_generic_plan" : "auto";
      return asProgram(() =>
        asManager(sql, bidId, async (tx) => {
          await Promise.all(kept.map((each) => each(tx)));
          if (anew.length === 0) return;
          // Sent ahead of them.
          const change = kept.length > 0 && [tx`
            select set_config('plan_cache_mode', 'auto', true)`.execute()];
          await Promise.all([...change || [], ...anew.map((each) => each(tx))]);
        }, { plans })
      );
    });
    await reading;
    return await result!;
  };
}

type Gathered = Record<"kept" | "anew", ((tx: TransactionSql) => Promise<unknown>)[]>;
