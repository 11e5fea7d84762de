import type { Evidence } from "shared/api/reports.ts";
import type { Query } from "shared/server/database.ts";
import {
  PROOF_OF_LOSS_DAYS,
  RAIN_BEFORE_HOURS,
  RECORD_NEAR_HOURS,
  RECORD_NEAR_METRES,
} from "shared/limits.ts";

const MOST_NEAR = 50;

/** What is on record about the place and the time of a report. */
type StoredRecord = Omit<Evidence, "report" | "madeAt">;

/**
 * For somebody who may see the report: the caller has made sure. Rain that is forecast only is no
 * record, and is left out. Warnings are those in force at that very moment, over the point, else
 * over the middle of the ZIP code.
 */
export async function getRecord(sql: Query, id: string): Promise<StoredRecord> {
  const [row] = await sql<[{ record: StoredRecord }]>`
    with r as (
      select r.id, r.zip, r.happened_at, r.original_depth, r.original_note, r.latitude, r.longitude,
        z.time_zone, z.cell_id,
        coalesce(point(r.longitude, r.latitude), point(z.longitude, z.latitude)) as place
      from reports r join zips z using (zip) where r.id = ${id}
    ), around as (
      select other.id, earth_distance(
        ll_to_earth(r.latitude, r.longitude),
        ll_to_earth(other.latitude, other.longitude)
      ) as metres
      from r join reported_places other
        on earth_box(ll_to_earth(r.latitude, r.longitude), ${RECORD_NEAR_METRES})
          @> ll_to_earth(other.latitude, other.longitude)
      where other.latitude is not null and other.id <> r.id
        and other.happened_at between r.happened_at - make_interval(hours => ${RECORD_NEAR_HOURS})
          and r.happened_at + make_interval(hours => ${RECORD_NEAR_HOURS})
      union all
      select other.id, null
      from r join reported_places other using (zip)
      where (other.latitude is null or r.latitude is null) and other.id <> r.id
        and other.happened_at between r.happened_at - make_interval(hours => ${RECORD_NEAR_HOURS})
          and r.happened_at + make_interval(hours => ${RECORD_NEAR_HOURS})
    ), near as materialized (
      select id, metres from around where metres is null or metres <= ${RECORD_NEAR_METRES}
      order by metres nulls last, id limit ${MOST_NEAR}
    )
    select json_build_object(
      'original', case when original_depth is not null then
        json_build_object('depth', original_depth, 'note', original_note)
      end,
      'rain', (
        select coalesce(json_agg(json_build_object(
          'at', iso(at), 'mm', round(mm::numeric, 2)
        ) order by at), '[]')
        from rain_between(
          r.cell_id, r.happened_at - make_interval(hours => ${RAIN_BEFORE_HOURS}), r.happened_at + interval '6 hours'
        )
        where at <= read_at
      ),
      'rainCell', (
        select json_build_object('latitude', c.latitude, 'longitude', c.longitude)
        from cells c where c.id = r.cell_id
      ),
      'officialWarnings', (
        select coalesce(json_agg(json_build_object(
          'id', w.id, 'event', w.event, 'threat', w.threat, 'headline', w.headline,
          'sender', w.sender, 'onsetAt', iso(w.onset_at), 'endsAt', iso(w.ends_at)
        ) order by naming_rank(w, r.happened_at)), '[]')
        from warnings w
        where is_over(w, r.place) and w.message_type <> 'Cancel'
          and coalesce(greatest(w.onset_at, w.sent_at), '-infinity') <= r.happened_at
          and counts_until(w) > r.happened_at
          and (w.ended_at is null or w.ended_at > r.happened_at)
      ),
      'nearReports', (
        select coalesce(json_agg(
          p.report::jsonb || jsonb_build_object('distanceMetres', (round(metres / 10) * 10)::int)
          order by metres nulls last, p.id
        ), '[]')
        from near join public_reports p using (id)
      ),
      'proofOfLossDue', (happened_at at time zone time_zone)::date + ${PROOF_OF_LOSS_DAYS}::int
    ) as record
    from r`;
  return row.record;
}
