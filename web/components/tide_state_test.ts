import assert from "node:assert/strict";
import { LANGUAGES } from "shared/languages.ts";
import { NOW } from "shared/samples/moment.ts";
import { zipTide } from "shared/samples/tides.ts";
import { zipPage } from "shared/samples/zips.ts";
import { stateWords } from "./state_words.ts";

/** How much wind there is on the tide, what storm is open, and how the page begins. */
const TABLE: [
  what: string,
  residual: number,
  storm: "any" | "heavy" | "flood" | undefined,
  head: string,
][] = [
  ["a usual tide under a calm sky", 0.1, undefined, "calm: No storm now"],
  ["minor flooding under a calm sky", 0.7, undefined, "heavy: Minor coastal flooding"],
  ["moderate flooding under a calm sky", 0.9, undefined, "flood: Moderate coastal flooding"],
  ["rain over minor flooding", 0.7, "any", "heavy: Minor coastal flooding"],
  ["heavy rain over moderate flooding", 0.9, "heavy", "flood: Moderate coastal flooding"],
  ["heavy rain over minor flooding", 0.7, "heavy", "heavy: Heavy rain"],
  ["flood risk over moderate flooding", 0.9, "flood", "flood: Flood risk"],
];

/** In the last and the next hour. */
function rainOf(mm: number) {
  return Array.from({ length: 144 }, (_, n) => ({
    at: new Date(NOW.getTime() + (n - 95) * 15 * 60_000).toISOString(),
    mm: Math.abs(n - 95) <= 4 ? mm : 0,
    forecast: n > 95,
  }));
}

for (const [what, residual, storm, head] of TABLE) {
  Deno.test(`one head for sky and sea: ${what}`, () => {
    const episode = storm ? { level: storm, startedAt: NOW.toISOString() } : null;
    const readings = rainOf(storm ? { any: 1, heavy: 6, flood: 12 }[storm] : 0);
    const page = zipPage({ tide: zipTide(residual), episode, readings });
    const words = stateWords(page, NOW, "en");
    assert.equal(`${words.tone}: ${words.headline}`.slice(0, head.length), head);
    const isFlooding = residual > 0.5;
    const all = [words.headline, words.coming, words.todo, words.source].join(" ");
    assert.equal(/coastal flooding/.test(all), isFlooding, "the water is told wherever it floods");
    assert.equal(/tide gauge at The Battery/.test(all), isFlooding);
    const isDangerous = residual === 0.9 || storm === "flood";
    assert.equal(words.isDangerous, isDangerous);
    for (const language of LANGUAGES) {
      const { tone, coming } = stateWords(page, NOW, language);
      assert.equal(tone, words.tone);
      assert.doesNotMatch(coming, /undefined|\.\.|。。/);
    }
  });
}

Deno.test("what was told and lasts is said, though no level is in sight", () => {
  const tide = { ...zipTide(0.1), told: { level: "minor" as const, startedAt: NOW.toISOString() } };
  const { tone, headline } = stateWords(zipPage({ tide, readings: rainOf(0) }), NOW, "en");
  assert.deepEqual([tone, headline], ["heavy", "Minor coastal flooding"]);
});
