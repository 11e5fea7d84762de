// One text about several reports: to one person, of one batch. Before it leaves, reports may drop out of it.
import type { ReportNews } from "../../report_statuses.ts";
import type { Query } from "../database.ts";
import { refundEnded } from "./purses.ts";

/** Stands for how many reports it is about: where it stands first, for a district's own words may have it too. */
const COUNT = "{count}";

/** As it reads about so many. */
export function bodyOfMany(template: string, count: number): string {
  return template.replace(COUNT, String(count));
}

/** For whoever writes its words. */
export type WriteMany = (parts: { count: typeof COUNT; messageId: string }) => string;

export function templateOf(write: WriteMany, messageId: string): string {
  return write({ count: COUNT, messageId });
}

/** Ids grow with time, the database's own. */
export async function nextMessageId(sql: Query): Promise<string> {
  const [{ id }] = await sql<[{ id: string }]>`select uuidv7()::text as id`;
  return id;
}

interface AboutReport {
  reportId: string;
  actId: string;
  /** How often its sender has opened it anew. */
  round: number;
}

export async function insertReportsOf(
  sql: Query,
  messageId: string,
  reports: AboutReport[],
  news: ReportNews | null,
): Promise<void> {
  await sql`
    insert into message_reports (message_id, report_id, act_id, report_news, report_round)
    select ${messageId}, report_id, act_id, ${news}, report_round
    from unnest(
      ${reports.map(({ reportId }) => reportId)}::uuid[],
      ${reports.map(({ actId }) => actId)}::bigint[],
      ${reports.map(({ round }) => round)}::smallint[]
    ) as about (report_id, act_id, report_round)`;
}

/**
 * What waits is not about this report any more, or not about what was done to it (`actIds`); it names fewer, and
 * where none is left it does not leave.
 */
export async function dropFromTexts(
  sql: Query,
  what: { reportId: string } | { actIds: string[] },
  why: "superseded" | "takenBack",
  now: Date,
): Promise<void> {
  const isMeant = "reportId" in what
    ? sql`mr.report_id = ${what.reportId} and mr.report_news is not null`
    : sql`mr.act_id = any(${what.actIds}::bigint[])`;
  // Held first: one that is claimed at this moment goes as it is.
  const waiting = await sql<{ id: string }[]>`
    select m.id from messages m
    where m.status = 'queued' and m.id in (
      select mr.message_id from message_reports mr where ${isMeant} and mr.dropped_for is null
    )
    order by m.id
    for update`;
  if (waiting.length === 0) return;
  const ids = waiting.map(({ id }) => id);
  await sql`
    update message_reports mr set dropped_for = ${why}
    where mr.message_id = any(${ids}::uuid[]) and ${isMeant} and mr.dropped_for is null`;
  await sql`
    update messages m set body = regexp_replace(m.body_of_many, '[{]count[}]', left_over.count::text)
    from (
      select message_id, count(*) from message_reports
      where message_id = any(${ids}::uuid[]) and dropped_for is null
      group by message_id
    ) left_over
    where m.id = left_over.message_id`;
  await sql`
    with ended as (
      update messages m set status = 'expired', expired_for = ${why}, settled_at = ${now}
      where m.id = any(${ids}::uuid[]) and not exists (
        select from message_reports mr where mr.message_id = m.id and mr.dropped_for is null
      )
      returning purse, segments, created_at
    ) ${refundEnded(sql)}`;
}
