// A map of Red Hook.
import type { MapData } from "../api/map.ts";
import { publicReport } from "./reports.ts";

/** Two streets, a ZIP code's point, a report and the rain. */
export function mapData(changes: Partial<MapData> = {}): MapData {
  const middle = { latitude: 40.677, longitude: -74.009 };
  return {
    view: { ...middle, metres: 2000 },
    districts: [],
    streets: [
      { name: "Van Brunt Street", line: [[-74.018, 40.673], [-74.002, 40.684]] },
      { name: "King Street", line: [[-74.016, 40.681], [-74.004, 40.674]] },
    ],
    waters: [],
    streetSources: [],
    zips: [{ ...middle, zip: "11231" }],
    reports: [mapReport()],
    rain: [{ ...middle, lastHourMm: 11.2 }],
    warnings: [],
    ...changes,
  };
}

/** One with a point. */
export function mapReport(
  changes: Partial<MapData["reports"][number]> = {},
): MapData["reports"][number] {
  return { ...publicReport(), location: { latitude: 40.68, longitude: -74.009 }, ...changes };
}
