// The storms of a ZIP code as answers tell them: the one that is on, and one that has just ended. What the
// Weather Service alone told of, without rain, is told by its own words.
import type { Fragment } from "postgres";
import type { Query } from "./database.ts";

/** `zip`: the column it stands in. Null: no storm is on. */
export function openEpisode(sql: Query, zip: Fragment): Fragment {
  return sql`(
    select json_build_object('level', e.level, 'startedAt', iso(e.started_at))
    from episodes e where e.zip = ${zip} and e.cleared_at is null and is_of_rain(e)
  )`;
}

/** The last one, where it ended within the last 12 hours. */
export function lastEpisode(sql: Query, zip: Fragment, now: Date): Fragment {
  return sql`(
    select json_build_object(
      'level', last.level, 'endedAt', iso(last.cleared_at),
      'cameTrue', (
        select (a.facts ->> 'cameTrue')::boolean from alerts a
        where a.episode_id = last.id and a.step = 'clear'
      )
    )
    from (
      select id, level, cleared_at from episodes e
      where e.zip = ${zip} and is_of_rain(e) order by e.started_at desc limit 1
    ) as last
    where last.cleared_at > ${now}::timestamptz - interval '12 hours'
  )`;
}
