// Starts the worker: reads the environment, makes the parts, runs the timetable. `main.ts sweep` runs
// one sweep now, prints its figures as one line of JSON, and ends.
import { hostOf } from "shared/server/config.ts";
import { connect, type Sql } from "shared/server/database.ts";
import { allowanceFrom } from "shared/server/outbox/purses.ts";
import { backupStoreFrom, carrierFrom, storageFrom } from "shared/server/providers.ts";
import { waitUntilReady } from "shared/server/ready_database.ts";
import { flushSentry } from "shared/server/sentry.ts";
import { startAs } from "shared/server/starting.ts";
import type { BackupPlan } from "./backups/backups.ts";
import { WorkerConfig } from "./config.ts";
import { runWorker } from "./run.ts";
import { wait } from "./wait.ts";
import { Coops } from "./tides/coops.ts";
import { WeatherService } from "./warnings/nws.ts";
import { cityOf } from "./open311/endpoint.ts";
import { OpenMeteo } from "./weather/open_meteo.ts";
import { sweep, type SweepServices } from "./sweep/sweep.ts";

/** Somebody waits at the terminal. */
const ONE_SWEEP_PATIENCE_MS = 20_000;
const isOneSweep = Deno.args[0] === "sweep";

await startAs("worker", WorkerConfig, Deno.env.toObject(), work, { toStderr: isOneSweep });

async function work(config: WorkerConfig): Promise<void> {
  const { DATABASE_URL: url, DATABASE_DIRECT_URL: directUrl } = config;
  const sql = connect(url, { name: "floodline-worker", plansAnew: true, directUrl });
  await waitUntilReady(sql, config, isOneSweep ? { patienceMs: ONE_SWEEP_PATIENCE_MS } : {});
  const outside = outsideOf(config, sql);
  if (isOneSweep) Deno.exit(await sweepOnce(outside));
  runWorker({
    sql,
    carrier: carrierFrom(config),
    storage: storageFrom(config),
    outside,
    sweepCron: config.SWEEP_CRON,
    smsPerSecond: config.SMS_PER_SECOND,
    money: {
      dailyDollars: config.SMS_DAILY_DOLLARS,
      segmentCents: config.SMS_SEGMENT_CENTS,
      floodReserve: config.SMS_FLOOD_RESERVE,
    },
    allowance: allowanceFrom(config),
    cityKeys: config.OPEN311_KEYS,
    city: cityOf(config),
    backup: backupOf(config),
    denoDir: Deno.env.get("DENO_DIR"),
    cron: Deno.cron,
    wait,
  }, {
    hostname: hostOf(config),
    port: config.PORT,
    metricsPort: config.METRICS_PORT,
    version: config.FLOODLINE_VERSION,
    offersSweep: config.FLOODLINE_ENV === "development",
  });
}

function outsideOf(config: WorkerConfig, sql: Sql): SweepServices {
  return {
    sql,
    openMeteo: new OpenMeteo({
      url: config.OPEN_METEO_URL,
      apiKey: config.OPEN_METEO_API_KEY,
      concurrency: config.OPEN_METEO_CONCURRENCY,
      callsPerDay: config.OPEN_METEO_CALLS_PER_DAY,
    }),
    weatherService: new WeatherService({ url: config.NWS_URL, contact: config.NWS_CONTACT }),
    coops: config.COOPS_API_URL ? new Coops({ url: config.COOPS_API_URL, wait }) : undefined,
    publicUrl: config.PUBLIC_URL,
    clock: () => new Date(),
    random: Math.random,
  };
}

function backupOf(config: WorkerConfig): BackupPlan | undefined {
  const store = backupStoreFrom(config);
  return store &&
    { databaseUrl: config.DATABASE_URL, store, recipient: config.BACKUP_RECIPIENT };
}

/** A sweep with a slot of its own. Returns the exit code. */
async function sweepOnce(outside: SweepServices): Promise<number> {
  try {
    const figures = await sweep(outside.clock(), outside);
    console.log(JSON.stringify(figures));
    return figures?.status === "failed" ? 1 : 0;
  } catch (error) {
    console.error(`The sweep failed. ${(error as Error).message}`);
    return 1;
  } finally {
    await outside.sql.end({ timeout: 5 });
    await flushSentry();
  }
}
