// A country full of warnings, for tests and benchmarks.
import type { StoredWarning } from "../worker/warnings/sql.ts";

/** Squares of 0.8 degrees, two to a degree of latitude and one of longitude, from 25 north, 125 west on. */
export function makeWarnings(count: number): (StoredWarning & { area: { type: "Polygon" } })[] {
  return Array.from({ length: count }, (_, n) => ({
    id: `urn:${n}`,
    firstId: `urn:${n}`,
    event: "Flood Warning",
    threat: null,
    headline: null,
    sender: null,
    onsetAt: null,
    endsAt: null,
    zips: [],
    area: { type: "Polygon", coordinates: [ringAt(-125 + n % 50, 25 + Math.floor(n / 50) / 2)] },
  }));
}

/** 400 corners, more than the service draws; the first in the south-west. */
function ringAt(west: number, south: number): [number, number][] {
  const ring = Array.from({ length: 400 }, (_, i): [number, number] => {
    const along = 0.8 * (i % 100) / 100;
    const [x, y] = [[along, 0], [0.8, along], [0.8 - along, 0.8], [0, 0.8 - along]][
      Math.floor(i / 100)
    ]!;
    return [west + x!, south + y!];
  });
  return [...ring, ring[0]!];
}
