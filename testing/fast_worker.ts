// A worker on a fast clock: the real parts; only the clock, the waits and the time-outs are `speed`
// times as fast, and cron is by that clock.
import { connect } from "shared/server/database.ts";
import { allowanceFrom } from "shared/server/outbox/purses.ts";
import { backupStoreFrom, carrierFrom, storageFrom } from "shared/server/providers.ts";
import { Carrier } from "shared/server/twilio.ts";
import { nextTime } from "../ground/schedule.ts";
import type { WorkerConfig } from "../worker/config.ts";
import { type Wait, wait } from "../worker/wait.ts";
import type { Cron, Parts } from "../worker/timetable.ts";
import { Coops } from "../worker/tides/coops.ts";
import { WeatherService } from "../worker/warnings/nws.ts";
import { City } from "../worker/open311/endpoint.ts";
import { OpenMeteo } from "../worker/weather/open_meteo.ts";
import { type FastClock, timeOn } from "./fast_clock.ts";

/**
 * Of requests to the outside world: twice as long as in production, since a busy machine does not go
 * faster with the clock. With the age at which a claim is stale it must stay below a minute, after
 * which settling takes a text for abandoned.
 */
const TIMEOUT_MS = 20_000;
const BACK_OFF_MS = 500;

export function makeFastParts(config: WorkerConfig, fast: FastClock): Parts {
  const clock = () => timeOn(fast);
  const fastWait: Wait = (ms, signal) => wait(ms / fast.speed, signal);
  const timeoutMs = TIMEOUT_MS / fast.speed;
  const sql = connect(config.DATABASE_URL, { name: "floodline-worker", plansAnew: true });
  const store = backupStoreFrom(config);
  return {
    sql,
    carrier: new Carrier({ ...carrierFrom(config).options, timeoutMs }),
    storage: storageFrom(config),
    outside: {
      sql,
      openMeteo: new OpenMeteo({ url: config.OPEN_METEO_URL, timeoutMs }),
      weatherService: new WeatherService({ url: config.NWS_URL, timeoutMs }),
      coops: config.COOPS_API_URL
        ? new Coops({ url: config.COOPS_API_URL, timeoutMs, pauseMs: 0, wait: fastWait })
        : undefined,
      publicUrl: config.PUBLIC_URL,
      clock,
      random: Math.random,
      backOffMs: BACK_OFF_MS / fast.speed,
      wait: fastWait,
    },
    sweepCron: config.SWEEP_CRON,
    smsPerSecond: config.SMS_PER_SECOND,
    allowance: allowanceFrom(config),
    cityKeys: config.OPEN311_KEYS,
    city: new City(() => Promise.resolve(), timeoutMs),
    ...store && { backup: { databaseUrl: config.DATABASE_URL, store } },
    cron: cronOf(clock, fastWait),
    wait: fastWait,
  };
}

function cronOf(clock: () => Date, wait: Wait): Cron {
  return async (_name, schedule, { signal }, job) => {
    while (!signal.aborted) {
      await wait(nextTime(schedule, clock()).getTime() - clock().getTime(), signal);
      if (!signal.aborted) await job();
    }
  };
}
