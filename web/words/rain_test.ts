import assert from "node:assert/strict";
import { rainIn } from "./rain.ts";

const { amount } = rainIn("en");

Deno.test("rain is told in inches with millimetres, and a trace is not called zero", () => {
  assert.equal(amount(15.2), "0.6 in (15 mm)");
  assert.equal(amount(2), "0.1 in (2 mm)");
  assert.equal(amount(9.96), "0.4 in (10 mm)");
  assert.equal(amount(0.4), "under 0.1 in (0.4 mm)");
  assert.equal(amount(0.01), "under 0.1 in (under 0.1 mm)");
  assert.equal(amount(0), "none");
});
