import assert from "node:assert/strict";
import type { RateLimit } from "./limits.ts";
import { ProcessQuotas } from "./process_quotas.ts";
import { fillMs, spend } from "./spend.ts";

const NOW = Date.parse("2026-11-22T17:00:00Z");
const SECOND = 1000;
/** One point a second. */
const TEN: RateLimit = { most: 10, perMinute: 60 };

Deno.test("a quota gives what is in it, refuses what is not, and fills again", () => {
  const cases: [string, fullIn: number | undefined, points: number, expected: object][] = [
    ["a new one is full", undefined, 10, { fullAt: NOW + 10 * SECOND }],
    ["more than it can ever hold", undefined, 11, { waitMs: SECOND }],
    ["full again long ago", -3600, 1, { fullAt: NOW + SECOND }],
    ["half full", 5, 5, { fullAt: NOW + 10 * SECOND }],
    ["half full, asked for more", 5, 6, { waitMs: SECOND }],
    ["empty", 10, 1, { waitMs: SECOND }],
    ["empty, asked for much", 10, 4, { waitMs: 4 * SECOND }],
    ["written by a clock that is a little ahead", 12, 1, { waitMs: 3 * SECOND }],
    ["written by a clock that was days ahead", 86_400, 1, { fullAt: NOW + SECOND }],
  ];
  for (const [what, fullIn, points, expected] of cases) {
    const fullAt = fullIn === undefined ? undefined : NOW + fullIn * SECOND;
    assert.deepEqual(spend(fullAt, points, TEN, NOW), expected, what);
  }
  assert.equal(fillMs({ most: 30, perMinute: 0.2 }, 1), 300 * SECOND);
});

Deno.test("over any hour no more is spent than a full quota and what came in meanwhile", () => {
  const quotas = new ProcessQuotas();
  let spent = 0;
  for (let ms = 0; ms < 3600 * SECOND; ms += 250) {
    if (quotas.spend("somebody", 1, TEN, NOW + ms) === 0) spent++;
  }
  assert.ok(spent <= 10 + 3600 && spent >= 3600, `${spent}`);
});

Deno.test("quotas that are full are forgotten, and there are never more than fit", () => {
  const quotas = new ProcessQuotas();
  for (let n = 0; n < 1000; n++) quotas.spend(`at once ${n}`, 1, TEN, NOW);
  assert.equal(quotas.size, 1000);
  for (let n = 0; n < 1000; n++) quotas.spend("later", 1, TEN, NOW + 60 * SECOND + n);
  assert.equal(quotas.size, 1);
  for (let n = 0; n < 100_500; n++) quotas.spend(`crowd ${n}`, 10, TEN, NOW + 120 * SECOND);
  assert.ok(quotas.size <= 100_000, `${quotas.size}`);
});
