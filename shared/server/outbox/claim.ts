// Which texts leave next, and when: by level, at the sending number's speed, within the day's money.
import type { Query, Sql } from "../database.ts";

/** A message that this process has claimed and must now send. */
export interface ClaimedText {
  id: string;
  phone: string;
  body: string;
  expiresAt: Date;
  /** Which try this is, from 1: what is learned about one try never touches the next. */
  tries: number;
  /** Its own moment, so that texts leave evenly spaced over all workers. */
  leaveAt: Date;
}

export interface Claim {
  texts: ClaimedText[];
  /** When the next text may leave. */
  nextAt: Date;
  /** The carrier is ill: one text at a time finds out whether that is over. */
  isProbe: boolean;
  /** It takes texts and gives them back: that it takes one is no sign of its being well. */
  isIllByReceipt: boolean;
  /** Some wait for no reason but the day's money. */
  isOverBudget: boolean;
}

/** What the alerts of a UTC day may cost, in parts. Other texts have purses (purses.ts). */
export interface DayBudget {
  segments: number;
  /** Less: the rest is kept for flood risk alone. */
  withoutReserve: number;
}

interface ClaimTerms {
  limit: number;
  now: Date;
  perSecond?: number;
  /** None: without a ceiling. */
  budget?: DayBudget;
}

/** How far ahead of its moment a text may be claimed: a worker's next claim comes well within it. */
export const AHEAD_MS = 500;
export const PROBE_EVERY_MS = 30_000;
/** A worker whose clock was wrong must not keep the others waiting for ever. */
const LONGEST_WAIT_MS = 10 * 60_000;

/**
 * Takes up to `limit` messages, worst level first, then oldest. Each is committed as `sending`
 * before it is returned, and counted into the day's spending; any number of processes may claim at
 * once. Whoever said STOP since it was queued is passed over.
 */
export async function claim(
  sql: Query,
  { limit, now, perSecond = 1000, budget }: ClaimTerms,
): Promise<Claim> {
  const cap = budget ?? { segments: 2 ** 31 - 1, withoutReserve: 2 ** 31 - 1 };
  const today = now.toISOString().slice(0, 10);
  const rows = await sql<(Omit<Claim, "texts"> & (ClaimedText | { id: null }))[]>`
    with pace as materialized (
      select
        case
          when next_at between ${now} and ${later(now, LONGEST_WAIT_MS)} then next_at else ${now}
        end as start_at,
        -- Another worker's midnight may come a moment before ours.
        case
          when spent_on between ${today}::date and ${today}::date + 1 then spent_on
          else ${today}::date
        end as day,
        case when spent_on between ${today}::date and ${today}::date + 1 then spent else 0 end as spent
      from sending_pace
      for update
    ), allowed as materialized (
      select start_at, day, spent, is_ill, is_ill_by_receipt, case
        when is_ill then (start_at <= ${now})::int
        else greatest(0, least(${limit}::int,
          1 + floor(extract(epoch from ${
    later(now, AHEAD_MS)
  } - start_at) * ${perSecond}::float)::int))
      end as count
      from pace, (
        select count(*) > 0 as is_ill, coalesce(bool_or(detail ->> 'by' = 'receipt'), false) as is_ill_by_receipt
        from conditions where name = 'carrier' and ill_since is not null
      ) carrier
    ), waiting as materialized (
      select id, kind, step, segments, priority, created_at from messages m
      where status = 'queued' and send_at <= ${now} and expires_at > ${now} and ${isWanted(sql)}
        -- While it is ill, first what was not refused yet: by it is seen that others were no use themselves.
        and (error_code is null or not (select is_ill from allowed) or not exists (
          select from messages fresh
          where fresh.status = 'queued' and fresh.error_code is null
            and fresh.send_at <= ${now} and fresh.expires_at > ${now}
        ))
      order by priority desc, created_at, id
      limit (select count from allowed)
      for update skip locked
    ), priced as materialized (
      select w.id,
        row_number() over in_turn as turn,
        -- Any other text was paid for when it was written, by a purse of its own.
        w.kind <> 'alert' or spent + sum(segments) filter (where w.kind = 'alert') over in_turn <=
          case when w.step in ('flood', 'warning') then ${cap.segments}::int else ${cap.withoutReserve}::int end
          as is_affordable
      from waiting w, allowed
      window in_turn as (order by priority desc, created_at, w.id)
    ), claimed as (
      update messages m set
        status = 'sending', sending_at = ${now}, doubted_at = null, tries = tries + 1
      -- As an array, each is looked up. PostgreSQL cannot know how few they are: joined, it read the whole
      -- outbox for each claim.
      where m.id = any(array(select id from priced where is_affordable))
      returning m.id, m.kind, m.phone, m.body, m.expires_at, m.tries, m.segments
    ), after as materialized (
      select
        case when is_ill and count(c.id) > 0 then ${later(now, PROBE_EVERY_MS)}
          else start_at + make_interval(secs => count(c.id) / ${perSecond}::float) end as next_at,
        day, spent + coalesce(sum(c.segments) filter (where c.kind = 'alert'), 0) as spent,
        count(c.id) as count
      from allowed left join claimed c on true
      group by start_at, is_ill, day, spent
    ), paced as (
      update sending_pace p set next_at = after.next_at, spent_on = after.day, spent = after.spent
      from after where after.count > 0
    )
    select
      after.next_at, allowed.is_ill as is_probe, allowed.is_ill_by_receipt,
      exists (select from priced where not is_affordable) as is_over_budget,
      c.id, c.phone, c.body, c.expires_at, c.tries,
      allowed.start_at + make_interval(secs => (priced.turn - 1) / ${perSecond}::float) as leave_at
    from allowed cross join after left join (claimed c join priced using (id)) on true
    order by priced.turn`;
  const { nextAt, isProbe, isIllByReceipt, isOverBudget } = rows[0]!;
  const texts = rows.flatMap((row) => {
    if (row.id === null) return [];
    const { id, phone, body, expiresAt, tries, leaveAt } = row;
    return [{ id, phone, body, expiresAt, tries, leaveAt }];
  });
  return { texts, nextAt, isProbe, isIllByReceipt, isOverBudget };
}

/** Further ahead nobody sends anyhow: the carrier wants us to wait, or others have just taken turns. */
const LONGEST_QUEUE_MS = 20_000;

/**
 * A text that leaves beside the queue takes its turn of the sending number's speed. In no transaction
 * with anything else: who dies or freezes in one must not hold the pace.
 */
export async function takeTurn(sql: Sql, perSecond: number, now: Date): Promise<void> {
  await sql`
    update sending_pace set
      next_at = greatest(next_at, ${now}) + make_interval(secs => 1 / ${perSecond}::float)
    where next_at < ${later(now, LONGEST_QUEUE_MS)}`;
}

/** The carrier wants us to wait: no worker claims before then. */
export async function holdBack(sql: Query, until: Date): Promise<void> {
  await sql`update sending_pace set next_at = greatest(next_at, ${until})`;
}

/** It is well again: no need to wait any longer, for those either that it had put off. */
export async function resumeSending(sql: Query, now: Date): Promise<void> {
  await sql`update sending_pace set next_at = least(next_at, ${now})`;
  await sql`
    update messages set send_at = ${now}
    where status = 'queued' and error_code is not null and send_at > ${now}`;
}

/**
 * Of a message `m`: all but codes and answers need an owner who may still be told, but for an invitation to
 * a number that is nobody's account; and a broadcast's text, that nobody has stopped it, nor its reader left
 * broadcasts out.
 */
export function isWanted(sql: Query) {
  return sql`(m.kind in ('code', 'reply')
    or m.invitation_id is not null and m.user_id is null
      and not exists (select from users u where u.phone = m.phone and u.unsubscribed_at is not null)
    or exists (
    select from users u
    where u.id = m.user_id and u.unsubscribed_at is null and u.unreachable_at is null
  ) and not ${isTakenBack(sql)} and not ${isLeftOut(sql)})`;
}

/** Of a message `m`: its broadcast was stopped, or is gone with its district. */
export function isTakenBack(sql: Query) {
  return sql`(m.kind = 'broadcast' and not exists (
    select from broadcasts b where b.id = m.broadcast_id and b.state <> 'stopped'
  ))`;
}

/** Of a message `m`: its reader wants no broadcasts any more, or none of the tide or of watches. What a drill tells is part of its staff's work. */
export function isLeftOut(sql: Query) {
  return sql`(m.kind = 'broadcast' and exists (
    select from users u join broadcasts b on b.id = m.broadcast_id
    where u.id = m.user_id and not u.wants_broadcasts and not b.is_drill
  ) or m.tide_zip is not null and exists (
    select from users u where u.id = m.user_id and not u.wants_tides
  ) or m.watch_chain is not null and exists (
    select from users u where u.id = m.user_id and not u.wants_ahead
  ))`;
}

function later(now: Date, ms: number): Date {
  return new Date(now.getTime() + ms);
}
