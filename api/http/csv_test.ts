import assert from "node:assert/strict";
import { csvOf } from "./csv.ts";

/** One cell, as a file has it. */
function cell(value: unknown): string {
  const file = csvOf(["a"], [{ a: value }]);
  assert.ok(file.startsWith("\ufeffa\r\n") && file.endsWith("\r\n"));
  return file.slice("\ufeffa\r\n".length, -2);
}

Deno.test("a table has its columns' names first, CRLF after each line, and a byte order mark", () => {
  const rows = [{ zip: "11231", mm: 5.5, extra: "left out" }, { mm: null }];
  assert.equal(csvOf(["zip", "mm"], rows), "\ufeffzip,mm\r\n11231,5.5\r\n,\r\n");
  assert.equal(csvOf(["zip"], []), "\ufeffzip\r\n");
});

Deno.test("a cell is quoted where it must be, and is never a formula", () => {
  const cases: [unknown, string][] = [
    ["Van Brunt", "Van Brunt"],
    ["03101", "03101"],
    ["corner, left", '"corner, left"'],
    ['the "lake"', '"the ""lake"""'],
    ["two\nlines", '"two\nlines"'],
    ["地下室进水", "地下室进水"],
    ["=1+1", "'=1+1"],
    ["+17185550123", "'+17185550123"],
    // Numbers stay numbers, also where they come as text.
    ["-2", "-2"],
    ["-73.98", "-73.98"],
    ["-1.5e-7", "-1.5e-7"],
    ["-2+3", "'-2+3"],
    ["-1-cmd", "'-1-cmd"],
    ["- two drains", "'- two drains"],
    [" =1+1", "' =1+1"],
    ['"=1+1', `"'""=1+1"`],
    ["'=1+1", "''=1+1"],
    ["\uff1d1+1", "'\uff1d1+1"],
    ["\uff201", "'\uff201"],
    ["it's = to", "it's = to"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "'\t=1"],
    ['=HYPERLINK("//evil","x")', `"'=HYPERLINK(""//evil"",""x"")"`],
    ["2026-11-22T18:00:00Z", "2026-11-22T18:00:00Z"],
    [-74.0094, "-74.0094"],
    [0, "0"],
    [false, "false"],
    [null, ""],
    [undefined, ""],
  ];
  for (const [value, expected] of cases) assert.equal(cell(value), expected);
});
