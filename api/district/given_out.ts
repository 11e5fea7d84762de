// What a district gives out under a secret and takes back: links and keys. Made by its managers up to a bound, ended at
// once, and both told in its log.
import type { ErrorCode } from "shared/errors.ts";
import { AppError } from "shared/server/app_error.ts";
import { noteSecurity } from "shared/server/security_log.ts";
import type { TransactionSql } from "postgres";
import type { Deps } from "../deps.ts";
import type { StaffSession } from "../sessions/require_session.ts";
import { asManager, asOurselves, lockDistrict } from "./manager.ts";

type Event = Parameters<typeof noteSecurity>[1]["event"];

interface Giving {
  /** How many of its kind there may be at a time, and what one more is told. */
  most: number;
  tooMany: ErrorCode;
  count: (tx: TransactionSql) => Promise<number>;
  add: (tx: TransactionSql, made: { bidId: string; madeBy: string; madeAt: Date }) => Promise<void>;
  /** For the log. */
  event: Event;
  detail: Record<string, string>;
  address: string;
}

/** @throws AppError the `tooMany`; what `count` throws */
export async function giveOut(
  { sql, now }: Pick<Deps, "sql" | "now">,
  { bidId, userId }: StaffSession,
  { most, tooMany, count, add, event, detail, address }: Giving,
): Promise<void> {
  const at = now();
  await asManager(sql, bidId, async (tx) => {
    await lockDistrict(tx, bidId);
    if (await count(tx) >= most) throw new AppError(tooMany);
    await asOurselves(tx);
    await add(tx, { bidId, madeBy: userId, madeAt: at });
    await noteSecurity(tx, { event, at, userId, bidId, address, detail });
  });
}

interface Taking {
  id: string;
  /** Returns what the log says of it. Undefined: there is none that works. */
  end: (
    tx: TransactionSql,
    which: { bidId: string; id: string },
    at: Date,
  ) => Promise<Record<string, string> | undefined>;
  notFound: ErrorCode;
  event: Event;
  address: string;
}

/**
 * Without a new code: to take away is never dangerous.
 *
 * @throws AppError the `notFound`: also where it is ended already
 */
export async function takeBack(
  { sql, now }: Pick<Deps, "sql" | "now">,
  { bidId, userId }: StaffSession,
  { id, end, notFound, event, address }: Taking,
): Promise<void> {
  const at = now();
  await asManager(sql, bidId, async (tx) => {
    const detail = await end(tx, { bidId, id }, at);
    if (!detail) throw new AppError(notFound);
    await asOurselves(tx);
    await noteSecurity(tx, { event, at, userId, bidId, address, detail });
  });
}
