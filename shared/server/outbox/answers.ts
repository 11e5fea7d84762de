// What the carrier answered to requests to send.
import { isStillOwed, kindOf, waitSeconds } from "../carrier_errors.ts";
import type { Query, Sql } from "../database.ts";
import { lock } from "../locks.ts";
import type { CarrierAnswer } from "../twilio.ts";
import { applyRemedy } from "./owners.ts";
import { refundEnded } from "./purses.ts";

/** One try of a message. */
interface Try {
  id: string;
  tries: number;
}

export interface AnsweredTry extends Try {
  answer: CarrierAnswer;
  /** So many were refused in the same words that it is no single text's fault: it stays owed. */
  isOneOfMany?: boolean;
}

/** Without a connection: as soon as there may be one. */
const UNSENT_WAIT_SECONDS = 5;

/**
 * Writes down what the carrier answered. A receipt may have been faster: its state then stays.
 * Refused ones are taken off the day's spending.
 */
export async function recordAnswers(
  sql: Sql,
  answered: AnsweredTry[],
  { now, retry = true }: { now: Date; retry?: boolean },
): Promise<void> {
  const by = { accepted: [], unknown: [], later: [], refused: [] } as Record<
    Outcome,
    AnsweredTry[]
  >;
  for (const each of answered) by[outcomeOf(each, retry)].push(each);
  await accept(sql, by.accepted);
  await doubt(sql, by.unknown, now);
  await requeue(sql, by.later.map(toUnsent), now);
  await refuse(sql, by.refused, now);
}

export async function recordAnswer(
  sql: Sql,
  { id, tries }: Try,
  answer: CarrierAnswer,
  options: { now: Date; retry?: boolean },
): Promise<void> {
  await recordAnswers(sql, [{ id, tries, answer }], options);
}

type Outcome = "accepted" | "unknown" | "later" | "refused";

function outcomeOf({ answer, isOneOfMany }: AnsweredTry, retry: boolean): Outcome {
  if (answer.result === "unsent") return retry ? "later" : "refused";
  if (answer.result !== "refused") return answer.result;
  const isOwed = isOneOfMany || isStillOwed(answer.errorCode, answer.httpStatus);
  return retry && isOwed ? "later" : "refused";
}

function toUnsent({ id, tries, answer }: AnsweredTry): UnsentTry {
  if (answer.result !== "refused") return { id, tries, seconds: UNSENT_WAIT_SECONDS };
  const { errorCode, httpStatus } = answer;
  return { id, tries, errorCode, seconds: waitSeconds(kindOf(errorCode, httpStatus), tries) };
}

async function accept(sql: Query, answered: AnsweredTry[]): Promise<void> {
  if (answered.length === 0) return;
  const sids = answered.map(({ answer }) => answer.result === "accepted" ? answer.sid : null);
  await sql`
    update messages m set
      provider_sid = coalesce(m.provider_sid, taken.sid),
      error_code = case when status < 'delivered' then null else error_code end,
      status = case when status in ('queued', 'sending', 'unknown') then 'accepted' else status end
    from unnest(${answered.map(({ id }) => id)}::uuid[], ${sids}::text[]) as taken (id, sid)
    where m.id = taken.id and not taken.sid = any(m.given_back_sids)`;
}

async function doubt(sql: Query, tries: Try[], now: Date): Promise<void> {
  if (tries.length === 0) return;
  await sql`
    update messages m set status = 'unknown', doubted_at = ${now}
    from ${tried(sql, tries)}
    where m.id = tried.id and m.tries = tried.tries and m.status = 'sending'`;
}

/** A try that certainly did not leave, and when the next may. */
interface UnsentTry extends Try {
  /** None: at once. */
  seconds?: number;
  /** Why the carrier refused it. */
  errorCode?: number;
}

/**
 * Back into the queue: only for tries that certainly did not leave. Where it is too late by then,
 * or a newer alert of the storm was queued since, it expires instead.
 */
export async function requeue(sql: Query, tries: UnsentTry[], now: Date): Promise<void> {
  if (tries.length === 0) return;
  const seconds = tries.map((each) => each.seconds ?? 0);
  const codes = tries.map((each) => each.errorCode ?? null);
  await sql`
    with lost as materialized (
      select m.id, tried.code, tried.send_at, case
        when ${isOvertaken(sql)} then 'superseded'
        when m.expires_at <= tried.send_at then 'late'
      end as expired_for
      from (
        select id, tries, code, ${now}::timestamptz + make_interval(secs => seconds) as send_at
        from unnest(
          ${tries.map(({ id }) => id)}::uuid[], ${tries.map((each) => each.tries)}::smallint[],
          ${seconds}::float[], ${codes}::int[]
        ) as tried (id, tries, seconds, code)
      ) as tried
      join messages m on m.id = tried.id and m.tries = tried.tries
      where m.status in ('sending', 'unknown')
      order by m.id
      for update of m
    ), unsent as (
      update messages m set
        status = case when lost.expired_for is null then 'queued' else 'expired' end::message_status,
        expired_for = lost.expired_for,
        settled_at = case when lost.expired_for is not null then ${now}::timestamptz end,
        error_code = coalesce(lost.code, m.error_code),
        send_at = lost.send_at, sending_at = null, missed_at = null, doubted_at = null
      from lost
      where m.id = lost.id
      returning m.kind, m.status, m.purse, m.segments, m.created_at, old.sending_at
    ), ended as (
      select purse, segments, created_at from unsent where status = 'expired'
    ), refunded as (${refundEnded(sql)})
    ${takeBack(sql)}`;
}

/** Of a message `m`: newer alerts of its storms have taken the place of all that it tells. */
export function isOvertaken(sql: Query) {
  return sql`(m.alert_id is not null and not exists (
    select from message_tells t left join alerts older on older.id = t.alert_id
    where t.message_id = m.id and t.dropped_for is null and not exists (
      select from alerts newer
      where newer.episode_id = t.episode_id and newer.created_at > m.created_at
        and takes_place_of(newer, older)
    )
  ))`;
}

/**
 * A text ends and its number is held against it in one: a revival between the two would leave the text
 * owed to a number that is given up.
 */
async function refuse(sql: Sql, answered: AnsweredTry[], now: Date): Promise<void> {
  for (const { id, tries, answer } of answered) {
    const errorCode = answer.result === "refused" ? answer.errorCode : null;
    await sql.begin(async (tx) => {
      await lock(tx, "numbers");
      if (!await end(tx, { id, tries }, errorCode, now)) return;
      if (errorCode !== null) await applyRemedy(tx, id, errorCode, now);
    });
  }
}

/** False where it waits for no answer any more. */
async function end(
  sql: Query,
  { id, tries }: Try,
  errorCode: number | null,
  now: Date,
): Promise<boolean> {
  const [refused] = await sql`
    update messages set status = 'refused', error_code = ${errorCode}, settled_at = ${now}
    where id = ${id} and tries = ${tries} and status in ('sending', 'unknown')
    returning id`;
  if (!refused) return false;
  await sql`
    with unsent as (
      select kind, purse, segments, created_at, sending_at from messages where id = ${id}
    ), ended as (
      -- A code is asked for anew; any other may be owed again (see revive), and stays paid for.
      select purse, segments, created_at from unsent where kind = 'code'
    ), refunded as (${refundEnded(sql)})
    ${takeBack(sql)}`;
  return true;
}

/**
 * These codes to so many in a row were no fault of theirs: those that they ended since then are owed
 * again, and their numbers are as good as before.
 */
export async function revive(
  sql: Sql,
  { errorCodes, since }: { errorCodes: number[]; since: Date },
  now: Date,
): Promise<number> {
  const seconds = waitSeconds("account", 1);
  const sendAt = new Date(now.getTime() + seconds * 1000);
  return await sql.begin(async (tx) => {
    await lock(tx, "numbers");
    await tx`
      update users set unreachable_at = null
      where unreachable_at >= ${since} and phone in (
        select phone from messages
        where error_code = any(${errorCodes}::int[]) and settled_at >= ${since}
      )`;
    const { count } = await tx`
      update messages m set
        status = 'queued', settled_at = null, send_at = ${sendAt}, sending_at = null
      where status = 'refused' and error_code = any(${errorCodes}::int[]) and settled_at >= ${since}
        and kind <> 'code' and expires_at > ${sendAt} and not ${isOvertaken(tx)}`;
    return count;
  });
}

function tried(sql: Query, tries: Try[]) {
  return sql`unnest(
    ${tries.map(({ id }) => id)}::uuid[], ${tries.map((each) => each.tries)}::smallint[]
  ) as tried (id, tries)`;
}

/** What did not leave costs the alerts nothing. After a CTE `unsent`. */
export function takeBack(sql: Query) {
  return sql`
    update sending_pace set spent = greatest(0, spent - cost.segments)
    from (
      select (sending_at at time zone 'UTC')::date as day, sum(segments)::int as segments
      from unsent where kind = 'alert' group by day
    ) cost
    where spent_on = cost.day`;
}
