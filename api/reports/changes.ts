import type { Fragment } from "postgres";
import type { Query } from "shared/server/database.ts";

/** `StatusChanges` of report `r`. */
export function changesAsJson(sql: Query): Fragment {
  return sql`(
    select coalesce(json_agg(json_build_object(
      'status', c.status, 'changedAt', iso(c.changed_at)
    ) order by c.id), '[]')
    from report_changes c where c.report_id = r.id
  )`;
}
