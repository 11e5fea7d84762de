// Where the first district floods storm after storm, and what its city knows of it: catch basins, and complaints.
import type { Random } from "../../ground/random.ts";
import type { DemoPosition } from "./districts.ts";
import { type DemoReport, nearestZip, type ZipPoint } from "./reports.ts";
import type { DemoStorm } from "./storms.ts";

/** By the streets' own lines: Court Street at its low end, Smith Street twice, a block of Court Street. */
const LOW_CORNERS = {
  "court-low": [-73.99925, 40.67595],
  "smith-bergen": [-73.99125, 40.6863],
  "smith-union": [-73.9938, 40.68075],
  "court-block": [-73.99489, 40.68517],
} as const;
type LowCorner = keyof typeof LOW_CORNERS;

/** To about so many metres of longitude and latitude: a phone is no more exact. */
const SPREAD_DEGREES = 1e-4;
/** Others complain of what lies some blocks away. */
const AROUND = 20;
const MINUTE_MS = 60_000;

export interface CityFiles {
  drains: {
    bidId: string;
    sourceId: string;
    kind: string;
    latitude: number;
    longitude: number;
    addedAt: Date;
  }[];
  complaints: {
    bidId: string;
    sourceId: string;
    kind: string;
    detail: string;
    status: string;
    latitude: number;
    longitude: number;
    happenedAt: Date;
    closedAt: Date | null;
  }[];
}

/** Water runs together: half of the reports that have a place are of a low corner. */
export function runTogether(
  reports: DemoReport[],
  { zipPoints, random }: { zipPoints: ZipPoint[]; random: Random },
): DemoReport[] {
  return reports.map((report) => {
    if (report.latitude === null || random.isOneIn(2)) return report;
    const at = near(pickCorner(random), random);
    return { ...report, zip: nearestZip(at, zipPoints), longitude: at[0], latitude: at[1] };
  });
}

export function makeCityFiles(
  storms: DemoStorm[],
  { bidId, random, begun, now }: { bidId: string; random: Random; begun: Date; now: Date },
): CityFiles {
  const corners = Object.values(LOW_CORNERS);
  const drains = corners.flatMap((corner) =>
    Array.from({ length: random.whole(1, 4) }, () => near(corner, random))
  );
  const wet = storms.filter(({ peakMm, endedAt }) => peakMm >= 5 && endedAt < now);
  const complaints = wet.flatMap((storm) =>
    Array.from(
      { length: random.whole(1, 4) },
      () => ({
        storm,
        at: near(pickCorner(random), random, random.isOneIn(3) ? AROUND : 1),
      }),
    )
  );
  return {
    drains: drains.map(([longitude, latitude], n) => ({
      bidId,
      sourceId: `CB-${1042 + 7 * n}`,
      kind: "Catch basin",
      ...{ longitude, latitude },
      addedAt: begun,
    })),
    complaints: complaints.map(({ storm, at: [longitude, latitude] }, n) => {
      const happenedAt = new Date(+storm.startedAt + random.between(30, 150) * MINUTE_MS);
      const closedAt = new Date(+happenedAt + random.between(600, 9000) * MINUTE_MS);
      return {
        bidId,
        sourceId: String(61_204_400 + 37 * n),
        kind: "Sewer",
        detail: random.pick([
          "Street Flooding (SJ)",
          "Catch Basin Clogged/Flooding (Use Comments) (SC)",
        ]),
        status: closedAt > now ? "In Progress" : "Closed",
        ...{ longitude, latitude, happenedAt },
        closedAt: closedAt > now ? null : closedAt,
      };
    }),
  };
}

function pickCorner(random: Random): readonly [number, number] {
  const name = random.weighted<LowCorner>({
    "court-low": 5,
    "smith-bergen": 3,
    "smith-union": 2,
    "court-block": 2,
  });
  return LOW_CORNERS[name];
}

function near([x, y]: readonly [number, number], random: Random, times = 1): DemoPosition {
  const spread = () => times * random.between(-SPREAD_DEGREES, SPREAD_DEGREES);
  return [Number((x + spread()).toFixed(5)), Number((y + spread()).toFixed(5))];
}
