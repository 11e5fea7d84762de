// From a route's file to the addresses it answers.

/**
 * "zip/[zip]" → "/zip/:zip", "docs/[[lang]]" → "/docs/:lang?", "files/[...path]" →
 * "/files/:path{.*}", "(public)/index" → "/"
 */
export function toPattern(id: string): string {
  const parts = id.split("/").filter((part) => !/^\(.*\)$/.test(part));
  if (parts.at(-1) === "index") parts.pop();
  return "/" + parts.map(toSegment).join("/");
}

function toSegment(part: string): string {
  const segment = part
    .replace(/^\[\.\.\.(\w+)\]$/, ":$1{.*}")
    .replace(/^\[\[(\w+)\]\]$/, ":$1?")
    .replace(/^\[(\w+)\]$/, ":$1");
  if (/[[\]]/.test(segment)) throw new Error(`A parameter must be a whole segment: ${part}`);
  return segment;
}

/** The names in a pattern. */
export function paramsOf(pattern: string): string[] {
  return [...pattern.matchAll(/:(\w+)/g)].map((match) => match[1]!);
}

/** Text that sorts fixed segments before parameters, those before optional ones, the rest last. */
export function rank(pattern: string): string {
  const weigh = (segment: string) =>
    !segment.startsWith(":")
      ? `0${segment}`
      : segment.endsWith("{.*}")
      ? "3"
      : segment.endsWith("?")
      ? "2"
      : "1";
  return pattern.split("/").map(weigh).join("/");
}

/** The folders of a route, outermost first: "", "district" and "district/reports". */
export function foldersOf(id: string): string[] {
  const parts = id.split("/").slice(0, -1);
  return ["", ...parts.map((_, i) => parts.slice(0, i + 1).join("/"))];
}
