// The sandbox as a program: `deno run -A sandbox/main.ts`. Development and tests only.
import { z } from "zod";
import {
  Common,
  hostOf,
  readConfig,
  readDotEnv,
  SANDBOX,
  TwilioConfig,
} from "shared/server/config.ts";
import { configureLogs, getLogger } from "shared/server/log.ts";
import { stopOnSignal } from "shared/server/stopping.ts";
import { createSandbox } from "./app.ts";
import { serve } from "./server.ts";
import { LATE_RECEIPT_SECONDS } from "./twilio/receipts.ts";

const SandboxConfig = Common.pick({ FLOODLINE_ENV: true, HOST: true, PUBLIC_URL: true }).extend({
  PORT: z.coerce.number().int().min(0).max(65535).default(9000),
  WORKER_URL: z.url().default("http://localhost:8001"),
  SANDBOX_DATA: z.string().default(".data/sandbox"),
  TWILIO_ACCOUNT_SID: TwilioConfig.shape.TWILIO_ACCOUNT_SID,
  TWILIO_AUTH_TOKEN: TwilioConfig.shape.TWILIO_AUTH_TOKEN,
  TWILIO_FROM: TwilioConfig.shape.TWILIO_FROM,
  S3_BUCKET: z.string().min(3).default(SANDBOX.s3Bucket),
  AWS_ACCESS_KEY_ID: z.string().default(SANDBOX.awsAccessKeyId),
  AWS_SECRET_ACCESS_KEY: z.string().default(SANDBOX.awsSecretAccessKey),
});

await configureLogs("sandbox");
const config = readConfig(
  SandboxConfig,
  { ...Deno.env.toObject(), FLOODLINE_ENV: "development" },
  await readDotEnv(),
);
const sandbox = createSandbox({
  publicUrl: config.PUBLIC_URL,
  workerUrl: config.WORKER_URL,
  accountSid: config.TWILIO_ACCOUNT_SID,
  authToken: config.TWILIO_AUTH_TOKEN,
  from: config.TWILIO_FROM ?? SANDBOX.twilioFrom,
  s3: {
    bucket: config.S3_BUCKET,
    accessKeyId: config.AWS_ACCESS_KEY_ID,
    secretAccessKey: config.AWS_SECRET_ACCESS_KEY,
    directory: config.SANDBOX_DATA,
  },
  now: () => new Date(),
  receiptDelayMs: 700,
  lateReceiptMs: LATE_RECEIPT_SECONDS * 1000,
});
const server = await serve(sandbox.fetch, {
  hostname: hostOf(config),
  port: config.PORT,
});
stopOnSignal("sandbox", async () => {
  await sandbox.close();
  await server.close();
});
// Last: who reads it may tell it to stop at once.
getLogger(["sandbox"]).info("listening", { port: server.port });
