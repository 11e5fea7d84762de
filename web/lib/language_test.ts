import assert from "node:assert/strict";
import { languageCookie, languageOf, preferred } from "./language.ts";

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
    assert.equal(preferred(accepted), language, accepted);
  }
});

Deno.test("a language in the address is a choice, a kept choice comes before the browser's", () => {
  const url = (search = "") => new URL(`https://floodline.test/${search}`);
  const headers = new Headers({
    "accept-language": "zh",
    cookie: "floodline_session=x; floodline_language=es",
  });
  assert.deepEqual(languageOf(url("?lang=en"), headers), { language: "en", isChosen: true });
  assert.deepEqual(languageOf(url("?lang=xx"), headers), { language: "es", isChosen: false });
  assert.deepEqual(languageOf(url(), headers), { language: "es", isChosen: false });
  assert.match(
    languageCookie("es", "https://floodline.test"),
    /^floodline_language=es;.*; Secure$/,
  );
});
