import type { Trouble } from "shared/api/district.ts";
import type { Condition, ConditionName } from "shared/server/conditions.ts";
import { LATE_SWEEP_MS } from "shared/storms/forecast_age.ts";

/** Undefined: an operator's alone. */
const KINDS: Record<ConditionName, Trouble["kind"] | undefined> = {
  carrier: "texts",
  refusals: "texts",
  unanswered: "texts",
  filtering: "spam",
  spending: "money",
  purses: undefined,
  backups: undefined,
  limits: undefined,
  weatherService: "warnings",
  // That no check was made for long is told by when the last one was.
  sweeps: undefined,
  room: undefined,
  openMeteo: "forecast",
  storage: "photos",
  modelRun: "forecast",
  weatherBudget: "forecast",
  oddPlaces: undefined,
  warningList: undefined,
  tides: undefined,
};
const WORST_FIRST: Trouble["kind"][] = [
  "checks",
  "texts",
  "money",
  "spam",
  "forecast",
  "warnings",
  "photos",
];

/** What a manager must know of it: one line a kind, since the first of its reasons. */
export function findTroubles(
  conditions: Condition[],
  sweptAt: Date | null,
  now: Date,
): Trouble[] {
  const since = new Map<Trouble["kind"], Date | null>();
  if (!sweptAt || now.getTime() - sweptAt.getTime() > LATE_SWEEP_MS) since.set("checks", sweptAt);
  for (const { name, illSince } of conditions) {
    const kind = KINDS[name];
    const first = kind && since.get(kind);
    if (kind && illSince && (!first || illSince < first)) since.set(kind, illSince);
  }
  return WORST_FIRST.filter((kind) => since.has(kind)).map((kind) => ({
    kind,
    since: since.get(kind)?.toISOString() ?? null,
  }));
}
