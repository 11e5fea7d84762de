import assert from "node:assert/strict";
import { join } from "node:path";
import { resolve } from "./law.ts";

const ROOT = join(import.meta.dirname!, "../..");
const FOLDERS = ["api", "web", "worker", "shared", "sandbox", "tools", "testing", "e2e", "bench"];

Deno.test("no file imports itself in a circle", async () => {
  const imports = new Map<string, string[]>();
  for (const folder of FOLDERS) {
    for await (const file of sources(folder)) {
      imports.set(file, importsOf(file, await Deno.readTextFile(join(ROOT, file))));
    }
  }
  assert.ok(imports.size > 20);
  assert.equal(findCycle(imports)?.join(" → "), undefined);
});

Deno.test("a circle is found and shown", () => {
  const imports = new Map([["a", ["b", "d"]], ["b", ["c"]], ["c", ["b"]], ["d", []]]);
  assert.deepEqual(findCycle(imports), ["b", "c", "b"]);
});

async function* sources(folder: string): AsyncGenerator<string> {
  for await (const { name, isDirectory } of Deno.readDir(join(ROOT, folder))) {
    const path = `${folder}/${name}`;
    if (name === "_build" || name === "node_modules") continue;
    if (isDirectory) yield* sources(path);
    else if (/\.tsx?$/.test(name)) yield path;
  }
}

/** The linter's own parser reads the file: no guessing at comments and strings. */
function importsOf(file: string, source: string): string[] {
  const found: string[] = [];
  const add = (node: { source: { value: unknown } | null }) => {
    if (typeof node.source?.value === "string") found.push(resolve(file, node.source.value));
  };
  const plugin: Deno.lint.Plugin = {
    name: "imports",
    rules: {
      collect: {
        create: () => ({
          ImportDeclaration: add,
          ExportAllDeclaration: add,
          ExportNamedDeclaration: add,
        }),
      },
    },
  };
  Deno.lint.runPlugin(plugin, file, source);
  return found;
}

function findCycle(imports: Map<string, string[]>): string[] | undefined {
  const done = new Set<string>();
  const visit = (file: string, path: string[]): string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const next of imports.get(file) ?? []) {
      const cycle = visit(next, [...path, file]);
      if (cycle) return cycle;
    }
    done.add(file);
  };
  for (const file of imports.keys()) {
    const cycle = visit(file, []);
    if (cycle) return cycle;
  }
}
