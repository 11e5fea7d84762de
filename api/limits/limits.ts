// How much one person, or one address, may ask of the API. What is asked is taken from a quota, which
// fills again by itself: `most` is what may be asked at once, `perMinute` what can go on for ever.
import type { ErrorCode } from "shared/errors.ts";
import { MAX_MEGABYTES, MAX_PHOTOS } from "shared/media_rules.ts";

export interface RateLimit {
  most: number;
  perMinute: number;
}

export interface Quota {
  /**
   * `process`: each api process counts for itself, in its memory: what is bounded is the work of that
   * process. `database`: counted over all of them, because something stays behind. See
   * docs/decisions/0022.
   */
  counted: "process" | "database";
  /** Of somebody who is signed in, wherever they are. */
  person: RateLimit;
  /** Of one of a district's keys, wherever its programs are. */
  key?: RateLimit;
  /** Of all together at one address (IPv6: one /64) who are not signed in; they may only read. */
  address?: RateLimit;
  refusal: ErrorCode;
}

export const QUOTAS = {
  // In milliseconds of the database, about. A person may use a fiftieth of one core for ever, and open at once
  // some 200 pages that ask three things each, or 600 boards, which ask for all at once. Behind one address may
  // be a district's public Wi-Fi or a carrier's phones, thousands in a storm: a quarter of a core for ever, and
  // 3,000 pages at once.
  reading: {
    counted: "process",
    person: { most: 3_000, perMinute: 1_200 },
    // A program that asks for the list each second, and its boards and sheets beside it.
    key: { most: 3_000, perMinute: 1_200 },
    address: { most: 45_000, perMinute: 15_000 },
    refusal: "tooManyRequests",
  },
  // A crew that walks a whole district in a storm sends 30 at once and 12 an hour; nobody needs more
  // than 318 a day.
  reports: {
    counted: "database",
    person: { most: 30, perMinute: 0.2 },
    refusal: "tooManyReports",
  },
  // "Same water", corrections, answers, settings: a tap each. Each tells the district's dashboards.
  changes: {
    counted: "database",
    person: { most: 60, perMinute: 2 },
    refusal: "tooManyRequests",
  },
  // What a district's staff do: in a storm hundreds of reports, a tap each, by people who were invited.
  staffWork: {
    counted: "database",
    person: { most: 600, perMinute: 60 },
    // After a storm a city's system says of each report what became of it.
    key: { most: 600, perMinute: 60 },
    refusal: "tooManyRequests",
  },
  // In megabytes that a permit allows: 30 reports full of photos as large as may be, then 4 GB a day.
  // What no report names is deleted after a day.
  uploads: {
    counted: "database",
    person: { most: 30 * MAX_PHOTOS * MAX_MEGABYTES.photo, perMinute: 2.8 },
    refusal: "tooManyUploads",
  },
  // In files: all 10 at once, and again. Each reads whatever there is of one person.
  exports: {
    counted: "database",
    person: { most: 20, perMinute: 0.5 },
    refusal: "tooManyExports",
  },
  // A district's files: each may keep a core busy for five seconds. A manager who looks for the right one tries a few.
  imports: {
    counted: "database",
    person: { most: 30, perMinute: 1 },
    refusal: "tooManyRequests",
  },
} as const satisfies Record<string, Quota>;

export type QuotaName = keyof typeof QUOTAS;

export interface Cost {
  quota: QuotaName;
  points: number;
}

/**
 * What routes cost that are not like most: by their pattern. Sign-in codes have limits of their own (codes/),
 * and Twilio's calls a signature; health and documentation are for free.
 */
export const COSTS: Partial<Record<QuotaName, Record<string, number>>> = {
  reading: {
    "GET /api/reports/near": 10,
    "POST /api/reports/near": 10,
    "GET /api/zips/:zip/reports.geojson": 10,
    "GET /api/map": 15,
    "GET /api/wall/:token": 20,
    "GET /api/reports/:id/evidence": 15,
    "GET /api/zips/:zip/preview": 20,
    "GET /api/district/log/acts.csv": 200,
    // A few thousand reports; how many are written at once is bounded besides (at_once.ts).
    "GET /api/district/reports.csv": 100,
    "GET /api/district/reports.geojson": 100,
    "GET /api/district/reports.kml": 100,
    "GET /api/district/everything.zip": 400,
    "GET /api/lists/:token/reports.csv": 100,
    "GET /api/lists/:token/reports.geojson": 100,
    "GET /api/lists/:token/reports.kml": 100,
    "GET /api/network/zips": 30,
    // Up to a thousand rows.
    "GET /api/open311/v2/requests.json": 50,
    "GET /api/open311/v2/requests.xml": 50,
    "GET /api/open311/v2/servicerequestupdates.json": 50,
    "GET /api/open311/v2/servicerequestupdates.xml": 50,
    // Beside what each file costs, see `fileCost`.
    "POST /api/uploads": 5,
  },
  reports: { "POST /api/reports": 1 },
  // By a district's key alone.
  staffWork: {
    "POST /api/open311/v2/requests.json": 1,
    "POST /api/open311/v2/requests.xml": 1,
    "POST /api/open311/v2/servicerequestupdates.json": 1,
    "POST /api/open311/v2/servicerequestupdates.xml": 1,
  },
  imports: { "POST /api/district/imports/:kind": 1 },
  exports: { "GET /api/me/export": 1, "GET /api/me/export/:file": 1 },
};

/** All others. Whoever is not signed in can only read, whatever they ask for. */
const READ: Cost = { quota: "reading", points: 5 };
const CHANGE: Cost = { quota: "changes", points: 1 };
const WORK: Cost = { quota: "staffWork", points: 1 };

const COST_OF = new Map(
  Object.entries(COSTS).flatMap(([quota, routes]) =>
    Object.entries(routes).map(([route, points]) => [route, { quota, points } as Cost])
  ),
);

/** `pattern`: as the router has it. */
export function costOf(method: string, pattern: string): Cost {
  const isRead = method === "GET" || method === "HEAD";
  const told = COST_OF.get(`${isRead ? "GET" : method} ${pattern}`);
  if (told || isRead) return told ?? READ;
  return pattern.startsWith("/api/district/") ? WORK : CHANGE;
}

/** Of a permit for a file of up to so many bytes. */
export function fileCost(maxBytes: number): Cost {
  return { quota: "uploads", points: Math.ceil(maxBytes / 1_000_000) };
}
