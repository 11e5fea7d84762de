// Which features of a file are the district: a city's own file has all of its districts in one.
import { Fault, ROOT } from "../geojson/spot.ts";
import type { Feature } from "../geojson/features.ts";

export interface Choice {
  /** "f_all_bi_2=Court-Livingston-Schermerhorn BID": all that have this value. */
  where?: string;
  /** Numbers of features, from 1. */
  features?: number[];
}

/** How many of a file's names are told. */
const MOST_NAMES = 8;

/** @throws Fault where nothing is as asked for */
export function choose(all: Feature[], { where, features }: Choice): Feature[] {
  const wanted = where === undefined ? all : matching(all, where);
  if (!features) return wanted;
  const beyond = features.find((number) => !all.some((feature) => feature.number === number));
  if (beyond !== undefined) {
    throw new Fault(ROOT, `there is no feature ${beyond}: the file has ${all.length}`);
  }
  const both = wanted.filter(({ number }) => features.includes(number));
  if (both.length > 0) return both;
  throw new Fault(ROOT, `no feature is both ${where} and one of ${features.join(", ")}`);
}

function matching(all: Feature[], where: string): Feature[] {
  const [, name, value] = where.match(/^([^=]+)=(.*)$/) ?? [];
  if (name === undefined || value === undefined) {
    throw new Fault(ROOT, `--where takes PROPERTY=VALUE, not "${where}"`);
  }
  const key = namesIn(all).find((known) => known.toLowerCase() === name.trim().toLowerCase());
  if (key === undefined) {
    const names = namesIn(all).slice(0, 40).join(", ") || "none at all";
    throw new Fault(ROOT, `no feature has the property "${name}": there are ${names}`);
  }
  const wanted = plain(value);
  const found = all.filter(({ properties }) => plain(properties[key]) === wanted);
  if (found.length > 0) return found;
  throw new Fault(
    ROOT,
    `no feature has ${key}=${value}: there are ${listed(valuesOf(all, key))}`,
  );
}

/** As the file calls it; "": it does not. */
export function nameOf({ properties }: Feature, field: string | undefined): string {
  const value = field === undefined ? undefined : properties[field];
  return typeof value === "string" || typeof value === "number" ? inOneLine(value) : "";
}

/** The property that tells the most of these apart, in letters. */
export function nameFieldOf(areas: Feature[]): string | undefined {
  const best = namesIn(areas)
    .map((name) => ({
      name,
      count: valuesOf(areas, name).filter((value) => /\p{L}/u.test(value)).length,
    }))
    .toSorted((a, b) => b.count - a.count)[0];
  return best && best.count > 0 ? best.name : undefined;
}

function namesIn(features: Feature[]): string[] {
  return [...new Set(features.flatMap(({ properties }) => Object.keys(properties)))];
}

function valuesOf(features: Feature[], key: string): string[] {
  const values = features.map(({ properties }) => properties[key]);
  const plainOnes = values.filter((value) =>
    typeof value === "string" || typeof value === "number"
  );
  return [...new Set(plainOnes.map((value) => inOneLine(value)))].filter(Boolean);
}

function listed(values: string[]): string {
  const more = values.length - MOST_NAMES;
  return values.slice(0, MOST_NAMES).map((value) => `"${value}"`).join(", ") +
    (more > 0 ? ` and ${more} more` : "");
}

function plain(value: unknown): string {
  return inOneLine(value ?? "").toLowerCase();
}

/** As it can be printed, and typed again. */
function inOneLine(value: unknown): string {
  return String(value).replace(/[\s\p{C}]+/gu, " ").trim();
}
