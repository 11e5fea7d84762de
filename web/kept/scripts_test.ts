import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { bootScript } from "../seam/boot.ts";
import { allowByHash } from "./scripts.ts";

const NONCE = "0123456789abcdef";

Deno.test("inline scripts are allowed by what they say, and no nonce is left", () => {
  const boot = bootScript({ src: "/client.js" });
  const html = `<body><script type="application/json" id="p" nonce="${NONCE}">{"a":1}</script>` +
    `<script type="application/ld+json">{}</script><script nonce="${NONCE}">${boot}</script></body>`;
  const hashed = allowByHash(html, NONCE);
  const hash = createHash("sha256").update(boot).digest("base64");
  assert.deepEqual(hashed!.sources, [`'sha256-${hash}'`]);
  assert.equal(hashed!.html, html.replaceAll(` nonce="${NONCE}"`, ""));
  assert.deepEqual(allowByHash("<p>plain</p>", undefined), {
    html: "<p>plain</p>",
    sources: [],
  });
});

Deno.test("a page whose script adds another inline one stays with its nonce, and is kept for nobody", () => {
  const html = `<script nonce="${NONCE}">${bootScript({ text: "import x" })}</script>`;
  assert.equal(allowByHash(html, NONCE), undefined);
});
