// The worker as a process of its own, on a fast clock: for tests that kill it.
import { hostOf, readConfig } from "shared/server/config.ts";
import { configureLogs } from "shared/server/log.ts";
// Ahead of their first use: a life of half a second is for work, not for loading.
import "@aws-sdk/client-s3";
import "shared/server/twilio_sdk.ts";
import { WorkerConfig } from "../worker/config.ts";
import { runWorker } from "../worker/run.ts";
import { makeFastParts } from "./fast_worker.ts";

await configureLogs("worker");
const { CLOCK, ...environment } = Deno.env.toObject();
const config = readConfig(WorkerConfig, environment);
runWorker(makeFastParts(config, JSON.parse(CLOCK!)), {
  hostname: hostOf(config),
  port: config.PORT,
  metricsPort: config.METRICS_PORT,
  offersSweep: true,
});
