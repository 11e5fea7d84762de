// Where in a file something is wrong, and what.

export interface FileSpot {
  /** Members and indexes from the root: a line of the file is found by it. */
  path: readonly (string | number)[];
  /** "feature 3, ring 1"; empty for the file as a whole. */
  words: string;
}

export const ROOT: FileSpot = { path: [], words: "" };

export function within(spot: FileSpot, step: string | number, words?: string): FileSpot {
  return {
    path: [...spot.path, step],
    words: words ? [spot.words, words].filter(Boolean).join(", ") : spot.words,
  };
}

/** What cannot be, and where; thrown by what reads, told by whoever knows the file. */
export class Fault extends Error {
  override name = "Fault";
  /** @param line where no path leads there, since the file cannot be read to the end */
  constructor(readonly spot: FileSpot, message: string, readonly line?: number) {
    super(message);
  }
}

/** As it stands in the file, shortened. */
export function quoted(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 40 ? `${text.slice(0, 37)}…` : text;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
