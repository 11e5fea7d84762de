// "Still wet? 1 yes 2 no", to everybody who reported an incident's water.
import type { Incident } from "shared/api/district/incidents.ts";
import { ASK_AGAIN_MINUTES } from "shared/limits.ts";
import { AppError } from "shared/server/app_error.ts";
import { askReporters } from "shared/server/outbox/incident_questions.ts";
import { stillWetText } from "shared/server/words/reports.ts";
import type { Deps } from "../../deps.ts";
import { asManager, asOurselves } from "../manager.ts";
import { getIncident } from "./incident.ts";
import { lockIncident } from "./sql.ts";

/**
 * Each person is asked once, about the first of their reports. Who did not want texts, has left or sleeps is not:
 * by morning the question is stale.
 *
 * @throws AppError incidentNotFound; askedLately where they were asked a moment ago
 */
export async function askWhetherWet(
  deps: Deps,
  { userId, bidId }: { userId: string; bidId: string },
  id: string,
): Promise<Incident> {
  const now = deps.now();
  await asManager(deps.sql, bidId, async (tx) => {
    const incident = await lockIncident(tx, bidId, id);
    if (!incident) throw new AppError("incidentNotFound");
    const { askedAt } = incident;
    const againAt = +(askedAt ?? 0) + ASK_AGAIN_MINUTES * 60_000;
    if (askedAt && againAt > +now) {
      throw new AppError("askedLately", { retryAfterSeconds: Math.ceil((againAt - +now) / 1000) });
    }
    await asOurselves(tx);
    const { allowance } = deps;
    await askReporters(tx, { incidentId: id, by: userId, write: stillWetText }, { allowance, now });
  });
  return await getIncident(deps, bidId, id);
}
