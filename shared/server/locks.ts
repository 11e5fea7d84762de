// Locks that the database holds for us by a number: every number is here, and none stands elsewhere.
import type { Query } from "./database.ts";

export const LOCKS = {
  /** One runner of migrations works, the rest wait. */
  migrations: 7238014,
  /** Storms are written one sweep at a time: two would lock the same rows crosswise. */
  storms: 7238015,
  /** Codes are counted and added by one at a time, or a limit would be passed. */
  signInCodes: 7238016,
  /** One text of a phone number after the other, so that two cannot both be its first of the hour. */
  textsOfPhone: 7238017,
  /** Tries of codes, as the codes. */
  codeTries: 7238018,
  /** What is held against numbers is written, and taken back, one after the other. */
  numbers: 7238019,
  /** Months of rain get a partition by one worker at a time. */
  months: 7238020,
  /** A district sends one broadcast at a time, or its limit a day would be passed. */
  broadcasts: 7238031,
  /** After-storm reports become files one at a time, whichever worker makes them. */
  afterFiles: 7238032,
} as const;
type LockName = keyof typeof LOCKS;

/** Waits for it; held until the transaction ends. */
export async function lock(tx: Query, name: LockName): Promise<void> {
  await tx`select pg_advisory_xact_lock(${LOCKS[name]})`;
}

/** As `lock`, for one of many that go by the same name. */
export async function lockOne(tx: Query, name: LockName, which: string): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${which}, ${LOCKS[name]}))`;
}

/** Does not wait; held until the connection ends. */
export async function tryLock(sql: Query, name: LockName): Promise<boolean> {
  const [row] = await sql<[{ locked: boolean }]>`
    select pg_try_advisory_lock(${LOCKS[name]}) as locked`;
  return row.locked;
}
