import type { AfterReport, AfterReportRow } from "../../api/district/after.ts";
import { DEPTHS } from "../../depths.ts";
import { MOST_AFTER_REPORTS } from "../../limits.ts";
import { pathTo } from "../../path_to.ts";
import { DEPTH_NAMES, STATUS_NAMES } from "../../words/en_names.ts";
import { layOutBars, ticksBetween } from "../bars.ts";
import type { AfterSection, AfterTable, BarDrawing } from "../document.ts";
import { type AfterFormats, count } from "../formats.ts";
import { nameOfPlace } from "../place_words.ts";

const HOUR_MS = 3600_000;
/** More is for a spreadsheet. */
const MOST_PLACES = 40;
const MOST_HOURS = 72;
const MOST_ROWS = 60;

export function reportsSection(report: AfterReport, formats: AfterFormats): AfterSection {
  const { reports } = report;
  const section = { id: "reports", title: "What people reported" };
  if (reports.count === 0) return { ...section, words: ["No water was reported in this time."] };
  return {
    ...section,
    words: [
      `${count(reports.count, "report")} from ${count(reports.places.length, "place")}.` +
      (reports.isCut ? ` There were more: the first ${MOST_AFTER_REPORTS} are counted.` : ""),
    ],
    drawing: drawHours(report, formats),
    tables: [hoursTable(report, formats), depthsTable(report), placesTable(report, formats)],
  };
}

function drawHours(
  { reports: { byHour } }: AfterReport,
  formats: AfterFormats,
): BarDrawing {
  const from = Date.parse(byHour[0]!.at);
  const until = Date.parse(byHour.at(-1)!.at) + HOUR_MS;
  const most = byHour.reduce((a, b) => b.count > a.count ? b : a);
  const shown = DEPTHS.filter((depth) => byHour.some(({ deepest }) => deepest === depth));
  return {
    label: `Reports by hour, as bars: most, ${most.count}, in the hour from ` +
      `${formats.time(most.at)}. The table below has the figures.`,
    ...layOutBars({
      values: byHour.map(({ at, count, deepest }) => ({
        at: Date.parse(at),
        value: count,
        tone: deepest ?? "ankle",
      })),
      from,
      until,
      stepMs: HOUR_MS,
      lines: [],
      ticks: ticksBetween(from, until, formats),
    }),
    key: shown.map((depth) => ({ tone: depth, label: `Deepest: ${DEPTH_NAMES[depth]}` })),
  };
}

function hoursTable(
  { reports: { byHour } }: AfterReport,
  { time }: AfterFormats,
): AfterTable {
  const wet = byHour.filter(({ count }) => count > 0);
  return {
    caption: "Reports by hour; hours without one are left out",
    columns: [{ name: "Hour from" }, { name: "Reports", isNumber: true }, { name: "Deepest" }],
    rows: wet.slice(0, MOST_HOURS).map(({ at, count, deepest }) => [
      time(at),
      String(count),
      deepest ? DEPTH_NAMES[deepest] : "–",
    ]),
    ...moreOf(wet.length - MOST_HOURS, "hour"),
  };
}

function depthsTable({ reports: { byDepth } }: AfterReport): AfterTable {
  return {
    caption: "Reports by depth",
    columns: [{ name: "Depth" }, { name: "Reports", isNumber: true }],
    rows: byDepth.map(({ depth, count }) => [DEPTH_NAMES[depth], String(count)]),
  };
}

function placesTable(
  { reports: { places } }: AfterReport,
  { time }: AfterFormats,
): AfterTable {
  return {
    caption: "Reports by place",
    columns: [
      { name: "Place" },
      { name: "ZIP code" },
      { name: "Reports", isNumber: true },
      { name: "Deepest" },
      { name: "First" },
      { name: "Last" },
    ],
    rows: places.slice(0, MOST_PLACES).map((place) => [
      nameOfPlace(place),
      place.zip,
      String(place.reports),
      DEPTH_NAMES[place.deepest],
      time(place.firstAt),
      time(place.lastAt),
    ]),
    ...moreOf(places.length - MOST_PLACES, "place"),
  };
}

export function eachReportSection(
  { reports: { rows }, audience }: AfterReport,
  { time }: AfterFormats,
): AfterSection | undefined {
  if (rows.length === 0) return undefined;
  const deepest = rows.toSorted((a, b) => DEPTHS.indexOf(b.depth) - DEPTHS.indexOf(a.depth));
  const isForStaff = audience === "staff";
  return {
    id: "each",
    title: "The reports one by one",
    words: [],
    tables: [{
      caption: "The deepest water first",
      columns: [
        { name: "Seen" },
        { name: "Place" },
        { name: "Depth" },
        { name: "What became of it" },
        ...isForStaff ? [{ name: "In their words" }] : [],
      ],
      rows: deepest.slice(0, MOST_ROWS).map((row) => [
        linked(row, time(row.happenedAt)),
        nameOfPlace(row),
        DEPTH_NAMES[row.depth],
        STATUS_NAMES[row.status],
        ...isForStaff ? [row.isPrivate ? `${row.note} (for staff only)`.trim() : row.note] : [],
      ]),
      ...moreOf(rows.length - MOST_ROWS, "report"),
    }],
  };
}

function linked({ id }: AfterReportRow, text: string) {
  return id ? { text, href: pathTo`/district/reports/${id}` } : text;
}

export function moreOf(left: number, what: string): { more?: string } {
  return left > 0 ? { more: `${count(left, `more ${what}`)} in the CSV file.` } : {};
}
