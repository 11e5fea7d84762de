import assert from "node:assert/strict";
import { pathTo } from "./path_to.ts";

Deno.test("a part of an address stays one, whatever was typed", () => {
  assert.equal(pathTo`/zip/${"11231"}?page=${2}`, "/zip/11231?page=2");
  assert.equal(pathTo`/zip/${"a/b?c&d#e"}/x`, "/zip/a%2Fb%3Fc%26d%23e/x");
  for (const up of ["..", ".", "../.."]) {
    const { pathname } = new URL(pathTo`/api/me/devices/${up}`, "https://floodline.test");
    assert.match(pathname, /^\/api\/me\/devices\/[^/]+$/, up);
  }
});
