// What this process has answered, for who runs FloodLine.
import type { OperatorView } from "shared/api/operator.ts";
import { quantileMs } from "shared/server/meter/quantile.ts";
import type { RouteFigures } from "shared/server/meter/request_meter.ts";
import type { Deps } from "../deps.ts";

const ROUTES_SHOWN = 15;

type Speed = OperatorView["api"]["all"];

export function describeProgram(
  { requests, boards, startedAt, version }: Deps["meter"],
): OperatorView["api"] {
  const figures = requests.list();
  const byRoute = Object.values(
    Object.groupBy(figures, ({ method, route }) => `${method} ${route}`),
  ) as RouteFigures[][];
  const seconds = (of: RouteFigures[]) => of.reduce((sum, each) => sum + each.seconds, 0);
  return {
    startedAt: startedAt.toISOString(),
    version,
    boards,
    all: speedOf(figures),
    routes: byRoute.sort((a, b) => seconds(b) - seconds(a)).slice(0, ROUTES_SHOWN).map((of) => ({
      method: of[0]!.method,
      route: of[0]!.route,
      ...speedOf(of),
    })),
  };
}

function speedOf(figures: RouteFigures[]): Speed {
  const count = (of: RouteFigures[]) => of.reduce((sum, each) => sum + each.count, 0);
  return {
    requests: count(figures),
    failed: count(figures.filter(({ outcome }) => outcome === "5xx")),
    halfMs: quantileMs(figures, 0.5) ?? null,
    mostMs: quantileMs(figures, 0.99) ?? null,
  };
}
