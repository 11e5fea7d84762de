import assert from "node:assert/strict";
import { describeIllness } from "./illness.ts";

Deno.test("of texts without an answer only what there is of each kind is told", () => {
  const yet = "of 3 texts it is not known yet whether they arrived";
  const ended = "5 of the last hour were given up, since nothing proved in time that they did";
  for (
    const [open, unproven, says] of [
      [3, 0, yet],
      [0, 5, ended],
      [3, 5, `${yet}; ${ended}`],
    ] as const
  ) {
    const at = new Date("2026-11-22T12:00:00Z");
    const detail = { open, unproven };
    const told = describeIllness({ name: "unanswered", wellAt: null, illSince: at, detail });
    assert.equal(told?.says, says);
  }
});
