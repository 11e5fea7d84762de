// Who else reported a water: those to whom its news go besides.
import type { Query } from "../database.ts";

/**
 * Of the incident that this report leads, the first report of each other person; none where it leads none.
 * Whoever sent the leading one hears of that.
 */
export async function listSameWater(sql: Query, leadId: string): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select distinct on (r.user_id) r.id
    from incidents i
    join reports lead on lead.id = i.lead_id
    join reports r on r.incident_id = i.id
    where i.lead_id = ${leadId} and i.merged_into is null
      and r.id <> lead.id and r.user_id is distinct from lead.user_id and r.user_id is not null
      and r.withdrawn_at is null
    order by r.user_id, r.happened_at, r.id`;
  return rows.map((row) => row.id);
}
