import assert from "node:assert/strict";
import { baseOfWildcard, foldersOf, paramsOf, rank, toPattern } from "./patterns.ts";

Deno.test("a file's path becomes the pattern of its addresses", () => {
  const cases: [id: string, pattern: string][] = [
    ["index", "/"],
    ["about", "/about"],
    ["zip/index", "/zip"],
    ["zip/[zip]", "/zip/:zip"],
    ["reports/[id]/photo", "/reports/:id/photo"],
    ["docs/[[lang]]", "/docs/:lang?"],
    ["files/[...path]", "/files/:path{.*}"],
    ["(public)/index", "/"],
    ["(public)/(legal)/terms", "/terms"],
  ];
  for (const [id, pattern] of cases) assert.equal(toPattern(id), pattern);
});

Deno.test("patterns that Hono would read as something else are refused", () => {
  assert.throws(() => toPattern("reports/[id].json"), /whole segment/);
  assert.throws(() => toPattern("[[lang]]/about"), /last segment/);
  assert.throws(() => toPattern("[...path]/about"), /last segment/);
});

Deno.test("fixed addresses go before parameters, those before optional ones, wildcards last", () => {
  const patterns = ["/:all{.*}", "/zip/:zip", "/:page", "/docs/:lang?", "/zip/new", "/docs/:lang"];
  assert.deepEqual(patterns.sort((a, b) => rank(a) < rank(b) ? -1 : 1), [
    "/docs/:lang",
    "/docs/:lang?",
    "/zip/new",
    "/zip/:zip",
    "/:page",
    "/:all{.*}",
  ]);
});

Deno.test("parameters, folders and the base of a wildcard are read off", () => {
  assert.deepEqual(paramsOf("/a/:b/:c{.*}"), ["b", "c"]);
  assert.deepEqual(foldersOf("district/reports/[id]"), ["", "district", "district/reports"]);
  assert.deepEqual(foldersOf("index"), [""]);
  assert.equal(baseOfWildcard("/files/:path{.*}"), "/files");
  assert.equal(baseOfWildcard("/:path{.*}"), "/");
  assert.equal(baseOfWildcard("/files/:path"), undefined);
});
