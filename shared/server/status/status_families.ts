// How the whole is, as figures to collect: the worker tells these, for all programs.
import type { Status } from "../../api/operator.ts";
import { type Family, gauge, type Sample } from "../meter/families.ts";

export function familiesOfStatus(status: Status): Family[] {
  return [
    gauge("status_up", "Whether the database answered when it was asked for the rest.", 1),
    gauge("alarms", "What `deno task admin status` tells under Alarms.", [
      ...countBy(status.alarms, ({ name }) => name).map(([alarm, value]) => ({
        value,
        labels: { alarm },
      })),
      { value: status.alarms.length, labels: { alarm: "all" } },
    ]),
    ...sweepFamilies(status),
    ...textFamilies(status.texts),
    ...moneyFamilies(status.money),
    ...weatherFamilies(status),
    ...databaseFamilies(status.database),
    gauge(
      "backup_newest_timestamp_seconds",
      "When the newest backup was made.",
      secondsOf(status.backup?.newestAt ?? null),
    ),
  ];
}

/** For when it cannot be read. */
export const STATUS_DOWN: Family[] = [
  gauge("status_up", "Whether the database answered when it was asked for the rest.", 0),
];

function sweepFamilies({ sweeps, sweptWellAt, ...counts }: Status): Family[] {
  const newest = sweeps.find(({ finishedAt, zips }) => finishedAt && zips !== null);
  return [
    gauge(
      "sweep_well_timestamp_seconds",
      "When the last sweep ended that got some weather.",
      secondsOf(sweptWellAt),
    ),
    gauge("sweeps_of_day", "Sweeps of the last day that came to nothing, or to a part.", [
      { value: counts.sweepsFailed, labels: { outcome: "failed" } },
      { value: counts.sweepsPartial, labels: { outcome: "partial" } },
    ]),
    gauge(
      "sweep_places",
      "ZIP codes of the newest sweep that ended, and of those the ones that got no weather.",
      (["zips", "unanswered", "leftOut", "odd"] as const).flatMap((what) => {
        const value = newest?.[what];
        return typeof value === "number" ? [{ value, labels: { what } }] : [];
      }),
    ),
    gauge("sweep_duration_seconds", "How long that sweep took.", newest?.seconds ?? null),
    gauge("near_sweeps_of_day", "Sweeps of the last day between those, over what was near.", [
      ...(["done", "partial", "failed"] as const).map((outcome) => ({
        value: counts.nearSweeps[outcome],
        labels: { outcome },
      })),
    ]),
    gauge("near_sweep_places_of_day", "Places that those asked for, and had no calls left for.", [
      { value: counts.nearSweeps.cells, labels: { what: "asked" } },
      { value: counts.nearSweeps.leftOut, labels: { what: "leftOut" } },
    ]),
    gauge(
      "storms_open",
      "ZIP codes in a storm, by its level.",
      samplesOf(counts.storms, "level", ({ level, count }) => [level, count]),
    ),
  ];
}

function textFamilies({ waiting, outcomes, suppressed }: Status["texts"]): Family[] {
  return [
    gauge(
      "texts_queued",
      "Texts that may leave and have not, by an alert's step or by kind.",
      samplesOf(waiting, "what", ({ what, queued }) => [what, queued]),
    ),
    gauge(
      "texts_held",
      "Texts that wait for the end of quiet hours or of a pause.",
      samplesOf(waiting, "what", ({ what, held }) => [what, held]),
    ),
    gauge(
      "texts_oldest_queued_timestamp_seconds",
      "When the oldest of those queued was written.",
      waiting.flatMap(({ what, oldestAt }) => {
        const value = secondsOf(oldestAt);
        return value === null ? [] : [{ value, labels: { what } }];
      }),
    ),
    gauge(
      "texts_of_day",
      "Texts of the last day by what became of them; error is the carrier's code.",
      countBy(outcomes, ({ status, errorCode }) => `${status} ${errorCode ?? ""}`, "count")
        .map(([key, value]) => {
          const [status, error] = key.split(" ");
          return { value, labels: { status: status!, error: error! } };
        }),
    ),
    gauge("numbers_suppressed", "Numbers that get no texts, by why.", [
      ...Object.entries(suppressed).map(([why, value]) => ({ value, labels: { why } })),
    ]),
  ];
}

function moneyFamilies({ alertParts, segmentCents, alertDollars, purses }: Status["money"]) {
  return [
    gauge(
      "alerts_spent_dollars",
      "What alerts have cost since midnight UTC.",
      segmentCents === null ? null : alertParts * segmentCents / 100,
    ),
    gauge("alerts_limit_dollars", "What they may cost in a day.", alertDollars),
    gauge(
      "purse_spent_ratio",
      "How much of today's money for other texts is spent, 0 to 1.",
      purses.flatMap(({ name, spentParts, heldParts }) =>
        heldParts ? [{ value: spentParts / heldParts, labels: { purse: name } }] : []
      ),
    ),
    gauge(
      "purse_refused",
      "How often a purse had to say no today.",
      samplesOf(purses, "purse", ({ name, refused }) => [name, refused]),
    ),
  ];
}

function weatherFamilies({ weather, conditions }: Status): Family[] {
  const { callsToday, callsADay, modelRunAt, warningsInForce } = weather;
  return [
    gauge("weather_calls_today", "Places asked for since midnight UTC.", callsToday),
    gauge("weather_calls_limit", "How many may be asked for in a day.", callsADay),
    gauge(
      "weather_model_run_timestamp_seconds",
      "When the run of the model began that forecasts come from.",
      secondsOf(modelRunAt),
    ),
    gauge("warnings_in_force", "Official flood warnings in the country.", warningsInForce),
    gauge(
      "condition_ill",
      "Whether something that FloodLine depends on is ill.",
      samplesOf(conditions, "condition", ({ name, illSince }) => [name, Number(illSince !== null)]),
    ),
    gauge(
      "condition_well_timestamp_seconds",
      "When it was last seen well.",
      conditions.flatMap(({ name, wellAt }) => {
        const value = secondsOf(wellAt);
        return value === null ? [] : [{ value, labels: { condition: name } }];
      }),
    ),
  ];
}

function databaseFamilies(database: Status["database"]): Family[] {
  const { bytes, connections, mostConnections, byProgram, tables } = database;
  return [
    gauge("database_info", "What the database is.", [{
      value: 1,
      labels: { version: database.version, migration: database.migration ?? "" },
    }]),
    gauge("database_bytes", "How large it is.", bytes),
    gauge("database_connections", "Connections that are open, of all roles.", connections),
    gauge("database_connections_limit", "How many it takes.", mostConnections),
    gauge(
      "database_connections_by_program",
      "Connections that are open, by the program that holds them.",
      samplesOf(byProgram, "program", ({ program, connections }) => [program, connections]),
    ),
    gauge(
      "database_waiting_for_locks",
      "Statements that wait for another's lock.",
      database.waitingForLocks,
    ),
    gauge(
      "database_longest_transaction_seconds",
      "How long the oldest open transaction has lasted.",
      database.longestTransactionSeconds,
    ),
    gauge(
      "database_wraparound_ratio",
      "How near it is to stopping for want of transaction numbers, 0 to 1.",
      database.wraparound,
    ),
    gauge(
      "database_table_bytes",
      "The largest tables, with their indexes.",
      samplesOf(tables, "table", ({ name, bytes }) => [name, bytes]),
    ),
    gauge(
      "database_table_dead_rows",
      "Of these, the rows that a vacuum would free.",
      samplesOf(tables, "table", ({ name, deadRows }) => [name, deadRows]),
    ),
  ];
}

function samplesOf<Row>(
  rows: Row[],
  label: string,
  read: (row: Row) => [name: string, value: number],
): Sample[] {
  return rows.map((row) => {
    const [name, value] = read(row);
    return { value, labels: { [label]: name } };
  });
}

function countBy<Row>(
  rows: Row[],
  keyOf: (row: Row) => string,
  weight?: keyof Row,
): [string, number][] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const key = keyOf(row);
    counts.set(key, (counts.get(key) ?? 0) + (weight ? Number(row[weight]) : 1));
  }
  return [...counts];
}

function secondsOf(at: string | null): number | null {
  return at === null ? null : Date.parse(at) / 1000;
}
