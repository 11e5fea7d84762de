import type { ReportPage, WaterAnswer } from "shared/api/reports.ts";
import { type ReportStatus, TEMPLATE_STATUSES } from "shared/report_statuses.ts";
import type { Query } from "shared/server/database.ts";
import { notifyChanged } from "shared/server/events/report_events.ts";
import { asksForStill } from "shared/server/words/asks_for_still.ts";
import { RAIN_BEFORE_HOURS, WETTEST_BEFORE_HOURS } from "shared/limits.ts";
import { changesAsJson, REOPENED } from "../changes.ts";

/** What a report's page shows beside the report itself, as it is stored. */
type StoredProgress =
  & Pick<
    ReportPage,
    "isOwn" | "changes" | "leadStatus" | "leadWords" | "wantsTexts" | "untold" | "rain"
  >
  & {
    water: Omit<ReportPage["water"], "askAt">;
  };

/** For somebody who may see the report: the caller has made sure. */
export async function getReportProgress(
  sql: Query,
  id: string,
  userId: string,
): Promise<StoredProgress> {
  const [row] = await sql<[{ after: StoredProgress }]>`
    with r as (
      select id, user_id = ${userId} is true as is_own, wants_texts, happened_at, water_answer,
        water_answered_at, cell_id, status, incident_id
      from reports join zips using (zip) where id = ${id}
    ), fell as materialized (
      select at, round(mm::numeric, 2) as mm, at > r.happened_at - interval '1 hour' as is_last_hour
      from r cross join rain_between(
        r.cell_id, r.happened_at - make_interval(hours => ${RAIN_BEFORE_HOURS}), r.happened_at
      )
    ), wettest as (
      select fell.at, fell.mm from fell, r where fell.at > r.happened_at - make_interval(hours => ${WETTEST_BEFORE_HOURS})
      order by fell.mm desc, fell.at desc limit 1
    )
    select json_build_object(
      'isOwn', is_own,
      'changes', ${changesAsJson(sql)},
      'leadStatus', (
        select lead.status from incidents i join reports lead on lead.id = i.lead_id
        where r.status = 'same_as' and i.id = r.incident_id
      ),
      'leadWords', (
        select a.detail->'template'->'words'
        from incidents i join report_acts a on a.report_id = i.lead_id
        where r.status = 'same_as' and i.id = r.incident_id
          and a.kind = any (status_acts()) and a.undone_at is null
        order by a.id desc limit 1
      ),
      'wantsTexts', is_own and wants_texts,
      'untold', (
        select case when expired_for in ('tooMany', 'purseEmpty') then expired_for end
        from messages m where is_own and m.report_id = r.id order by m.id desc limit 1
      ),
      'water', json_build_object('answer', water_answer, 'answeredAt', iso(water_answered_at)),
      'rain', (
        select json_build_object(
          'wettestQuarter', json_build_object('mm', wettest.mm, 'at', iso(wettest.at)),
          'lastHourMm', (select coalesce(sum(mm) filter (where is_last_hour), 0) from fell),
          'lastDayMm', (select sum(mm) from fell)
        )
        from wettest
      )
    ) as after
    from r`;
  return row.after;
}

export async function setWantsTexts(sql: Query, id: string, wantsTexts: boolean): Promise<void> {
  await sql`update reports set wants_texts = ${wantsTexts} where id = ${id}`;
}

export async function markWithdrawn(sql: Query, id: string, now: Date): Promise<void> {
  await sql`
    update reports set withdrawn_at = ${now} where id = ${id} returning ${notifyChanged(sql)}`;
}

export async function noteWater(
  sql: Query,
  id: string,
  { answer }: WaterAnswer,
  now: Date,
): Promise<void> {
  await sql`
    update reports set water_answer = ${answer}, water_answered_at = ${now} where id = ${id}
    returning ${notifyChanged(sql)}`;
}

/** Of a report that is the water of another: the one that has its status. Held to the end of the transaction. */
export async function lockLead(
  sql: Query,
  id: string,
): Promise<{ id: string; status: ReportStatus } | undefined> {
  const [lead] = await sql<{ id: string; status: ReportStatus }[]>`
    select lead.id, lead.status
    from reports r
    join incidents i on i.id = r.incident_id
    join reports lead on lead.id = i.lead_id
    where r.id = ${id} and r.status = 'same_as'
    for update of lead`;
  return lead;
}

/** Whose it was said to be is not known any more; the city's number stays. */
export async function reopen(sql: Query, id: string): Promise<void> {
  await sql`
    update reports set status = ${REOPENED}, whose = null where id = ${id}
    returning ${notifyChanged(sql)}`;
}

interface Offer {
  /** Of the text. */
  id: string;
  sentAt: Date;
  isOfSeveral: boolean;
}

/** The latest text that somebody got and that offers STILL. */
export async function findOffer(sql: Query, userId: string): Promise<Offer | undefined> {
  const [offer] = await sql<Offer[]>`
    select id, sending_at as sent_at, report_id is null as is_of_several
    from messages
    where user_id = ${userId} and kind = 'report'
      and report_news = any(${TEMPLATE_STATUSES.filter(asksForStill)})
      and (status = 'sending' or has_left(status))
    order by sending_at desc, id desc
    limit 1`;
  return offer;
}

export interface StillReport {
  id: string;
  zip: string;
  city: string | null;
}

/** What of a text about several is there yet, whatever was done about it since. */
export async function listReportsOfOffer(
  sql: Query,
  { userId, messageId }: { userId: string; messageId: string },
): Promise<StillReport[]> {
  return await sql<StillReport[]>`
    select r.id, r.zip, z.city
    from message_reports mr
    join reports r on r.id = mr.report_id
    join zips z using (zip)
    where mr.message_id = ${messageId} and mr.dropped_for is null and r.user_id = ${userId}
      and r.withdrawn_at is null and r.removed_at is null
    order by r.id`;
}

/** What somebody's STILL is about: of their reports the last that is open, or that ended of late. */
export async function findReportToReopen(
  sql: Query,
  userId: string,
  { openSince, endedSince }: { openSince: Date; endedSince: Date },
): Promise<StillReport | undefined> {
  const [row] = await sql<StillReport[]>`
    select r.id, r.zip, z.city from reports r join zips z using (zip)
    where r.user_id = ${userId} and r.withdrawn_at is null and r.bid_id is not null and (
      is_open(r.status) and r.happened_at > ${openSince}
      or not is_open(r.status) and exists (
        select from report_acts a
        where a.report_id = r.id and a.kind = any (status_acts()) and a.undone_at is null
          and a.acted_at > ${endedSince}
      )
    )
    order by is_open(r.status), (
      select max(a.acted_at) from report_acts a where a.report_id = r.id and a.kind = any (status_acts())
    ) desc nulls last, r.id desc
    limit 1`;
  return row;
}
