import type { AfterRain, AfterReport } from "../../api/district/after.ts";
import { LEVEL_NAMES } from "../../levels.ts";
import { layOutBars, ticksBetween } from "../bars.ts";
import type { AfterSection, AfterTable, BarDrawing, BarTone } from "../document.ts";
import { type AfterFormats, rainAmount } from "../formats.ts";
import { type RainStep, stepFor, stepsOf, stretchesOfSteps } from "../rain_steps.ts";

const STEP_NAMES_BY_MINUTES: Record<number, string> = {
  15: "15 minutes",
  60: "hour",
  1440: "day",
};

/** Drawn is where it rained most; the table under the drawing has its figures, another all cells. */
export function rainSection(report: AfterReport, formats: AfterFormats): AfterSection {
  const [wettest] = report.rain;
  const section = { id: "rain", title: "Rain" };
  if (!wettest || wettest.quarters.length === 0) {
    return { ...section, words: ["No rain is known of this time."] };
  }
  const from = Date.parse(report.from);
  const stepMs = stepFor(Date.parse(report.until) - from);
  const steps = stepsOf(wettest.quarters, { from, stepMs });
  return {
    ...section,
    words: [wettestWords(wettest, formats), levelsWords(report)],
    drawing: drawRain(report, steps, { stepMs, formats }),
    tables: [
      stepsTable(wettest, steps, { stepMs, formats }),
      ...report.rain.length > 1 ? [cellsTable(report.rain, formats)] : [],
    ],
  };
}

function wettestWords(
  { zips, wettestQuarter, wettestHour, totalMm, level }: AfterRain,
  { time }: AfterFormats,
): string {
  const place = zips.join(", ");
  if (!wettestQuarter || !wettestHour) return `No rain fell over ${place}.`;
  return `Over ${place} ${rainAmount(totalMm)} fell in all. The wettest 15 minutes ended at ` +
    `${time(wettestQuarter.at)} with ${rainAmount(wettestQuarter.mm)}, the wettest hour at ` +
    `${time(wettestHour.at)} with ${rainAmount(wettestHour.mm)}: ` +
    `${level ? LEVEL_NAMES[level].toLowerCase() : "below every level"}.`;
}

function levelsWords({ thresholds }: AfterReport): string {
  const say = (level: "heavy" | "flood") => {
    const { mmPer15Min, mmPerHour } = thresholds[level];
    const hour = mmPerHour === null ? "" : `, or ${rainAmount(mmPerHour)} in an hour`;
    return `${LEVEL_NAMES[level]} from ${rainAmount(mmPer15Min)} in 15 minutes${hour}.`;
  };
  return `The district’s levels then: ${say("heavy")} ${say("flood")}`;
}

function drawRain(
  { thresholds: { heavy, flood }, from, until, rain }: AfterReport,
  steps: RainStep[],
  { stepMs, formats }: { stepMs: number; formats: AfterFormats },
): BarDrawing {
  const toneOf = (mm: number): BarTone =>
    mm >= flood.mmPer15Min ? "flood" : mm >= heavy.mmPer15Min ? "heavy" : "any";
  const [start, end] = [Date.parse(from), Date.parse(until)];
  const wettest = rain[0]!.wettestQuarter;
  return {
    label: `Rain from ${formats.dateAndTime(from)} to ${formats.dateAndTime(until)}, as bars: ` +
      (wettest
        ? `the highest is ${rainAmount(wettest.mm)} in 15 minutes at ${formats.time(wettest.at)}.`
        : "none fell.") +
      " The table below has the figures.",
    ...layOutBars({
      values: steps.map(({ startAt, wettestMm }) => ({
        at: startAt,
        value: wettestMm,
        tone: toneOf(wettestMm),
      })),
      from: start,
      until: end,
      stepMs,
      lines: [
        { label: `${LEVEL_NAMES.flood}: ${rainAmount(flood.mmPer15Min)}`, value: flood.mmPer15Min },
        { label: `${LEVEL_NAMES.heavy}: ${rainAmount(heavy.mmPer15Min)}`, value: heavy.mmPer15Min },
      ],
      ticks: ticksBetween(start, end, formats),
    }),
    key: [],
  };
}

function stepsTable(
  { zips }: AfterRain,
  steps: RainStep[],
  { stepMs, formats }: { stepMs: number; formats: AfterFormats },
): AfterTable {
  const minutes = stepMs / 60_000;
  const isLonger = minutes > 15;
  const name = STEP_NAMES_BY_MINUTES[minutes]!;
  const iso = (at: number) => new Date(at).toISOString();
  return {
    caption: `Rain over ${zips.join(", ")}, each ${name}`,
    columns: [
      { name: "From" },
      { name: "To" },
      { name: "Rain", isNumber: true },
      ...isLonger ? [{ name: "Most in 15 minutes", isNumber: true }] : [],
    ],
    rows: stretchesOfSteps(steps, stepMs).map(({ from, until }) => [
      formats.time(iso(from.startAt)),
      formats.time(iso(until.startAt + stepMs)),
      rainAmount(from.mm),
      ...isLonger ? [rainAmount(from.wettestMm)] : [],
    ]),
  };
}

function cellsTable(rain: AfterRain[], { time }: AfterFormats): AfterTable {
  return {
    caption: "Rain by ZIP code",
    columns: [
      { name: "ZIP codes" },
      { name: "In all", isNumber: true },
      { name: "Wettest 15 minutes", isNumber: true },
      { name: "Ending" },
      { name: "Level" },
    ],
    rows: rain.map(({ zips, totalMm, wettestQuarter, level }) => [
      zips.join(", "),
      rainAmount(totalMm),
      rainAmount(wettestQuarter?.mm ?? 0),
      wettestQuarter ? time(wettestQuarter.at) : "–",
      level ? LEVEL_NAMES[level] : "None",
    ]),
  };
}
