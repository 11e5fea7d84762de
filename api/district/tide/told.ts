// The tides that were told in a district, and what became of their texts: in numbers alone.
import type { DistrictTideList } from "shared/api/district/tides.ts";
import { STORMS_KEPT_DAYS } from "shared/limits.ts";
import type { Query } from "shared/server/database.ts";
import { type CountedTexts, countTexts, groupTexts, nameReasons } from "../text_counts.ts";

const DAY_MS = 24 * 3600_000;
const MOST = 25;

type TideRow = Omit<DistrictTideList["tides"][number], "texts"> & { texts: CountedTexts };

/** Of the district that the transaction is of. */
export async function listToldTides(
  sql: Query,
  bidId: string,
  now: Date,
): Promise<DistrictTideList> {
  const { columns, by } = groupTexts(sql);
  const since = new Date(now.getTime() - STORMS_KEPT_DAYS * DAY_MS);
  const rows = await sql<{ tide: TideRow }[]>`
    with tide as (
      select t.id, s.name, s.minor, t.level, t.started_at, t.cleared_at, t.came_true
      from tides t join stations s on s.id = t.station_id
      where t.started_at > ${since} and exists (
        select from zip_stations zs join bid_zips bz on bz.zip = zs.zip
        where zs.station_id = t.station_id and bz.bid_id = ${bidId}
      )
      order by t.started_at desc, t.id desc limit ${MOST}
    ), counted as materialized (
      select of_one.*
      from tide
      cross join lateral (
        select ${columns} from own_tide_texts m where m.episode_id = tide.id group by ${by}
      ) as of_one
    )
    select json_build_object(
      'id', id, 'station', name, 'level', level, 'minorMetres', minor / 1000.0,
      'startedAt', iso(started_at), 'clearedAt', iso(cleared_at), 'cameTrue', came_true,
      'crest', (
        select coalesce(nullif(a.facts -> 'highest', 'null'), a.facts -> 'peak')
        from tide_alerts a where a.tide_id = tide.id
          and coalesce(nullif(a.facts -> 'highest', 'null'), a.facts -> 'peak') is not null
        order by a.id desc limit 1
      ),
      'texts', ${countTexts(sql, sql`is_counted and counted.episode_id = tide.id`)}
    ) as tide
    from tide order by started_at desc, id desc`;
  return { tides: rows.map(({ tide }) => ({ ...tide, texts: nameReasons(tide.texts) })) };
}
