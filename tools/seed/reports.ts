// Reports that came in during the storms, and what the districts did about them.
import type { Depth } from "shared/depths.ts";
import type { Act } from "shared/report_acts.ts";
import { isOpen, OPEN_STATUSES, type Owner, type ReportStatus } from "shared/report_statuses.ts";
import { type DemoDistrict, isInside } from "./districts.ts";
import { NOTES } from "./notes.ts";
import type { User } from "./people.ts";
import type { Random } from "../../ground/random.ts";
import type { DemoStorm } from "./storms.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

export interface DemoReport {
  id: string;
  userId: string;
  bidId: string;
  zip: string;
  latitude: number | null;
  longitude: number | null;
  depth: Depth;
  note: string;
  happenedAt: Date;
  status: ReportStatus;
  /** Of the city's 311, where it was passed on. */
  cityNumber: string | null;
  /** Of one that is not the district's. */
  whose: Owner | null;
  assignedTo: string | null;
  isPrivate: boolean;
  wantsTexts: boolean;
  waterAnswer: "still" | "gone" | null;
  waterAnsweredAt: Date | null;
  submissionId: string;
  via: "web" | "text";
  createdAt: Date;
}

/** Of its history. */
export type DemoAct = Act & { bidId: string; reportId: string; userId: string; actedAt: Date };

export interface ZipPoint {
  zip: string;
  latitude: number;
  longitude: number;
}

/** How many a district gets of a storm, by its peak; of one that is on there will be more. */
function countFor({ peakMm, endedAt }: DemoStorm, random: Random, now: Date): number {
  if (endedAt > now) return random.whole(5, 7);
  if (peakMm >= 10) return random.whole(20, 24);
  if (peakMm >= 5) return random.whole(4, 7);
  return random.whole(0, 1);
}

export function makeReports(
  storms: DemoStorm[],
  { district, bidId, residents, zipPoints, random, now }: {
    district: DemoDistrict;
    bidId: string;
    residents: User[];
    zipPoints: ZipPoint[];
    random: Random;
    now: Date;
  },
): DemoReport[] {
  return storms.flatMap((storm) => {
    const count = countFor(storm, random, now);
    const reporters = residents.filter((user) => user.createdAt < storm.startedAt);
    return Array.from({ length: count }, () => {
      const createdAt = timeIn(storm, random, now);
      const point = random.isOneIn(5) ? undefined : pointIn(district, random);
      const depth = depthIn(storm, random);
      return {
        id: random.id(createdAt),
        userId: random.pick(reporters).id,
        bidId,
        zip: point ? nearestZip(point, zipPoints) : random.pick(district.zips),
        latitude: point?.[1] ?? null,
        longitude: point?.[0] ?? null,
        depth,
        note: random.pick(NOTES[depth]),
        happenedAt: new Date(createdAt.getTime() - random.between(0, 20) * MINUTE_MS),
        ...fateOf(createdAt, { random, now }),
        submissionId: random.id(createdAt),
        via: "web" as const,
        createdAt,
      };
    });
  });
}

/** From the first third of a storm until two hours after it. */
function timeIn({ startedAt, endedAt }: DemoStorm, random: Random, now: Date): Date {
  const length = endedAt.getTime() - startedAt.getTime();
  const latest = Math.min(endedAt.getTime() + 2 * HOUR_MS, now.getTime() - MINUTE_MS);
  return new Date(random.between(startedAt.getTime() + length / 3, latest));
}

function pointIn({ boundary }: DemoDistrict, random: Random): [number, number] {
  const ring = boundary.coordinates[0]!;
  const range = (axis: number): [number, number] => {
    const values = ring.map((corner) => corner[axis]!);
    return [Math.min(...values), Math.max(...values)];
  };
  while (true) {
    const point: [number, number] = [
      round(random.between(...range(0))),
      round(random.between(...range(1))),
    ];
    if (isInside(boundary, point)) return point;
  }
}

/** To about a meter. */
function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}

export function nearestZip([x, y]: [number, number], zipPoints: ZipPoint[]): string {
  const distance = (zip: ZipPoint) => Math.hypot(zip.longitude - x, zip.latitude - y);
  return zipPoints.toSorted((a, b) => distance(a) - distance(b))[0]!.zip;
}

function depthIn({ peakMm }: DemoStorm, random: Random): Depth {
  return peakMm >= 10
    ? random.weighted<Depth>({ ankle: 40, knee: 33, waist: 14, inside: 13 })
    : random.weighted<Depth>({ ankle: 78, knee: 16, inside: 6 });
}

type Fate = Pick<
  DemoReport,
  | "status"
  | "cityNumber"
  | "whose"
  | "assignedTo"
  | "isPrivate"
  | "wantsTexts"
  | "waterAnswer"
  | "waterAnsweredAt"
>;

/** What has become by now of a report that nothing else is said of. */
export function fateOf(
  createdAt: Date,
  { random, now }: { random: Random; now: Date },
): Fate {
  const status = statusAt(now.getTime() - createdAt.getTime(), random);
  return {
    status,
    cityNumber: status === "passed_on" ? `311-${random.whole(20_400_000, 20_499_999)}` : null,
    whose: status === "not_ours" ? random.pick(["utility", "transit", "owner"] as const) : null,
    assignedTo: null,
    isPrivate: false,
    wantsTexts: random.isOneIn(2),
    waterAnswer: null,
    waterAnsweredAt: null,
  };
}

/** The storm that is on is being worked on, of the last one little is left; those before are done with. */
function statusAt(ageMs: number, random: Random): ReportStatus {
  if (ageMs > 6 * HOUR_MS && ageMs < 48 * HOUR_MS) {
    return random.weighted<ReportStatus>({
      seen: 12,
      in_progress: 14,
      water_gone: 56,
      passed_on: 18,
    });
  }
  return ageMs < 48 * HOUR_MS
    ? random.weighted<ReportStatus>({ new: 50, seen: 25, in_progress: 17, water_gone: 8 })
    : random.weighted<ReportStatus>({
      seen: 6,
      in_progress: 4,
      water_gone: 60,
      passed_on: 18,
      not_ours: 5,
      nothing_found: 7,
    });
}

/** Each step to where a report is now, by one of the managers. */
export function makeActs(
  report: DemoReport,
  { managers, random, now }: { managers: User[]; random: Random; now: Date },
): DemoAct[] {
  const steps = stepsTo(report.status);
  let time = report.createdAt.getTime();
  return steps.map((to, i) => {
    // Never past now, however fresh the report: half of what is left is always ahead.
    const wait = Math.min(random.between(0.2, 9) * HOUR_MS, (now.getTime() - time) / 2);
    time += wait;
    return {
      bidId: report.bidId,
      reportId: report.id,
      userId: random.pick(managers).id,
      kind: "status" as const,
      detail: {
        from: steps[i - 1] ?? "new",
        to,
        ...!isOpen(to) && { cityNumber: report.cityNumber, whose: report.whose },
      },
      actedAt: new Date(time),
    };
  });
}

/** After "new". */
function stepsTo(status: ReportStatus): ReportStatus[] {
  const path: ReportStatus[] = ["seen", "in_progress"];
  return isOpen(status) ? path.slice(0, OPEN_STATUSES.indexOf(status)) : [...path, status];
}
