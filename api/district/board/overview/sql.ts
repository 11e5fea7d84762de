import type { BoardOverview } from "shared/api/district/board.ts";
import type { ZipWeather } from "shared/api/zips.ts";
import { modelRunAt } from "shared/server/model_run.ts";
import type { Query } from "shared/server/database.ts";
import { lastEpisode, openEpisode } from "shared/server/episodes.ts";
import { ENDED_COUNTED_HOURS, MOST_FRESH } from "shared/limits.ts";
import { OLD_CHECK_MS } from "shared/storms/forecast_age.ts";

/** But for its rain. */
type Sky = Omit<ZipWeather, "thresholds" | "checkedAt" | "readings">;

/** Of each ZIP code of the district, as its own page has it. */
export async function listSkies(sql: Query, bidId: string, now: Date): Promise<Sky[]> {
  const [row] = await sql<[{ skies: Sky[] }]>`
    with own as (
      select z.zip, z.city, z.time_zone, z.latitude, z.longitude, z as whole
      from bid_zips bz join zips z using (zip)
      where bz.bid_id = ${bidId}
    )
    select coalesce(json_agg(json_build_object(
      'zip', own.zip,
      'city', own.city,
      'timeZone', own.time_zone,
      'modelRunAt', ${modelRunAt(sql, sql`own`)},
      'episode', ${openEpisode(sql, sql`own.zip`)},
      'lastEpisode', ${lastEpisode(sql, sql`own.zip`, now)},
      'officialWarnings', json_build_object(
        'checkedAt', (select iso(well_at) from conditions where name = 'weatherService'),
        'isCurrent', coalesce((
          select ill_since is null and well_at > ${new Date(now.getTime() - OLD_CHECK_MS)}
          from conditions where name = 'weatherService'
        ), false),
        'list', (
          select coalesce(json_agg(json_build_object(
            'id', w.id, 'event', w.event, 'threat', w.threat, 'headline', w.headline,
            'sender', w.sender, 'onsetAt', iso(w.onset_at), 'endsAt', iso(w.ends_at)
          ) order by naming_rank(w, ${now})), '[]')
          from warnings_over(own.whole) w
          where is_in_force(w, ${now})
        ),
        'maybe', '[]'::json
      )
    ) order by own.zip), '[]') as skies
    from own`;
  return row.skies;
}

type Statuses = BoardOverview["statuses"];

export async function countStatuses(sql: Query, bidId: string, now: Date): Promise<Statuses> {
  const endedSince = new Date(now.getTime() - ENDED_COUNTED_HOURS * 3600_000);
  const [row] = await sql<[{ statuses: Statuses }]>`
    with by_status as (
      select status, count(*) as count
      from reports
      where bid_id = ${bidId} and withdrawn_at is null and is_open(status)
      group by status
      union all
      select status, count(*)
      from reports
      where bid_id = ${bidId} and withdrawn_at is null and not is_open(status)
        and created_at > ${endedSince}
      group by status
    )
    select coalesce(json_agg(
      json_build_object('status', status, 'count', count) order by status
    ), '[]') as statuses
    from by_status`;
  return row.statuses;
}

/** How far somebody has seen, and how much has come in since. */
export async function findLook(
  sql: Query,
  { bidId, userId }: { bidId: string; userId: string },
): Promise<Pick<BoardOverview, "fresh" | "seenUntil">> {
  const [row] = await sql<[{ look: Pick<BoardOverview, "fresh" | "seenUntil"> }]>`
    with look as (
      select seen_until from board_looks where bid_id = ${bidId} and user_id = ${userId}
    )
    select json_build_object(
      'fresh', case when exists (select from look) then (
        select count(*)
        from (
          select from reports
          where bid_id = ${bidId} and withdrawn_at is null
            and created_at > (select seen_until from look)
          limit ${MOST_FRESH}
        ) as fresh
      ) else (
        -- All of it: no more than is counted is looked at.
        select count(*)
        from (
          select from reports where bid_id = ${bidId} and withdrawn_at is null limit ${MOST_FRESH}
        ) as reported
      ) end,
      'seenUntil', (select iso(seen_until) from look)
    ) as look`;
  return row.look;
}
