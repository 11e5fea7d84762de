import type { Query } from "shared/server/database.ts";
import type { SweepStatus } from "./status.ts";

/** Sweeps over all, and those over what is near: each has its own slots. */
export type SlotTable = "sweeps" | "near_sweeps";

/** True where the slot is ours: new, or its last worker crashed, or it failed and may be retried. */
export async function claimSlotRow(
  sql: Query,
  table: SlotTable,
  slot: Date,
  now: Date,
  leaseUntil: Date,
): Promise<boolean> {
  const { count } = await sql`
    insert into ${sql(table)} as owed (slot, status, started_at, lease_until)
    values (${slot}, 'running', ${now}, ${leaseUntil})
    on conflict (slot) do update
      set status = 'running', started_at = excluded.started_at, lease_until = excluded.lease_until
      where owed.status in ('running', 'failed') and owed.lease_until < ${now}`;
  return count > 0;
}

/**
 * Nobody does an earlier slot again: one whose worker ended before it did, and did not come back in time,
 * has failed. One that is only slow renews its lease.
 */
export async function closeDeadSlotRows(
  sql: Query,
  table: SlotTable,
  slot: Date,
  now: Date,
): Promise<Date[]> {
  const rows = await sql<{ slot: Date }[]>`
    update ${sql(table)} set
      status = 'failed', finished_at = ${now},
      figures = coalesce(figures, '{}') || jsonb_build_object('diedAt', lease_until)
    where status = 'running' and slot < ${slot} and lease_until < ${now}
    returning slot`;
  return rows.map(({ slot }) => slot);
}

export async function renewSlotRow(
  sql: Query,
  table: SlotTable,
  slot: Date,
  startedAt: Date,
  leaseUntil: Date,
): Promise<void> {
  await sql`
    update ${sql(table)} set lease_until = ${leaseUntil}
    where slot = ${slot} and started_at = ${startedAt} and status = 'running'`;
}

/** Only of the run that started then: a slow one whose slot was taken over has no say any more. */
export async function finishSlotRow(
  sql: Query,
  table: SlotTable,
  slot: Date,
  startedAt: Date,
  end: { status: SweepStatus; figures: object; finishedAt: Date; retryAt: Date },
): Promise<void> {
  await sql`
    update ${sql(table)} set
      status = ${end.status},
      figures = ${JSON.stringify(end.figures)}::text::jsonb,
      finished_at = ${end.finishedAt},
      lease_until = ${end.retryAt}
    where slot = ${slot} and started_at = ${startedAt} and status = 'running'`;
}
