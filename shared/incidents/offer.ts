// Many reports, one water: which of a district's reports may tell of the same, by place and time alone.
// Offered to a manager, who decides; nothing is put together by itself.
import { metresBetween, type Point } from "../geo/earth.ts";

/** A block's length: water that is further away is another puddle, or needs a look. */
export const NEAR_METRES = 80;
/** A storm's water stands for an hour or two; what is seen later may be the next storm's. */
export const NEAR_MS = 3 * 3600_000;

export interface PlacedReport {
  id: string;
  /** The incident it is part of; null: it stands by itself. */
  incidentId: string | null;
  point: Point;
  happenedAt: Date;
}

interface Offer {
  /** The incident that the others would join; null: they would begin one. */
  incidentId: string | null;
  /** Oldest first. Not yet part of that incident. */
  reportIds: string[];
}

/**
 * Each report is tried against the oldest report of what is near, so that no chain of puddles makes a
 * whole street one water: what is offered together lies within a block of its first report, and within three
 * hours. A report is offered once. Two incidents are never offered to become one: a manager may do that by
 * hand.
 *
 * @returns those with something to put together, oldest first
 */
export function offerIncidents(reports: PlacedReport[]): Offer[] {
  const waters: { first: PlacedReport; incidentId: string | null; alone: string[] }[] = [];
  for (const report of [...reports].sort(byAge)) {
    const { id, incidentId } = report;
    const own = incidentId && waters.find((water) => water.incidentId === incidentId);
    if (own) continue;
    const near = waters.find((water) =>
      isNear(water.first, report) && (incidentId === null || water.incidentId === null)
    );
    if (!near) {
      waters.push({ first: report, incidentId, alone: incidentId ? [] : [id] });
    } else if (incidentId) near.incidentId = incidentId;
    else near.alone.push(id);
  }
  return waters
    .filter(({ incidentId, alone }) => alone.length > (incidentId ? 0 : 1))
    .map(({ incidentId, alone }) => ({ incidentId, reportIds: alone }));
}

function isNear(a: PlacedReport, b: PlacedReport): boolean {
  return metresBetween(a.point, b.point) <= NEAR_METRES &&
    Math.abs(a.happenedAt.getTime() - b.happenedAt.getTime()) <= NEAR_MS;
}

/** Same moment: by id, so that the answer is the same each time. */
function byAge(a: PlacedReport, b: PlacedReport): number {
  return a.happenedAt.getTime() - b.happenedAt.getTime() || (a.id < b.id ? -1 : 1);
}
