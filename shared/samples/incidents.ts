// Many reports, one water.
import type { Incident, IncidentReport } from "../api/district/incidents.ts";

const INCIDENT_ID = "0199f000-0000-7000-8000-000000000061";

function incidentReport(changes: Partial<IncidentReport> = {}): IncidentReport {
  return {
    id: "0199f000-0000-7000-8000-000000000062",
    zip: "11231",
    location: { latitude: 40.6775, longitude: -74.0095 },
    depth: "knee",
    note: "At the corner of Van Brunt",
    status: "in_progress",
    mediaCount: 2,
    confirmations: 1,
    waterAnswer: "still",
    waterAnsweredAt: "2026-11-22T17:40:00Z",
    happenedAt: "2026-11-22T16:05:00Z",
    ...changes,
  };
}

/** Of two reports; one of three who were asked has answered. */
export function incident(changes: Partial<Incident> = {}): Incident {
  const lead = incidentReport();
  const other = incidentReport({
    id: "0199f000-0000-7000-8000-000000000063",
    depth: "ankle",
    note: "",
    status: "same_as",
    mediaCount: 0,
    confirmations: 0,
    waterAnswer: null,
    waterAnsweredAt: null,
    happenedAt: "2026-11-22T16:30:00Z",
  });
  return {
    id: INCIDENT_ID,
    leadId: lead.id,
    timeZone: "America/New_York",
    eventId: "41",
    reports: [lead, other],
    people: 4,
    reachable: 2,
    unreachable: 1,
    question: { askedAt: "2026-11-22T17:30:00Z", asked: 2, unasked: 1, still: 1, gone: 0 },
    ...changes,
  };
}
