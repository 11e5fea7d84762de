// How the whole is: one set of reads for the command line, the operators' page and the figures that are
// collected. Numbers and words about FloodLine, nothing of anybody.
import type { Status } from "../../api/operator.ts";
import { type Condition, listConditions } from "../conditions.ts";
import type { Query } from "../database.ts";
import { listCarrierAlarms, listIllnesses, listSweepAlarms } from "./alarms.ts";
import { readDatabase } from "./database_figures.ts";
import { nameOf } from "./illness.ts";
import { readMoney } from "./money.ts";
import { countNearSweeps, countStorms, countSweeps, listSweeps } from "./sweeps.ts";
import { readTexts } from "./texts.ts";
import { readWeather } from "./weather.ts";

const DAY_MS = 24 * 3600_000;

export async function readStatus(sql: Query, now: Date): Promise<Status> {
  const dayAgo = new Date(now.getTime() - DAY_MS);
  const conditions = await listConditions(sql);
  const sweepCounts = await countSweeps(sql, dayAgo, now);
  return {
    at: now.toISOString(),
    alarms: [
      ...listSweepAlarms(sweepCounts, now),
      ...listIllnesses(conditions),
      ...await listCarrierAlarms(sql, dayAgo),
    ],
    sweeps: await listSweeps(sql, now),
    ...sweepCounts,
    nearSweeps: await countNearSweeps(sql, dayAgo, now),
    storms: await countStorms(sql),
    texts: await readTexts(sql, dayAgo),
    money: await readMoney(sql, conditions, now),
    weather: await readWeather(sql, conditions, now),
    conditions: conditions.map(({ name, wellAt, illSince }) => ({
      name,
      called: nameOf(name),
      wellAt: wellAt?.toISOString() ?? null,
      illSince: illSince?.toISOString() ?? null,
    })),
    database: await readDatabase(sql, now),
    backup: readBackup(conditions),
  };
}

/** The worker leaves it with its condition: see worker/backups/. */
function readBackup(conditions: Condition[]): Status["backup"] {
  const backups = conditions.find(({ name }) => name === "backups");
  if (!backups) return null;
  const { newestAt } = backups.detail;
  return { newestAt: typeof newestAt === "string" ? new Date(newestAt).toISOString() : null };
}
