import assert from "node:assert/strict";
import { cloneDatabase } from "../../testing/database.ts";
import { Breaker } from "./breaker.ts";

const NOW = new Date("2026-11-22T18:00:00Z");
const REFUSAL = { result: "refused", errorCode: 21211, httpStatus: 400 } as const;

Deno.test("what was read before an alarm, that all is well, does not undo it: the next refusal is still one of many", async () => {
  await using database = await cloneDatabase();
  const breaker = new Breaker({ sql: database.sql, clock: () => NOW });
  const allWell = { isProbe: false, isIllByReceipt: false };
  const before = breaker.alarms;
  for (let n = 0; n < 9; n++) assert.equal((await breaker.heed(REFUSAL)).isOneOfMany, false);
  const tenth = breaker.heed(REFUSAL);
  assert.equal(breaker.heedCondition(allWell, before), "go", "asked before, answered in between");
  assert.equal(breaker.heedCondition(allWell, breaker.alarms), "go", "asked in between");
  const between = breaker.alarms;
  assert.deepEqual(await tenth, { isHalt: true, isOneOfMany: true });
  for (const asked of [before, between]) {
    breaker.heedCondition(allWell, asked);
    assert.equal(breaker.isCautious, true);
    assert.equal((await breaker.heed(REFUSAL)).isOneOfMany, true);
  }
  // Asked since: somebody else's text was taken.
  breaker.heedCondition(allWell, breaker.alarms);
  assert.equal(breaker.isCautious, false);
  assert.equal((await breaker.heed(REFUSAL)).isOneOfMany, false, "that one is its own fault");
});
