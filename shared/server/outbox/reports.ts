// Texts about a report to who sent it: only where they asked for them.
import type { Language } from "shared/languages.ts";
import type { ReportNews } from "shared/report_statuses.ts";
import type { Query } from "../database.ts";
import { countSegments } from "../segments.ts";
import { dropFromTexts } from "./many_reports.ts";
import { type Allowance, lockPurse, pay, refundEnded } from "./purses.ts";
import { endOfRest, type Rest } from "./rest.ts";

const VALID_HOURS = 12;
/** After every alert and every question of a storm: it warns of nothing. */
const PRIORITY = -2;
/** A report has four news; whoever has sent more than one follows the rest on their pages. */
export const MOST_A_DAY = 6;

/**
 * Queues a text for the sender of a report, for the end of their quiet hours or pause. News that still
 * waits gives way to newer. Each news of a report is told once, whatever is changed back and forth, and
 * again only after its sender has said that the water is still there. What
 * there is no money for, or is too much for a day, is written down as never sent: the report's page says
 * so. Inside a transaction that has locked the report.
 *
 * @param write its words for whoever reads them, and whether they are the day's last
 */
export async function tellReporter(
  sql: Query,
  { reportId, actId, news, write }: {
    reportId: string;
    /** Of staff: undone, it is not told. Null: nobody's. */
    actId: string | null;
    news: ReportNews;
    write: WriteReportText;
  },
  { allowance, now }: { allowance: Allowance; now: Date },
): Promise<void> {
  await dropReportTexts(sql, reportId, now);
  const reader = await findUntold(sql, reportId, news);
  if (!reader) return;
  const text = {
    about: { reportId, actId, round: reader.round },
    write: (isLast: boolean) => write({ ...reader, isLast }),
  };
  await insertNews(sql, reader, { news, ...text }, { allowance, now, leavesAt: now });
}

/** Who sent a report, where they want texts about it and have not been told this news of it. */
export async function findUntold(
  sql: Query,
  reportId: string,
  news: ReportNews,
): Promise<Reporter | undefined> {
  const reader = await findReporter(sql, reportId);
  if (!reader || await isTold(sql, reportId, { news, round: reader.round })) return undefined;
  return reader;
}

interface NewsText {
  news: ReportNews;
  /** Null: several reports (message_reports has which), as `id` and `template`. */
  about: { reportId: string; actId: string | null; round: number } | null;
  id?: string;
  template?: (isLast: boolean) => string;
  batchId?: string;
  write: (isLast: boolean) => string;
}

/** Paid for by what people can make us send; `leavesAt`: not before, whoever rests or not. */
export async function insertNews(
  sql: Query,
  reader: Reporter,
  { news, about, id, template, batchId, write }: NewsText,
  { allowance, now, leavesAt }: { allowance: Allowance; now: Date; leavesAt: Date },
): Promise<void> {
  const { userId, phone, language, timeZone } = reader;
  await lockPurse(sql, "reports");
  const told = await countToday(sql, userId, now);
  const isLast = told === MOST_A_DAY - 1;
  const body = write(isLast);
  const parts = countSegments(body);
  const untold = told >= MOST_A_DAY
    ? "tooMany"
    : (await pay(sql, "reports", { parts }, allowance, now)).isPaid
    ? null
    : "purseEmpty";
  const sendAt = endOfRest(leavesAt, reader, timeZone);
  await sql`
    insert into messages
      (id, kind, user_id, phone, report_id, report_news, report_round, act_id, batch_id, language, body,
       body_of_many, segments, purse, priority, status, expired_for, settled_at, created_at, send_at,
       expires_at)
    values
      (coalesce(${id ?? null}::uuid, uuidv7()), 'report', ${userId}, ${phone}, ${
    about?.reportId ?? null
  }, ${news}, ${about?.round ?? 0}, ${about?.actId ?? null}, ${
    batchId ?? null
  }, ${language}, ${body},
       ${template?.(isLast) ?? null}, ${parts}, ${untold ? null : "reports"}, ${PRIORITY},
       ${untold ? "expired" : "queued"}, ${untold}, ${untold && now}, ${now}, ${sendAt},
       ${expiryOf(sendAt)})`;
}

async function isTold(
  sql: Query,
  reportId: string,
  { news, round }: { news: ReportNews; round: number },
): Promise<boolean> {
  const [told] = await sql`
    select from messages
    where report_id = ${reportId} and report_news = ${news} and report_round = ${round}
      and expired_for is distinct from 'takenBack'
    union all
    select from message_reports
    where report_id = ${reportId} and report_news = ${news} and report_round = ${round}
      and dropped_for is distinct from 'takenBack'`;
  return told !== undefined;
}

/** How many texts about reports they have had, or will have, of the last 24 hours. */
export async function countToday(sql: Query, userId: string, now: Date): Promise<number> {
  const [{ told }] = await sql<[{ told: number }]>`
    select count(*)::int as told from messages
    where user_id = ${userId} and kind = 'report' and status <> 'expired'
      and created_at > ${now}::timestamptz - interval '24 hours'`;
  return told;
}

function expiryOf(sendAt: Date): Date {
  return new Date(sendAt.getTime() + VALID_HOURS * 3600_000);
}

/** What waits is not told any more: newer news, or its reader has said themselves how it is. */
export async function dropReportTexts(sql: Query, reportId: string, now: Date): Promise<void> {
  await dropFromTexts(sql, { reportId }, "superseded", now);
  await sql`
    with ended as (
      update messages set status = 'expired', expired_for = 'superseded', settled_at = ${now}
      where report_id = ${reportId} and status = 'queued'
      returning purse, segments, created_at
    ) ${refundEnded(sql)}`;
}

/** The question is answered before it was asked; news of the district stays. */
export async function dropQuestion(sql: Query, reportId: string, now: Date): Promise<void> {
  await sql`
    with ended as (
      update messages set status = 'expired', expired_for = 'superseded', settled_at = ${now}
      where report_id = ${reportId} and report_news = 'water' and status = 'queued'
      returning purse, segments, created_at
    ) ${refundEnded(sql)}`;
}

/** A pause lets nothing through: what waits, waits for its end. */
export async function postponeReportTexts(sql: Query, userId: string): Promise<void> {
  await sql`
    update messages m set
      send_at = u.paused_until, expires_at = u.paused_until + make_interval(hours => ${VALID_HOURS})
    from users u
    where u.id = ${userId} and m.user_id = u.id and m.kind = 'report' and m.status = 'queued'
      and m.send_at < u.paused_until`;
}

export type WriteReportText = (reader: {
  language: Language;
  /** Of the report. */
  zip: string;
  city: string | null;
  isLast: boolean;
}) => string;

export interface Reporter extends Rest {
  userId: string;
  phone: string;
  language: Language;
  zip: string;
  city: string | null;
  timeZone: string;
  /** How often its sender has opened it anew. */
  round: number;
}

export async function findReporter(sql: Query, reportId: string): Promise<Reporter | undefined> {
  const [reader] = await sql<Reporter[]>`
    select u.id as user_id, u.phone, u.language, u.quiet_from, u.quiet_to, u.paused_until,
      z.zip, z.city, z.time_zone,
      (
        select count(*)::int from report_acts a where a.report_id = r.id and a.kind = 'reopened'
      ) as round
    from reports r
    join users u on u.id = r.user_id
    join zips z using (zip)
    where r.id = ${reportId} and r.wants_texts and r.withdrawn_at is null
      and u.unsubscribed_at is null and u.unreachable_at is null`;
  return reader;
}
