import { join, relative } from "node:path";

const ROOT = join(import.meta.dirname!, "../../");
/** What is made, brought or not of isle's: see `exclude` in deno.json. */
const NOT_OURS = /^(node_modules|_build|_fresh|\..*)$/;

/**
 * The test files at or below the paths given, from the root.
 *
 * @throws Deno.errors.NotFound where there is nothing at a path
 */
export function findTests(paths: string[]): string[] {
  return [...new Set(paths.flatMap((path) => [...below(join(ROOT, path))]))];
}

function* below(path: string): Generator<string> {
  if (Deno.statSync(path).isFile) return yield relative(ROOT, path);
  for (const { name, isDirectory } of Deno.readDirSync(path)) {
    if (NOT_OURS.test(name)) continue;
    if (isDirectory) yield* below(join(path, name));
    else if (/_test\.tsx?$/.test(name)) yield relative(ROOT, join(path, name));
  }
}
