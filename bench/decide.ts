// Deciding about every ZIP code of the country, against the same written the short way.
import { LEAD_MINUTES, LEVELS } from "shared/levels.ts";
import { decide, LOOK_BACK_MS } from "shared/storms/decide.ts";
import { countTexts } from "shared/storms/preview.ts";
import { type Rain, STEP_MS } from "shared/storms/rain.ts";
import { USUAL_THRESHOLDS } from "shared/storms/thresholds.ts";
import { number, type Row } from "./table.ts";

const ZIPS = 33_000;
const READINGS = 32;
const RAINING = 0.3;
const ROUNDS = 20;
const BOUND = 1_000_000;

export function benchDecide(): Row {
  const now = new Date();
  const rains = makeRains(now);
  const ours = readingsPerSecond(() => {
    for (const rain of rains) decide({ now, rain });
  });
  const plain = readingsPerSecond(() => {
    for (const rain of rains) decidePlainly(rain, now);
  });
  return {
    what: `Decide, ${number(ZIPS)} ZIP codes of ${READINGS} readings`,
    figure: `${number(ours / 1e6, 1)} million readings a second`,
    comparedTo: `written with filter and reduce, the level alone: ${
      number(plain / 1e6, 1)
    } million`,
    bounds: [{ measured: ours, least: BOUND, unit: "readings a second", dependsOnMachine: true }],
  };
}

const PREVIEW_MS = 5;

/** What the account page counts for each place: texts of the last 30 days, had it rained in all. */
export function benchPreview(): Row {
  const steps = 30 * 24 * 4;
  const mm = Array.from({ length: steps }, (_, i) => Math.max(0, 12 * Math.sin(i / 20)));
  const rain = { firstAt: Date.UTC(2026, 9, 1), mm };
  const once = () => {
    const begun = performance.now();
    countTexts(rain);
    return performance.now() - begun;
  };
  once();
  const median = Array.from({ length: 21 }, once).sort((a, b) => a - b)[10]!;
  return {
    what: "Preview of 30 wet days",
    figure: `${number(median, 1)} ms`,
    comparedTo: "up to five a page",
    bounds: [{ measured: median, most: PREVIEW_MS, unit: "ms", dependsOnMachine: true }],
  };
}

function makeRains(now: Date): Rain[] {
  const firstAt = Math.floor(now.getTime() / STEP_MS - 7) * STEP_MS;
  return Array.from({ length: ZIPS }, (_, zip) => {
    const peak = zip % 10 < RAINING * 10 ? zip % 17 : 0;
    return {
      firstAt,
      mm: Array.from({ length: READINGS }, (_, n) => n % 7 < 4 ? peak * (n % 5) / 5 : 0),
    };
  });
}

function readingsPerSecond(decideAll: () => void): number {
  decideAll();
  const begun = performance.now();
  for (let round = 0; round < ROUNDS; round++) decideAll();
  return ROUNDS * ZIPS * READINGS / ((performance.now() - begun) / 1000);
}

/** The worst level that the rain reaches: the least that any decision must find. */
function decidePlainly({ firstAt, mm }: Rain, now: Date): string | undefined {
  const readings = mm.map((value, n) => ({ at: firstAt + n * STEP_MS, mm: value ?? 0 }));
  const inTime = readings.filter(({ at }) =>
    at > now.getTime() - LOOK_BACK_MS && at <= now.getTime() + LEAD_MINUTES * 60_000
  );
  const hours = inTime.map((end) =>
    readings.filter(({ at }) => at > end.at - 4 * STEP_MS && at <= end.at)
      .reduce((sum, { mm }) => sum + mm, 0)
  );
  const quarter = Math.max(0, ...inTime.map(({ mm }) => mm));
  const hour = Math.max(0, ...hours);
  return LEVELS.findLast((level) => {
    const { mmPer15Min, mmPerHour } = USUAL_THRESHOLDS.levels[level];
    return quarter >= mmPer15Min || hour >= mmPerHour;
  });
}
