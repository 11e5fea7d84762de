// While PostgreSQL is away, requests are told so within seconds. The driver alone would let them
// wait in its queue, which has no time limit, and so would a server that takes and never answers.
import { createMiddleware } from "hono/factory";
import { AppError } from "shared/server/app_error.ts";
import { isFull, isUnavailable, type Sql } from "shared/server/database.ts";
import { refusing } from "./refusing.ts";

/** After this long without an answer it is asked whether the database is the reason. */
const PATIENCE_MS = 2500;
/** For a network that is slow: to connect takes it four round trips. */
const PROBE_MS = 2000;
/** The others where it is there, and has no room or too much to do: see database_refusals.ts. */
const OF_DATABASE = ["databaseUnavailable", "databaseFull", "busy"] as const;

/** By a connection of its own: a pool that is full says nothing about the database. */
export function guardDatabase({ probeSql, patience }: { probeSql: Sql; patience: number }) {
  let isSuspect = false;
  let probe: Promise<boolean> | undefined;

  /** All who ask at the same moment share one probe. */
  const isReachable = () =>
    probe ??= askDatabase(probeSql, PROBE_MS * patience).finally(() => probe = undefined);

  const refuseWhileDown = async () => {
    isSuspect = !await isReachable();
    if (isSuspect) throw new AppError("databaseUnavailable");
  };

  return refusing(
    OF_DATABASE,
    createMiddleware(async (c, next) => {
      if (isSuspect) await refuseWhileDown();
      const work = next().then(() => "done" as const);
      // Other things are slow too, as a carrier: those are waited for.
      while (await Promise.race([work, wait(PATIENCE_MS * patience, work)]) !== "done") {
        await refuseWhileDown();
      }
      if (c.error && isUnavailable(c.error) && !isFull(c.error)) isSuspect = true;
    }),
  );
}

async function askDatabase(sql: Sql, withinMs: number): Promise<boolean> {
  const answer = sql`select 1`.simple().then(() => true, () => false);
  return await Promise.race([answer, wait(withinMs, answer)]) === true;
}

/** `unless`: once this is settled, nobody waits any more. */
async function wait(ms: number, unless: Promise<unknown>): Promise<"waited"> {
  return await new Promise((resolve) => {
    const timer = setTimeout(() => resolve("waited"), ms);
    unless.finally(() => clearTimeout(timer)).catch(() => {});
  });
}
