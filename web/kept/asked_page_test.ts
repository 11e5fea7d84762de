import assert from "node:assert/strict";
import { readAskedPage } from "./asked_page.ts";

Deno.test("only strangers get what is kept, and only of pages that are the same for all of them", () => {
  for (
    const [address, init, key] of [
      ["/", {}, "en /?"],
      ["/zip/11231", {}, "en /zip/11231?"],
      ["/zip/11231", { method: "HEAD" }, "en /zip/11231?"],
      ["/zip/11231", { headers: { "accept-language": "es-MX" } }, "es /zip/11231?"],
      ["/zip/11231?lang=zh", {}, "zh /zip/11231?lang=zh"],
      ["/zip/11231", { headers: { cookie: "floodline_language=zh" } }, "zh /zip/11231?"],
      [
        "/zip/11231",
        { headers: { cookie: "__Host-floodline_browser=x; theirs=1" } },
        "en /zip/11231?",
      ],
      ["/map.svg?zip=11231&scheme=dark", {}, "en /map.svg?scheme=dark&zip=11231"],
      // Who is known, or in the middle of something.
      ["/", { headers: { cookie: "floodline_session=x" } }, undefined],
      ["/", { headers: { cookie: "a=b; __Host-floodline_session=x" } }, undefined],
      ["/", { headers: { cookie: "a=b;__Host-FLOODLINE_session=x" } }, undefined],
      ["/", { headers: { cookie: "floodline_wrote=1" } }, undefined],
      ["/", { headers: { cookie: "floodline_signing_in=x; floodline_language=es" } }, undefined],
      ["/", { headers: { cookie: "floodline_languages=x" } }, undefined],
      ["/", { headers: { authorization: "Bearer x" } }, undefined],
      // What changes something, and what is without number.
      ["/", { method: "POST" }, undefined],
      ["/?utm_source=x", {}, undefined],
      ["/?lang=es&lang=zh", {}, undefined],
      ["/zip/1123", {}, undefined],
      ["/zip/11231/", {}, undefined],
      ["/zip?zip=11231", {}, undefined],
      ["/account", {}, undefined],
      ["/report", {}, undefined],
      ["/map.svg?latitude=40&longitude=-74", {}, undefined],
    ] as const
  ) {
    const request = new Request(`http://localhost${address}`, init);
    assert.equal(readAskedPage(request)?.key, key, `${address} ${JSON.stringify(init)}`);
  }
});
