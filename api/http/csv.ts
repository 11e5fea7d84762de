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

function lineOf(cells: unknown[]): string {
  return `${cells.map(cellOf).join(",")}\r\n`;
}

function cellOf(value: unknown): string {
  const text = typeof value === "string" ? disarm(value) : String(value ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A note that begins like a formula is shown, never worked out. Numbers are none. */
function disarm(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
