// A table of commas (RFC 4180), a record a line, as NOAA writes them.

export interface CsvTable {
  /** Trimmed. */
  header: string[];
  rows: Iterable<string[]>;
}

export function readTable(text: string): CsvTable {
  const lines = linesOf(text);
  const first = lines.next();
  const header = first.done ? [] : fieldsOf(first.value).map((name) => name.trim());
  return { header, rows: fieldsOfEach(lines) };
}

/** Finds a column by any of its names, whatever their case. */
export function columnOf(header: string[], ...names: string[]): number {
  const wanted = names.map((name) => name.toLowerCase());
  return header.findIndex((name) => wanted.includes(name.toLowerCase()));
}

function* fieldsOfEach(lines: Iterable<string>): Generator<string[]> {
  for (const line of lines) yield fieldsOf(line);
}

/** Without the empty ones. */
export function* linesOf(text: string): Generator<string> {
  let start = 0;
  while (start < text.length) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    const line = text.slice(start, text[end - 1] === "\r" ? end - 1 : end);
    if (line.trim() !== "") yield line;
    start = end + 1;
  }
}

const FIELD = /(?:"((?:[^"]|"")*)"|([^,]*))(?:,|$)/y;

function fieldsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(",");
  const fields: string[] = [];
  FIELD.lastIndex = 0;
  while (FIELD.lastIndex < line.length) {
    const match = FIELD.exec(line);
    // A quote that nobody closes: the rest of the line is one field.
    if (!match) {
      fields.push(line.slice(FIELD.lastIndex));
      break;
    }
    fields.push(match[1]?.replaceAll('""', '"') ?? match[2]!);
  }
  return fields;
}
