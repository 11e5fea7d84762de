import type { Fragment } from "postgres";
import type { ReportStatus } from "shared/report_statuses.ts";
import type { Query } from "shared/server/database.ts";

/** A report that its sender says is still wet after its end: known to the district, and nobody is on it yet. */
export const REOPENED: ReportStatus = "seen";

/** `StatusChanges` of report `r`: of its history what its sender may know. */
export function changesAsJson(sql: Query): Fragment {
  return sql`(
    select coalesce(json_agg(json_build_object(
      'status', case a.kind
        when 'status' then a.detail->>'to'
        when 'merged' then 'same_as'
        when 'unmerged' then a.detail->>'status'
        else ${REOPENED}
      end,
      'changedAt', iso(a.acted_at),
      'isReopened', a.kind = 'reopened',
      'words', a.detail->'template'->'words'
    ) order by a.id), '[]')
    from report_acts a
    where a.report_id = r.id and a.kind = any (status_acts()) and a.undone_at is null
  )`;
}

/** Whether the newest that became of report `r` is that its sender said "still" after its end. */
export function isReopened(sql: Query): Fragment {
  return sql`coalesce((
    select a.kind = 'reopened' from report_acts a
    where a.report_id = r.id and a.kind = any (status_acts()) and a.undone_at is null
    order by a.id desc limit 1
  ), false)`;
}
