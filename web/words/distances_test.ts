import assert from "node:assert/strict";
import { type Language, LOCALES } from "shared/languages.ts";
import { distanceWords } from "./distances.ts";
import { WORDS } from "./words.ts";

const METRES = [0, 2, 18.4, 140, 500, 1_930, 16_000];

const SAID: Record<Language, string[]> = {
  en: [
    "3 ft (1 m)",
    "7 ft (2 m)",
    "60 ft (18 m)",
    "460 ft (140 m)",
    "1,600 ft (500 m)",
    "1.2 mi (1.9 km)",
    "9.9 mi (16 km)",
  ],
  es: [
    "3 pies (1 m)",
    "7 pies (2 m)",
    "60 pies (18 m)",
    "460 pies (140 m)",
    "1,600 pies (500 m)",
    "1.2 millas (1.9 km)",
    "9.9 millas (16 km)",
  ],
  zh: [
    "3 英尺（1 米）",
    "7 英尺（2 米）",
    "60 英尺（18 米）",
    "460 英尺（140 米）",
    "1,600 英尺（500 米）",
    "1.2 英里（1.9 公里）",
    "9.9 英里（16 公里）",
  ],
};

for (const [language, said] of Object.entries(SAID) as [Language, string[]][]) {
  Deno.test(`a distance is said in ${language} in feet, then miles, no more exactly than it is known`, () => {
    const { distances } = WORDS[language].map;
    const words = METRES.map((metres) => distanceWords(metres, distances, LOCALES[language]));
    assert.deepEqual(words, said);
  });
}
