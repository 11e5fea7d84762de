import type { Query } from "shared/server/database.ts";

const ASKED_AFTER = "3 hours";
/** A worker that was down this long still asks; after that the question is stale. */
const ASKED_WITHIN = "30 minutes";
/** Who reports what was hours ago has only just told us. */
const AFTER_REPORTING = "1 hour";

/** Reports whose sender is to be asked now; held to the end of the transaction. */
export async function claimDue(
  sql: Query,
  { now, limit }: { now: Date; limit: number },
): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select r.id
    from reports r
    join users u on u.id = r.user_id
    join zips z using (zip)
    where r.happened_at <= ${now}::timestamptz - ${ASKED_AFTER}::interval
      and r.happened_at > ${now}::timestamptz - ${ASKED_AFTER}::interval - ${ASKED_WITHIN}::interval
      and r.created_at <= ${now}::timestamptz - ${AFTER_REPORTING}::interval
      and r.wants_texts and r.withdrawn_at is null and is_open(r.status)
      and r.water_answer is null
      and u.unsubscribed_at is null and u.unreachable_at is null
      and held_for('ask', extract(hour from ${now}::timestamptz at time zone z.time_zone)::int,
        u.quiet_from, u.quiet_to, false, u.paused_until, ${now}) is null
      and not exists (
        select from messages m where m.report_id = r.id and m.report_news = 'water'
      )
    order by r.id
    limit ${limit}
    for update of r skip locked`;
  return rows.map((row) => row.id);
}
