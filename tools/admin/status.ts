// How the whole is, at a glance.
import type { Alarm, Status } from "shared/api/operator.ts";
import { LANGUAGE_NAMES } from "shared/languages.ts";
import type { Sql } from "shared/server/database.ts";
import { hasRoom } from "shared/server/room.ts";
import { readStatus } from "shared/server/status/status.ts";
import { listUnchecked } from "shared/server/words/words.ts";
import { ago } from "./ago.ts";
import { describePurses } from "./purses.ts";

/** For scripts and watchers: something is to be looked at. A command that fails ends with 1. */
export const ALARMS_EXIT_CODE = 2;

export async function describeStatus(sql: Sql, now: Date): Promise<string> {
  return (await tellStatus(sql, now)).text;
}

const NO_ROOM =
  "the database's disk is full: nothing can be kept, reports wait on the phones. To do: " +
  "make room on its volume; all goes on by itself then";

/** `hasAlarms`: something is to be looked at. */
export async function tellStatus(
  sql: Sql,
  now: Date,
): Promise<{ text: string; hasAlarms: boolean }> {
  const status = await readStatus(sql, now);
  const alarms = status.alarms.filter(({ name }) => name !== "room")
    .map((alarm) => describeAlarm(alarm, now));
  // Asked now: a full disk may not hold the condition's row.
  if (!await hasRoom(sql)) alarms.unshift(NO_ROOM);
  const lines = [
    `Last sweep     ${describeLastSweep(status, now)}`,
    `Between sweeps ${describeNear(status.nearSweeps, now)}`,
    `Open storms    ${await describeStorms(sql)}`,
    `Texts, 1 day   ${describeTexts(status.texts)}`,
    `Waiting        ${describeWaiting(status.texts, now)}`,
    `Get no texts   ${describeSuppressed(status.texts)}`,
    `Spent today    ${describeSpending(status.money)}`,
    `Beside alerts  ${describePurses(status.money)}`,
    `Weather calls  ${describeCalls(status.weather)}`,
    `Database       ${describeDatabase(status.database)}`,
    `Seen well      ${describeWell(status, now)}`,
    `Unchecked      ${describeUnchecked()}`,
    `Alarms         ${alarms.length === 0 ? "none" : alarms.join("\n               ")}`,
  ];
  return { text: lines.join("\n"), hasAlarms: alarms.length > 0 };
}

function describeLastSweep({ sweeps: [sweep] }: Status, now: Date): string {
  if (!sweep) return "never";
  const { slot, status, zips, unanswered, requests, messages, seconds } = sweep;
  const left = unanswered ? ` (${unanswered} without weather)` : "";
  return `${slot} ${status}: ${zips ?? "?"} ZIP codes${left}, ${requests ?? "?"} requests, ` +
    `${messages ?? "?"} texts, ${seconds ?? "?"} s (${ago(new Date(slot), now)})`;
}

/** Over what is near, in the last day. */
function describeNear(near: Status["nearSweeps"], now: Date): string {
  const { newestAt, done, partial, failed, cells, leftOut, messages } = near;
  if (done + partial + failed === 0) return "nothing was near in the last day";
  const bad = failed > 0 ? ` (${failed} failed)` : "";
  const last = newestAt ? `, the last ${ago(new Date(newestAt), now)}` : "";
  const without = leftOut > 0 ? ` (${leftOut} left out: the calls were not enough)` : "";
  return `${done + partial + failed} in the last day${bad}${last}: ${cells} places${without}, ` +
    `${messages} texts`;
}

/** By name: an operator who is called asks where. */
async function describeStorms(sql: Sql): Promise<string> {
  const rows = await sql<{ zip: string; level: string }[]>`
    select zip, level from episodes where cleared_at is null order by level desc, zip`;
  return rows.map(({ zip, level }) => `${zip} ${level}`).join(", ") || "none";
}

function describeTexts({ outcomes }: Status["texts"]): string {
  const counts = new Map<string, number>();
  for (const { status, count } of outcomes) counts.set(status, (counts.get(status) ?? 0) + count);
  return [...counts].map(([status, count]) => `${status} ${count}`).join(", ") || "none";
}

function describeWaiting({ waiting }: Status["texts"], now: Date): string {
  const sum = (of: "queued" | "held") => waiting.reduce((all, each) => all + each[of], 0);
  const [first] = waiting.flatMap(({ oldestAt }) => oldestAt ?? []).sort();
  const oldest = first ? `, the oldest from ${ago(new Date(first), now)}` : "";
  return `${sum("queued")} in line${oldest}; ${sum("held")} held for quiet hours or a pause`;
}

function describeSuppressed({ suppressed }: Status["texts"]): string {
  const { stopped, unreachable, byCarrier, blocked } = suppressed;
  return `${stopped} said STOP, ${unreachable} unreachable, ${byCarrier} stopped by the carrier, ` +
    `${blocked} blocked`;
}

function describeSpending({ alertParts, segmentCents, alertDollars }: Status["money"]): string {
  const parts = `${alertParts} part${alertParts === 1 ? "" : "s"} of texts`;
  if (alertDollars === null || segmentCents === null) return parts;
  const cost = alertParts * segmentCents / 100;
  return `$${cost.toFixed(2)} of $${alertDollars.toFixed(2)}, ${parts}`;
}

function describeCalls({ callsToday, callsADay }: Status["weather"]): string {
  const of = callsADay === null ? "no limit is set" : `of ${callsADay} a day`;
  return `${callsToday} today (${of}, from midnight UTC)`;
}

function describeDatabase({ version, migration, ...figures }: Status["database"]): string {
  const { bytes, grownAWeek, connections, mostConnections } = figures;
  const grown = grownAWeek === null ? "" : `, ${megabytes(grownAWeek)} more than a week ago`;
  return `PostgreSQL ${version}, ${migration ?? "not migrated"}; ${megabytes(bytes)}${grown}; ` +
    `${connections} of ${mostConnections} connections`;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}

/** "Open-Meteo (2 minutes ago), the carrier (3 hours ago)" */
function describeWell({ conditions }: Status, now: Date): string {
  const well = conditions.filter(({ illSince, wellAt }) => !illSince && wellAt);
  return well.map(({ called, wellAt }) => `${called} (${ago(new Date(wellAt!), now)})`)
    .join(", ") || "nothing was seen well yet";
}

function describeUnchecked(): string {
  const languages = listUnchecked();
  if (languages.length === 0) return "none: native readers have checked every language";
  const names = languages.map((language) => `${LANGUAGE_NAMES[language]} (${language}.ts)`);
  return `${
    names.join(", ")
  }: have a native reader check shared/server/words/, and name them there`;
}

function describeAlarm({ since, says, todo }: Alarm, now: Date): string {
  const from = since ? `since ${since} (${ago(new Date(since), now)}) ` : "";
  return `${from}${says}${todo ? `. To do: ${todo}` : ""}`;
}
