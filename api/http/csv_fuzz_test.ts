// Tables read back, whatever stands in them.
import assert from "node:assert/strict";
import fc from "fast-check";
import { readCsv } from "../../testing/csv.ts";
import { runs } from "../../testing/fuzz/runs.ts";
import { csvOf } from "./csv.ts";

const CELL = fc.oneof(
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.stringMatching(/^[=+\-@\t\r"',\n]?[ -~\n\r"]{0,8}$/),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);

Deno.test("what is written is read again cell by cell, and no cell begins a formula", () => {
  const table = fc.array(fc.record({ a: CELL, b: CELL }), { maxLength: 5 });
  fc.assert(
    fc.property(table, (rows) => {
      const [head, ...lines] = readCsv(csvOf(["a", "b"], rows));
      assert.deepEqual(head, ["a", "b"]);
      assert.equal(lines.length, rows.length);
      rows.forEach(({ a, b }, n) =>
        [a, b].forEach((value, column) => {
          const cell = lines[n]![column]!;
          const text = String(value ?? "");
          assert.ok(cell === text || cell === `'${text}`, `${JSON.stringify(text)} → ${cell}`);
          if (typeof value === "string") {
            assert.doesNotMatch(cell, /^[\s"]*[=+@\uff1d\uff20]|^[\s"]*-(?!\d+(\.\d+)?$)/);
          }
        })
      );
    }),
    runs(1_000),
  );
});
