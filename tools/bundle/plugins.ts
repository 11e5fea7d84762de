// What esbuild must be told of a program of ours: where names lead, and what a module's own place is.
import type { Plugin } from "esbuild";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { listIslands, listRoutes } from "../../web/isle/site_files.ts";

/** The import maps of deno.json and web/deno.json, but for packages: those esbuild finds by itself. */
export function importMap(root: string): Plugin {
  const local = [root, join(root, "web")].flatMap((folder) => {
    const { imports }: { imports: Record<string, string> } = JSON.parse(
      readFileSync(join(folder, "deno.json"), "utf8"),
    );
    return Object.entries(imports)
      .filter(([, to]) => to.startsWith("."))
      .map(([name, to]) => ({ name, path: join(folder, to) }));
  }).sort((a, b) => b.name.length - a.name.length);
  return {
    name: "import-map",
    setup(build) {
      build.onResolve({ filter: /^[^./]/ }, ({ path, importer }) => {
        if (importer.includes("/node_modules/")) return;
        const found = local.find(({ name }) =>
          name.endsWith("/") ? path.startsWith(name) : path === name
        );
        if (found) return { path: join(found.path, path.slice(found.name.length)) };
      });
    },
  };
}

/** The site's modules, which isle looks for in folders, as imports that a bundler can follow. */
export function siteModules(root: string): Plugin {
  return {
    name: "site-modules",
    setup(build) {
      build.onLoad({ filter: /\/web\/isle\/site_modules\.ts$/ }, () => {
        const web = join(root, "web");
        const parts = { islands: listIslands(web), routes: listRoutes(web) };
        const imports: string[] = [];
        const lists = Object.entries(parts).map(([name, files]) => {
          const entries = [...files].map(([id, path]) => {
            const module = `${name}${imports.length}`;
            imports.push(`import * as ${module} from ${JSON.stringify(path)};`);
            return `[${JSON.stringify(id)}, ${module}]`;
          });
          return `${name}: new Map([${entries}])`;
        });
        const load = `export const importSite = () => Promise.resolve({ ${lists.join(", ")} });`;
        return { contents: [...imports, load].join("\n"), resolveDir: web, loader: "ts" };
      });
    },
  };
}

/**
 * A module that reads what lies beside it finds it from the bundle too. What it starts by its address is
 * an entry, and lies beside the bundle.
 */
export function ownPlaces(root: string, out: string, entries: Record<string, string>): Plugin {
  return {
    name: "own-places",
    setup(build) {
      build.onLoad({ filter: /\.tsx?$/ }, async ({ path }) => {
        if (path.includes("/node_modules/")) return;
        const source = await readFile(path, "utf8");
        if (!/import\.meta\.(url|dirname)/.test(source)) return;
        const contents = source
          .replace(/new URL\("([^"]+\.ts)", import\.meta\.url\)/g, (whole, file) => {
            const target = relative(root, join(dirname(path), file));
            const [name] = Object.entries(entries).find(([, entry]) => entry === target) ?? [];
            return name ? `new URL("./${name}.js", import.meta["url"])` : whole;
          })
          .replaceAll(
            "import.meta.url",
            `new URL("${relative(out, path)}", import.meta["url"]).href`,
          )
          .replaceAll(
            "import.meta.dirname!",
            `(import.meta["dirname"] + "/${relative(out, dirname(path))}")`,
          );
        return { contents, loader: path.endsWith("x") ? "tsx" : "ts" };
      });
    },
  };
}

/** `import … with { type: "text" }`, as Deno reads it. */
export const textFiles: Plugin = {
  name: "text-files",
  setup(build) {
    build.onLoad(
      { filter: /\.(css|typ)$/ },
      async ({ path, with: { type } }) =>
        type === "text" ? { contents: await readFile(path), loader: "text" } : undefined,
    );
  },
};

/** zod's own words in forty languages, which nobody reads: what people are told is in our catalogues. */
export const oneLanguage: Plugin = {
  name: "one-language",
  setup(build) {
    build.onLoad({ filter: /\/zod\/v4\/locales\/index\.js$/ }, () => ({ contents: "" }));
  },
};

/**
 * Deno makes Node's modules anew for each process. The driver of the database imports two big ones for what we
 * never ask of it (a statement from a file, the system's name for who runs it): made when they are asked for.
 */
export const lateNode: Plugin = {
  name: "late-node",
  setup(build) {
    build.onResolve(
      { filter: /^(fs|os)$/ },
      ({ path, importer }) =>
        importer.includes("/postgres/src/") ? { path, namespace: "late-node" } : undefined,
    );
    build.onLoad({ filter: /./, namespace: "late-node" }, ({ path }) => ({
      contents:
        `export default new Proxy({}, { get: (_, name) => process.getBuiltinModule("${path}")[name] });`,
    }));
  },
};
