// How what we depend on is: the weather, the carrier, the day's money. One row each; the worker
// writes them, operators and pages read them.
import type { Query } from "./database.ts";

export type ConditionName =
  /** The National Weather Service answers, and its list is read whole. */
  | "weatherService"
  /** Each warning on its list can be read, and whom it is for; detail: unread, placeless, zonesMissing, some by name. */
  | "warningList"
  | "openMeteo"
  /** Each tide gauge that speaks for a ZIP code gives heights of use; detail: silent, followed, some by name. */
  | "tides"
  /** Sweeps end; detail: how the newest did not, and how many of the last day did not. */
  | "sweeps"
  /** The database's disk has room. */
  | "room"
  /** The forecast comes from a recent run of the model; detail: runAt. */
  | "modelRun"
  /** Every place's own weather is of use; detail: how many are not, some by name. */
  | "oddPlaces"
  /** The calls left to the free tier are enough; detail: asked, left out, calls today. */
  | "weatherBudget"
  /** The carrier takes our texts; detail: errorCode or reason, and `by` where receipts told. */
  | "carrier"
  /** Texts come back no more often than phones are lost; detail: errorCode, waiting, failed, delivered. */
  | "refusals"
  /** Of each text it is known whether it arrived; detail: open, unproven. */
  | "unanswered"
  /** The networks do not take our texts for spam; detail: filteredLastHour. */
  | "filtering"
  /** Storage takes our files, and gives them back; detail: code, reason. */
  | "storage"
  /** The newest backup is of the last day; detail: newestAt, reason of the last that failed. */
  | "backups"
  /** Today's money for alerts is not spent; detail: segments, dollars, what is held back. */
  | "spending"
  /** Today's money for other texts is not; detail: parts, each purse's, and how often refused. */
  | "purses"
  /** Hardly anybody is stopped by a limit; detail: limits, with how often each was reached. */
  | "limits";

export interface Condition {
  name: ConditionName;
  wellAt: Date | null;
  /** Null: it is well. */
  illSince: Date | null;
  detail: Record<string, unknown>;
}

/** True where it had been ill until now. */
export async function noteWell(
  sql: Query,
  name: ConditionName,
  now: Date,
  detail: Record<string, unknown> = {},
): Promise<boolean> {
  return (await note(sql, name, { wellAt: now, illSince: null }, detail)).isTurn;
}

/** True where it had been well until now: the moment to be loud. */
export async function noteIll(
  sql: Query,
  name: ConditionName,
  now: Date,
  detail: Record<string, unknown>,
): Promise<boolean> {
  return (await note(sql, name, { wellAt: null, illSince: now }, detail)).isTurn;
}

/** The same for an illness of many kinds; true also where it had been ill of something else. */
export async function noteIllOf(
  sql: Query,
  name: ConditionName,
  now: Date,
  detail: Record<string, unknown>,
): Promise<boolean> {
  const { isTurn, isOther } = await note(sql, name, { wellAt: null, illSince: now }, detail);
  return isTurn || isOther;
}

async function note(
  sql: Query,
  name: ConditionName,
  { wellAt, illSince }: { wellAt: Date | null; illSince: Date | null },
  detail: Record<string, unknown>,
): Promise<{ isTurn: boolean; isOther: boolean }> {
  const json = JSON.stringify(detail);
  const [row] = await sql<{ wasIll: boolean | null; isOther: boolean }[]>`
    with before as (
      select ill_since is not null as was_ill, detail from conditions where name = ${name}
    )
    insert into conditions (name, well_at, ill_since, detail)
    values (${name}, ${wellAt}, ${illSince}, ${json}::text::jsonb)
    on conflict (name) do update set
      well_at = coalesce(excluded.well_at, conditions.well_at),
      ill_since = case
        when excluded.ill_since is not null then coalesce(conditions.ill_since, excluded.ill_since)
      end,
      detail = excluded.detail
    returning
      (select was_ill from before) as was_ill,
      (select before.detail from before) is distinct from ${json}::text::jsonb as is_other`;
  return { isTurn: (row?.wasIll ?? false) !== (illSince !== null), isOther: row?.isOther ?? true };
}

export async function listConditions(sql: Query): Promise<Condition[]> {
  return await sql<Condition[]>`
    select name, well_at, ill_since, detail from conditions order by name`;
}
