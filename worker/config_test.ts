import assert from "node:assert/strict";
import { readConfig } from "shared/server/config.ts";
import { slotMinutes, WorkerConfig } from "./config.ts";

Deno.test("needs nothing in development", () => {
  const config = readConfig(WorkerConfig, { FLOODLINE_ENV: "development" });
  assert.deepEqual(
    [config.PORT, config.SWEEP_CRON, config.SMS_PER_SECOND],
    [8001, "*/30 * * * *", 1],
  );
});

Deno.test("takes schedules that cut the hour into equal pieces", () => {
  assert.equal(slotMinutes("* * * * *"), 1);
  assert.equal(slotMinutes("*/30 * * * *"), 30);
  for (const cron of ["* * * * *", "*/1 * * * *", "*/15 * * * *", "*/30 * * * *"]) {
    const environment = { FLOODLINE_ENV: "development", SWEEP_CRON: cron };
    assert.equal(readConfig(WorkerConfig, environment).SWEEP_CRON, cron);
  }
});

for (
  const cron of ["*/7 * * * *", "*/0 * * * *", "*/60 * * * *", "0 * * * *", "hourly", "*/30 * * *"]
) {
  Deno.test(`refuses the schedule "${cron}"`, () => {
    assert.throws(() => readConfig(WorkerConfig, { SWEEP_CRON: cron }), /SWEEP_CRON must be/);
  });
}

Deno.test("tells every mistake at once", () => {
  assert.throws(
    () => readConfig(WorkerConfig, { PORT: "x", SMS_PER_SECOND: "0", SWEEP_CRON: "x" }),
    /PORT[^]*SWEEP_CRON[^]*SMS_PER_SECOND/,
  );
});
