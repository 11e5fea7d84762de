// The addresses that the files under routes/ answer, as both frameworks read them.
import { fileURLToPath } from "node:url";
import { readdirSync } from "node:fs";

const ROUTES = fileURLToPath(new URL("../routes", import.meta.url));

/** "/zip/:zip" of "zip/[zip].tsx"; what a parameter is called stands behind its colon. */
export function listRoutes(): string[] {
  return readdirSync(ROUTES, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path) && !/(^|\/)\(?_|_test\./.test(path))
    .map((path) => `/${path.replace(/(^index|\/index)?\.tsx?$/, "")}`.replace(/\[(\w+)\]/g, ":$1"))
    .sort();
}
