import assert from "node:assert/strict";
import { isStorable, lengthOf, tidy } from "./free_text.ts";

Deno.test("a text is counted by code points, whatever its line ends", () => {
  for (
    const [text, length] of [
      ["", 0],
      [" \r\n ", 0],
      ["a\nb", 3],
      ["a\r\nb", 3],
      ["a\rb", 3],
      ["a\n\r\nb", 4],
      ["  a b\t", 3],
      ["é", 1],
      ["🌊", 1],
      ["👩‍👧", 3],
    ] as const
  ) {
    assert.equal(lengthOf(text), length, JSON.stringify(text));
  }
  assert.equal(tidy("\r\na\r\n\r\nb\r"), "a\n\nb");
});

Deno.test("a NUL, and half of an emoji, cannot be stored", () => {
  for (const text of ["a\0b", "\ud83c", "\udf0a", "\udf0a\ud83c", "a\ud83cb"]) {
    assert.equal(isStorable(text), false, JSON.stringify(text));
  }
  for (const text of ["", "🌊", "a\nb", "\u200d", "\ufffd", "\u0001"]) {
    assert.equal(isStorable(text), true, JSON.stringify(text));
  }
});
