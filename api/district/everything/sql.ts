// All rows that are a district's, for one file to take along. Each statement names the district.
import type { Query } from "shared/server/database.ts";
import { readInPieces, type RowCells } from "../exports/cursor.ts";

export interface TakenTable {
  columns: string[];
  read: (sql: Query, bidId: string) => AsyncGenerator<RowCells[]>;
}

/** What was done about each report, by whom; `detail` is JSON. */
export const ACTS: TakenTable = {
  columns: ["id", "reportId", "kind", "at", "by", "byKey", "undoneAt", "detail"],
  read: (sql, bidId) =>
    readInPieces(sql`
      select json_build_array(
        a.id, a.report_id, a.kind, iso(a.acted_at),
        (select coalesce(s.name, '…' || s.ending) from own_staff s where s.id = a.user_id),
        (select k.name from district_keys k where k.bid_id = ${bidId} and k.id = a.key_id),
        iso(a.undone_at), a.detail::text
      )::text as cells
      from report_acts a where a.bid_id = ${bidId}
      order by a.report_id, a.id`),
};

export const INCIDENTS: TakenTable = {
  columns: ["id", "leadId", "createdAt", "mergedInto", "reports"],
  read: (sql, bidId) =>
    readInPieces(sql`
      select json_build_array(
        i.id, i.lead_id, iso(i.created_at), i.merged_into, (
          select count(*) from reports r
          where r.bid_id = ${bidId} and r.incident_id = i.id and r.withdrawn_at is null
        )
      )::text as cells
      from incidents i where i.bid_id = ${bidId}
      order by i.id`),
};

/** Over each ZIP code, with what became of the texts about it: in numbers alone. */
export const STORMS: TakenTable = {
  columns: [
    ..."id zip level startedAt clearedAt texts textsDelivered textsFailed textsNeverSent".split(
      " ",
    ),
  ],
  read: (sql, bidId) =>
    readInPieces(sql`
      select json_build_array(
        e.id, e.zip, e.level, iso(e.started_at), iso(e.cleared_at),
        t.texts, t.delivered, t.failed, t.expired
      )::text as cells
      from bid_zips bz
      join episodes e on e.zip = bz.zip
      cross join lateral (
        select count(*) as texts,
          count(*) filter (where m.status = 'delivered') as delivered,
          count(*) filter (where m.status in ('undelivered', 'failed')) as failed,
          count(*) filter (where m.status = 'expired') as expired
        from own_storm_texts m where m.episode_id = e.id
      ) t
      where bz.bid_id = ${bidId}
      order by e.started_at, e.id`),
};

/** Photos and videos: which, and on which page they are seen. */
export const PICTURES: TakenTable = {
  columns: [
    "id",
    "reportId",
    "kind",
    "contentType",
    "sizeBytes",
    "createdAt",
    "isStaffs",
    "isHidden",
  ],
  read: (sql, bidId) =>
    readInPieces(sql`
      select json_build_array(
        m.id, m.report_id, m.kind, m.content_type, m.size_bytes, iso(m.created_at), m.is_staffs,
        m.hidden_at is not null
      )::text as cells
      from reports r join media m on m.report_id = r.id
      where r.bid_id = ${bidId} and r.withdrawn_at is null and m.cleaned_at is not null
      order by m.report_id, m.id`),
};
