// An after-storm report in words, tables and drawings. Pure.
import type { AfterReport } from "../api/district/after.ts";
import { LEVEL_NAMES } from "../levels.ts";
import type { AfterDocument, AfterSection } from "./document.ts";
import { type AfterFormats, formatsOf } from "./formats.ts";
import { alertsSection } from "./sections/alerts.ts";
import { atAGlance } from "./sections/at_a_glance.ts";
import { answersSection, citySection, incidentsSection } from "./sections/done.ts";
import { earlierSection, picturesSection } from "./sections/earlier.ts";
import { rainSection } from "./sections/rain.ts";
import { eachReportSection, reportsSection } from "./sections/reports.ts";
import { tidesSection, warningsSection } from "./sections/warnings.ts";

export function describeAfterReport(report: AfterReport): AfterDocument {
  const formats = formatsOf(report.district.timeZone, report.from);
  const sections: (AfterSection | undefined)[] = [
    atAGlance(report),
    rainSection(report, formats),
    warningsSection(report, formats),
    tidesSection(report, formats),
    alertsSection(report, formats),
    reportsSection(report, formats),
    picturesSection(report, formats),
    incidentsSection(report, formats),
    answersSection(report),
    citySection(report, formats),
    earlierSection(report, formats),
    eachReportSection(report, formats),
  ];
  return {
    title: titleOfReport(report, formats),
    facts: factsOf(report, formats),
    sections: sections.filter((section) => section !== undefined),
    foot: footOf(report),
  };
}

/** "The storm of Nov 22, 2026", "Nov 20, 2026 to Nov 22, 2026" */
function titleOfReport({ storm, from, until }: AfterReport, { date }: AfterFormats): string {
  if (storm) return `The storm of ${date(storm.startedAt)}`;
  const [first, last] = [date(from), date(lastMoment(until))];
  return first === last ? first : `${first} to ${last}`;
}

/** A day ends with its last moment: midnight is the next one's. */
function lastMoment(until: string): string {
  return new Date(Date.parse(until) - 1).toISOString();
}

function factsOf(
  { district, storm, from, until, zips, asOf }: AfterReport,
  { dateAndTime }: AfterFormats,
): AfterDocument["facts"] {
  return [
    ["District", district.name],
    ["ZIP codes", zips.join(", ")],
    ...storm
      ? [
        ["Worst", LEVEL_NAMES[storm.level]],
        ["Began", dateAndTime(storm.startedAt)],
        ["All-clear", storm.clearedAt ? dateAndTime(storm.clearedAt) : "Not yet: it is still on"],
      ] as [string, string][]
      : [],
    ["Looked at", `${dateAndTime(from)} to ${dateAndTime(until)}`],
    ["As of", dateAndTime(asOf)],
  ];
}

function footOf({ audience }: AfterReport): string[] {
  return [
    "All times by the clock there. Rain is estimated by a weather model, not measured. Reports are " +
    "what people saw; none that is hidden, removed or taken back is counted.",
    ...audience === "public"
      ? [
        "Without what is for the district’s staff only; places are told to about 330 ft (100 m).",
      ]
      : [],
    "Weather data by Open-Meteo (CC BY 4.0) and the US National Weather Service, water levels by " +
    "NOAA CO-OPS. FloodLine passes forecasts and official warnings on; it is no alerting authority.",
  ];
}
