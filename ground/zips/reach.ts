// How far each ZIP code's area reaches from its middle. The Census's outlines are 500 MB, and no package
// has even their sizes: so it is estimated by how densely the areas around it lie. The disc as large as the
// area takes up its neighbourhood's sixth part, if it and its six nearest are of a size.
import { metresBetween, type Point } from "shared/geo/earth.ts";
import type { Sql } from "shared/server/database.ts";

const NEIGHBOURS = 6;
/** A polygon is drawn no finer, and the middle of a post box is no more certain. */
const LEAST_METRES = 1_000;
/** In Alaska and Nevada areas are larger, and mostly nobody lives at their rims. */
const MOST_METRES = 30_000;

/** Those that have none yet: all of them, or those that have moved. */
export async function measureZips(sql: Sql): Promise<void> {
  const [{ isDone }] = await sql<[{ isDone: boolean }]>`
    select not exists (select from zips where reach_metres is null) as is_done`;
  if (isDone) return;
  const areas = await sql<Place[]>`select zip, latitude, longitude from zips where is_area`;
  const reachOf = findReach(areas);
  await sql`
    update zips set reach_metres = measured.metres
    from unnest(${areas.map(({ zip }) => zip)}::text[], ${areas.map(reachOf)}::real[])
      as measured (zip, metres)
    where zips.zip = measured.zip and reach_metres is null`;
  // A post box or a building: what reaches its street.
  await sql`update zips set reach_metres = ${LEAST_METRES} where reach_metres is null`;
}

interface Place extends Point {
  zip: string;
}

/** `areas`: the middles of the Census's areas, without those of post boxes and single buildings. */
function findReach(areas: Point[]): (place: Point) => number {
  const squares = Map.groupBy(areas, (area) => squareAt(rowOf(area), columnOf(area)));
  return (place) => {
    const near: number[] = [];
    let enough = MOST_RINGS;
    // In rings of squares outward; one more than it takes, for a corner lies farther than a side.
    for (let ring = 0; ring <= enough; ring++) {
      for (const square of ringOf(place, ring)) {
        for (const area of squares.get(square) ?? []) {
          const distance = metresBetween(place, area);
          if (distance > 0) near.push(distance);
        }
      }
      if (near.length >= NEIGHBOURS) enough = Math.min(enough, ring + 1);
    }
    const sixth = near.sort((a, b) => a - b)[NEIGHBOURS - 1] ?? Infinity;
    return Math.min(MOST_METRES, Math.max(LEAST_METRES, sixth / Math.sqrt(NEIGHBOURS)));
  };
}

/** A tenth of a degree each: beyond the last the most counts. */
const SQUARES_PER_DEGREE = 10;
const MOST_RINGS = 8;

function* ringOf(place: Point, ring: number): Generator<number> {
  const [row, column] = [rowOf(place), columnOf(place)];
  for (let dy = -ring; dy <= ring; dy++) {
    const step = Math.abs(dy) === ring ? 1 : 2 * ring;
    for (let dx = -ring; dx <= ring; dx += step) yield squareAt(row + dy, column + dx);
  }
}

function rowOf({ latitude }: Point): number {
  return Math.floor(latitude * SQUARES_PER_DEGREE);
}

function columnOf({ longitude }: Point): number {
  return Math.floor(longitude * SQUARES_PER_DEGREE);
}

function squareAt(row: number, column: number): number {
  return row * 1e5 + column;
}
