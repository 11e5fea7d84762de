// How the whole is, at a glance.
import { remedyFor } from "shared/server/carrier_errors.ts";
import type { Sql } from "shared/server/database.ts";

/** Two slots of the default schedule, and some minutes. */
const LATE_MINUTES = 65;

export async function describeStatus(sql: Sql, now: Date): Promise<string> {
  const dayAgo = new Date(now.getTime() - 86_400_000);
  const alarms = [
    ...await listSweepAlarms(sql, now, dayAgo),
    ...await listCarrierAlarms(sql, dayAgo),
  ];
  return [
    `Last sweep     ${await describeLastSweep(sql)}`,
    `Open storms    ${await describeStorms(sql)}`,
    `Texts, 1 day   ${await describeTexts(sql, dayAgo)}`,
    `Alarms         ${alarms.length === 0 ? "none" : alarms.join("\n               ")}`,
  ].join("\n");
}

async function describeLastSweep(sql: Sql): Promise<string> {
  const [sweep] = await sql<{ slot: Date; status: string; figures: Record<string, unknown> }[]>`
    select slot, status, coalesce(figures, '{}') as figures from sweeps order by slot desc limit 1`;
  if (!sweep) return "never";
  const { zips = "?", requests = "?", messages = "?", seconds = "?" } = sweep.figures;
  return `${sweep.slot.toISOString()} ${sweep.status}: ${zips} ZIP codes, ${requests} requests, ` +
    `${messages} texts, ${seconds} s`;
}

async function describeStorms(sql: Sql): Promise<string> {
  const rows = await sql<{ zip: string; level: string }[]>`
    select zip, level from episodes where cleared_at is null order by level desc, zip`;
  return rows.map(({ zip, level }) => `${zip} ${level}`).join(", ") || "none";
}

async function describeTexts(sql: Sql, since: Date): Promise<string> {
  const rows = await sql<{ status: string; count: number }[]>`
    select status, count(*)::int as count from messages
    where created_at >= ${since} or status in ('queued', 'sending', 'unknown')
    group by status order by status`;
  return rows.map(({ status, count }) => `${status} ${count}`).join(", ") || "none";
}

async function listSweepAlarms(sql: Sql, now: Date, since: Date): Promise<string[]> {
  const [row] = await sql<[{ doneAt: Date | null; failed: number; partial: number }]>`
    select
      (select max(finished_at) from sweeps where status in ('done', 'partial')) as done_at,
      count(*) filter (where status = 'failed')::int as failed,
      count(*) filter (where status = 'partial')::int as partial
    from sweeps where slot >= ${since}`;
  const lateSince = now.getTime() - LATE_MINUTES * 60_000;
  return [
    ...!row.doneAt || row.doneAt.getTime() < lateSince
      ? [`no sweep ended well in the last ${LATE_MINUTES} minutes: is the worker running?`]
      : [],
    ...row.failed > 0 ? [`${row.failed} sweeps failed in the last day`] : [],
    ...row.partial > 0 ? [`${row.partial} sweeps got the weather for a part only`] : [],
  ];
}

/** Errors of the carrier that only an operator can mend. */
async function listCarrierAlarms(sql: Sql, since: Date): Promise<string[]> {
  const rows = await sql<{ errorCode: number; count: number }[]>`
    select error_code, count(*)::int as count from messages
    where created_at >= ${since} and error_code is not null
    group by error_code order by error_code`;
  return rows.filter(({ errorCode }) => remedyFor(errorCode) === "alarm").map(
    ({ errorCode, count }) =>
      `the carrier refused ${count} texts with ${errorCode}: twilio.com/docs/api/errors/${errorCode}`,
  );
}
