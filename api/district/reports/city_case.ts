// What became of a report at the city it was sent to, as statements read it.
import type { Fragment } from "postgres";
import type { Query } from "shared/server/database.ts";

/** Of report `r`: `CityRequest`, or null. */
export function cityRequestAsJson(sql: Query, bidId: string): Fragment {
  return sql`(
    select json_build_object(
      'state', case when c.state in ('queued', 'sending') then 'coming' else c.state end,
      'number', c.number,
      'askedAt', iso(c.asked_at),
      'sentAt', iso(c.sent_at),
      'problem', c.problem,
      'problemWords', c.problem_words,
      'isClosed', c.city_status = 'CLOSED',
      'words', nullif(c.city_words, ''),
      'heardAt', iso(c.heard_at),
      'mayAgain', ${mayAgain(sql)}
    )
    from city_requests c where c.bid_id = ${bidId} and c.report_id = r.id
  )`;
}

/** Of `city_requests c`: the city has surely not got it, or does not show it, a day after. */
export function mayAgain(sql: Query): Fragment {
  return sql`(c.state = 'refused' or c.state = 'unknown' and c.next_at is null)`;
}
