// What pages and islands may import: safe in the browser.
export { HttpError } from "./http_error.ts";

export const IS_BROWSER: boolean = typeof document !== "undefined";

let urls: Record<string, string> = {};

/** Called once, by the server, when it knows its files. */
export function nameAssets(known: Record<string, string>): void {
  urls = known;
}

/**
 * The address of a file of static/, or of the built style sheet, that may be cached for ever.
 *
 * @throws in the browser, which does not know them: give an island the address as a prop
 */
export function asset(path: string): string {
  if (IS_BROWSER) throw new Error("asset() works on the server alone");
  return urls[path] ?? path;
}
