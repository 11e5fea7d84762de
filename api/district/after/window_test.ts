import assert from "node:assert/strict";
import { windowOfDays, windowOfStorm } from "./window.ts";

const at = (time: string) => new Date(`2026-11-${time}Z`);

Deno.test("a storm's report looks from an hour before it until half a day after, or until the next, or now", () => {
  const startedAt = at("20T12:00");
  const NOW = at("25T00:00");
  const cases = [
    { clearedAt: at("20T18:00"), next: undefined, now: NOW, until: at("21T06:00") },
    // It is just over.
    { clearedAt: at("20T18:00"), next: undefined, now: at("20T19:00"), until: at("20T19:00") },
    // It goes on.
    { clearedAt: null, next: undefined, now: at("20T15:00"), until: at("20T15:00") },
    // The next one's own hour begins before half a day is over.
    { clearedAt: at("20T18:00"), next: at("21T00:00"), now: NOW, until: at("20T23:00") },
    { clearedAt: at("20T18:00"), next: at("22T00:00"), now: NOW, until: at("21T06:00") },
  ];
  for (const { clearedAt, next, now, until } of cases) {
    const span = windowOfStorm({ startedAt, clearedAt }, { nextStartedAt: next, now });
    assert.deepEqual(span, { from: at("20T11:00"), until });
  }
});

Deno.test("of days it looks as far as they are over", () => {
  const days = { from: at("20T05:00"), until: at("22T05:00") };
  assert.deepEqual(windowOfDays(days, at("25T00:00")), days);
  assert.deepEqual(windowOfDays(days, at("21T00:00")), { ...days, until: at("21T00:00") });
  assert.deepEqual(windowOfDays(days, at("19T00:00")), { from: days.from, until: days.from });
});
