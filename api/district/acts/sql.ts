// A report as staff act on it, and its history. Each statement names the district.
import type { Fragment } from "postgres";
import type { ReportAct } from "shared/api/district/acts.ts";
import type { ActKind, EndFacts, UndoableAct } from "shared/report_acts.ts";
import type { ReportStatus } from "shared/report_statuses.ts";
import type { Query } from "shared/server/database.ts";
import { notifyChanged, notifyReportOf } from "shared/server/events/report_events.ts";

/** Oldest first; `mayUndo` is for the caller to decide. */
export async function listActs(
  sql: Query,
  { bidId, reportId }: { bidId: string; reportId: string },
): Promise<ReportAct[]> {
  const colleague = (id: ReturnType<typeof sql>) =>
    sql`(
      select json_agg(json_build_object('id', s.id, 'name', s.name, 'ending', s.ending)) -> 0
      from own_staff s where s.id = ${id}
    )`;
  const [row] = await sql<[{ acts: ReportAct[] }]>`
    select coalesce(json_agg(json_build_object(
      'id', a.id,
      'kind', a.kind,
      'by', ${colleague(sql`a.user_id`)},
      'byKey', (select k.name from district_keys k where k.bid_id = ${bidId} and k.id = a.key_id),
      'byReporter', a.kind in ('reopened', 'reply'),
      'actedAt', iso(a.acted_at),
      'undoneAt', iso(a.undone_at),
      'undoneBy', ${colleague(sql`a.undone_by`)},
      'doneAt', iso(a.done_at),
      'batch', case when a.batch_id is not null then json_build_object('id', a.batch_id, 'others', (
        select count(*) - 1 from report_acts other
        where other.bid_id = ${bidId} and other.batch_id = a.batch_id
      )) end,
      'mayUndo', false,
      'from', a.detail->>'from',
      'to', case when a.kind = 'status' then a.detail->>'to' end,
      'cityNumber', a.detail->>'cityNumber',
      'whose', a.detail->>'whose',
      'text', coalesce(a.detail->>'text', a.detail->>'reason'),
      'what', coalesce(a.detail->>'what', a.detail->>'staffs'),
      'isPrivate', (a.detail->>'isPrivate')::boolean,
      'template', case when a.detail ? 'template' then json_build_object(
        'name', a.detail->'template'->>'name',
        'words', a.detail->'template'->'words',
        'toldIn', (
          select coalesce(json_agg(language order by language), '[]')
          from own_act_languages where act_id = a.id
        )
      ) end,
      'about', case when a.kind = 'assigned' then ${colleague(sql`(a.detail->>'to')::uuid`)} end
    ) order by a.id), '[]') as acts
    from report_acts a
    where a.bid_id = ${bidId} and a.report_id = ${reportId}`;
  return row.acts;
}

export type StoredAct = UndoableAct & {
  id: string;
  reportId: string;
  actedAt: Date;
  undoneAt: Date | null;
};

interface FoundAct {
  act: StoredAct;
  /** Of the same report, newer, and not undone. */
  newer: ActKind[];
}

/** Its report is locked first: two acts on one report come one after the other. */
export async function lockAct(
  sql: Query,
  { bidId, id }: { bidId: string; id: number },
): Promise<FoundAct | undefined> {
  const [found] = await lockActs(sql, bidId, sql`id = ${id}`);
  return found;
}

/** Of one batch. */
export async function lockActsOf(
  sql: Query,
  { bidId, batchId }: { bidId: string; batchId: string },
): Promise<FoundAct[]> {
  return await lockActs(sql, bidId, sql`batch_id = ${batchId}`);
}

async function lockActs(sql: Query, bidId: string, which: Fragment): Promise<FoundAct[]> {
  await sql`
    select from reports
    where bid_id = ${bidId} and id in (
      select report_id from report_acts where bid_id = ${bidId} and ${which}
    )
    order by id for update`;
  const acts = await sql<(StoredAct & { newer: ActKind[] })[]>`
    select id::text, report_id, kind, detail, acted_at, undone_at, array(
      select newer.kind from report_acts newer
      where newer.report_id = a.report_id and newer.id > a.id and newer.undone_at is null
    ) as newer
    from report_acts a
    where bid_id = ${bidId} and ${which}
    order by report_id`;
  return acts.map((act) => ({ act, newer: act.newer }));
}

/** False where it is no answer of this district's. Marked twice, the first counts. */
export async function markDone(
  sql: Query,
  { bidId, id, userId }: { bidId: string; id: number; userId: string },
  now: Date,
): Promise<boolean> {
  const { count } = await sql`
    update report_acts set
      done_at = coalesce(done_at, ${now}), done_by = coalesce(done_by, ${userId})
    where bid_id = ${bidId} and id = ${id} and kind = 'reply'
    returning ${notifyReportOf(sql)}`;
  return count > 0;
}

export async function markUndone(
  sql: Query,
  { bidId, id, userId }: { bidId: string; id: string; userId: string },
  now: Date,
): Promise<void> {
  await sql`
    update report_acts set undone_at = ${now}, undone_by = ${userId}
    where bid_id = ${bidId} and id = ${id}
    returning ${notifyReportOf(sql)}`;
}

export interface ReportBefore extends EndFacts {
  status: ReportStatus;
  hiddenReason: string | null;
  assignedTo: string | null;
  /** For staff only: by the wish of who sent it, or because staff made it so; null: it is for all. */
  privateBy: "sender" | "staff" | null;
}

/** Of a row of `reports r`: what `ReportBefore` has. */
export function selectBefore(sql: Query): Fragment {
  return sql`r.status, r.city_number, r.whose, r.hidden_reason, r.assigned_to,
    case when r.is_private then
      case when ${isPrivateByStaff(sql)} then 'staff' else 'sender' end
    end as private_by`;
}

/** Held to the end of the transaction: two acts on one report come one after the other. */
export async function lockReport(
  sql: Query,
  { bidId, id }: { bidId: string; id: string },
): Promise<ReportBefore | undefined> {
  const [row] = await sql<ReportBefore[]>`
    select ${selectBefore(sql)} from reports r where bid_id = ${bidId} and id = ${id} for update`;
  return row;
}

export async function setStatus(
  sql: Query,
  { bidId, id }: { bidId: string; id: string },
  { status, cityNumber, whose }: { status: ReportStatus } & EndFacts,
): Promise<void> {
  await sql`
    update reports set status = ${status}, city_number = ${cityNumber}, whose = ${whose}
    where bid_id = ${bidId} and id = ${id}
    returning ${notifyChanged(sql)}`;
}

/** `hidden` null: shown again. */
export async function setHidden(
  sql: Query,
  { bidId, id, userId }: { bidId: string; id: string; userId: string | null },
  hidden: { reason: string } | null,
  now: Date,
): Promise<void> {
  await sql`
    update reports set
      hidden_at = ${hidden && now}, hidden_by = ${hidden && userId},
      hidden_reason = ${hidden && hidden.reason}
    where bid_id = ${bidId} and id = ${id}
    returning ${notifyChanged(sql)}`;
}

/** Of a row of `reports r` that is for staff only: what they made so is theirs to lift. */
export function isPrivateByStaff(sql: Query): Fragment {
  return sql`coalesce((
    select (a.detail->>'isPrivate')::boolean from report_acts a
    where a.report_id = r.id and a.kind = 'private' and a.undone_at is null
    order by a.id desc limit 1
  ), false)`;
}

export async function setPrivate(
  sql: Query,
  { bidId, id }: { bidId: string; id: string },
  isPrivate: boolean,
): Promise<void> {
  await sql`
    update reports set is_private = ${isPrivate} where bid_id = ${bidId} and id = ${id}
    returning ${notifyChanged(sql)}`;
}

/** Null: nobody any more. */
export async function setAssignee(
  sql: Query,
  { bidId, id }: { bidId: string; id: string },
  userId: string | null,
): Promise<void> {
  await sql`
    update reports set assigned_to = ${userId} where bid_id = ${bidId} and id = ${id}
    returning ${notifyChanged(sql)}`;
}

/** To whom it was given before: nobody, where they are no longer of the staff, or their account is gone. */
export async function giveBack(
  sql: Query,
  { bidId, id }: { bidId: string; id: string },
  userId: string | null,
): Promise<void> {
  await sql`
    update reports set assigned_to = (select s.id from own_staff s where s.id = ${userId}::uuid)
    where bid_id = ${bidId} and id = ${id}
    returning ${notifyChanged(sql)}`;
}
