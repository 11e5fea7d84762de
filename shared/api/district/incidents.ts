// Many reports, one water: as a district's staff see it.
import { z } from "zod";
import { DEPTHS } from "../../depths.ts";
import { MOST_MERGED } from "../../limits.ts";
import { REPORT_STATUSES } from "../../report_statuses.ts";
import { Location } from "../reports.ts";

/** A report of the incident, or one that may become part of it. */
export const IncidentReport = z.object({
  id: z.uuid(),
  zip: z.string(),
  location: Location.nullable(),
  depth: z.enum(DEPTHS),
  /** Its first 140 characters. */
  note: z.string(),
  status: z.enum(REPORT_STATUSES),
  mediaCount: z.int(),
  /** How many others have said "same water" of it. */
  confirmations: z.int(),
  /** Its sender's newest to "Is it still flooded?"; null: not answered. */
  waterAnswer: z.enum(["still", "gone"]).nullable(),
  waterAnsweredAt: z.iso.datetime().nullable(),
  happenedAt: z.iso.datetime(),
});
export type IncidentReport = z.infer<typeof IncidentReport>;

export const Incident = z.object({
  /** Another than was asked for, where that one was merged into it. */
  id: z.uuid(),
  /** The report that has its status. */
  leadId: z.uuid(),
  timeZone: z.string(),
  /** The newest event that it has in it: the district's stream goes on after it. */
  eventId: z.string(),
  /** Oldest first. */
  reports: z.array(IncidentReport),
  /** How many have seen this water: who reported it, or said "same water", each once. */
  people: z.int(),
  /** How many of those who reported it can be asked by text now, and how many cannot. */
  reachable: z.int(),
  unreachable: z.int(),
  /** The newest "Still wet?"; null: nobody was asked. */
  question: z.object({
    askedAt: z.iso.datetime(),
    asked: z.int(),
    /** Who did not want texts, left, or cannot be reached. */
    unasked: z.int(),
    /** Of who was asked, by what they have said since. */
    still: z.int(),
    gone: z.int(),
  }).nullable(),
});
export type Incident = z.infer<typeof Incident>;

/** Reports that are near in place and time: of open ones, and of the last day. */
export const IncidentOfferList = z.object({
  offers: z.array(z.object({
    /** The incident that they would join; null: they would begin one. */
    incidentId: z.uuid().nullable(),
    /** Oldest first; those to be put together, and the incident's own first. */
    reports: z.array(IncidentReport),
  })),
});
export type IncidentOfferList = z.infer<typeof IncidentOfferList>;

/** What is still wet: incidents whose first report is open, the newest first, at most 50. */
export const IncidentList = z.object({
  incidents: z.array(z.object({
    id: z.uuid(),
    lead: IncidentReport,
    reports: z.int(),
    people: z.int(),
  })),
});
export type IncidentList = z.infer<typeof IncidentList>;

/** Reports that another may be the same water as: of the last day, the nearest first, at most 20. */
export const SameWaterList = z.object({
  reports: z.array(IncidentReport.extend({
    /** Null: either has a ZIP code alone. */
    metres: z.int().nullable(),
    /** The incident that it leads; those of its incident are left out, but for this one. */
    incidentId: z.uuid().nullable(),
  })),
});
export type SameWaterList = z.infer<typeof SameWaterList>;

/** Reports of one water. Those of incidents bring their incidents along. */
export const Merge = z.object({ reportIds: z.array(z.uuid()).min(2).max(MOST_MERGED) });
export type Merge = z.infer<typeof Merge>;
