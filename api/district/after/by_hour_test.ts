import assert from "node:assert/strict";
import type { Depth } from "shared/depths.ts";
import { countByHour } from "./by_hour.ts";

const seen = (time: string, depth: Depth = "knee") => ({
  happenedAt: `2026-11-22T${time}:00.000Z`,
  depth,
});

Deno.test("hours without a report stand between those with one, each with its deepest water", () => {
  assert.deepEqual(countByHour([]), []);
  const hours = countByHour([
    seen("10:59"),
    seen("12:00", "ankle"),
    seen("12:30", "waist"),
    seen("10:00"),
  ]);
  assert.deepEqual(hours.map(({ at, count, deepest }) => [at.slice(11, 16), count, deepest]), [
    ["10:00", 2, "knee"],
    ["11:00", 0, null],
    ["12:00", 2, "waist"],
  ]);
});
