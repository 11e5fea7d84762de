// A list's reports, written some at a time.
import { z } from "@hono/zod-openapi";
import { ExportedReport, type ExportFormat } from "shared/api/district/exports.ts";
import { pathTo } from "shared/path_to.ts";
import { csvHead, csvRows } from "../../http/csv.ts";
import type { RowCells } from "./cursor.ts";
import { element, type Xml } from "../../http/xml.ts";

/** `isFirst`: nothing was written before these. */
interface Writer {
  head: string;
  rows: (rows: RowCells[], isFirst: boolean) => string;
  tail: string;
}

interface ExportOf {
  district: string;
  publicUrl: string;
}

export const CONTENT_TYPES: Record<ExportFormat, string> = {
  csv: "text/csv",
  geojson: "application/geo+json",
  kml: "application/vnd.google-earth.kml+xml",
};

/** For `responses` of a route. */
export function fileAnswer(format: ExportFormat) {
  const content = { [CONTENT_TYPES[format]]: { schema: z.string() } };
  return { 200: { description: "The file", content } };
}

export const WRITERS: Record<ExportFormat, (of: ExportOf) => Writer> = {
  csv: writeCsv,
  geojson: writeGeoJson,
  kml: writeKml,
};

const COLUMNS = Object.keys(ExportedReport.shape);
const ID = COLUMNS.indexOf("id");

function writeCsv({ publicUrl }: ExportOf): Writer {
  return {
    head: csvHead([...COLUMNS, "page"]),
    rows: (rows) => csvRows(rows.map((row) => [...row, pageOf(publicUrl, row[ID])])),
    tail: "",
  };
}

/** RFC 7946: longitude first; without a place the geometry is null. */
function writeGeoJson({ publicUrl }: ExportOf): Writer {
  const write = (row: RowCells) => {
    const { id, latitude, longitude, ...properties } = reportOf(row);
    const geometry = latitude === null || longitude === null
      ? null
      : { type: "Point", coordinates: [longitude, latitude] };
    const page = pageOf(publicUrl, id);
    return JSON.stringify({ type: "Feature", id, geometry, properties: { ...properties, page } });
  };
  return {
    head: '{"type":"FeatureCollection","features":[',
    rows: (rows, isFirst) => (isFirst ? "\n" : ",\n") + rows.map(write).join(",\n"),
    tail: "\n]}\n",
  };
}

function writeKml({ district, publicUrl }: ExportOf): Writer {
  return {
    head: `${DECLARATION}<kml xmlns="http://www.opengis.net/kml/2.2"><Document>${
      element("name", district).text
    }\n`,
    rows: (rows) =>
      rows.map((row) => `${placemark(reportOf(row), pageOf(publicUrl, row[ID])).text}\n`).join(""),
    tail: "</Document></kml>\n",
  };
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

function placemark(row: Exported, page: string): Xml {
  const { id, depth, status, note, happenedAt, latitude, longitude } = row;
  const told = Object.entries({ ...row, page }).filter(([, value]) =>
    value !== null && value !== ""
  );
  const data = told.map(([name, value]) =>
    element("Data", { name }, element("value", String(value)))
  );
  const isPlaced = latitude !== null && longitude !== null;
  return element(
    "Placemark",
    { id: `r-${id}` },
    element("name", `${depth}, ${status}`),
    ...note ? [element("description", note)] : [],
    element("TimeStamp", element("when", happenedAt)),
    element("ExtendedData", ...data),
    ...isPlaced ? [element("Point", element("coordinates", `${longitude},${latitude}`))] : [],
  );
}

type Exported = z.infer<typeof ExportedReport>;

function reportOf(row: RowCells): Exported {
  return Object.fromEntries(COLUMNS.map((name, n) => [name, row[n]])) as Exported;
}

function pageOf(publicUrl: string, id: unknown): string {
  return publicUrl + pathTo`/district/reports/${String(id)}`;
}
