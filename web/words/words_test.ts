import assert from "node:assert/strict";
import { LANGUAGES } from "shared/languages.ts";
import { timesIn } from "./times.ts";
import { rainIn } from "./rain.ts";
import { WORDS } from "./words.ts";

/** Every string of a catalogue by its path; functions are left out. */
function stringsOf(words: unknown, path = ""): [path: string, words: string][] {
  if (typeof words === "string") return [[path, words]];
  if (typeof words !== "object" || words === null) return [];
  return Object.entries(words).flatMap(([key, value]) => stringsOf(value, `${path}.${key}`));
}

/** What is the same in another language by right. */
const SAME = new Set(["FloodLine", "Total", "No", "{miles} mi ({kilometres} km)"]);

Deno.test("no page is left in English where its reader chose another language", () => {
  for (const language of LANGUAGES.filter((language) => language !== "en")) {
    const theirs = new Map(stringsOf(WORDS[language]));
    const left = stringsOf(WORDS.en).filter(([path, words]) =>
      theirs.get(path) === words && !SAME.has(words) && /\p{L}{2}/u.test(words)
    );
    assert.deepEqual(left, [], language);
  }
});

Deno.test("every language has the same keys, and the same {parts} in what islands fill", () => {
  const partsOf = (words: string) => [...words.matchAll(/\{\w+\}/g)].map(String).sort();
  const english = stringsOf(WORDS.en);
  for (const language of LANGUAGES) {
    const theirs = new Map(stringsOf(WORDS[language]));
    assert.deepEqual([...theirs.keys()].sort(), english.map(([path]) => path).sort());
    for (const [path, words] of english) {
      assert.deepEqual(partsOf(theirs.get(path)!), partsOf(words), `${language}${path}`);
    }
  }
});

Deno.test("times are said as each language says them, in the place's own time zone", () => {
  const now = new Date("2026-11-22T18:00:00Z");
  const at = "2026-11-22T17:30:00Z";
  const said = (["en", "es", "zh"] as const).map((language) => {
    const times = timesIn(language);
    return [times.dayAndTime(at, now, "America/New_York"), times.ago(at, now), times.hourWords(21)];
  });
  assert.deepEqual(said, [
    ["today at 12:30 PM", "30 minutes ago", "9 PM"],
    ["hoy, 12:30 p.m.", "hace 30 minutos", "9 p.m."],
    ["今天 12:30", "30分钟前", "21时"],
  ]);
  assert.equal(timesIn("en").dayAndTime("2026-11-23T04:00:00Z", now, "UTC"), "tomorrow at 4:00 AM");
  assert.equal(timesIn("en").ago("2026-11-22T17:59:40Z", now), "just now");
});

Deno.test("rain is said in inches first, and a trace is never called zero", () => {
  assert.equal(rainIn("en").amount(15.2), "0.6 in (15 mm)");
  assert.equal(rainIn("en").amount(0.05), "under 0.1 in (under 0.1 mm)");
  assert.equal(rainIn("en").amount(0), "none");
  assert.equal(rainIn("en").setAmount(0.5), "0.02 in (0.5 mm)");
  assert.equal(rainIn("es").amount(15.2), "0.6 pulg. (15 mm)");
  assert.equal(rainIn("zh").amount(2.5), "0.1 英寸（2.5 毫米）");
});
