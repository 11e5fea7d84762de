// Where everything of a map goes on its square drawing, before anything is drawn.
import type { MapData } from "shared/api/map.ts";
import { type Depth, DEPTHS } from "shared/depths.ts";
import { simplify } from "shared/geo/lines.ts";
import type { Point } from "shared/geo/earth.ts";
import { spotOf } from "shared/geo/view.ts";
import { OLD_MARK_HOURS } from "shared/limits.ts";
import { type Labels, placeLabels } from "./labels.ts";
import { areasIn, linesIn, pathOf, SIZE } from "./projection.ts";

/** More would be a blur, and heavy on a page. */
const MOST_STREETS = 350;
/** Marks that are closer than this are one. */
const MARK_APART = 54;
/** About as wide as a street is, with its pavements. */
const STREET_METRES = 14;
const CELL_METRES = 3000;
const OLD_MS = OLD_MARK_HOURS * 3600_000;

export interface Mark extends Point {
  x: number;
  y: number;
  /** The deepest, of all that it stands for. */
  depth: Depth;
  /** How many reports it stands for. */
  count: number;
  /** The newest of them is older than OLD_MARK_HOURS. */
  isOld: boolean;
  happenedAt: string;
}

interface RainSquare {
  x: number;
  y: number;
  width: number;
  height: number;
  mm: number;
  /** Of the last hour, in words. */
  amount: string;
}

export interface Layout {
  /** One path for each, as its `d`: where two districts overlap is no hole. */
  districts: string[];
  /** As `d` of one path each; "" where there is nothing. */
  streets: string;
  water: string;
  warnings: string;
  /** Of a street's line. */
  streetWidth: number;
  rain: RainSquare[];
  marks: Mark[];
  labels: Labels;
}

/** @param inches "0.2 in" */
export function layOut(map: MapData, now: Date, inches: (mm: number) => string): Layout {
  const streets = map.streets.slice(0, MOST_STREETS).map(({ name, line }) => ({
    name,
    pieces: linesIn(map.view, line).map((piece) => simplify(piece, 0.7)),
  })).filter(({ pieces }) => pieces.length > 0);
  const districts = map.districts.map(({ name, parts }) => ({
    name,
    rings: areasIn(map.view, parts.flat()).filter((ring) => ring.length > 2),
  })).filter(({ rings }) => rings.length > 0);
  const warnings = areasIn(map.view, map.warnings.flatMap(({ areas }) => areas));
  const marks = gather(map, now);
  const rain = squaresOf(map, inches);
  const zips = map.zips.map((zip) => ({
    zip: zip.zip,
    ...roundPoint(spotOf(map.view, zip, SIZE)),
  }));
  return {
    streets: pathOf(streets.flatMap(({ pieces }) => pieces)),
    districts: districts.map(({ rings }) => pathOf(rings, "z")),
    water: pathOf(areasIn(map.view, map.waters.flatMap(({ parts }) => parts.flat())), "z"),
    warnings: pathOf(warnings, "z"),
    streetWidth: Math.min(24, Math.max(5, Math.round(STREET_METRES / map.view.metres * SIZE))),
    rain,
    marks,
    labels: placeLabels({ streets, districts, marks, zips, rain }),
  };
}

/** One mark for reports that lie on top of one another, the newest first. */
function gather({ view, reports }: MapData, now: Date): Mark[] {
  const marks: Mark[] = [];
  for (const { location, depth, happenedAt } of reports) {
    const { x, y } = roundPoint(spotOf(view, location, SIZE));
    const near = marks.find((mark) => Math.hypot(mark.x - x, mark.y - y) < MARK_APART);
    if (near) {
      near.count++;
      if (DEPTHS.indexOf(depth) > DEPTHS.indexOf(near.depth)) near.depth = depth;
      continue;
    }
    const isOld = now.getTime() - Date.parse(happenedAt) > OLD_MS;
    marks.push({ ...location, x, y, depth, count: 1, isOld, happenedAt });
  }
  return marks;
}

function squaresOf({ view, rain }: MapData, inches: (mm: number) => string): RainSquare[] {
  const half = CELL_METRES / view.metres * SIZE / 2;
  const within = (value: number) => Math.round(Math.min(SIZE, Math.max(0, value)));
  return rain.filter(({ lastHourMm }) => lastHourMm > 0).map((cell) => {
    const middle = spotOf(view, cell, SIZE);
    const [x, y] = [within(middle.x - half), within(middle.y - half)];
    return {
      x,
      y,
      width: within(middle.x + half) - x,
      height: within(middle.y + half) - y,
      mm: cell.lastHourMm,
      amount: inches(cell.lastHourMm),
    };
  }).filter(({ width, height }) => width > 0 && height > 0);
}

function roundPoint({ x, y }: { x: number; y: number }) {
  return { x: Math.round(x), y: Math.round(y) };
}
