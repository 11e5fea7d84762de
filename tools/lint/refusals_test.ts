// What a route says that it refuses, something that it leans on can refuse. That all it refuses is said,
// each test of the API holds it to (testing/described_answers.ts).
import assert from "node:assert/strict";
import { readSource, readTree, ROOT, type Source } from "./tree.ts";

Deno.test("a code that a route describes is thrown by what its file imports", async () => {
  const tree = (await readTree()).filter(({ path }) => MAY_REFUSE.test(path));
  const texts = new Map<string, string>();
  for (const { path } of tree) texts.set(path, await Deno.readTextFile(`${ROOT}/${path}`));
  assert.ok([...texts].filter(([path, text]) => findDescribed(path, text).length > 0).length > 10);
  assert.deepEqual(listEmpty(tree, texts), []);
});

Deno.test("a code that nothing below a route throws is told, one thrown far below is not", () => {
  const texts = new Map([
    ["api/a/routes.ts", `import "./a.ts"; refusals("gone", "busy", "lost"); // "lost"`],
    ["api/a/a.ts", `import "../b/b.ts"; throw new AppError("gone");`],
    ["api/b/b.ts", `const REFUSALS = { full: "busy" };`],
    ["api/b/routes.ts", `throw new AppError("lost");`],
  ]);
  const tree = [...texts].map(([path, text]) => readSource(path, text));
  assert.deepEqual(listEmpty(tree, texts), ["api/a/routes.ts: lost"]);
});

/** Where a refusal is decided, but not where all of them are listed and put into words. */
const MAY_REFUSE = /^(api\/(?!docs\/)|shared\/(?!errors\.ts|words\/|samples\/)).*(?<!_test)\.ts$/;

/** "api/a/routes.ts: lost" */
function listEmpty(tree: Source[], texts: Map<string, string>): string[] {
  const imports = new Map(tree.map(({ path, imports }) => [path, imports.map((i) => i.target)]));
  return [...texts].flatMap(([path, text]) => {
    const below = [...reach(path, imports)].map((file) => withoutDescriptions(texts.get(file)!));
    return findDescribed(path, text)
      .filter((code) => !below.some((thrower) => thrower.includes(`"${code}"`)))
      .map((code) => `${path}: ${code}`);
  });
}

function findDescribed(path: string, text: string): string[] {
  if (!path.endsWith("/routes.ts")) return [];
  const calls = [...text.matchAll(DESCRIPTION)].map(([call]) => call);
  return calls.flatMap((call) => [...call.matchAll(/"(\w+)"/g)].map(([, code]) => code!));
}

const DESCRIPTION = /\brefusals\([^)]*\)/g;

function withoutDescriptions(text: string): string {
  return text.replace(DESCRIPTION, "").replace(/\/\/.*|\/\*[^]*?\*\//g, "");
}

function reach(from: string, imports: Map<string, string[]>, seen = new Set<string>()) {
  if (seen.has(from) || !imports.has(from)) return seen;
  seen.add(from);
  for (const target of imports.get(from)!) reach(target, imports, seen);
  return seen;
}
