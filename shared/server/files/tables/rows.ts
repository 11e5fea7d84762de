// Any file as rows of named cells, with a place where its form has one: what is read of drains and complaints.
import type { Position } from "shared/geo/areas.ts";
import { listFeatures } from "../geojson/features.ts";
import { Fault } from "../geojson/spot.ts";
import type { OpenedFile } from "../open.ts";

export interface Rows {
  header: string[];
  rows: string[][];
  isCommaDecimal: boolean;
  /** Of each row, numbers as they are; undefined: the form has no places, its columns may. */
  places?: (Position | undefined)[];
}

/** @throws Fault */
export function rowsOf(opened: OpenedFile): Rows {
  if ("table" in opened) return opened.table;
  const features = listFeatures(opened.root);
  const header = [...new Set(features.flatMap(({ properties }) => Object.keys(properties)))];
  return {
    header,
    rows: features.map(({ properties }) => header.map((name) => cellOf(properties[name]))),
    isCommaDecimal: false,
    places: features.map((feature) => {
      try {
        return feature.read().points[0];
      } catch (error) {
        if (error instanceof Fault) return undefined;
        throw error;
      }
    }),
  };
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value).trim();
}

/** However a column's name is written: "X Coordinate (State Plane)" is xcoordinatestateplane. */
export function plainName(name: string): string {
  return name.toLowerCase().replaceAll("#", "no").replace(/[^a-z0-9]/g, "");
}

/** The first of these names that a column has; undefined: none. */
export function columnOf(header: string[], names: readonly string[]): number | undefined {
  const plain = header.map(plainName);
  for (const name of names) {
    const at = plain.indexOf(plainName(name));
    if (at >= 0) return at;
  }
  return undefined;
}

/** "40.6812", "40,6812" where commas are decimal, "-73.99°"; undefined: "", "N/A". */
export function numberOf(cell: string | undefined, isCommaDecimal: boolean): number | undefined {
  const text = (cell ?? "").replace(/[°\s]/g, "");
  const plain = isCommaDecimal && !text.includes(".") ? text.replace(",", ".") : text;
  if (!/^[+-]?\d+(\.\d*)?(e[+-]?\d+)?$/i.test(plain)) return undefined;
  return Number(plain);
}
