// What the carrier's being ill means for the outbox: who finds out tells everybody, and stops the rest.
import { noteIll, noteWell } from "../conditions.ts";
import type { Query } from "../database.ts";
import { getLogger } from "../log.ts";
import { captureException } from "../sentry.ts";
import { holdBack, PROBE_EVERY_MS, resumeSending } from "./claim.ts";

const log = getLogger(["shared", "server", "outbox"]);

/** What the carrier suffers from. */
export type Illness =
  | { errorCode: number; by?: "receipt"; inARow?: number }
  | { reason: string };

/** From now on one text at a time leaves, to find out whether it is over. Loud the first time. */
export async function alarmCarrier(sql: Query, illness: Illness, now: Date): Promise<void> {
  await holdBack(sql, new Date(now.getTime() + PROBE_EVERY_MS));
  if (!await noteIll(sql, "carrier", now, illness)) return;
  log.fatal("the carrier takes no texts: see twilio.com/docs/api/errors", illness);
  captureException(new Error(`the carrier takes no texts: ${JSON.stringify(illness)}`), {
    job: "sending",
  });
}

/**
 * It takes texts. Where it was ill, what waited for that goes out at once; but for receipts that told
 * of it: it took texts all the while.
 */
export async function noteTaken(sql: Query, now: Date): Promise<void> {
  const [ill] = await sql<{ by: string | null }[]>`
    select detail ->> 'by' as by from conditions where name = 'carrier' and ill_since is not null`;
  if (ill?.by !== "receipt") await notePassed(sql, now);
}

async function notePassed(sql: Query, now: Date): Promise<void> {
  if (!await noteWell(sql, "carrier", now)) return;
  await resumeSending(sql, now);
  log.info("the carrier takes texts again");
}

/** One that got this far for so long has not come back: networks without receipts end there. */
const LONG_ENOUGH_MS = 2 * 60_000;

/**
 * Where receipts told that it is ill, receipts tell that it is well: a text that left since then has
 * arrived.
 */
export async function heedReceipts(sql: Query, now: Date): Promise<void> {
  const ill = await findIllByReceipt(sql);
  if (!ill) return;
  const [arrived] = await sql`
    select from (select message_id from receipts order by id desc limit 200) newest
    join messages m on m.id = newest.message_id
    where m.sending_at > ${ill.illSince} and (
      m.status = 'delivered'
      or m.status = 'sent' and m.sending_at < ${new Date(now.getTime() - LONG_ENOUGH_MS)}
    )
    limit 1`;
  if (arrived) await notePassed(sql, now);
}

async function findIllByReceipt(sql: Query): Promise<{ illSince: Date } | undefined> {
  const [ill] = await sql<{ illSince: Date }[]>`
    select ill_since from conditions
    where name = 'carrier' and ill_since is not null and detail ->> 'by' = 'receipt'`;
  return ill;
}
