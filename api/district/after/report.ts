// An after-storm report from rows: what page, file and exports all show. Pure.
import type { AfterReport, AfterReportRow, StormFigures } from "shared/api/district/after.ts";
import type { DistrictStorm, DistrictStormList } from "shared/api/district/storms.ts";
import { DEPTHS } from "shared/depths.ts";
import type { NamedLine } from "shared/geo/nearest_street.ts";
import { REPORT_STATUSES } from "shared/report_statuses.ts";
import { addTextCounts } from "../text_counts.ts";
import { cityTimeOf, describeAnswers, minutesToAnswer } from "./answers.ts";
import { countByHour, deepestOf } from "./by_hour.ts";
import { thresholdsThen } from "./levels_then.ts";
import { gatherPlaces, nameByStreets, type ReportsAt } from "./places.ts";
import { describeRain } from "./rain.ts";
import type {
  AfterDistrict,
  CellRain,
  ChosenPicture,
  EarlierRow,
  LeadRow,
  ReportAudience,
  ReportRow,
  ReportSpan,
} from "./sql.ts";

export interface AfterRows {
  district: AfterDistrict;
  rain: CellRain[];
  warnings: AfterReport["warnings"];
  tides: AfterReport["tides"];
  /** In this time, in order. */
  storms: DistrictStorm[];
  people: AfterReport["people"];
  broadcasts: AfterReport["broadcasts"];
  /** One more than `MOST_AFTER_REPORTS`, if there are more. */
  reports: ReportRow[];
  leads: LeadRow[];
  pictures: (ChosenPicture & { url: string })[];
  /** These and earlier ones, the newest first. */
  compared: { storm: DistrictStormList["storms"][number]; figures: EarlierRow }[];
  streets: readonly NamedLine[];
}

interface Asked extends ReportSpan {
  audience: ReportAudience;
  asOf: Date;
  isOfStorm: boolean;
  mostReports: number;
}

export function makeAfterReport(rows: AfterRows, asked: Asked): AfterReport {
  const { audience, from, until, asOf, isOfStorm, mostReports } = asked;
  const { district, storms } = rows;
  const { name, timeZone, boundary, zips } = district;
  const thresholds = thresholdsThen(district, from);
  const reports = rows.reports.slice(0, mostReports);
  const nameOf = nameByStreets(rows.streets, { isCoarse: audience === "public" });
  const places = gatherPlaces(reports, nameOf);
  const placeOf = new Map(places.flatMap((place) => place.reports.map(({ id }) => [id, place])));
  const [storm] = storms;
  return {
    district: { name, timeZone, boundary },
    audience,
    storm: isOfStorm && storm
      ? {
        id: storm.id,
        level: storm.level,
        startedAt: storm.startedAt,
        clearedAt: storm.clearedAt,
      }
      : null,
    from: from.toISOString(),
    until: until.toISOString(),
    asOf: asOf.toISOString(),
    zips,
    thresholds: {
      heavy: finite(thresholds.levels.heavy),
      flood: finite(thresholds.levels.flood),
    },
    rain: describeRain(rows.rain, thresholds),
    warnings: rows.warnings,
    tides: rows.tides,
    people: rows.people,
    texts: storms.map(({ texts }) => texts).reduce(addTextCounts, NO_TEXTS),
    alerts: storms.flatMap(({ alerts }) =>
      alerts.map(({ step, createdAt, zips, texts }) => ({ step, at: createdAt, zips, texts }))
    ),
    broadcasts: rows.broadcasts,
    reports: {
      count: reports.length,
      isCut: rows.reports.length > mostReports,
      byDepth: DEPTHS.map((depth) => ({
        depth,
        count: reports.filter((report) => report.depth === depth).length,
      })),
      byHour: countByHour(reports),
      byStatus: REPORT_STATUSES.map((status) => ({
        status,
        count: reports.filter((report) => report.status === status).length,
      })).filter(({ count }) => count > 0),
      places: places.map(describePlace).toSorted((a, b) => b.reports - a.reports),
      rows: reports.map((report) =>
        describeRow(report, placeOf.get(report.id)!.key.streets, audience)
      ),
    },
    incidents: describeIncidents(reports, rows.leads, { placeOf, audience }),
    answers: describeAnswers(reports),
    cityCases: reports.flatMap((report) => {
      const time = cityTimeOf(report, asOf);
      const { key } = placeOf.get(report.id)!;
      return time ? [{ ...key, number: report.cityNumber, ...time }] : [];
    }).toSorted((a, b) => b.daysOpen - a.daysOpen),
    pictures: rows.pictures.flatMap(({ id, reportId, url }) => {
      const report = reports.find((each) => each.id === reportId);
      if (!report) return [];
      const { depth, happenedAt } = report;
      return [{ ...placeOf.get(reportId)!.key, id, depth, happenedAt, url }];
    }),
    earlier: rows.compared.map(describeStorm),
  };
}

const NO_TEXTS: AfterReport["texts"] = {
  waiting: 0,
  sent: 0,
  delivered: 0,
  failed: 0,
  dropped: 0,
  failures: [],
  minutesToLastPhone: null,
};

function finite({ mmPer15Min, mmPerHour }: { mmPer15Min: number; mmPerHour: number }) {
  return { mmPer15Min, mmPerHour: Number.isFinite(mmPerHour) ? mmPerHour : null };
}

/** Its reports are in order. */
function describePlace({ key, reports }: ReportsAt<ReportRow>) {
  return {
    ...key,
    reports: reports.length,
    deepest: deepestOf(reports)!,
    firstAt: reports[0]!.happenedAt,
    lastAt: reports.at(-1)!.happenedAt,
  };
}

function describeRow(
  report: ReportRow,
  streets: AfterReportRow["streets"],
  audience: ReportAudience,
): AfterReportRow {
  const { id, zip, location, depth, status, happenedAt, createdAt, cityNumber, note, isPrivate } =
    report;
  return {
    id: audience === "staff" ? id : null,
    zip,
    location,
    streets,
    depth,
    status,
    happenedAt,
    createdAt,
    cityNumber,
    note,
    minutesToAnswer: minutesToAnswer(report),
    isPrivate,
  };
}

function describeIncidents(
  reports: ReportRow[],
  leads: LeadRow[],
  { placeOf, audience }: { placeOf: Map<string, ReportsAt<ReportRow>>; audience: ReportAudience },
): AfterReport["incidents"] {
  const byIncident = Map.groupBy(reports, ({ incidentId }) => incidentId);
  return leads.flatMap(({ id, status, statusAt }) => {
    const own = byIncident.get(id);
    if (!own) return [];
    const [first] = own;
    return [{
      ...placeOf.get(first!.id)!.key,
      id: audience === "staff" ? id : null,
      reports: own.length,
      people: own.reduce((sum, { confirmations }) => sum + confirmations, own.length),
      deepest: deepestOf(own)!,
      firstAt: first!.happenedAt,
      status,
      statusAt,
    }];
  }).toSorted((a, b) => Date.parse(a.firstAt) - Date.parse(b.firstAt));
}

function describeStorm({ storm, figures }: AfterRows["compared"][number]): StormFigures {
  const { id, startedAt, clearedAt, level, texts } = storm;
  const { wettestQuarterMm, totalMm, reports, deepest, medianMinutesToAnswer } = figures;
  return {
    id,
    startedAt,
    clearedAt,
    level,
    wettestQuarterMm: Math.round(wettestQuarterMm * 100) / 100,
    totalMm,
    reports,
    deepest,
    medianMinutesToAnswer: medianMinutesToAnswer === null
      ? null
      : Math.round(medianMinutesToAnswer * 10) / 10,
    delivered: texts.delivered,
    minutesToLastPhone: texts.minutesToLastPhone,
  };
}
