import assert from "node:assert/strict";
import { preferredLanguage } from "./preferred_language.ts";

Deno.test("a browser's wishes lead to a language we speak, else to English", () => {
  for (
    const [accepted, language] of [
      ["", "en"],
      ["es", "es"],
      ["es-MX,es;q=0.9,en;q=0.8", "es"],
      ["zh-Hant-TW", "zh"],
      ["fr-FR, zh;q=0.4, en;q=0.7", "en"],
      ["ht, bn", "en"],
      ["en;q=0.1, es;q=0", "en"],
      ["*", "en"],
      ["ES-us", "es"],
      ["nonsense;;;q=", "en"],
    ] as const
  ) {
    assert.equal(preferredLanguage(accepted), language, accepted);
  }
});
