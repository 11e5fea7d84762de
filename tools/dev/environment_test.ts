import assert from "node:assert/strict";
import { environmentFor } from "./environment.ts";
import { PORTS, shifted } from "../programs/programs.ts";

const databaseUrl = "postgres://floodline_program@127.0.0.1:5433/floodline";

Deno.test("where nothing is set, everything outside is the sandbox", () => {
  const env = environmentFor(shifted(PORTS, 1000), { databaseUrl, environment: {}, dotEnv: "" });
  assert.equal(env.PUBLIC_URL, "http://localhost:9080");
  for (const name of ["TWILIO_API_URL", "OPEN_METEO_URL", "NWS_URL", "S3_ENDPOINT"]) {
    assert.equal(env[name], "http://localhost:10000", name);
  }
  assert.equal(env.SWEEP_CRON, "* * * * *");
});

Deno.test("what the environment or .env says is not overruled", () => {
  const env = environmentFor(PORTS, {
    databaseUrl,
    environment: { SWEEP_CRON: "*/30 * * * *" },
    dotEnv: "OPEN_METEO_URL=https://api.open-meteo.com\nSMS_PER_SECOND=\n",
  });
  assert.ok(!("SWEEP_CRON" in env));
  assert.ok(!("OPEN_METEO_URL" in env));
  assert.equal(env.SMS_PER_SECOND, "10", "an empty variable is an unset one");
});

Deno.test("a real account's requests are not sent to the sandbox", () => {
  const dotEnv = `TWILIO_ACCOUNT_SID=AC${"1".repeat(32)}\nAWS_ACCESS_KEY_ID=AKIA\n`;
  const env = environmentFor(PORTS, { databaseUrl, environment: {}, dotEnv });
  assert.ok(!("TWILIO_API_URL" in env));
  assert.ok(!("S3_ENDPOINT" in env));
});
