// What was asked of the weather, and how old its answers are.
import type { Status } from "../../api/operator.ts";
import type { Condition } from "../conditions.ts";
import type { Query } from "../database.ts";

export async function readWeather(
  sql: Query,
  conditions: Condition[],
  now: Date,
): Promise<Status["weather"]> {
  const [row] = await sql<[{ calls: number; warnings: number }]>`
    select
      (select coalesce(sum(calls), 0)::int from weather_calls
        where minute >= date_trunc('day', ${now}::timestamptz, 'UTC')) as calls,
      (select count(*)::int from warnings
        where ended_at is null and ends_at > ${now}) as warnings`;
  const detailOf = (name: Condition["name"]) =>
    conditions.find((condition) => condition.name === name)?.detail ?? {};
  const { callsADay } = detailOf("weatherBudget");
  const { runAt } = detailOf("modelRun");
  return {
    callsToday: row.calls,
    callsADay: typeof callsADay === "number" ? callsADay : null,
    modelRunAt: typeof runAt === "string" ? new Date(runAt).toISOString() : null,
    warningsInForce: row.warnings,
  };
}
