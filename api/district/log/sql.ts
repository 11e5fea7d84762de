import type { DistrictLog, LogFilter, LoggedAct } from "shared/api/district/log.ts";
import { DISTRICT_ACTS } from "shared/district_acts.ts";
import type { Query } from "shared/server/database.ts";
import { pageOf, type PageQuery } from "shared/server/pages.ts";

/** Newest first, of the district that the transaction is of. */
export async function listActs(
  sql: Query,
  bidId: string,
  { who, what, from, to, before, limit }: LogFilter & PageQuery,
): Promise<DistrictLog> {
  const whose = who === undefined
    ? sql``
    : who === "operator"
    ? sql`and is_operator`
    : sql`and not is_operator and (by_id = ${who} or about_id = ${who})`;
  const acts = what === undefined ? DISTRICT_ACTS : [what];
  const { page, next } = pageOf(
    sql,
    sql`
      select own_acts.* from own_acts, bids
      where bids.id = ${bidId} and event = any(${acts}::text[]) ${whose}
        ${from ? sql`and at >= ${from}::date::timestamp at time zone time_zone` : sql``}
        ${to ? sql`and at < (${to}::date + 1)::timestamp at time zone time_zone` : sql``}
        ${before ? sql`and own_acts.id < ${before}` : sql``}`,
    { limit, order: sql`id desc` },
  );
  const [row] = await sql<[{ acts: LoggedAct[]; next: string | null }]>`
    with ${page}
    select
      coalesce((
        select json_agg(json_build_object(
          'id', id, 'at', iso(at), 'act', event, 'isByOperator', is_operator,
          'by', case when by_id is not null then
            json_build_object('id', by_id, 'name', by_name, 'ending', by_ending)
          end,
          'about', case when about_id is not null then
            json_build_object('id', about_id, 'name', about_name, 'ending', about_ending)
          end,
          -- An operator's name is FloodLine's own.
          -- Nor is a report told of that is there no more.
          'detail', detail - 'by' - case when not exists (
            select from reports r where r.id = case
              -- Of earlier ones a part may be masked, as a number would be.
              when pg_input_is_valid(detail ->> 'report', 'uuid') then (detail ->> 'report')::uuid
            end
          ) then 'report' else '' end
        ) order by id desc) from page
      ), '[]') as acts,
      ${next} as next`;
  return row;
}
