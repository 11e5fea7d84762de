// The worker as a process of its own on a fast clock: the real timetable and all that it runs; only
// the clock, the waits and the time-outs are `speed` times as fast. Cron is by that clock, too.
import { readConfig } from "shared/server/config.ts";
import { connect } from "shared/server/database.ts";
import { configureLogs } from "shared/server/log.ts";
import { carrierFrom, storageFrom } from "shared/server/providers.ts";
import { Carrier } from "shared/server/twilio.ts";
import { WorkerConfig } from "../worker/config.ts";
import { runWorker } from "../worker/run.ts";
import { pause } from "../worker/sending/pause.ts";
import type { Cron } from "../worker/timetable.ts";
import { WeatherService } from "../worker/warnings/nws.ts";
import { OpenMeteo } from "../worker/weather/open_meteo.ts";
import { type FastClock, timeOn } from "./fast_clock.ts";

const TIMEOUT_MS = 10_000;
const MINUTE_MS = 60_000;

await configureLogs("worker");
const config = readConfig(WorkerConfig, Deno.env.toObject());
const fast: FastClock = JSON.parse(Deno.env.get("CLOCK")!);
const clock = () => timeOn(fast);
const timeoutMs = TIMEOUT_MS / fast.speed;
const sql = connect(config.DATABASE_URL, { name: "floodline-worker" });

runWorker({
  sql,
  carrier: new Carrier({ ...carrierFrom(config).options, timeoutMs }),
  storage: storageFrom(config),
  outside: {
    sql,
    openMeteo: new OpenMeteo({ url: config.OPEN_METEO_URL, timeoutMs }),
    weatherService: new WeatherService({ url: config.NWS_URL, timeoutMs }),
    publicUrl: config.PUBLIC_URL,
    clock,
    random: Math.random,
    backOffMs: 500 / fast.speed,
  },
  sweepCron: config.SWEEP_CRON,
  smsPerSecond: config.SMS_PER_SECOND,
  cron: fastCron,
  pause: (ms, signal) => pause(ms / fast.speed, signal),
}, { port: config.PORT, offersSweep: true });

/** Looks at the clock often, and runs the job in each minute of its schedule. */
async function fastCron(...[, schedule, { signal }, job]: Parameters<Cron>): Promise<void> {
  let rungAt = minuteOf(clock());
  while (!signal.aborted) {
    await pause(MINUTE_MS / fast.speed / 20, signal);
    const minute = minuteOf(clock());
    const isDue = minute > rungAt && isIn(schedule, minute % 60);
    rungAt = minute;
    if (isDue && !signal.aborted) await job();
  }
}

function minuteOf(time: Date): number {
  return Math.floor(time.getTime() / MINUTE_MS);
}

/** Whether the first field of a schedule means a minute of the hour: all, each nth, or that one. */
function isIn(schedule: string, minute: number): boolean {
  const [minutes] = schedule.split(" ");
  const [, step] = minutes!.split("/");
  if (step) return minute % Number(step) === 0;
  return minutes === "*" || Number(minutes) === minute;
}
