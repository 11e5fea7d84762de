// From a route's file to the addresses it answers.

/**
 * "zip/[zip]" → "/zip/:zip", "docs/[[lang]]" → "/docs/:lang?", "files/[...path]" →
 * "/files/:path{.*}", "(public)/index" → "/"
 */
export function toPattern(id: string): string {
  const parts = id.split("/").filter((part) => !/^\(.*\)$/.test(part));
  if (parts.at(-1) === "index") parts.pop();
  return "/" + parts.map((part, i) => toSegment(part, i === parts.length - 1)).join("/");
}

function toSegment(part: string, isLast: boolean): string {
  const segment = part
    .replace(/^\[\.\.\.(\w+)\]$/, ":$1{.*}")
    .replace(/^\[\[(\w+)\]\]$/, ":$1?")
    .replace(/^\[(\w+)\]$/, ":$1");
  if (/[[\]]/.test(segment)) throw new Error(`A parameter is a whole segment: "${part}" is not`);
  if (/[}?]$/.test(segment) && !isLast) throw new Error(`"${part}" must be the last segment`);
  return segment;
}

export function isFixed(pattern: string): boolean {
  return !/[:*]/.test(pattern);
}

/** The names in a pattern. */
export function paramsOf(pattern: string): string[] {
  return [...pattern.matchAll(/:(\w+)/g)].map((match) => match[1]!);
}

/** "/files/:path{.*}" matches "/files" as well, which needs a pattern of its own. */
export function baseOfWildcard(pattern: string): string | undefined {
  const base = pattern.replace(/\/:\w+\{\.\*\}$/, "");
  return base === pattern ? undefined : base || "/";
}

/** Text that sorts fixed segments before parameters, these before optional ones, wildcards last. */
export function rank(pattern: string): string {
  return pattern.split("/").map((segment) => {
    if (isFixed(segment)) return `0${segment}`;
    if (segment.endsWith("{.*}")) return "3";
    return segment.endsWith("?") ? "2" : "1";
  }).join("/");
}

/** The folders of a route, outermost first: "", "district" and "district/reports". */
export function foldersOf(id: string): string[] {
  const parts = id.split("/").slice(0, -1);
  return ["", ...parts.map((_, i) => parts.slice(0, i + 1).join("/"))];
}
