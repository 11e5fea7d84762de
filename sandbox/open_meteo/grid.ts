// The weather model's grid: cells of about 3 km, as HRRR's.
import { METRES_PER_DEGREE, type Point } from "shared/geo/earth.ts";

/** 3 km in degrees of latitude. */
const STEP = 0.027;

/** The centre of a point's cell: places that share it get the same weather. */
export function cellCentre({ latitude, longitude }: Point): Point {
  const row = Math.round(latitude / STEP) * STEP;
  const step = STEP / Math.max(Math.cos(row * RADIANS), 0.01);
  return { latitude: sixDigits(row), longitude: sixDigits(Math.round(longitude / step) * step) };
}

export function distanceKm(a: Point, b: Point): number {
  const x = (b.longitude - a.longitude) * Math.cos((a.latitude + b.latitude) / 2 * RADIANS);
  const y = b.latitude - a.latitude;
  return Math.hypot(x, y) * METRES_PER_DEGREE / 1000;
}

const RADIANS = Math.PI / 180;

function sixDigits(degrees: number): number {
  return Number(degrees.toFixed(6));
}
