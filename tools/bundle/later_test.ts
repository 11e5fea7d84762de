import assert from "node:assert/strict";
import { importLater, LATER } from "./later.ts";

const nameOf = (path: string) => `./${path.split("/").at(-1)}`;
const later = (path: string, external = false) => ({
  path,
  external,
  kind: "dynamic-import" as const,
});

Deno.test("what is imported later stands in no import that Deno could read ahead, and each place stays", () => {
  const code = `${LATER}\nconst a=()=>import("./chunk-A.js"),b=()=>import("a-package-beside"),c=1;`;
  const made = importLater(
    code,
    [later("_build/chunk-A.js"), later("a-package-beside", true)],
    nameOf,
  );
  assert.equal(made.split("\n")[0], `var $later=["./chunk-A.js","a-package-beside"];`);
  assert.doesNotMatch(made, /import\("/);
  assert.equal(made.split("\n")[1]!.indexOf("c=1"), code.split("\n")[1]!.indexOf("c=1"));
  const imported: string[] = [];
  const run = new Function("later", made.replace(/import\(/g, "later(") + "a();b()");
  run((path: string) => imported.push(path));
  assert.deepEqual(imported, ["./chunk-A.js", "a-package-beside"]);
});

Deno.test("what only looks like such an import stays, and a file without one stays as it is", () => {
  const code = `${LATER}\nconst words='import("./help.js")';`;
  assert.equal(importLater(code, [], nameOf), code);
  const made = importLater(code, [later("_build/other.js")], nameOf);
  assert.match(made, /'import\("\.\/help\.js"\)'/);
});
