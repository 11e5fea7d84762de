import assert from "node:assert/strict";
import { slotOf } from "./slot.ts";

Deno.test("a slot is the piece of the hour that a moment lies in", () => {
  const slot = (time: string, minutes: number) =>
    slotOf(new Date(`2026-11-22T${time}Z`), minutes).toISOString().slice(11, 19);
  assert.equal(slot("18:00:00", 30), "18:00:00");
  assert.equal(slot("18:29:59.999", 30), "18:00:00");
  assert.equal(slot("18:30:00", 30), "18:30:00");
  assert.equal(slot("18:47:31", 1), "18:47:00");
  assert.equal(slot("18:47:31", 20), "18:40:00");
});
