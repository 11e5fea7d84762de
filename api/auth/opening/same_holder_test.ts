import assert from "node:assert/strict";
import { mayOpen } from "./same_holder.ts";

Deno.test("a number opens its account unless it was silent as long as a number rests", () => {
  const table: [isKnownBrowser: boolean, silentDays: number | null, opens: boolean][] = [
    [false, null, true], // a manager whom an operator just added
    [false, 0, true],
    [false, 44.9, true],
    [false, 45, false],
    [false, 400, false],
    [true, 45, true], // the same browser: the same person, whatever the number did
    [true, 400, true],
  ];
  for (const [isKnownBrowser, silentDays, opens] of table) {
    assert.equal(mayOpen({ isKnownBrowser, silentDays }), opens, `${isKnownBrowser} ${silentDays}`);
  }
});
