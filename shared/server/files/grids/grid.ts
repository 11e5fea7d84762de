// Numbers of a map's grid, feet or metres from somewhere, turned into degrees.
import proj4 from "proj4";
import type { Position } from "shared/geo/areas.ts";
import { metresBetween, type Point } from "shared/geo/earth.ts";
import { ZONES } from "./zones.ts";

export interface Grid {
  /** "feet of New York Long Island (EPSG:2263)" */
  name: string;
  /** @throws where there is no such place */
  toDegrees(x: number, y: number): Position;
}

/** Longitude and latitude by WGS 84, or by NAD 83, a metre or two beside it. */
const DEGREES = /CRS:?:?84|EPSG:{1,2}(\d*:)?(4326|4269|4979|4152|6318)\b|WGS ?_?(19)?84$/i;
const CODE = /EPSG:{1,2}(?:[\d.]*:)?(\d+)$/i;
/** Of Web Mercator, Google's and Esri's own besides. */
const MERCATOR = [3857, 3785, 900913, 102100, 102113];
/** So far from a district's ZIP codes a city's file may begin. */
const NEAR_METRES = 60_000;

/** What a file says of its numbers. Undefined: it names a grid that is not known here. */
export function findGrid(system: string): Grid | "degrees" | undefined {
  if (DEGREES.test(system) || /^GEOGCS\[/i.test(system)) return "degrees";
  const code = Number(system.match(CODE)?.[1]);
  if (code) {
    const zone = zones().find(({ codes }) => codes.includes(code));
    return zone && gridOf(zone.name, zone.definition);
  }
  if (!/^PROJ(CS|CRS)\[/i.test(system)) return undefined;
  try {
    const name = system.match(/^PROJ(?:CS|CRS)\["([^"]+)"/i)?.[1] ?? "its .prj";
    return gridOf(`the grid ${name.replaceAll("_", " ")}`, system);
  } catch {
    return undefined;
  }
}

/** Of all grids of the country the one in which this position lies nearest to these places. */
export function guessGrid([x, y]: Position, near: Point[]): Grid | undefined {
  const guesses = zones().flatMap(({ name, definition }) => {
    const grid = gridOf(name, definition);
    const metres = Math.min(...near.map((place) => metresFrom(place, grid, x, y)));
    return metres <= NEAR_METRES ? [{ grid, metres }] : [];
  });
  return guesses.toSorted((a, b) => a.metres - b.metres)[0]?.grid;
}

function metresFrom(place: Point, { toDegrees }: Grid, x: number, y: number): number {
  try {
    const [longitude, latitude] = toDegrees(x, y);
    return metresBetween(place, { longitude, latitude });
  } catch {
    return Infinity;
  }
}

function gridOf(name: string, definition: string): Grid {
  const { inverse } = proj4("WGS84", definition);
  return {
    name,
    toDegrees: (x, y) => {
      const [longitude, latitude] = inverse([x, y]) as Position;
      if (!Number.isFinite(longitude) || !Number.isFinite(latitude)) {
        throw new RangeError("nowhere");
      }
      return [longitude, latitude];
    },
  };
}

interface Zone {
  name: string;
  codes: number[];
  definition: string;
}

let known: Zone[] | undefined;

function zones(): Zone[] {
  return known ??= [
    {
      name: "metres of Web Mercator (EPSG:3857)",
      codes: MERCATOR,
      definition: "+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +k=1 +units=m +no_defs",
    },
    ...ZONES.split("\n").flatMap(statePlanes),
    ...Array.from({ length: 20 }, (_, i) => utm(i + 1)),
  ];
}

function statePlanes(row: string): Zone[] {
  const [name, metres, feet, unit, projection] = row.split("|") as [string, ...string[]];
  const base = `${projection!.split(" ").map((part) => `+${part}`).join(" ")} +ellps=GRS80 ` +
    "+towgs84=0,0,0 +no_defs";
  const inMetres = {
    name: `metres of ${name} (EPSG:${metres})`,
    codes: [Number(metres)],
    definition: `${base} +units=m`,
  };
  // Where a state has laid down no feet, its surveyors use those of the United States.
  const inFeet = {
    name: feet ? `feet of ${name} (EPSG:${feet})` : `feet of ${name}`,
    codes: feet ? [Number(feet)] : [],
    definition: `${base} +units=${unit === "ft" ? "ft" : "us-ft"}`,
  };
  return [inMetres, inFeet];
}

function utm(zone: number): Zone {
  const codes = [26900 + zone, 32600 + zone];
  return {
    name: `metres of UTM zone ${zone} north (EPSG:${codes[0]})`,
    codes,
    definition: `+proj=utm +zone=${zone} +ellps=GRS80 +towgs84=0,0,0 +units=m +no_defs`,
  };
}
