// A program's log line, one JSON object, as a person reads it.

/** {"level":"INFO","message":"swept","zips":3} → "swept zips=3"; other lines stay as they are. */
export function readableLine(line: string): string {
  const parsed = parse(line);
  if (typeof parsed?.message !== "string" || typeof parsed.level !== "string") return line;
  const { "@timestamp": _time, level, message, logger: _logger, ...rest } = parsed;
  const fields = Object.entries(rest).map(([name, value]) => ` ${name}=${plain(value)}`);
  return `${level === "INFO" ? "" : `${level} `}${message}${fields.join("")}`;
}

function parse(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function plain(value: unknown): string {
  return typeof value === "string" && !/\s/.test(value) ? value : JSON.stringify(value);
}
