// A table in text, whatever stands between its columns and whoever wrote it: a portal, Excel, a neighbor.
import { parse } from "csv-parse/sync";
import { Fault, ROOT } from "../geojson/spot.ts";

export interface Table {
  header: string[];
  /** Without those that are empty. */
  rows: string[][];
  /** What stands between a number's whole and its parts: a comma in half of Europe, where `;` stands between columns. */
  isCommaDecimal: boolean;
}

const SEPARATORS = [",", ";", "\t", "|"];
/** A title or two above the header. */
const LOOKED_THROUGH = 20;
/** A row of a city's has a few thousand letters. */
const MOST_OF_A_ROW = 1_000_000;

/**
 * @param isKnown whether a column may be called so: the header is the first row with two of such
 * @throws Fault
 */
export function readTable(text: string, isKnown: (name: string) => boolean): Table {
  const delimiter = separatorOf(text);
  const all = parseRows(text, delimiter).map((row) => row.map((cell) => cell.trim()))
    .filter((row) => row.some((cell) => cell !== ""));
  const top = all.slice(0, LOOKED_THROUGH);
  const known = top.findIndex((row) => row.filter(isKnown).length >= 2);
  const at = known >= 0 ? known : top.findIndex((row) => row.filter(Boolean).length > 1);
  const header = all[Math.max(at, 0)];
  if (!header || all.length < 2) {
    throw new Fault(ROOT, "it has no row below a header: is it the right file?");
  }
  return { header, rows: all.slice(Math.max(at, 0) + 1), isCommaDecimal: delimiter === ";" };
}

/** That which most of the first lines have, outside quotes. */
function separatorOf(text: string): string {
  const lines = text.slice(0, 100_000).replaceAll(/"(?:[^"]|"")*"/g, "").split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== "").slice(0, LOOKED_THROUGH);
  const counts = SEPARATORS.map((separator) => ({
    separator,
    count: lines.reduce((sum, line) => sum + Math.min(20, line.split(separator).length - 1), 0),
  }));
  const comma = counts[0]!;
  // Where commas stand in numbers, semicolons stand between them; where both are few, a comma does.
  const best = counts.toSorted((a, b) => b.count - a.count)[0]!;
  const semicolon = counts[1]!;
  if (semicolon.count >= lines.length && semicolon.count * 2 >= comma.count) return ";";
  return best.count > 0 ? best.separator : ",";
}

function parseRows(text: string, delimiter: string): string[][] {
  try {
    return parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: MOST_OF_A_ROW,
    });
  } catch (error) {
    const line = Number((error as { lines?: number }).lines) || undefined;
    throw new Fault(
      ROOT,
      "a quote is opened there and never closed, so that no row is sure: save it as CSV again",
      line,
    );
  }
}
