// What a file is, by how it begins: a name says what somebody wanted it to be.
import { Fault, ROOT } from "../geojson/spot.ts";

/** How to come to a file that can be read. */
export const WAYS =
  "ask whoever made it for GeoJSON or a zipped Shapefile, download one from the " +
  "city's open data, or draw the area at geojson.io or in Google My Maps";

/** What people have at hand, and nobody can read a place from; what to do instead. */
const NONE: [begins: number[], what: string][] = [
  // Before UTF-16's mark, which begins alike.
  [[0xff, 0xfe, 0x00, 0x00], "it is UTF-32 text: save it as UTF-8"],
  [[0x00, 0x00, 0xfe, 0xff], "it is UTF-32 text: save it as UTF-8"],
  [[0x1f, 0x8b], "it is a compressed file: unpack it first, or zip it"],
  [[0x25, 0x50, 0x44, 0x46], `it is a PDF, a drawing without places in it: ${WAYS}`],
  [[0x89, 0x50, 0x4e, 0x47], `it is a picture, without places in it: ${WAYS}`],
  [[0xff, 0xd8, 0xff], `it is a picture, without places in it: ${WAYS}`],
  [[0x47, 0x49, 0x46, 0x38], `it is a picture, without places in it: ${WAYS}`],
  [[0x49, 0x49, 0x2a, 0x00], `it is a picture, without places in it: ${WAYS}`],
  [[0x4d, 0x4d, 0x00, 0x2a], `it is a picture, without places in it: ${WAYS}`],
  [[0x41, 0x43, 0x31, 0x30], `it is a drawing of AutoCAD (DWG), without places in it: ${WAYS}`],
  [[0xd0, 0xcf, 0x11, 0xe0], "it is an old Excel or Word file: save it as CSV UTF-8"],
  [
    [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65],
    "it is a database (GeoPackage): export its layer as GeoJSON",
  ],
  [
    [0x00, 0x00, 0x27, 0x0a],
    "it is one part of a Shapefile: zip its .shp, .dbf, .shx and .prj together",
  ],
];

/** Before each feature of a text sequence (RFC 8142). */
export const SEPARATOR = "\u001e";

type FileKind = "zip" | "xml" | "json" | "text";

/** @throws Fault for what is none of them */
export function kindOf(bytes: Uint8Array): FileKind {
  const begins = (start: number[]) => start.every((byte, i) => bytes[i] === byte);
  const [, why] = NONE.find(([start]) => begins(start)) ?? [];
  if (why) throw new Fault(ROOT, why);
  if (begins([0x50, 0x4b])) return "zip";
  const start = new TextDecoder().decode(
    bytes.subarray(0, 400).filter((byte) => byte !== 0 && byte < 0x80),
  ).trimStart();
  if (start.startsWith("<")) return "xml";
  if (/^[{[]/.test(start.replace(SEPARATOR, "").trimStart())) return "json";
  if (/^0\s+SECTION\b/.test(start) || start.startsWith("AutoCAD Binary DXF")) {
    throw new Fault(ROOT, `it is a drawing of AutoCAD (DXF), without places in it: ${WAYS}`);
  }
  return "text";
}

/** Of a zip archive, by what lies in it. @throws Fault */
export function kindOfZip(paths: string[]): "shapefile" | "kml" | "one" {
  const has = (pattern: RegExp) => paths.some((path) => pattern.test(path));
  if (has(/\.shp$/i)) return "shapefile";
  if (has(/\.kml$/i)) return "kml";
  if (has(/(^|\/)xl\/workbook\.xml$/i)) {
    throw new Fault(ROOT, "it is an Excel workbook: in Excel choose Save As, CSV UTF-8");
  }
  if (has(/(^|\/)content\.xml$/i)) {
    throw new Fault(ROOT, "it is an OpenDocument file: save it as CSV");
  }
  if (has(/\.gdb\/|\.gdbtable$/i)) {
    throw new Fault(ROOT, "it is a geodatabase of Esri's: export its layer as a Shapefile");
  }
  if (has(/\.(geojson|json|csv|tsv|txt|gpx|geojsonl)$/i)) return "one";
  if (has(/\.(dbf|prj|shx)$/i)) {
    throw new Fault(ROOT, "its zip has no .shp file: zip .shp, .dbf, .shx and .prj together");
  }
  throw new Fault(ROOT, `it is a zip archive without a map's file in it: ${WAYS}`);
}
