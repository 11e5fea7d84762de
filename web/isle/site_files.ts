// Where a site's modules lie: under routes/ and islands/.
import { existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";

/** Path under routes/, without extension → file: "zip/[zip]", "district/_layout". */
export function listRoutes(root: string): Map<string, string> {
  return new Map(
    listModules(join(root, "routes"))
      .filter(({ id }) => !/(^|\/)\(_/.test(id)) // (_islands), (_components)
      .map(({ id, path }) => [id, path]),
  );
}

/** Name → file: of all islands in islands/, and in any folder `(_islands)` under routes/. */
export function listIslands(root: string): Map<string, string> {
  const modules = [
    ...listModules(join(root, "islands")),
    ...listModules(join(root, "routes")).filter(({ id }) => /(^|\/)\(_islands\)\//.test(id)),
  ];
  const islands = new Map<string, string>();
  for (const { id, path } of modules) {
    const name = id.split("/").at(-1)!;
    if (islands.has(name)) throw new Error(`Two islands are called ${name}: rename one`);
    islands.set(name, path);
  }
  return islands;
}

function listModules(directory: string): { id: string; path: string }[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!_test|\.d)\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ id: relative(directory, path).replace(/\.tsx?$/, ""), path }))
    .sort((a, b) => a.id < b.id ? -1 : 1);
}
