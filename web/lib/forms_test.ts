import assert from "node:assert/strict";
import { ownPath } from "./forms.ts";

const PATHS: [given: string | null, wanted: string][] = [
  ["/report", "/report"],
  ["/report?zip=11231", "/report?zip=11231"],
  ["/zip/日本?q=ñ", "/zip/%E6%97%A5%E6%9C%AC?q=%C3%B1"],
  ["/report#send", "/report#send"],
  ["/report#ñ\r\nset-cookie: x", "/report#%C3%B1set-cookie:%20x"],
  ["/a\r\nset-cookie: x", "/aset-cookie:%20x"],
  ["/\t/elsewhere.example", ""],
  ["/..//elsewhere.example", ""],
  ["//elsewhere.example", ""],
  ["/\\elsewhere.example", ""],
  ["https://elsewhere.example", ""],
  ["javascript:alert(1)", ""],
  ["", ""],
  [null, ""],
];

for (const [given, wanted] of PATHS) {
  Deno.test(`a page to go on to: ${JSON.stringify(given)}`, () => {
    assert.equal(ownPath(given), wanted);
    assert.doesNotThrow(() => new Headers({ location: wanted }));
  });
}
