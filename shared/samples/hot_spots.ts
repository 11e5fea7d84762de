// Where it floods again.
import type { HotSpot, HotSpots } from "../api/district/hot_spots.ts";

const CORNER: HotSpot = {
  name: { kind: "corner", streets: ["Court Street", "4th Place"] },
  location: { latitude: 40.67665, longitude: -73.99885 },
  box: { west: -73.99892, south: 40.67658, east: -73.99879, north: 40.67671 },
  storms: [
    { storm: 0, waters: 2, complaints: 1 },
    { storm: 1, waters: 1, complaints: 0 },
    { storm: 3, waters: 4, complaints: 2 },
    { storm: 4, waters: 1, complaints: 0 },
    { storm: 5, waters: 3, complaints: 0 },
  ],
  flooded: 5,
  otherDays: 1,
  trend: "worse",
  depth: "waist",
  lastAt: "2026-11-22T16:05:00Z",
  complaints: 3,
  drains: [{ sourceId: "CB-1042", metres: 9 }, { sourceId: null, metres: 17 }],
  drainCount: 4,
};

const BLOCK: HotSpot = {
  name: { kind: "street", street: "Smith Street", from: { street: "Bergen Street", metres: 46 } },
  location: { latitude: 40.68616, longitude: -73.99136 },
  box: { west: -73.99141, south: 40.68611, east: -73.99131, north: 40.6862 },
  storms: [
    { storm: 0, waters: 1, complaints: 0 },
    { storm: 2, waters: 0, complaints: 1 },
    { storm: 4, waters: 1, complaints: 0 },
  ],
  flooded: 2,
  otherDays: 0,
  trend: "same",
  depth: "ankle",
  lastAt: "2026-11-18T12:00:00Z",
  complaints: 1,
  drains: [],
  drainCount: 0,
};

/** Six storms, of which the city alone heard of the third. */
export function hotSpots(changes: Partial<HotSpots> = {}): HotSpots {
  return {
    countedAt: "2026-11-22T17:58:00Z",
    since: "2023-11-23T17:58:00Z",
    storms: [4, 9, 11, 14, 18, 22].map((day, n) => ({
      id: `0199f000-0000-7000-8000-0000000001${String(n).padStart(2, "0")}`,
      startedAt: `2026-11-${String(day).padStart(2, "0")}T12:00:00Z`,
      waters: n === 2 ? 0 : 6 + n,
      complaints: n % 2 === 0 ? 2 : 1,
    })),
    dryStorms: 23,
    withoutPoint: 4,
    spots: [CORNER, BLOCK],
    complaints: [
      { location: { latitude: 40.67668, longitude: -73.9989 }, storm: 3 },
      { location: { latitude: 40.6805, longitude: -73.9952 }, storm: null },
    ],
    ...changes,
  };
}
