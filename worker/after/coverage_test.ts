import assert from "node:assert/strict";
import { makeShowable, readCoverage } from "./coverage.ts";
import { readFonts } from "./fonts.ts";

const fonts = (await readFonts()).map(readCoverage);

Deno.test("what residents write is set as they wrote it, and what no font has is told by a question mark", () => {
  const cases: [written: string, set: string][] = [
    ["Water at the drain", "Water at the drain"],
    ["¿Cuánta agua? Muchísima: 20 cm – ñ", "¿Cuánta agua? Muchísima: 20 cm – ñ"],
    ["地下室进水了，水很深。漢字、繁體", "地下室进水了，水很深。漢字、繁體"],
    ["Подвал, υπόγειο, カフェ", "Подвал, υπόγειο, カフェ"],
    ["Help 🌊🌊", "Help ??"],
    // One face of five characters.
    ["ok 👩🏽‍🚒!", "ok ??!"],
    ["a\u0000b\u000bc\nd\u2028e", "a b c d e"],
    ["ماء", "???"],
    ["x\u{e000}\ufeff", "x "],
  ];
  for (const [written, set] of cases) assert.equal(makeShowable(written, fonts), set);
});
