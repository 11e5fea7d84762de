// Each promise has its test: one that was renamed or deleted would leave a promise that nobody keeps.
import assert from "node:assert/strict";
import { join } from "node:path";
import { findTests } from "../tests/find.ts";
import { ROOT } from "./tree.ts";

Deno.test("each test that docs/promises.md names is there, and each promise names one", async () => {
  const rows = (await Deno.readTextFile(join(ROOT, "docs/promises.md"))).split("\n")
    .filter((line) => line.startsWith("| ") && !/^\| (what goes wrong|---)/.test(line));
  assert.ok(rows.length >= 15);
  const names = await listTestNames();
  const missing: string[] = [];
  for (const row of rows) {
    const [, what, , tests] = row.split("|").map((cell) => cell.trim());
    const named = [...tests!.matchAll(/"([^"]+)"/g)].map(([, name]) => name!);
    if (named.length === 0) missing.push(`${what}: no test`);
    missing.push(...named.filter((name) => !names.has(name)).map((name) => `${what}: ${name}`));
  }
  assert.deepEqual(missing, []);
});

/** As they stand in the code, the changing parts of a template by their names. */
async function listTestNames(): Promise<Set<string>> {
  const names = new Set<string>();
  for (const file of findTests(["."])) {
    const code = await Deno.readTextFile(join(ROOT, file));
    const found = code.matchAll(/Deno\.test\(\s*(?:\{\s*name:\s*)?(["`])((?:(?!\1)[^\\]|\\.)+)\1/g);
    for (const [, , name] of found) names.add(name!.replaceAll(/\\(.)/g, "$1"));
  }
  return names;
}
