import assert from "node:assert/strict";
import { findMissing, type FormStep, stepHolding, stepInHash } from "./report_steps.ts";

const WORDS = { place: "place", zip: "zip", depth: "depth", happenedAt: "happenedAt" };

Deno.test("the address names a step, or a control in it", () => {
  assert.equal(stepInHash(""), "where");
  assert.equal(stepInHash("#water"), "water");
  assert.equal(stepInHash("#happenedAt"), "water", "a link of the error summary");
  assert.equal(stepInHash("#main"), undefined, "the link past the menu changes no step");
});

Deno.test("the first step with a mistake is opened", () => {
  assert.equal(stepHolding(["note", "depth"]), "water");
  assert.equal(stepHolding(["zip"]), "where");
  assert.equal(stepHolding([]), undefined);
});

Deno.test("a step is left when what it asks for is there", () => {
  const missing = (step: FormStep, typed: Record<string, string>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(typed)) form.set(name, value);
    return Object.values(findMissing(step, form, WORDS)).join();
  };
  assert.equal(missing("where", { zip: "" }), "place");
  assert.equal(missing("where", { zip: "1123" }), "zip");
  assert.equal(missing("where", { zip: " 11231 " }), "");
  assert.equal(missing("where", { zip: "", latitude: "40.6" }), "");
  assert.equal(missing("water", { when: "now" }), "depth");
  assert.equal(missing("water", { depth: "knee", when: "earlier", happenedAt: "" }), "happenedAt");
  assert.equal(missing("water", { depth: "knee", when: "now", happenedAt: "" }), "");
  assert.equal(missing("send", {}), "");
});
