import assert from "node:assert/strict";
import { join } from "node:path";
import { describeLimits } from "../limits/table.ts";
import { ROOT } from "./tree.ts";

Deno.test("docs/limits.md has the numbers that the programs keep to", async () => {
  const written = await Deno.readTextFile(join(ROOT, "docs/limits.md"));
  // However the formatter sets the columns.
  const plain = (text: string) => text.replace(/ +/g, " ").replace(/-{3,}/g, "---").trim();
  assert.equal(plain(written), plain(describeLimits()), "write it anew: deno task limits");
});
