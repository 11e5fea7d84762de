// The worker's timetable: what runs, and when. `main.ts sweep` runs one sweep now, prints its figures
// as one line of JSON, and ends.
import { ConfigError, readConfig, readDotEnv } from "shared/server/config.ts";
import { connect } from "shared/server/database.ts";
import { configureLogs, getLogger } from "shared/server/log.ts";
import { checkMigrated } from "shared/server/migrations.ts";
import { carrierFrom, storageFrom } from "shared/server/providers.ts";
import { configureSentry, flushSentry } from "shared/server/sentry.ts";
import { slotMinutes, WorkerConfig } from "./config.ts";
import { handleHealth } from "./health.ts";
import { cleanUp } from "./housekeeping/housekeeping.ts";
import { Jobs } from "./jobs.ts";
import { pause } from "./sending/pause.ts";
import { Sender } from "./sending/sender.ts";
import { settle } from "./sending/settle.ts";
import { WeatherService } from "./warnings/nws.ts";
import { OpenMeteo } from "./weather/open_meteo.ts";
import { slotOf } from "./sweep/slot.ts";
import { type Outside, sweep } from "./sweep/sweep.ts";

const SETTLE_EVERY_MS = 15_000;
/** Longer than a request to the carrier takes; a sweep that takes longer is done again. */
const SHUT_DOWN_MS = 15_000;

const isOneSweep = Deno.args[0] === "sweep";
await configureLogs("worker", { toStderr: isOneSweep });
const log = getLogger(["worker"]);

const config = await readConfigOrExit();
configureSentry({
  dsn: config.SENTRY_DSN,
  program: "worker",
  environment: config.FLOODLINE_ENV,
});
const sql = connect(config.DATABASE_URL, { name: "floodline-worker" });
const carrier = carrierFrom(config);
const storage = storageFrom(config);
const clock = () => new Date();
const outside: Outside = {
  sql,
  openMeteo: new OpenMeteo({ url: config.OPEN_METEO_URL, apiKey: config.OPEN_METEO_API_KEY }),
  weatherService: new WeatherService({ url: config.NWS_URL, contact: config.NWS_CONTACT }),
  publicUrl: config.PUBLIC_URL,
  clock,
  random: Math.random,
};

try {
  await checkMigrated(sql);
} catch (error) {
  console.error(`The worker cannot start. ${(error as Error).message}`);
  Deno.exit(1);
}
if (isOneSweep) Deno.exit(await sweepOnce());
runTimetable();

function runTimetable(): void {
  const stop = new AbortController();
  const { signal } = stop;
  const jobs = new Jobs();
  const sender = new Sender({
    sql,
    carrier,
    publicUrl: config.PUBLIC_URL,
    perSecond: config.SMS_PER_SECOND,
    clock,
  });

  const sweepOwed = jobs.define(
    "sweep",
    () => sweep(slotOf(clock(), slotMinutes(config.SWEEP_CRON)), outside),
  );
  const settleUnanswered = jobs.define("settle", () => settle({ sql, carrier }, clock()));
  const tidy = jobs.define("housekeeping", () => cleanUp({ sql, storage }, clock()));

  const onTime = { signal, backoffSchedule: [] };
  const running = [
    Deno.cron("sweep", config.SWEEP_CRON, onTime, sweepOwed),
    // The same slot again, where its worker crashed or the weather was down. Mostly there is nothing to do.
    Deno.cron("catch up", "* * * * *", onTime, sweepOwed),
    Deno.cron("housekeeping", "17 * * * *", onTime, tidy),
    every(SETTLE_EVERY_MS, settleUnanswered),
    sender.run(signal),
    sweepOwed(), // missed while no worker ran
  ];
  const server = Deno.serve(
    { port: config.PORT, onListen: ({ port }) => log.info("worker is ready", { port }) },
    handleHealth({
      sql,
      alarm: () => sender.alarm,
      sweepNow: config.FLOODLINE_ENV === "development" ? () => sweep(clock(), outside) : undefined,
    }),
  );
  for (const name of ["SIGINT", "SIGTERM"] as const) Deno.addSignalListener(name, shutDown);

  async function every(ms: number, run: () => Promise<void>): Promise<void> {
    while (!signal.aborted) {
      await run();
      await pause(ms, signal);
    }
  }

  /** Begins nothing new, finishes what runs, ends. */
  async function shutDown(): Promise<void> {
    if (signal.aborted) return;
    log.info("worker is shutting down");
    setTimeout(() => Deno.exit(1), SHUT_DOWN_MS);
    stop.abort();
    await server.shutdown();
    await Promise.allSettled(running);
    await jobs.ended();
    await sql.end({ timeout: 5 });
    await flushSentry();
    log.info("worker has stopped");
    Deno.exit(0);
  }
}

/** A sweep with a slot of its own. Returns the exit code. */
async function sweepOnce(): Promise<number> {
  try {
    const figures = await sweep(clock(), outside);
    console.log(JSON.stringify(figures));
    return figures?.status === "failed" ? 1 : 0;
  } catch (error) {
    console.error(`The sweep failed. ${(error as Error).message}`);
    return 1;
  } finally {
    await sql.end({ timeout: 5 });
    await flushSentry();
  }
}

async function readConfigOrExit(): Promise<WorkerConfig> {
  try {
    return readConfig(WorkerConfig, Deno.env.toObject(), await readDotEnv());
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    Deno.exit(1);
  }
}
