import assert from "node:assert/strict";
import { AppError } from "shared/server/app_error.ts";
import { requireFreshCode } from "./fresh_code.ts";

Deno.test("a code is fresh for ten minutes from when it was typed, to the millisecond", () => {
  const session = { signedInAt: new Date("2026-11-22T12:00:00Z") };
  for (const at of ["12:00:00", "12:09:59.999", "12:10:00"]) {
    requireFreshCode(session, new Date(`2026-11-22T${at}Z`));
  }
  for (const at of ["2026-11-22T12:10:00.001Z", "2026-11-23T12:00:00Z"]) {
    assert.throws(() => requireFreshCode(session, new Date(at)), (error) => {
      return error instanceof AppError && error.code === "freshCodeNeeded" && error.status === 403;
    });
  }
});
