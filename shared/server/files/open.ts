// Opens whatever somebody has of a map, and tells what cannot be by place and line in one sentence.
import { kindOf, kindOfZip } from "./formats/kinds.ts";
import { LOOKED_THROUGH, readJson } from "./formats/json_root.ts";
import { readShapefile } from "./formats/shapefile.ts";
import { readTable, type Table } from "./formats/table.ts";
import { tableTextOf, textOf } from "./formats/text_of.ts";
import { readXml } from "./formats/xml.ts";
import { listPaths, unpack } from "./formats/zip.ts";
import { Lines } from "./geojson/json.ts";
import { Fault, ROOT } from "./geojson/spot.ts";
import { MOST_READ_BYTES } from "./limits.ts";

/** Why a file is not taken, in one sentence that begins in the middle: "it is empty". */
export class UnusableFile extends Error {
  override name = "UnusableFile";
}

interface Teller {
  /** "feature 3, ring 1, line 12 of the file: it has 3 positions…" */
  tell(fault: Fault): string;
}

export interface OpenFeatures extends Teller {
  /** "KML": in which form it was. */
  format: string;
  /** As GeoJSON, its numbers as they are. */
  root: unknown;
  /** What it says its numbers are; undefined: nothing. */
  system?: string;
  /** Whether the form lays down that it says so: what a Shapefile's .prj says is no question. */
  isSure: boolean;
  /** What of it is not in `root`, in words. */
  leftOut: string[];
}

export interface OpenTable extends Teller {
  format: string;
  table: Table;
}

export type OpenedFile = OpenFeatures | OpenTable;

/**
 * @param isKnown names of columns that whoever asks looks for, to find a table's header by
 * @throws UnusableFile
 */
export function openFile(bytes: Uint8Array, isKnown: (name: string) => boolean): OpenedFile {
  if (bytes.length > MOST_READ_BYTES) {
    throw new UnusableFile(
      `it is larger than ${MOST_READ_BYTES / 1_000_000} MB: ` +
        "export the part around the district alone",
    );
  }
  return refusing(plainly, () => open(bytes, isKnown));
}

/** What is thrown of a file becomes its refusal, told by whoever knows its places. */
export function refusing<T>({ tell }: Teller, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof Fault) throw new UnusableFile(tell(error), { cause: error });
    // The stack is not endless, and no geometry is nested more than a few lists deep.
    if (error instanceof RangeError) {
      throw new UnusableFile("it is nested too deep for a map's file, or too large");
    }
    throw error;
  }
}

const plainly: Teller = { tell: (fault) => placed(fault, fault.line) };

function open(bytes: Uint8Array, isKnown: (name: string) => boolean): OpenedFile {
  switch (kindOf(bytes)) {
    case "zip":
      return openZip(bytes, isKnown);
    case "xml":
      return { ...plainly, ...readXml(textOf(bytes)), isSure: true, leftOut: [] };
    case "json":
      return openJson(textOf(bytes));
    case "text": {
      const table = readTable(tableTextOf(bytes), isKnown);
      return { ...plainly, format: "a table (CSV)", table };
    }
  }
}

function openZip(bytes: Uint8Array, isKnown: (name: string) => boolean): OpenedFile {
  const paths = listPaths(bytes);
  const kind = kindOfZip(paths);
  if (kind === "shapefile") {
    const { root, system, empty } = readShapefile(bytes);
    const leftOut = empty.map((name) => `the layer ${name}, which is empty`);
    return { ...plainly, format: "a Shapefile", root, system, isSure: true, leftOut };
  }
  const wanted = kind === "kml"
    // Google's own name first; others lie beside it.
    ? paths.filter((path) => /\.kml$/i.test(path)).toSorted(docFirst)[0]!
    : paths.filter((path) => /\.(geojson|json|csv|tsv|txt|gpx|geojsonl)$/i.test(path))[0]!;
  const [entry] = unpack(bytes, (path) => path === wanted);
  const inner = entry!.bytes;
  if (kindOf(inner) === "zip") throw new Fault(ROOT, "it is a zip in a zip: unpack the outer one");
  const opened = open(inner, isKnown);
  return kind === "kml" ? { ...opened, format: "KMZ" } : opened;
}

function docFirst(a: string, b: string): number {
  const isDoc = (path: string) => /(^|\/)doc\.kml$/i.test(path);
  return Number(isDoc(b)) - Number(isDoc(a)) || a.length - b.length;
}

function openJson(text: string): OpenFeatures {
  const lines = new Lines(() => text);
  const { isAsWritten, ...read } = readJson(text);
  const tell = (fault: Fault) => {
    const canLook = isAsWritten && fault.spot.path.length > 0 && text.length <= LOOKED_THROUGH;
    return placed(fault, fault.line ?? (canLook ? lines.of(fault.spot) : undefined));
  };
  return { ...read, isSure: false, leftOut: [], tell };
}

function placed({ spot, message }: Fault, line: number | undefined): string {
  const place = [spot.words, line && `line ${line} of the file`].filter(Boolean).join(", ");
  return place ? `${place}: ${message}` : message;
}
