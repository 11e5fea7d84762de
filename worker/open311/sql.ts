// What is on its way to cities. Any number of workers may do it: each case is one's at a time.
import type { CityProblem } from "shared/api/district/city.ts";
import type { Location } from "shared/api/reports.ts";
import type { Depth } from "shared/depths.ts";
import type { EndFacts } from "shared/report_acts.ts";
import type { ReportStatus } from "shared/report_statuses.ts";
import type { Query } from "shared/server/database.ts";
import { notifyChanged, notifyReportOf } from "shared/server/events/report_events.ts";

export interface ClaimedRequest {
  reportId: string;
  bidId: string;
  askedBy: string | null;
  askedAt: Date;
  state: "sending" | "unknown" | "waiting" | "sent";
  tries: number;
  sendingAt: Date | null;
  token: string | null;
  number: string | null;
  cityStatus: string | null;
  cityWords: string | null;
  heardAt: Date | null;
  /** Null: an operator has taken it away. */
  url: string | null;
  jurisdictionId: string | null;
  serviceCode: string | null;
  attributes: Record<string, string> | null;
  slug: string;
  depth: Depth;
  note: string;
  zip: string;
  city: string | null;
  location: Location | null;
  happenedAt: Date;
}

/** A worker died with it in its hands: nobody knows whether the request left. */
export async function giveUpLost(sql: Query, before: Date, now: Date): Promise<void> {
  await sql`
    update city_requests set state = 'unknown', next_at = ${now}
    where state = 'sending' and sending_at < ${before}
    returning ${notifyReportOf(sql)}`;
}

/** Committed as `sending` before the request leaves: it is never sent again on a guess. */
export async function claimQueued(sql: Query, limit: number, now: Date): Promise<ClaimedRequest[]> {
  return await claim(sql, {
    owed: sql`state = 'queued'`,
    change: sql`state = 'sending', sending_at = ${now}, tries = tries + 1, next_at = null`,
    limit,
    now,
  });
}

/** What may be looked up at the city; the next look is set before this one begins. */
export async function claimLooks(
  sql: Query,
  { limit, nextAt, now }: { limit: number; nextAt: Date; now: Date },
): Promise<ClaimedRequest[]> {
  return await claim(sql, {
    owed: sql`state in ('unknown', 'waiting', 'sent')`,
    change: sql`next_at = ${nextAt}`,
    limit,
    now,
  });
}

async function claim(
  sql: Query,
  { owed, change, limit, now }: {
    owed: ReturnType<typeof sql>;
    change: ReturnType<typeof sql>;
    limit: number;
    now: Date;
  },
): Promise<ClaimedRequest[]> {
  return await sql<ClaimedRequest[]>`
    with due as (
      select report_id from city_requests
      where ${owed} and next_at <= ${now}
      order by next_at limit ${limit}
      for update skip locked
    ), claimed as (
      update city_requests c set ${change} from due where c.report_id = due.report_id
      returning c.*
    )
    select
      c.report_id, c.bid_id, c.asked_by, c.asked_at, c.state, c.tries, c.sending_at, c.token, c.number,
      c.city_status, c.city_words, c.heard_at, e.url, e.jurisdiction_id, e.service_code, e.attributes,
      b.slug, r.depth, r.note, r.zip, z.city, r.happened_at,
      case when r.latitude is not null then
        json_build_object('latitude', r.latitude, 'longitude', r.longitude)
      end as location
    from claimed c
    join reports r on r.id = c.report_id
    join zips z on z.zip = r.zip
    join bids b on b.id = c.bid_id
    left join city_endpoints e on e.bid_id = c.bid_id`;
}

export async function queueAgain(sql: Query, reportId: string, nextAt: Date): Promise<void> {
  await sql`
    update city_requests set state = 'queued', next_at = ${nextAt}
    where report_id = ${reportId} and state = 'sending'`;
}

export async function markUnknown(sql: Query, reportId: string, nextAt: Date): Promise<void> {
  await sql`
    update city_requests set state = 'unknown', next_at = ${nextAt}
    where report_id = ${reportId} and state = 'sending'
    returning ${notifyReportOf(sql)}`;
}

export async function markRefused(
  sql: Query,
  reportId: string,
  { problem, words }: { problem: CityProblem; words: string },
): Promise<void> {
  await sql`
    update city_requests set
      state = 'refused', next_at = null, problem = ${problem}, problem_words = ${words || null}
    where report_id = ${reportId} and state in ('sending', 'waiting')
    returning ${notifyReportOf(sql)}`;
}

/** True where that was news. `nextAt`: when to look at the city again. */
export async function markTaken(
  sql: Query,
  reportId: string,
  { number, token, now, nextAt }: {
    number: string | null;
    token: string | null;
    now: Date;
    nextAt: Date;
  },
): Promise<boolean> {
  const { count } = await sql`
    update city_requests set
      state = ${token === null ? "sent" : "waiting"}, number = coalesce(number, ${number}),
      token = ${token}, sent_at = coalesce(sent_at, ${now}), next_at = ${nextAt}, problem = null,
      problem_words = null
    where report_id = ${reportId}
      and (state <> 'sent' or number is null and ${number}::text is not null)
    returning ${notifyReportOf(sql)}`;
  return count > 0;
}

/** Nobody looks any more: what the city has not shown in so long it does not show. */
export async function stopLooking(sql: Query, reportId: string): Promise<void> {
  await sql`update city_requests set next_at = null where report_id = ${reportId}`;
}

export async function noteHeard(
  sql: Query,
  reportId: string,
  { status, words, now, nextAt }: {
    status: string;
    words: string;
    now: Date;
    nextAt: Date | null;
  },
): Promise<void> {
  await sql`
    update city_requests set
      city_status = ${status}, city_words = ${words}, heard_at = ${now}, next_at = ${nextAt}
    where report_id = ${reportId}
    returning ${notifyReportOf(sql)}`;
}

interface LockedReport extends EndFacts {
  status: ReportStatus;
}

/** Undefined: it has gone, or is no report of the district's any more. */
export async function lockReport(
  sql: Query,
  { bidId, reportId }: { bidId: string; reportId: string },
): Promise<LockedReport | undefined> {
  const [row] = await sql<LockedReport[]>`
    select status, city_number, whose from reports
    where bid_id = ${bidId} and id = ${reportId} and removed_at is null and withdrawn_at is null
    for update`;
  return row;
}

export async function setStatus(
  sql: Query,
  { bidId, reportId }: { bidId: string; reportId: string },
  { status, cityNumber }: { status: ReportStatus; cityNumber: string | null },
): Promise<void> {
  await sql`
    update reports set status = ${status}, city_number = ${cityNumber}, whose = null
    where bid_id = ${bidId} and id = ${reportId}
    returning ${notifyChanged(sql)}`;
}

/** What was told of a number before it was known, oldest first; it is told no more. */
export async function takeNews(
  sql: Query,
  bidId: string,
  number: string,
): Promise<{ status: string; words: string }[]> {
  const rows = await sql<{ id: string; status: string; words: string }[]>`
    delete from city_news where bid_id = ${bidId} and number = ${number}
    returning id, status, words`;
  return rows.sort((a, b) => Number(a.id) - Number(b.id));
}

/** Of numbers that no report has got. */
export async function deleteOldNews(sql: Query, before: Date): Promise<void> {
  await sql`delete from city_news where heard_at < ${before}`;
}
