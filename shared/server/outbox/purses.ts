// Purses: what people and strangers can make us spend, each kind apart and small. Alerts have their own
// money (claim.ts), which no statement here touches; of the sending speed each purse has a share.
import type { Query } from "../database.ts";

/**
 * Who pays for a text that is no alert: sign-in codes to numbers we know, and to numbers never seen
 * before; answers to residents' texts; news of a report to who sent it; word to managers; what districts
 * write to their followers.
 */
const PURSES = ["codes", "newCodes", "replies", "reports", "managers", "broadcasts"] as const;
export type Purse = (typeof PURSES)[number];

/** What the purses hold, from the configuration. */
export interface Allowance {
  /** Parts of a text, each UTC day. */
  parts: Record<Purse, number>;
  segmentCents: number;
  /** What one verification by Twilio Verify costs, in parts of a text. */
  verifyParts: number;
  /** Of the sending number. */
  perSecond: number;
}

export function allowanceFrom(config: {
  SMS_PER_SECOND: number;
  SMS_SEGMENT_CENTS: number;
  SMS_VERIFY_CENTS: number;
  SMS_CODES_DOLLARS: number;
  SMS_NEW_CODES_DOLLARS: number;
  SMS_REPLIES_DOLLARS: number;
  SMS_REPORTS_DOLLARS: number;
  SMS_MANAGERS_DOLLARS: number;
  SMS_BROADCASTS_DOLLARS: number;
}): Allowance {
  const parts = (dollars: number) => partsFor(dollars, config.SMS_SEGMENT_CENTS);
  return {
    parts: {
      codes: parts(config.SMS_CODES_DOLLARS),
      newCodes: parts(config.SMS_NEW_CODES_DOLLARS),
      replies: parts(config.SMS_REPLIES_DOLLARS),
      reports: parts(config.SMS_REPORTS_DOLLARS),
      managers: parts(config.SMS_MANAGERS_DOLLARS),
      broadcasts: parts(config.SMS_BROADCASTS_DOLLARS),
    },
    segmentCents: config.SMS_SEGMENT_CENTS,
    verifyParts: Math.ceil(exactly(config.SMS_VERIFY_CENTS / config.SMS_SEGMENT_CENTS)),
    perSecond: config.SMS_PER_SECOND,
  };
}

/** Whole parts of a text that so much money buys. */
export function partsFor(dollars: number, segmentCents: number): number {
  return Math.floor(exactly(dollars * 100 / segmentCents));
}

/** 1.1 cents are not exactly that in binary. */
function exactly(value: number): number {
  return Number(value.toFixed(6));
}

/**
 * What leaves beside the queue takes no more than this of the sending number's speed, so that alerts
 * keep three fifths of it whatever people do. News of reports, word to managers and broadcasts need none:
 * they are queued, after every alert.
 */
const SPEED_SHARES: Partial<Record<Purse, { share: number; leastAtOnce: number }>> = {
  codes: { share: 0.2, leastAtOnce: 10 },
  newCodes: { share: 0.1, leastAtOnce: 5 },
  replies: { share: 0.1, leastAtOnce: 5 },
};
/** What was not used may be caught up with at once, up to this long. */
const SAVED_SECONDS = 10;
/** Strangers' texts are answered from this much of a purse alone: the rest is for residents'. */
export const STRANGERS_SHARE = 0.25;
/** A process whose clock was wrong must not keep the others waiting for ever. */
const LONGEST_AHEAD_MS = 30 * 60_000;

type Payment =
  /** It may leave then: now, where no wait was offered. */
  | { isPaid: true; leaveAt: Date }
  /** Nothing was taken; when to ask again. */
  | { isPaid: false; freeAt: Date };

interface Price {
  parts: number;
  /** The share of the purse that may be spent by then; the rest is kept for others. */
  upTo?: number;
  /** How long it can wait for its turn. */
  maxWaitMs?: number;
  /** It leaves by numbers of the carrier's own, not by ours. */
  isBesideOurNumber?: boolean;
}

/**
 * Takes a text's price out of its purse, and its turn out of the purse's share of the speed; both or
 * nothing, exact for any number of processes. Inside a transaction the purse is locked to its end.
 */
export async function pay(
  sql: Query,
  purse: Purse,
  { parts, upTo = 1, maxWaitMs = 0, isBesideOurNumber = false }: Price,
  allowance: Allowance,
  now: Date,
): Promise<Payment> {
  const speed = isBesideOurNumber ? undefined : SPEED_SHARES[purse];
  const { stepSeconds, savedSeconds } = spacing(speed, allowance.perSecond);
  const today = now.toISOString().slice(0, 10);
  const latest = new Date(now.getTime() + maxWaitMs);
  const believed = new Date(now.getTime() + LONGEST_AHEAD_MS);
  const [judged] = await sql<
    [{ hasMoney: boolean; hasTurn: boolean; leaveAt: Date; nextDay: Date }]
  >`
    with purse as materialized (
      select
        name, case when is_today then spent_on else ${today}::date end as day,
        case when is_today then spent else 0 end as spent,
        case when is_today then refused else 0 end as refused,
        case when p.next_at between ${now} and ${believed} then p.next_at else ${now} end as next_at
      from purses p, lateral (
        -- Another process's midnight may come a moment before ours.
        select p.spent_on between ${today}::date and ${today}::date + 1 as is_today
      ) dated
      where name = ${purse}
      for update of p
    ), judged as materialized (
      select
        day, spent, refused, next_at, leave_at,
        spent + ${parts}::int <= floor(${allowance.parts[purse] * upTo}::float) as has_money,
        leave_at <= ${latest}::timestamptz as has_turn
      from purse, lateral (
        select greatest(${now}::timestamptz, next_at - make_interval(secs => ${savedSeconds}::float))
          as leave_at
      ) turn
    ), written as (
      update purses p set
        spent_on = j.day,
        spent = j.spent + case when has_money and has_turn then ${parts}::int else 0 end,
        refused = j.refused + (not has_money)::int,
        next_at = case
          when has_money and has_turn then j.next_at + make_interval(secs => ${stepSeconds}::float)
          else p.next_at
        end
      from judged j where p.name = ${purse}
    )
    select has_money, has_turn, leave_at,
      (day + 1)::timestamp at time zone 'UTC' as next_day
    from judged`;
  const { hasMoney, hasTurn, leaveAt, nextDay } = judged;
  if (hasMoney && hasTurn) return { isPaid: true, leaveAt };
  return { isPaid: false, freeAt: hasMoney ? leaveAt : nextDay };
}

/**
 * When a purse's turn comes, where it is not now: a glance that keeps nobody waiting, for who need not begin
 * what could not be paid. `pay` alone decides.
 */
export async function findNextTurn(
  sql: Query,
  purse: Purse,
  allowance: Allowance,
  now: Date,
): Promise<Date | undefined> {
  const { savedSeconds } = spacing(SPEED_SHARES[purse], allowance.perSecond);
  const believed = new Date(now.getTime() + LONGEST_AHEAD_MS);
  const [next] = await sql<[{ at: Date }?]>`
    select next_at - make_interval(secs => ${savedSeconds}::float) as at from purses
    where name = ${purse} and next_at <= ${believed}`;
  return next && next.at > now ? next.at : undefined;
}

function spacing(
  speed: { share: number; leastAtOnce: number } | undefined,
  perSecond: number,
): { stepSeconds: number; savedSeconds: number } {
  if (!speed) return { stepSeconds: 0, savedSeconds: LONGEST_AHEAD_MS / 1000 };
  const stepSeconds = 1 / (perSecond * speed.share);
  const atOnce = Math.max(speed.leastAtOnce, SAVED_SECONDS / stepSeconds);
  return { stepSeconds, savedSeconds: (atOnce - 1) * stepSeconds };
}

/** What a purse could not pay, where the transaction that asked it has taken all of it back. */
export async function countRefused(sql: Query, purse: Purse, now: Date): Promise<void> {
  const today = now.toISOString().slice(0, 10);
  await sql`
    update purses set
      spent_on = ${today}::date,
      spent = case when spent_on = ${today}::date then spent else 0 end,
      refused = case when spent_on = ${today}::date then refused else 0 end + 1
    where name = ${purse}`;
}

/** To the end of the transaction, so that what is counted before paying is still so then. */
export async function lockPurse(sql: Query, purse: Purse): Promise<void> {
  await sql`select from purses where name = ${purse} for update`;
}

/** What a purse was asked for and cost nothing in the end. */
export async function refund(sql: Query, purse: Purse, parts: number, paidAt: Date): Promise<void> {
  await sql`
    update purses set spent = greatest(0, spent - ${parts}::int)
    where name = ${purse} and spent_on = ${paidAt.toISOString().slice(0, 10)}::date`;
}

/** After a CTE `ended` of messages that never left: what their purses paid for them. */
export function refundEnded(sql: Query) {
  return sql`
    update purses p set spent = greatest(0, p.spent - cost.parts)
    from (
      select purse, (created_at at time zone 'UTC')::date as day, sum(segments)::int as parts
      from ended where purse is not null group by purse, day
    ) cost
    where p.name = cost.purse and p.spent_on = cost.day`;
}

interface PurseToday {
  name: Purse;
  /** Parts, of the UTC day. */
  spent: number;
  /** How often it was asked for more than it had. */
  refused: number;
}

export async function listPurses(sql: Query, now: Date): Promise<PurseToday[]> {
  const today = now.toISOString().slice(0, 10);
  return await sql<PurseToday[]>`
    select
      name,
      case when spent_on = ${today}::date then spent else 0 end as spent,
      case when spent_on = ${today}::date then refused else 0 end as refused
    from purses
    order by array_position(${[...PURSES]}::text[], name)`;
}
