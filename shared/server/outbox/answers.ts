// What the carrier answered to requests to send.
import { type Remedy, remedyFor } from "../carrier_errors.ts";
import type { Query } from "../database.ts";
import type { Answer } from "../twilio.ts";
import { applyRemedy } from "./owners.ts";

/** One try of a message. */
export interface Try {
  id: string;
  tries: number;
}

export interface Answered extends Try {
  answer: Answer;
}

const RETRY_SECONDS = 30;

/**
 * Writes down what the carrier answered. A receipt may have been faster: its state then stays.
 * Refused ones are taken off the day's spending.
 */
export async function recordAnswers(
  sql: Query,
  answered: Answered[],
  { now, retry = true }: { now: Date; retry?: boolean },
): Promise<void> {
  const by = { accepted: [], unknown: [], later: [], refused: [] } as Record<Outcome, Answered[]>;
  for (const each of answered) by[outcomeOf(each.answer, retry)].push(each);
  await accept(sql, by.accepted);
  await doubt(sql, by.unknown);
  await requeue(sql, by.later, { now, sendAt: new Date(now.getTime() + RETRY_SECONDS * 1000) });
  await refuse(sql, by.refused, now);
}

export async function recordAnswer(
  sql: Query,
  { id, tries }: Try,
  answer: Answer,
  options: { now: Date; retry?: boolean },
): Promise<void> {
  await recordAnswers(sql, [{ id, tries, answer }], options);
}

type Outcome = "accepted" | "unknown" | "later" | "refused";

function outcomeOf(answer: Answer, retry: boolean): Outcome {
  if (answer.result !== "refused") return answer.result;
  return retry && isOnlyLater(remedyFor(answer.errorCode, answer.httpStatus)) ? "later" : "refused";
}

/** The text is good and its number is good: what is wrong will pass, or the operator mends it. */
function isOnlyLater(remedy: Remedy): boolean {
  return remedy === "retry" || remedy === "alarm";
}

async function accept(sql: Query, answered: Answered[]): Promise<void> {
  if (answered.length === 0) return;
  const sids = answered.map(({ answer }) => answer.result === "accepted" ? answer.sid : null);
  await sql`
    update messages m set
      provider_sid = coalesce(m.provider_sid, taken.sid),
      status = case when status in ('queued', 'sending', 'unknown') then 'accepted' else status end
    from unnest(${answered.map(({ id }) => id)}::uuid[], ${sids}::text[]) as taken (id, sid)
    where m.id = taken.id`;
}

async function doubt(sql: Query, tries: Try[]): Promise<void> {
  if (tries.length === 0) return;
  await sql`
    update messages m set status = 'unknown'
    from ${tried(sql, tries)}
    where m.id = tried.id and m.tries = tried.tries and m.status = 'sending'`;
}

/**
 * Back into the queue: only for tries that certainly did not leave. Where it is too late by then,
 * or a newer alert of the storm was queued since, it expires instead.
 */
export async function requeue(
  sql: Query,
  tries: Try[],
  { now, sendAt }: { now: Date; sendAt: Date },
): Promise<void> {
  if (tries.length === 0) return;
  await sql`
    with lost as materialized (
      select m.id, case
        when exists (
          select from alerts newer join alerts older on older.id = m.alert_id
          where newer.episode_id = m.episode_id and newer.created_at > m.created_at
            and takes_place_of(newer, older)
        ) then 'superseded'
        when m.expires_at <= ${sendAt} then 'late'
      end as expired_for
      from ${tried(sql, tries)}
      join messages m on m.id = tried.id and m.tries = tried.tries
      where m.status in ('sending', 'unknown')
      order by m.id
      for update of m
    ), unsent as (
      update messages m set
        status = case when lost.expired_for is null then 'queued' else 'expired' end::message_status,
        expired_for = lost.expired_for,
        settled_at = case when lost.expired_for is not null then ${now}::timestamptz end,
        send_at = ${sendAt}, sending_at = null, missed_at = null
      from lost
      where m.id = lost.id
      returning m.segments, old.sending_at
    ) ${takeBack(sql)}`;
}

async function refuse(sql: Query, answered: Answered[], now: Date): Promise<void> {
  for (const { id, tries, answer } of answered) {
    if (answer.result !== "refused") continue;
    const { errorCode } = answer;
    const [refused] = await sql`
      update messages set status = 'refused', error_code = ${errorCode}, settled_at = ${now}
      where id = ${id} and tries = ${tries} and status in ('sending', 'unknown')
      returning id`;
    if (!refused) continue;
    await sql`
      with unsent as (select segments, sending_at from messages where id = ${id}) ${takeBack(sql)}`;
    await applyRemedy(sql, id, errorCode, now);
  }
}

function tried(sql: Query, tries: Try[]) {
  return sql`unnest(
    ${tries.map(({ id }) => id)}::uuid[], ${tries.map((each) => each.tries)}::smallint[]
  ) as tried (id, tries)`;
}

/** What did not leave costs nothing. After a CTE `unsent`. */
function takeBack(sql: Query) {
  return sql`
    update sending_pace set spent = greatest(0, spent - cost.segments)
    from (
      select (sending_at at time zone 'UTC')::date as day, sum(segments)::int as segments
      from unsent group by day
    ) cost
    where spent_on = cost.day`;
}
