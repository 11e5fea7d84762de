// The carrier's receipts: what became of a text after it was taken.
import { pathTo } from "../../path_to.ts";
import { hasFailed, type MessageStatus } from "shared/message_statuses.ts";
import { codesOf, isStillOwed, kindOf, remediesFor, waitSeconds } from "../carrier_errors.ts";
import type { Query, Sql } from "../database.ts";
import { lock } from "../locks.ts";
import { isOvertaken } from "./answers.ts";
import { alarmCarrier } from "./carrier_health.ts";
import { applyRemedy } from "./owners.ts";
import { areNewestGivenBack, isOfMany, oweAgain } from "./verdicts.ts";

/** The carrier's words for a message's state, and ours. A word that is not here changes nothing. */
const STATUSES: Partial<Record<string, MessageStatus>> = {
  accepted: "accepted",
  scheduled: "accepted",
  queued: "accepted",
  sending: "accepted",
  sent: "sent",
  // Of those with several recipients; ours have one each.
  partially_delivered: "sent",
  delivered: "delivered",
  read: "delivered",
  undelivered: "undelivered",
  failed: "failed",
  canceled: "failed",
};

interface Receipt {
  messageId: string;
  /** Of one attempt: the next has another. */
  sid: string;
  status: string;
  errorCode?: number;
}

/**
 * Applies a receipt: forward or not at all. Unknown messages, unknown words, repeats and late ones
 * change nothing and are no error. The order of the enum `message_status` is the order of progress.
 *
 * One that says that the text did not arrive, and that it was not the number's fault, ends the attempt
 * and not the message: it is owed still, and the next attempt has a carrier's id of its own. What
 * comes about the first is then no news, but for "delivered" before the second has left.
 */
export async function applyReceipt(sql: Sql, given: Receipt, now: Date): Promise<void> {
  const receipt = { ...given, errorCode: codeOf(given) };
  if (!await keep(sql, receipt, now)) return;
  const { messageId, status: word, errorCode } = receipt;
  const status = STATUSES[word];
  if (!status) return;
  if (hasFailed(status) && errorCode !== undefined && isStillOwed(errorCode)) {
    const isGivenBack = await giveBack(sql, receipt, now) || await move(sql, receipt, status, now);
    if (isGivenBack) await judgeCarrier(sql, errorCode, now);
    return;
  }
  if (!errorCode) return void await move(sql, receipt, status, now);
  const isOfAll = await sql.begin(async (tx) => {
    // What ends a text and what is then held against its number are one: see refuse in answers.ts.
    await lock(tx, "numbers");
    // A late repeat says nothing new: its owner may have come back since.
    return await move(tx, receipt, status, now) &&
      await judgeNumber(tx, { messageId, errorCode }, now) === "oneOfMany";
  });
  if (isOfAll) await alarmCarrier(sql, { errorCode, by: "receipt" }, now);
}

/** Not a code of Twilio's. */
const NO_CODE = 0;

/** What did not arrive, and no reason given, is as unclear as a code that nobody knows. */
function codeOf({ status, errorCode }: Receipt): number | undefined {
  if (errorCode) return errorCode;
  return status === "undelivered" || status === "failed" ? NO_CODE : undefined;
}

/** Each as it came. False where the message is nobody's. */
async function keep(
  sql: Query,
  { messageId, status, errorCode }: Receipt,
  now: Date,
): Promise<boolean> {
  const { count } = await sql`
    insert into receipts (message_id, status, error_code, received_at)
    select id, ${status}, ${errorCode ?? null}, ${now} from messages where id = ${messageId}`;
  return count > 0;
}

/** What is delivered proves that the number lives. False where it was no news. */
async function move(
  sql: Query,
  { messageId, sid, errorCode }: Receipt,
  status: string,
  now: Date,
): Promise<boolean> {
  const [row] = await sql<[{ isNews: boolean }]>`
    with moved as (
      update messages set
        status = ${status}::message_status,
        -- Of nobody any more: the carrier's id would lead back to the number.
        provider_sid = case when phone is not null then coalesce(provider_sid, ${sid}) end,
        error_code = ${errorCode ?? null},
        expired_for = null,
        settled_at = case when ${status}::message_status >= 'delivered' then ${now} else settled_at end
      where id = ${messageId} and coalesce(provider_sid, ${sid}) = ${sid}
        and (status < ${status}::message_status and status < 'delivered'
          or status = 'expired' and expired_for = 'unproven')
        and (not ${sid} = any(given_back_sids)
          or ${status} = 'delivered' and status in ('held', 'queued'))
      returning phone
    ), healed as (
      update users set unreachable_at = null
      from moved
      where ${status} = 'delivered' and users.phone = moved.phone and unreachable_at is not null
    )
    select exists (select from moved) as is_news`;
  return row.isNews;
}

/**
 * Into the queue again, where there is still time. A sign-in code is not: its words are not kept,
 * and whoever waits for it asks for another.
 */
async function giveBack(
  sql: Query,
  { messageId, sid, errorCode }: Receipt & { errorCode?: number },
  now: Date,
): Promise<boolean> {
  const kind = kindOf(errorCode!);
  const [owed] = await sql`
    with owed as (
    update messages m set
      status = 'queued', error_code = ${errorCode!},
      provider_sid = null, given_back_sids = given_back_sids || ${sid}::text,
      send_at = ${now}::timestamptz + make_interval(secs => wait.seconds),
      sending_at = null, doubted_at = null, missed_at = null, list_looks = 0
    from (
      select id, (${[1, 2, 3].map((tries) => waitSeconds(kind, tries))}::float[])[
        least(3, greatest(1, tries))
      ] as seconds
      from messages where id = ${messageId}
    ) wait
    where m.id = wait.id and m.kind <> 'code' and m.phone is not null
      and m.status in ('sending', 'unknown', 'accepted', 'sent')
      and coalesce(m.provider_sid, ${sid}) = ${sid} and not ${sid} = any(m.given_back_sids)
      and m.expires_at > ${now}::timestamptz + make_interval(secs => wait.seconds)
      and not ${isOvertaken(sql)}
    returning m.purse, m.segments
    ), paid_again as (
      update purses p set spent = p.spent + owed.segments
      from owed
      where p.name = owed.purse and p.spent_on = (${now}::timestamptz at time zone 'UTC')::date
    )
    select from owed`;
  return owed !== undefined;
}

async function judgeCarrier(sql: Query, errorCode: number, now: Date): Promise<void> {
  const isAccount = remediesFor(errorCode).includes("stop");
  if (!isAccount && !await areNewestGivenBack(sql)) return;
  await alarmCarrier(sql, { errorCode, by: "receipt" }, now);
}

/** A number's fault; but where all have it, it is none, and those that it ended are owed again. */
async function judgeNumber(
  sql: Query,
  { messageId, errorCode }: { messageId: string; errorCode: number },
  now: Date,
): Promise<"itsOwn" | "oneOfMany"> {
  const remedies = remediesFor(errorCode);
  const isHeldAgainst = remedies.includes("suppress") || remedies.includes("suppressIfRepeated");
  if (!isHeldAgainst || !await isOfMany(sql, errorCode)) {
    await applyRemedy(sql, messageId, errorCode, now);
    return "itsOwn";
  }
  // A night without power puts many phones out of reach, and is no reason to stop.
  if (!remedies.includes("suppress")) return "itsOwn";
  await oweAgain(sql, errorCode, now);
  return "oneOfMany";
}

/** Where the carrier posts its receipts: with our own id, since it has no idempotency key. */
export function statusCallback(publicUrl: string, messageId: string): string {
  return publicUrl + pathTo`/api/twilio/status/${messageId}`;
}

/** Texts that the networks took for spam since then. */
export async function countFiltered(sql: Query, since: Date): Promise<number> {
  const [{ filtered }] = await sql<[{ filtered: number }]>`
    select count(*)::int as filtered from messages
    where error_code = any(${codesOf("filtered")}::int[]) and settled_at > ${since}`;
  return filtered;
}
