// The tide of a ZIP code, as the public sees it.
import type { DistrictTideList } from "../api/district/tides.ts";
import type { ZipTide } from "../api/tides.ts";
import type { ToldTide } from "../tides/facts.ts";
import { textCounts } from "./district.ts";
import { at } from "./moment.ts";

const TIDE_HOURS = 12.4;

/** High water in three hours, with so much wind on it; null: the gauge is silent. */
export function zipTide(residualMetres: number | null = 0.9): ZipTide {
  const tideAt = (hours: number) => 0.8 + 0.8 * Math.cos(2 * Math.PI * (hours - 3) / TIDE_HOURS);
  const round = (metres: number) => Math.round(metres * 1000) / 1000;
  const top = round(1.6 + (residualMetres ?? 0));
  return {
    station: { id: "8518750", name: "The Battery", distanceMetres: 2_900 },
    levels: { minor: 2.194, moderate: 2.499, major: 3.108 },
    levelsBy: "nws",
    told: null,
    high: {
      at: at(3),
      metres: top,
      level: top >= 2.499 ? "moderate" : top >= 2.194 ? "minor" : null,
    },
    measured: residualMetres === null
      ? null
      : { at: at(-0.1), metres: round(tideAt(-0.1) + residualMetres) },
    residualMetres,
    heights: Array.from({ length: 96 }, (_, n) => {
      const hours = -24 + n / 2;
      const water = residualMetres === null ? null : round(tideAt(hours) + residualMetres);
      return {
        at: at(hours),
        predicted: round(tideAt(hours)),
        measured: hours < 0 ? water : null,
        expected: hours >= 0 && hours <= 6 ? water : null,
      };
    }),
  };
}

/** One that is on, one that came, one that stayed below. */
export function districtTides(): DistrictTideList {
  const tide = {
    id: "0199f000-0000-7000-8000-0000000000f1",
    station: "The <Battery>",
    level: "moderate" as const,
    minorMetres: 2.194,
    startedAt: at(-1),
    clearedAt: null,
    crest: { at: at(3), metres: 2.5 },
    cameTrue: null,
    texts: textCounts({ delivered: 12, waiting: 3 }),
  };
  const over = { ...tide, level: "minor" as const, startedAt: at(-27), clearedAt: at(-20) };
  const second = { ...over, id: "0199f000-0000-7000-8000-0000000000f2", cameTrue: true };
  const third = { ...over, id: "0199f000-0000-7000-8000-0000000000f3", cameTrue: false };
  return {
    tides: [
      tide,
      { ...second, crest: { at: at(-24), metres: 2.3 } },
      { ...third, crest: { at: at(-24), metres: 2.1 } },
    ],
  };
}

/** What led to a text of it. */
export function toldTide(changes: Partial<ToldTide> = {}): ToldTide {
  return {
    station: { id: "8518750", name: "The Battery" },
    level: "moderate",
    crossedMetres: 2.499,
    minorMetres: 2.194,
    peak: { at: at(3), metres: 2.5 },
    predictedMetres: 1.6,
    residualMetres: 0.9,
    observed: { at: at(-0.1), metres: 1.9 },
    until: at(5),
    ...changes,
  };
}
