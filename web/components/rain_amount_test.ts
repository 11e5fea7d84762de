import assert from "node:assert/strict";
import { rainAmount } from "./rain_amount.ts";

Deno.test("rain is told in inches with millimetres, and a trace is not called zero", () => {
  assert.equal(rainAmount(15.2), "0.6 in (15 mm)");
  assert.equal(rainAmount(2), "0.1 in (2 mm)");
  assert.equal(rainAmount(9.96), "0.4 in (10 mm)");
  assert.equal(rainAmount(0.4), "under 0.1 in (0.4 mm)");
  assert.equal(rainAmount(0.01), "under 0.1 in (under 0.1 mm)");
  assert.equal(rainAmount(0), "none");
});
