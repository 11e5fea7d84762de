// Tables for spreadsheets: RFC 4180, and what Excel needs beyond it.

/** Excel reads UTF-8 only where this comes first. */
const BYTE_ORDER_MARK = "\ufeff";

/** The columns' names, then a line a row; what is not among the columns is left out. */
export function csvOf(columns: string[], rows: Record<string, unknown>[]): string {
  return csvHead(columns) + csvLines(columns, rows);
}

/** What a file begins with whose lines come piece by piece. */
export function csvHead(columns: string[]): string {
  return BYTE_ORDER_MARK + lineOf(columns);
}

export function csvLines(columns: string[], rows: Record<string, unknown>[]): string {
  return rows.map((row) => lineOf(columns.map((column) => row[column]))).join("");
}

/** Of rows whose cells stand in the columns' order. */
export function csvRows(rows: readonly (readonly unknown[])[]): string {
  let lines = "";
  for (const row of rows) lines += lineOf(row);
  return lines;
}

function lineOf(cells: readonly unknown[]): string {
  let line = "";
  for (let n = 0; n < cells.length; n++) line += (n > 0 ? "," : "") + cellOf(cells[n]);
  return `${line}\r\n`;
}

function cellOf(value: unknown): string {
  const text = typeof value === "string" ? disarm(value) : String(value ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * What a spreadsheet would work out, also behind blanks or quotes, and in full width. What is a number below zero,
 * as PostgreSQL hands over numbers that JavaScript has no room for, is none.
 */
const FORMULA = /^[\s"']*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/;
const BELOW_ZERO = /^-\d+(\.\d+)?([eE][+-]?\d+)?$/;

/** A note that begins like a formula is shown, never worked out. */
function disarm(text: string): string {
  return FORMULA.test(text) && !BELOW_ZERO.test(text) ? `'${text}` : text;
}
