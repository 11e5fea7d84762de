import assert from "node:assert/strict";
import { readSource, readTree, type Source } from "./tree.ts";

/** What is read by its name and place, and imported by nobody. */
const READ_BY_PLACE: [files: RegExp, names: RegExp, by: string][] = [
  [/^web\/(isle\/testdata\/site\/)?routes\//, /^(default|handlers?|config)$/, "the site's builder"],
  [/^web\/fresh\/(built|builder|testdata\/\w+)\.ts$/, /./, "web/deno.fresh.json"],
  [/^tools\/lint\/import_law\.ts$/, /^default$/, "deno.json"],
];

/** What the pages run on says its names where web/deno.json has it. */
const BY_NAME = new Map([["fresh", "web/isle/mod.ts"], ["fresh/runtime", "web/isle/runtime.ts"]]);

/** Files that are there for tests. */
const FOR_TESTS = /^(testing|e2e|bench|deploy|tools\/lint)\/|\/(tests|testdata|samples)\//;

const TEST = /_test\.tsx?$/;

Deno.test("an export has an importer", async () => {
  const idle = listIdle(await readTree());
  assert.deepEqual(idle, [], "take the export away, or the whole of it where it is dead");
});

Deno.test("what nobody imports is told, and what tests alone keep alive", () => {
  const tree = [
    readSource("api/a.ts", "export const used = 1; export const idle = 2;"),
    readSource("api/b.ts", `import { used } from "./a.ts"; export { c } from "./c.ts";`),
    readSource("api/c.ts", "export function c() { tried(); } export function tried() {}"),
    readSource("api/d.ts", "export const forTestsAlone = 1;"),
    readSource("api/d_test.ts", `import * as d from "./d.ts"; import { tried } from "./c.ts";`),
    readSource("web/routes/index.tsx", "export default 1; export const handlers = {};"),
    readSource("testing/world.ts", "export const world = 1;"),
    readSource("testing/world_test.ts", `import { world } from "./world.ts";`),
  ];
  assert.deepEqual(listIdle(tree), ["api/a.ts: idle", "api/d.ts: forTestsAlone (for tests alone)"]);
});

/**
 * "api/a.ts: idle". A test counts as an importer of what the file uses besides: a pure part is
 * asked by itself. Code that is there for its test alone does not belong in a program.
 */
function listIdle(tree: Source[]): string[] {
  const byPrograms = collectTaken(tree.filter(({ path }) => !TEST.test(path)));
  const byTests = collectTaken(tree.filter(({ path }) => TEST.test(path)));
  const idle: string[] = [];
  for (const { path, exports } of tree) {
    const isTaken = (taken: Map<string, Set<string>>, name: string) =>
      taken.get(path)?.has(name) || taken.get(path)?.has("*");
    for (const { name, usedInside } of exports) {
      if (isTaken(byPrograms, name)) continue;
      if (READ_BY_PLACE.some(([files, names]) => files.test(path) && names.test(name))) continue;
      if (!isTaken(byTests, name)) idle.push(`${path}: ${name}`);
      else if (!usedInside && !FOR_TESTS.test(path)) {
        idle.push(`${path}: ${name} (for tests alone)`);
      }
    }
  }
  return idle.sort();
}

function collectTaken(tree: Source[]): Map<string, Set<string>> {
  const taken = new Map<string, Set<string>>();
  for (const { target: named, names } of tree.flatMap(({ imports }) => imports)) {
    const target = BY_NAME.get(named) ?? named;
    taken.set(target, new Set([...taken.get(target) ?? [], ...names]));
  }
  return taken;
}
