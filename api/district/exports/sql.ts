import type { Query } from "shared/server/database.ts";
import { readInPieces, type RowCells } from "./cursor.ts";
import { matches, type Narrowed } from "../reports/matching/matches.ts";

/** The newest first; in the order of `ExportedReport`. */
export function readReports(
  sql: Query,
  { bidId, filter }: Narrowed,
): AsyncGenerator<RowCells[]> {
  return readInPieces(sql`
    select json_build_array(
      r.id,
      iso(r.happened_at),
      to_char(r.happened_at at time zone b.time_zone, 'YYYY-MM-DD HH24:MI'),
      iso(r.created_at),
      r.zip, r.latitude, r.longitude,
      r.depth, r.status,
      (
        select iso(a.acted_at) from report_acts a
        where a.report_id = r.id and a.kind = any (status_acts()) and a.undone_at is null
        order by a.id desc limit 1
      ),
      r.city_number,
      (
        select coalesce(s.name, '…' || s.ending) from own_staff s where s.id = r.assigned_to
      ),
      r.incident_id,
      (
        select count(*) from media m where m.report_id = r.id and m.cleaned_at is not null
      ),
      (select count(*) from report_confirmations c where c.report_id = r.id),
      r.water_answer,
      r.hidden_at is not null, r.is_private,
      r.note
    )::text as cells
    from (
      -- In order first: what is looked up for each is looked up as it is taken, and the first need not wait for the last.
      select * from reports r
      where r.bid_id = ${bidId} and r.withdrawn_at is null and ${matches(sql, filter)}
      order by r.id desc offset 0
    ) r cross join (select time_zone from bids where id = ${bidId}) b`);
}

/**
 * What a list's version is of, beside its filter: each change of a report that was ever told, and who is called what.
 * Without a look at any report.
 */
export async function findVersion(sql: Query, bidId: string): Promise<string> {
  const [row] = await sql<[{ version: string }]>`
    select concat_ws('-',
      coalesce((select gone from district_event_totals where bid_id = ${bidId}), 0)
        + (select count(*) from district_events where bid_id = ${bidId}),
      (
        select left(md5(concat(
          b.time_zone, (select string_agg(concat_ws(' ', s.id, s.name, s.ending), ',' order by s.id) from own_staff s)
        )), 8)
        from bids b where b.id = ${bidId}
      )
    ) as version`;
  return row.version;
}

export async function findDistrictName(sql: Query, bidId: string): Promise<string> {
  const [row] = await sql<[{ name: string }]>`select name from bids where id = ${bidId}`;
  return row.name;
}
