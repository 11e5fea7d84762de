// What a storm told people, a line for what went to several ZIP codes at once.
import type { DistrictStorm } from "shared/api/district/storms.ts";
import { gatherAlerts } from "shared/storms/gather_alerts.ts";
import { addTexts, nameReasons } from "../text_counts.ts";
import type { AlertRow } from "./sql.ts";

export function alertLines(alerts: AlertRow[]): DistrictStorm["alerts"] {
  const told = alerts.map((alert) => ({ ...alert, at: Date.parse(alert.createdAt) }));
  return gatherAlerts(told).map((line) => {
    const { id, step, createdAt } = line[0]!;
    return {
      id,
      step,
      createdAt,
      zips: line.map(({ zip }) => zip).toSorted(),
      facts: factsOf(line),
      texts: nameReasons(line.map(({ texts }) => texts).reduce(addTexts)),
    };
  });
}

/** ZIP codes of one cell of the weather model have the same. */
function factsOf(line: AlertRow[]): DistrictStorm["alerts"][number]["facts"] {
  const same = Map.groupBy(line, ({ facts }) => JSON.stringify(facts));
  return [...same.values()].map((alerts) => ({
    zips: alerts.map(({ zip }) => zip).toSorted(),
    facts: alerts[0]!.facts,
  }));
}
