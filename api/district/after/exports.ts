// The same figures for a spreadsheet and for a map: of the report that the page shows.
import type { AfterReport } from "shared/api/district/after.ts";
import { csvOf } from "../../http/csv.ts";

const REPORT_COLUMNS = [
  "id",
  "seenAt",
  "reportedAt",
  "zip",
  "latitude",
  "longitude",
  "street",
  "crossing",
  "depth",
  "status",
  "minutesToAnswer",
  "cityNumber",
  "forStaffOnly",
  "note",
];

export function reportsCsv({ reports }: AfterReport): string {
  return csvOf(REPORT_COLUMNS, reports.rows.map(flatten));
}

const RAIN_COLUMNS = ["zips", "quarterHourEndsAt", "mm"];

/** A line a quarter hour and cell. */
export function rainCsv({ rain }: AfterReport): string {
  const lines = rain.flatMap(({ zips, quarters }) =>
    quarters.map(({ at, mm }) => ({ zips: zips.join(" "), quarterHourEndsAt: at, mm }))
  );
  return csvOf(RAIN_COLUMNS, lines);
}

/** RFC 7946. Reports without a point have no geometry. */
export function reportsGeoJson({ reports }: AfterReport): object {
  return {
    type: "FeatureCollection",
    features: reports.rows.map((row) => ({
      type: "Feature",
      id: row.id,
      geometry: row.location && {
        type: "Point",
        coordinates: [row.location.longitude, row.location.latitude],
      },
      properties: flatten(row),
    })),
  };
}

function flatten(row: AfterReport["reports"]["rows"][number]): Record<string, unknown> {
  const { location, streets, happenedAt, createdAt, isPrivate, ...rest } = row;
  return {
    ...rest,
    seenAt: happenedAt,
    reportedAt: createdAt,
    latitude: location?.latitude ?? null,
    longitude: location?.longitude ?? null,
    street: streets?.street ?? null,
    crossing: streets?.crossing ?? null,
    forStaffOnly: isPrivate ? "yes" : "no",
  };
}
