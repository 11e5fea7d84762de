// The two demo districts: streets of shops that flood, drawn by hand along their real corners.

import type { OwnThresholds } from "shared/storms/thresholds.ts";

export type DemoPosition = [longitude: number, latitude: number];

/** GeoJSON. */
interface Polygon {
  type: "Polygon";
  coordinates: DemoPosition[][];
}

export interface DemoDistrict {
  slug: string;
  name: string;
  timeZone: string;
  zips: string[];
  boundary: Polygon;
  /** Its own thresholds, and how far ahead its people are told. */
  own?: Omit<OwnThresholds, "name">;
  /** The tide station that it has chosen. */
  gauge?: string;
  /** Numbers kept for fiction, 555-0100 to 555-0199, begin so. */
  areaCode: string;
}

export const DISTRICTS: DemoDistrict[] = [
  {
    slug: "court-smith",
    name: "Court & Smith Streets",
    timeZone: "America/New_York",
    zips: ["11201", "11217", "11231"],
    // From Atlantic Avenue down to the Gowanus Canal and the Expressway, Court to Smith Street.
    boundary: polygon([
      [-73.99335, 40.69065],
      [-73.99125, 40.68985],
      [-73.98865, 40.68875],
      [-73.99005, 40.68535],
      [-73.99235, 40.68115],
      [-73.99425, 40.67755],
      [-73.99505, 40.67435],
      [-73.99795, 40.67345],
      [-74.00035, 40.67505],
      [-73.99895, 40.67905],
      [-73.99675, 40.68345],
      [-73.99485, 40.68735],
    ]),
    // The Battery: the Gowanus Canal and Red Hook lie on the same bay.
    gauge: "8518750",
    areaCode: "718",
  },
  {
    slug: "hoboken",
    name: "Hoboken Washington Street",
    timeZone: "America/New_York",
    zips: ["07030"],
    // Observer Highway to 14th Street, Hudson Street to Willow Avenue, with the low west side.
    boundary: polygon([
      [-74.02905, 40.73625],
      [-74.02815, 40.73985],
      [-74.02625, 40.74505],
      [-74.02435, 40.75035],
      [-74.02345, 40.75335],
      [-74.02785, 40.75465],
      [-74.03095, 40.74935],
      [-74.03295, 40.74385],
      [-74.03485, 40.73845],
      [-74.03435, 40.73605],
    ]),
    // Low ground and old sewers: half of it lies below high tide.
    own: {
      levels: { heavy: { mmPer15Min: 4, mmPerHour: 8 }, flood: { mmPer15Min: 8, mmPerHour: 20 } },
      leadMinutes: 150,
    },
    areaCode: "201",
  },
];

function polygon(corners: DemoPosition[]): Polygon {
  return { type: "Polygon", coordinates: [[...corners, corners[0]!]] };
}

/** Whether a point is inside, by counting the edges that a ray to the east crosses. */
export function isInside({ coordinates }: Polygon, [x, y]: DemoPosition): boolean {
  const ring = coordinates[0]!;
  let inside = false;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1]!;
    const [bx, by] = ring[i]!;
    if ((ay > y) !== (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
