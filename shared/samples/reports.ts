// Reports of flooding, and the record of one.
import type { Evidence, Media, PublicReport, Report, ReportPage } from "../api/reports.ts";
import { officialWarning } from "./warnings.ts";

export const REPORT_ID = "0199f000-0000-7000-8000-000000000001";

/** What anybody may see. */
export function publicReport(changes: Partial<PublicReport> = {}): PublicReport {
  return {
    id: "0199f000-0000-7000-8000-000000000002",
    zip: "11231",
    location: null,
    depth: "waist",
    status: "new",
    isOpen: true,
    happenedAt: "2026-11-22T16:00:00Z",
    confirmations: 0,
    isGone: false,
    ...changes,
  };
}

/** Knee-deep water half an hour ago. */
export function report(changes: Partial<Report> = {}): Report {
  return {
    id: REPORT_ID,
    zip: "11231",
    city: "Brooklyn",
    state: "NY",
    timeZone: "America/New_York",
    location: null,
    district: { slug: "red-hook", name: "Red Hook" },
    depth: "knee",
    note: "Corner of Van Brunt",
    status: "new",
    cityNumber: null,
    whose: null,
    happenedAt: "2026-11-22T17:30:00Z",
    createdAt: "2026-11-22T17:40:00Z",
    media: [],
    confirmations: 0,
    editedAt: null,
    withdrawnAt: null,
    removedAt: null,
    removedMedia: 0,
    hiddenMedia: 0,
    hiddenAt: null,
    isPrivate: false,
    ...changes,
  };
}

/** The same, sent by who looks at it; the district has not seen it yet. */
export function reportPage(changes: Partial<ReportPage> = {}): ReportPage {
  return {
    ...report(),
    isOwn: true,
    changes: [],
    leadStatus: null,
    leadWords: null,
    wantsTexts: false,
    untold: null,
    mayBeEdited: true,
    water: { askAt: "2026-11-22T20:30:00Z", answer: null, answeredAt: null },
    rain: {
      wettestQuarter: { mm: 6.4, at: "2026-11-22T17:15:00Z" },
      lastHourMm: 11.2,
      lastDayMm: 24.8,
    },
    ...changes,
  };
}

export const SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

export function photo(n = 1, changes: Partial<Media> = {}): Media {
  return {
    id: `0199f000-0000-7000-8000-0000000000c${n}`,
    kind: "photo",
    contentType: "image/jpeg",
    sizeBytes: 812_345,
    sha256: SHA256,
    takenAt: "2026-11-22T17:28:00Z",
    shown: "yes",
    cover: null,
    isStaffs: false,
    url: `https://s3.test/${n}.jpg`,
    ...changes,
  };
}

/** Edited once, with two photos, under a warning, with two neighbors. */
export function evidence(changes: Partial<Evidence> = {}): Evidence {
  return {
    report: reportPage({
      location: { latitude: 40.67712, longitude: -74.00915 },
      depth: "waist",
      note: "Corner of Van Brunt and King, water from the drain.",
      editedAt: "2026-11-22T17:50:00Z",
      confirmations: 2,
      media: [photo(1), photo(2, { takenAt: null, sha256: null })],
    }),
    original: { depth: "knee", note: "Corner of Van Brunt" },
    rain: rainOf(30),
    rainCell: { latitude: 40.6719, longitude: -74.0085 },
    officialWarnings: [officialWarning({
      id: "urn:oid:2.49.0.1.840.0.1f3c.001.1",
      headline: "Flash Flood Warning issued November 22 at 12:05PM EST",
      onsetAt: "2026-11-22T17:05:00Z",
      endsAt: "2026-11-22T20:15:00Z",
    })],
    nearReports: [
      {
        ...publicReport({
          id: "0199f000-0000-7000-8000-0000000000e1",
          status: "seen",
          depth: "ankle",
          happenedAt: "2026-11-22T16:50:00Z",
          confirmations: 3,
        }),
        distanceMetres: 240,
      },
      {
        ...publicReport({
          id: "0199f000-0000-7000-8000-0000000000e2",
          status: "seen",
          depth: "inside",
          happenedAt: "2026-11-22T18:20:00Z",
        }),
        distanceMetres: null,
      },
    ],
    proofOfLossDue: "2027-01-21",
    madeAt: "2026-11-22T18:00:00Z",
    ...changes,
  };
}

/** A dry day, then a burst in the hour before the water was seen. */
function rainOf(hours: number): Evidence["rain"] {
  const start = Date.parse("2026-11-21T17:45:00Z");
  return Array.from({ length: hours * 4 }, (_, i) => {
    const mm = i >= 88 && i < 98 ? [0.2, 1.1, 2.4, 3.8, 5.1, 6.4, 4.2, 2.2, 0.9, 0.3][i - 88]! : 0;
    return { at: new Date(start + i * 15 * 60_000).toISOString(), mm };
  });
}
