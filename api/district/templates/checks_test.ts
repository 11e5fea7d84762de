import assert from "node:assert/strict";
import { settleChecks } from "./checks.ts";

const NOW = new Date("2026-11-22T18:00:00Z");
const ROSA = { by: "Rosa M.", at: "2026-11-01T12:00:00.000Z" };
const ANA = { by: "Ana D.", at: NOW.toISOString() };
const BEFORE = { words: { en: "Gone", es: "Se fue", zh: "" }, checks: { es: ROSA, zh: null } };

type Case = [
  what: string,
  es: [words: string, by: string],
  expected: typeof ROSA | null,
  before?: typeof BEFORE,
];

const CASES: Case[] = [
  ["words that were checked stay so", ["Se fue", ""], ROSA, BEFORE],
  ["other words are checked by nobody", ["Ya no hay agua", ""], null, BEFORE],
  ["other words that somebody has read are checked now", ["Ya no hay agua", "Ana D."], ANA, BEFORE],
  ["the same words may be read again", ["Se fue", "Ana D."], ANA, BEFORE],
  ["words that are taken away take the check along", ["", ""], null, BEFORE],
  ["new words are checked by nobody", ["Se fue", ""], null],
  ["new words may be checked at once", ["Se fue", "Ana D."], ANA],
];

for (const [what, [words, by], expected, before] of CASES) {
  Deno.test(`of a translation: ${what}`, () => {
    const written = { words: { en: "Gone", es: words, zh: "" }, checkedBy: { es: by, zh: "" } };
    const { checks, wordless } = settleChecks(written, before, NOW);
    assert.deepEqual(checks, { es: expected, zh: null });
    assert.deepEqual(wordless, []);
  });
}

Deno.test("nobody can have read a translation that is not there", () => {
  const written = { words: { en: "Gone", es: "Se fue", zh: "" }, checkedBy: { es: "", zh: "Li" } };
  assert.deepEqual(settleChecks(written, BEFORE, NOW).wordless, ["zh"]);
});
