import assert from "node:assert/strict";
import { languageCookie, languageOf } from "./language.ts";

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
