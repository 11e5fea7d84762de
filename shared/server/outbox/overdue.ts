// Texts that the carrier has taken, and of which no receipt has told the end for long.
import type { Query } from "../database.ts";

/**
 * A text is asked about three times at most, by its age: receipts come within seconds, so that after ten
 * minutes one is lost or the phone is off; the carrier's own view may lag; and after the last look nothing
 * more can come, for it tries no longer than four hours.
 */
export const LOOKS_AFTER_MINUTES = [10, 30, 300] as const;

/** Nobody else asks about it meanwhile; and where the carrier said nothing, when it is asked again. */
const ASKED_ANEW_AFTER_MINUTES = 2;

export interface OverdueText {
  id: string;
  /** The carrier's id. */
  sid: string;
  /** How often the carrier has told what it knows. */
  looks: number;
  sendingAt: Date;
}

/** Those that are due for a look, newest first; nobody else gets them for two minutes. */
export async function claimOverdue(sql: Query, limit: number, now: Date): Promise<OverdueText[]> {
  return await sql<OverdueText[]>`
    with due as (
      select id from messages
      where status in ('accepted', 'sent') and settled_at is null and provider_sid is not null
        and sending_at <= ${now}::timestamptz - make_interval(
          mins => (${[...LOOKS_AFTER_MINUTES]}::int[])[list_looks + 1]
        )
        and (list_asked_at is null or list_asked_at <= ${now}::timestamptz - make_interval(
          mins => ${ASKED_ANEW_AFTER_MINUTES}
        ))
      order by sending_at desc
      limit ${limit}
      for update skip locked
    ), claimed as (
      update messages m set list_asked_at = ${now}
      from due where m.id = due.id
      returning m.id, m.provider_sid as sid, m.list_looks as looks, m.sending_at
    )
    select id, sid, looks, sending_at from claimed order by sending_at desc`;
}

/** Of nobody any more: with the number went the carrier's id, by which alone it could be asked. */
export async function settleNameless(sql: Query, now: Date): Promise<void> {
  await sql`
    update messages set settled_at = ${now}
    where status in ('accepted', 'sent') and settled_at is null and provider_sid is null
      and sending_at <= ${now}::timestamptz - make_interval(mins => ${LOOKS_AFTER_MINUTES.at(
    -1,
  )!})`;
}

/** The carrier said what it knows of them, and will be asked again at their next age. */
export async function countLook(sql: Query, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    update messages set list_looks = list_looks + 1
    where id = any(${ids}::uuid[]) and status in ('accepted', 'sent') and settled_at is null
      and list_looks + 1 < ${LOOKS_AFTER_MINUTES.length}`;
}

/** The network never tells what became of them: handed over is the last that anybody knows. */
export async function settleAsSent(sql: Query, ids: string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    update messages set settled_at = ${now}
    where id = any(${ids}::uuid[]) and status = 'sent' and settled_at is null`;
}

/**
 * The carrier took them once, and does not know them, or not their end, when it must. They may have
 * arrived: none is sent again. A receipt may still tell.
 */
export async function settleAsUnproven(sql: Query, ids: string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    update messages set status = 'expired', expired_for = 'unproven', settled_at = ${now}
    where id = any(${ids}::uuid[]) and status in ('accepted', 'sent') and settled_at is null`;
}
