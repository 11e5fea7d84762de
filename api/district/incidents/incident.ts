// An incident as staff see it, and which reports might be one.
import type {
  Incident,
  IncidentList,
  IncidentOfferList,
  SameWaterList,
} from "shared/api/district/incidents.ts";
import { metresBetween, type Point } from "shared/geo/earth.ts";
import { offerIncidents } from "shared/incidents/offer.ts";
import { SAME_WATER_HOURS } from "shared/limits.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Deps } from "../../deps.ts";
import { asManager } from "../manager.ts";
import { findIncident, listIncidents, listOfferable, listSameWater, placedReport } from "./sql.ts";

/** In the worst of storms: the newest. */
const MOST_COMPARED = 500;

/** @throws AppError incidentNotFound */
export async function getIncident(
  { sql }: Pick<Deps, "sql">,
  bidId: string,
  id: string,
): Promise<Incident> {
  const incident = await asManager(sql, bidId, (tx) => findIncident(tx, bidId, id));
  if (!incident) throw new AppError("incidentNotFound");
  return incident;
}

export async function listOffers(
  { sql, now }: Pick<Deps, "sql" | "now">,
  bidId: string,
): Promise<IncidentOfferList> {
  const since = new Date(now().getTime() - SAME_WATER_HOURS * 3600_000);
  const reports = await asManager(
    sql,
    bidId,
    (tx) => listOfferable(tx, bidId, { since, limit: MOST_COMPARED }),
  );
  const found = new Map(reports.map((report) => [report.id, report]));
  return {
    offers: offerIncidents(reports.map(placedReport)).map(({ incidentId, reportIds }) => {
      const lead = incidentId && reports.find((report) => report.incidentId === incidentId);
      const offered = reportIds.map((id) => found.get(id)!);
      return {
        incidentId,
        reports: [...lead ? [lead] : [], ...offered].map(({ incidentId: _, ...report }) => report),
      };
    }),
  };
}

const MOST_LISTED = 50;

export async function listOpenIncidents(
  { sql }: Pick<Deps, "sql">,
  bidId: string,
): Promise<IncidentList> {
  const incidents = await asManager(
    sql,
    bidId,
    (tx) => listIncidents(tx, bidId, { limit: MOST_LISTED }),
  );
  return { incidents };
}

const MOST_NEAR = 20;

/**
 * What a report may be the same water as, to choose from by hand.
 *
 * @throws AppError reportNotFound
 */
export async function listNearWater(
  { sql, now }: Pick<Deps, "sql" | "now">,
  bidId: string,
  reportId: string,
): Promise<SameWaterList> {
  const since = new Date(now().getTime() - SAME_WATER_HOURS * 3600_000);
  const [own, ...others] = await asManager(
    sql,
    bidId,
    (tx) => listSameWater(tx, bidId, { reportId, since, limit: MOST_COMPARED }),
  );
  if (own?.id !== reportId) throw new AppError("reportNotFound");
  const metresTo = ({ location }: { location: Point | null }) =>
    own.location && location ? Math.round(metresBetween(own.location, location)) : null;
  const reports = others.map((report) => ({ ...report, metres: metresTo(report) }));
  reports.sort((a, b) => (a.metres ?? Infinity) - (b.metres ?? Infinity));
  return { reports: reports.slice(0, MOST_NEAR) };
}
