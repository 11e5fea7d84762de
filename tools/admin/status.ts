// How the whole is, at a glance.
import { LANGUAGE_NAMES } from "shared/languages.ts";
import { remediesFor } from "shared/server/carrier_errors.ts";
import { type Condition, listConditions } from "shared/server/conditions.ts";
import type { Sql } from "shared/server/database.ts";
import { listUnchecked } from "shared/server/words/words.ts";
import { describePurses } from "./purses.ts";
import { LATE_SWEEP_MS } from "shared/storms/forecast_age.ts";
import { ago, describeIllness, describeWell } from "./conditions.ts";

export async function describeStatus(sql: Sql, now: Date): Promise<string> {
  const dayAgo = new Date(now.getTime() - 86_400_000);
  const conditions = await listConditions(sql);
  const alarms = [
    ...await listSweepAlarms(sql, now, dayAgo),
    ...conditions.flatMap((condition) => describeIllness(condition, now) ?? []),
    ...await listCarrierAlarms(sql, dayAgo),
  ];
  return [
    `Last sweep     ${await describeLastSweep(sql, now)}`,
    `Open storms    ${await describeStorms(sql)}`,
    `Texts, 1 day   ${await describeTexts(sql, dayAgo)}`,
    `Waiting        ${await describeWaiting(sql, now)}`,
    `Spent today    ${await describeSpending(sql, conditions, now)}`,
    `Beside alerts  ${await describePurses(sql, conditions, now)}`,
    `Weather calls  ${await describeCalls(sql, now)}`,
    `Seen well      ${describeWell(conditions, now)}`,
    `Unchecked      ${describeUnchecked()}`,
    `Alarms         ${alarms.length === 0 ? "none" : alarms.join("\n               ")}`,
  ].join("\n");
}

async function describeLastSweep(sql: Sql, now: Date): Promise<string> {
  const [sweep] = await sql<{ slot: Date; status: string; figures: Record<string, unknown> }[]>`
    select slot, status, coalesce(figures, '{}') as figures from sweeps order by slot desc limit 1`;
  if (!sweep) return "never";
  const { zips = "?", requests = "?", messages = "?", seconds = "?" } = sweep.figures;
  return `${sweep.slot.toISOString()} ${sweep.status}: ${zips} ZIP codes, ${requests} requests, ` +
    `${messages} texts, ${seconds} s (${ago(sweep.slot, now)})`;
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

async function describeWaiting(sql: Sql, now: Date): Promise<string> {
  const [row] = await sql<[{ queued: number; oldest: Date | null; held: number }]>`
    select
      count(*) filter (where status = 'queued')::int as queued,
      min(created_at) filter (where status = 'queued') as oldest,
      count(*) filter (where status = 'held')::int as held
    from messages where status in ('held', 'queued')`;
  const oldest = row.oldest ? `, the oldest from ${ago(row.oldest, now)}` : "";
  return `${row.queued} in line${oldest}; ${row.held} held for quiet hours or a pause`;
}

/** The worker knows the prices: it leaves them with the condition of the day's money. */
async function describeSpending(sql: Sql, conditions: Condition[], now: Date): Promise<string> {
  const [row] = await sql<[{ parts: number }]>`
    select coalesce(sum(spent), 0)::int as parts from sending_pace
    where spent_on = (${now}::timestamptz at time zone 'UTC')::date`;
  const { segmentCents, ofDollars } = conditions.find(({ name }) => name === "spending")?.detail ??
    {};
  const parts = `${row.parts} part${row.parts === 1 ? "" : "s"} of texts`;
  if (ofDollars === undefined || segmentCents === undefined) return parts;
  const cost = row.parts * Number(segmentCents) / 100;
  return `$${cost.toFixed(2)} of $${Number(ofDollars).toFixed(2)}, ${parts}`;
}

async function describeCalls(sql: Sql, now: Date): Promise<string> {
  const [row] = await sql<[{ calls: number }]>`
    select coalesce(sum(calls), 0)::int as calls from weather_calls
    where minute >= date_trunc('day', ${now}::timestamptz, 'UTC')`;
  return `${row.calls} today (the free tier allows 10000 a day, from midnight UTC)`;
}

function describeUnchecked(): string {
  const languages = listUnchecked();
  if (languages.length === 0) return "none: native readers have checked every language";
  const names = languages.map((language) => `${LANGUAGE_NAMES[language]} (${language}.ts)`);
  return `${
    names.join(", ")
  }: have a native reader check shared/server/words/, and name them there`;
}

async function listSweepAlarms(sql: Sql, now: Date, since: Date): Promise<string[]> {
  const [row] = await sql<[{ doneAt: Date | null; failed: number; partial: number }]>`
    select
      (select max(finished_at) from sweeps where status in ('done', 'partial')) as done_at,
      count(*) filter (where status = 'failed')::int as failed,
      count(*) filter (where status = 'partial')::int as partial
    from sweeps where slot >= ${since}`;
  const lateSince = now.getTime() - LATE_SWEEP_MS;
  return [
    ...!row.doneAt || row.doneAt.getTime() < lateSince
      ? [
        `no sweep ended well in the last ${LATE_SWEEP_MS / 60_000} minutes: is the worker running?`,
      ]
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
  return rows.filter(({ errorCode }) => remediesFor(errorCode).includes("alarm")).map(
    ({ errorCode, count }) =>
      `the carrier refused ${count} texts with ${errorCode}: twilio.com/docs/api/errors/${errorCode}`,
  );
}
