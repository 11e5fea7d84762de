import assert from "node:assert/strict";
import { join } from "node:path";
import { CODES, MAX_CHECKS_REACHED } from "shared/server/carrier_codes.ts";
import { listScripts, ROOT } from "./tree.ts";

const TABLE = "shared/server/carrier_codes.ts";
/** The sandbox is the carrier itself, and shares no code with us; tests name what they send. */
const ELSEWHERE = /^sandbox\/|_test\.tsx?$/;

Deno.test("no carrier's code stands in code but in its table", async () => {
  const found: string[] = [];
  for await (const path of listScripts("")) {
    if (path === TABLE || ELSEWHERE.test(path)) continue;
    const text = await Deno.readTextFile(join(ROOT, path));
    // Parsing takes long, and few files have such a number.
    if (/\b\d{5}\b/.test(text)) found.push(...listCodes(path, text));
  }
  assert.deepEqual(found, [], "ask carrier_errors.ts for the codes of a kind or a remedy");
});

Deno.test("a code is found as a number, as a key, and in a statement; a ZIP code is none", () => {
  const text = "const weights = { 30003: 6 }; if (code === 21610) sql`error_code = 30007`;" +
    "const zip = '10001'; sql`zip = '10001'`; wait(30_000);";
  assert.deepEqual(listCodes("a.ts", text), ["a.ts: 30003", "a.ts: 21610", "a.ts: 30007"]);
});

function listCodes(path: string, text: string): string[] {
  const found: string[] = [];
  const add = (code: number) => {
    if (code in CODES || code === MAX_CHECKS_REACHED) found.push(`${path}: ${code}`);
  };
  const create = (): Deno.lint.LintVisitor => ({
    Literal: ({ value }) => typeof value === "number" && add(value),
    TemplateElement: ({ raw }) => {
      const unquoted = raw.replace(/'[^']*'/g, "");
      for (const [number] of unquoted.matchAll(/\b\d{5}\b/g)) add(Number(number));
    },
  });
  Deno.lint.runPlugin({ name: "codes", rules: { collect: { create } } }, path, text);
  return found;
}
