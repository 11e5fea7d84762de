import assert from "node:assert/strict";
import { isOver, markOver } from "./over_session.ts";

Deno.test("of two sessions that alone is over whose mark it is", () => {
  const [one, other] = ["a.b.0123456789012345678901234", "a.b.1123456789012345678901235"];
  assert.ok(isOver(one, markOver(one)));
  assert.ok(!isOver(other, markOver(one)));
  for (const mark of [undefined, "", markOver(one).slice(1)]) assert.ok(!isOver(one, mark), mark);
  assert.ok(isOver("short", markOver("short")));
});
