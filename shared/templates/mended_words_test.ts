import assert from "node:assert/strict";
import { findMendedWords } from "./mended_words.ts";

const CLAIMS: [text: string, found: string[]][] = [
  ["The drain is fixed.", ["fixed"]],
  ["FIXED! Thank you.", ["FIXED"]],
  ["We could not come sooner, but it has been repaired", ["repaired"]],
  ["Problem solved. The grate was repaired, too.", ["solved", "repaired"]],
  ["It will rain again; this is resolved", ["resolved"]],
  ["El desagüe está arreglado.", ["arreglado"]],
  ["Ya está RESUELTO, gracias", ["RESUELTO"]],
  ["Se reparó la rejilla", ["Se reparó"]],
  ["排水口已修好", ["修好"]],
  ["問題已經解決，謝謝", ["解決"]],
  ["💧 It’s mended", ["mended"]],
];

for (const [text, found] of CLAIMS) {
  Deno.test(`that something is mended is found in “${text}”`, () => {
    assert.deepEqual(findMendedWords(text), found);
  });
}

const MAY_BE_SAID = [
  "",
  "Our crew cleared both grates, and the street has drained.",
  "It may not be fixed.",
  "This isn't fixed yet.",
  "It isn’t fixed yet",
  "We asked the city to have the basin repaired.",
  "The city will get it fixed",
  "We keep the cones out until it is repaired.",
  "We mixed sand and salt; prefixed codes are unresolved",
  "No está arreglado todavía.",
  "Pedimos que sea reparado.",
  "Los conos siguen hasta que quede reparada",
  "未必修好",
  "市政府会尽快修好",
  "我们已清理排水口，积水已退。",
];

for (const text of MAY_BE_SAID) {
  Deno.test(`nothing is claimed to be mended in “${text}”`, () => {
    assert.deepEqual(findMendedWords(text), []);
  });
}
