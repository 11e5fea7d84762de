// The worker's timetable: what runs, and when.
import type { Sql } from "shared/server/database.ts";
import { FILES_CHANNEL } from "shared/server/files_channel.ts";
import type { Storage } from "shared/server/storage.ts";
import type { Allowance } from "shared/server/outbox/purses.ts";
import type { Carrier } from "shared/server/twilio.ts";
import { clean } from "./cleaning/cleaning.ts";
import { deleteUnwanted } from "./cleaning/unwanted.ts";
import { slotMinutes } from "./config.ts";
import { cleanUp } from "./housekeeping/housekeeping.ts";
import { Jobs } from "./jobs.ts";
import { Sender } from "./sending/sender.ts";
import { settle } from "./sending/settle.ts";
import type { Money } from "./sending/conditions.ts";
import { slotOf } from "./sweep/slot/slot.ts";
import { sweep, type SweepServices } from "./sweep/sweep.ts";
import { tellNewWarnings } from "./sweep/new_warnings.ts";
import { watchLimits } from "./limits/limits.ts";
import { watchStorage } from "./storage/storage.ts";
import { takeOver } from "./takeover/takeover.ts";
import { askAboutWater } from "./water/water.ts";
import type { Wait } from "./wait.ts";

const SETTLE_EVERY_MS = 5_000;
const TAKE_OVER_EVERY_MS = 15_000;
/** For what the doorbell did not tell: its connection was lost, or a try is due again. */
const CLEAN_EVERY_MS = 15_000;

export interface Parts {
  sql: Sql;
  carrier: Carrier;
  storage: Storage;
  /** What a sweep needs; its clock is everybody's. */
  outside: SweepServices;
  sweepCron: string;
  smsPerSecond: number;
  /** None: texts may cost what they cost. */
  money?: Money;
  /** What texts to people may cost, alerts aside. */
  allowance: Allowance;
  /** Deno.cron, or one by a clock that goes faster. */
  cron: Cron;
  /** Waits, or not so long where the signal comes; by the same clock. */
  wait: Wait;
}

/** Runs a job at the minutes of a schedule until the signal; never beside itself. */
export type Cron = (
  name: string,
  schedule: string,
  options: { signal: AbortSignal; backoffSchedule: number[] },
  job: () => Promise<void>,
) => Promise<void>;

interface Running {
  /** After the signal: when what ran has ended. */
  ended: () => Promise<void>;
}

/** Runs all of it until the signal, which begins nothing new and breaks nothing off. */
export function runTimetable(parts: Parts, signal: AbortSignal): Running {
  const { sql, carrier, storage, outside, sweepCron, cron, wait } = parts;
  const { clock, publicUrl } = outside;
  const jobs = new Jobs();
  const sender = new Sender({
    sql,
    carrier,
    publicUrl,
    perSecond: parts.smsPerSecond,
    money: parts.money,
    allowance: parts.allowance,
    clock,
    wait,
  });

  const sweepOwed = jobs.define(
    "sweep",
    () => sweep(slotOf(clock(), slotMinutes(sweepCron)), outside),
  );
  const tellWarnings = jobs.define("watch", async () => void await tellNewWarnings(outside));
  const settleUnanswered = jobs.define("settle", () => settle({ sql, carrier }, clock()));
  const takeOverPhotos = jobs.define(
    "takeover",
    () => takeOver({ sql, storage, carrier }, clock()),
  );
  const cleanFiles = jobs.define("cleaning", async () => {
    while ((await clean({ sql, storage }, clock())).looked > 0);
    await deleteUnwanted({ sql, storage }, clock());
  });
  const askStillFlooded = jobs.define(
    "water",
    () => askAboutWater({ sql, publicUrl, allowance: parts.allowance }, clock()),
  );
  const checkStorage = jobs.define("storage", () => watchStorage({ sql, storage }, clock()));
  const checkLimits = jobs.define("limits", () => watchLimits({ sql }, clock()));
  const tidy = jobs.define("housekeeping", () => cleanUp({ sql, storage }, clock()));

  // A manager waits for a photo that has just come.
  const doorbell = sql.listen(FILES_CHANNEL, () => void (signal.aborted || cleanFiles()));
  const onTime = { signal, backoffSchedule: [] };
  const running = [
    cron("sweep", sweepCron, onTime, sweepOwed),
    // The same slot again, where its worker crashed or the weather was down. Mostly there is nothing to do.
    cron("catch up", "* * * * *", onTime, sweepOwed),
    // A Flash Flood Warning does not wait for the sweep.
    cron("watch", "*/5 * * * *", onTime, tellWarnings),
    cron("water", "*/5 * * * *", onTime, askStillFlooded),
    cron("storage", "*/5 * * * *", onTime, checkStorage),
    cron("limits", "*/5 * * * *", onTime, checkLimits),
    cron("housekeeping", "17 * * * *", onTime, tidy),
    every(SETTLE_EVERY_MS, settleUnanswered),
    every(TAKE_OVER_EVERY_MS, takeOverPhotos),
    every(CLEAN_EVERY_MS, cleanFiles),
    sender.run(signal),
    checkStorage(), // a wrong key or bucket is told at once
    sweepOwed(), // missed while no worker ran
  ];
  return {
    async ended() {
      await Promise.allSettled([doorbell.then(({ unlisten }) => unlisten()), ...running]);
      await jobs.ended();
    },
  };

  async function every(ms: number, job: () => Promise<void>): Promise<void> {
    while (!signal.aborted) {
      await job();
      await wait(ms, signal);
    }
  }
}
