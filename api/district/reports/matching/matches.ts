// Which of a district's reports a filter means, for every statement that lists, counts or draws them.
import type { Fragment } from "postgres";
import type { GroundBox } from "shared/geo/ground_box.ts";
import type { Depth } from "shared/depths.ts";
import { isOpen, type ReportStatus } from "shared/report_statuses.ts";
import type { Query } from "shared/server/database.ts";

/** A filter with everything that it leans on looked up: by moments the planner knows how many are meant. */
export interface FixedFilter {
  statuses?: ReportStatus[];
  depths?: Depth[];
  /** When it happened. */
  from?: Date;
  before?: Date;
  /** When it came in. */
  arrivedAfter?: Date;
  box?: GroundBox;
  hasFiles?: boolean;
  assignedTo?: string;
}

/** Of one district. */
export interface Narrowed {
  bidId: string;
  filter: FixedFilter;
}

const RARE_ENDS: ReportStatus[] = ["passed_on", "not_ours", "nothing_found"];
const DEEP: Depth[] = ["waist", "inside"];

const isRareEnd = (status: ReportStatus) => RARE_ENDS.includes(status);
const isDeep = (depth: Depth) => DEEP.includes(depth);

/**
 * Over rows `r` of reports. What a value follows from is said outright where an index holds those rows alone
 * (migrations/0094): of values that come as parameters a plan that is kept cannot know it.
 */
export function matches(sql: Query, filter: FixedFilter): Fragment {
  const { statuses, depths, from, before, arrivedAfter, box, hasFiles, assignedTo } = filter;
  const parts = [
    statuses && sql`r.status = any(${statuses}::report_status[])`,
    statuses?.every(isOpen) && sql`is_open(r.status)`,
    statuses?.every(isRareEnd) && sql`r.status in ('passed_on', 'not_ours', 'nothing_found')`,
    depths && sql`r.depth = any(${depths}::depth[])`,
    depths?.every(isDeep) && sql`r.depth in ('waist', 'inside')`,
    from && sql`r.happened_at >= ${from}`,
    before && sql`r.happened_at < ${before}`,
    arrivedAfter && sql`r.created_at > ${arrivedAfter}`,
    box && sql`(
      r.latitude between ${box.south} and ${box.north}
      and r.longitude between ${box.west} and ${box.east}
    )`,
    assignedTo && sql`r.assigned_to = ${assignedTo}`,
    hasFiles && sql`exists (
      select from media m where m.report_id = r.id and m.cleaned_at is not null
    )`,
  ];
  return parts.reduce<Fragment>((all, part) => part ? sql`${all} and ${part}` : all, sql`true`);
}
