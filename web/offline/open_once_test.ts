import assert from "node:assert/strict";
import { openOnce } from "./open_once.ts";

Deno.test("a browser without databases keeps nothing, and each try says so without an error", async () => {
  assert.equal(typeof indexedDB, "undefined");
  const open = openOnce("floodline-none", () => {});
  assert.equal(await open(), undefined);
  assert.equal(await open(), undefined);
});
