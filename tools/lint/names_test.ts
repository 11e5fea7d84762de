import assert from "node:assert/strict";
import { readSource, readTree, type Source } from "./tree.ts";

/** Names that still mean two things. To be emptied: nothing is added here. */
const STILL_DOUBLE = new Set<string>([]);

Deno.test("one word, one thing: an exported type's name stands in one file alone", async () => {
  const doubled = listDoubled(await readTree()).filter((line) =>
    !STILL_DOUBLE.has(line.split(":")[0]!)
  );
  assert.deepEqual(doubled, [], "the domain's owner keeps the name, the others take their field's");
});

Deno.test("a doubled name is told with its files; a schema's own type is no double", () => {
  const tree = [
    readSource("a.ts", "export interface Place {} export const Zip = 1; export type Zip = 2;"),
    readSource("b.ts", "export class Place {} interface Zip {}"),
    readSource("c.ts", `export type { Place } from "./a.ts"; export enum Level {}`),
  ];
  assert.deepEqual(listDoubled(tree), ["Place: a.ts, b.ts"]);
});

/** "Place: api/reports/place.ts, shared/api/people.ts" */
function listDoubled(tree: Source[]): string[] {
  const files = new Map<string, string[]>();
  for (const { path, exports } of tree) {
    for (const { name, isType } of exports) {
      if (isType) files.set(name, [...files.get(name) ?? [], path]);
    }
  }
  return [...files].filter(([, paths]) => paths.length > 1)
    .map(([name, paths]) => `${name}: ${paths.sort().join(", ")}`).sort();
}
