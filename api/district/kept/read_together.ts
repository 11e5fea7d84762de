import type { TransactionSql } from "postgres";
import type { Sql } from "shared/server/database.ts";
import { asProgram } from "../../sessions/viewer.ts";
import { asManager } from "../manager.ts";

/** Reads something of one district. */
export type Read = <T>(work: (tx: TransactionSql) => Promise<T>) => Promise<T>;

/**
 * What is asked for at one moment is read in one transaction, its statements one behind the other on the wire:
 * the role is put on once. For all who may look, so as nobody in particular.
 */
export function readTogether(sql: Sql, bidId: string): Read {
  let gathered: ((tx: TransactionSql) => Promise<unknown>)[] = [];
  let reading: Promise<unknown> | undefined;
  return async (work) => {
    let result: ReturnType<typeof work>;
    gathered.push((tx) => result = work(tx));
    reading ??= Promise.resolve().then(() => {
      const works = gathered;
      [gathered, reading] = [[], undefined];
      return asProgram(() =>
        asManager(sql, bidId, (tx) => Promise.all(works.map((each) => each(tx))))
      );
    });
    await reading;
    return await result!;
  };
}
