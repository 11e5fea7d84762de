// The worker's timetable: what runs, and when.
import type { Sql } from "shared/server/database.ts";
import { FILES_CHANNEL } from "shared/server/files_channel.ts";
import type { Storage } from "shared/server/storage.ts";
import type { Allowance } from "shared/server/outbox/purses.ts";
import type { Carrier } from "shared/server/twilio.ts";
import { AFTER_FILES_CHANNEL } from "shared/server/after_files_channel.ts";
import { type BackupPlan, keepDeletions, takeOwedBackup } from "./backups/backups.ts";
import { clean } from "./cleaning/cleaning.ts";
import { cleanCovers, deleteOldCovers } from "./cleaning/covers.ts";
import { deleteUnwanted } from "./cleaning/unwanted.ts";
import { slotMinutes } from "./config.ts";
import { countHotSpots } from "./hot_spots/hot_spots.ts";
import { cleanUp } from "./housekeeping/housekeeping.ts";
import type { City } from "./open311/endpoint.ts";
import { serveCities } from "./open311/cities.ts";
import { type Job, Jobs } from "./jobs.ts";
import { Sender } from "./sending/sender.ts";
import { settleOverdue } from "./sending/overdue.ts";
import { settle } from "./sending/settle.ts";
import type { Money } from "./sending/money.ts";
import { watchRoom } from "./room/room.ts";
import { slotOf } from "./sweep/slot/slot.ts";
import { watchSweeps } from "./sweep/slot/watch.ts";
import { NEAR_SWEEP_MINUTES, nearSlotOf, sweepNear } from "./sweep/near.ts";
import { sweep, type SweepServices } from "./sweep/sweep.ts";
import { tellNewWarnings } from "./sweep/new_warnings.ts";
import { watchLimits } from "./limits/limits.ts";
import { watchStorage } from "./storage/storage.ts";
import { runSoon } from "./soon.ts";
import { refreshStations } from "./tides/stations.ts";
import { takeOver } from "./takeover/takeover.ts";
import { askAboutWater } from "./water/water.ts";
import type { Wait } from "./wait.ts";

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
  /** Keys of cities' endpoints, by district; and how cities are reached. */
  cityKeys: ReadonlyMap<string, string>;
  city: City;
  /** None: nobody has said where to. */
  backup?: BackupPlan;
  /** Where Deno has what it has compiled, for what is started beside; none: where it usually has it. */
  denoDir?: string;
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
  const { sql, carrier, storage, outside, sweepCron, allowance, backup, cron, wait } = parts;
  const { denoDir } = parts;
  const { clock, publicUrl } = outside;
  const jobs = new Jobs();
  const sweepOwed = jobs.define(
    "sweep",
    () => sweep(slotOf(clock(), slotMinutes(sweepCron)), outside),
  );
  const nearOwed = jobs.define("near sweep", async () => {
    const slot = nearSlotOf(clock(), slotMinutes(sweepCron));
    if (slot) await sweepNear(slot, outside);
  });
  const checkStorage = jobs.define("storage", () => watchStorage({ sql, storage }, clock()));
  const cleanFiles = jobs.define("cleaning", async () => {
    while ((await clean({ sql, storage }, clock())).looked > 0);
    while (await cleanCovers({ sql, storage }, clock()) > 0);
    await deleteOldCovers(sql, clock());
    await deleteUnwanted({ sql, storage }, clock());
  });
  let areStationsListed = false;
  const listStations = jobs.define("stations", async () => {
    areStationsListed = await refreshStations(outside, clock());
  });
  const countSpots = jobs.define("hot spots", () => countHotSpots({ sql }, clock()));
  const checkRoom = watchRoom({ sql });
  const water = { sql, publicUrl, allowance };
  const cities = { sql, publicUrl, allowance, city: parts.city, cityKeys: parts.cityKeys };
  const { smsPerSecond: perSecond, money } = parts;
  const texts = { sql, carrier, publicUrl, perSecond, money, allowance };
  const sender = new Sender({ ...texts, clock, wait });

  // Read once somebody orders a file, and not before the first text can leave.
  const makeFiles = jobs.define("after files", async () => {
    const { makeAfterFiles } = await import("./after/after.ts");
    await makeAfterFiles({ sql, storage, clock, denoDir }, signal);
  });

  // A manager waits for a photo that has just come, or for a report as a file.
  const doorbells = [
    sql.listen(FILES_CHANNEL, () => void (signal.aborted || cleanFiles.run())),
    sql.listen(AFTER_FILES_CHANNEL, () => void (signal.aborted || makeFiles.run())),
  ];
  const running = [
    at(sweepCron, sweepOwed),
    // The same slot again, where its worker crashed or the weather was down. Mostly there is nothing to do.
    at("* * * * *", sweepOwed, "catch up"),
    // Storms that are open or near do not wait for it; the second, as above, for a slot that was missed.
    at(`*/${NEAR_SWEEP_MINUTES} * * * *`, nearOwed),
    at("* * * * *", nearOwed, "catch up near"),
    // A Flash Flood Warning does not wait for the sweep.
    at("*/5 * * * *", jobs.define("warnings", () => tellNewWarnings(outside))),
    at("*/5 * * * *", jobs.define("water", () => askAboutWater(water, clock()))),
    at("*/5 * * * *", checkStorage),
    at("*/5 * * * *", jobs.define("sweeps", () => watchSweeps({ sql }, clock()))),
    at("*/5 * * * *", jobs.define("room", () => checkRoom(clock()))),
    at("*/5 * * * *", jobs.define("limits", () => watchLimits({ sql }, clock()))),
    at("*/5 * * * *", countSpots),
    // Looked for between the sweeps; taken once a day (see backups/due.ts).
    ...backup
      ? [
        at(
          "10 * * * *",
          jobs.define("backup", () => takeOwedBackup({ sql, backup }, clock, signal)),
        ),
        at("* * * * *", jobs.define("deletions", () => keepDeletions({ sql, backup }, clock()))),
      ]
      : [],
    at("23 * * * *", listStations),
    at("17 * * * *", jobs.define("housekeeping", () => cleanUp({ sql, storage }, clock()))),
    every(5_000, jobs.define("settle", () => settle({ sql, carrier }, clock()))),
    at("* * * * *", jobs.define("receipts", () => settleOverdue({ sql, carrier }, clock()))),
    every(15_000, jobs.define("cities", () => serveCities(cities, clock()))),
    every(15_000, jobs.define("takeover", () => takeOver({ sql, storage, carrier }, clock()))),
    // For what the doorbell did not tell: its connection was lost, or a try is due again.
    every(15_000, cleanFiles),
    at("* * * * *", makeFiles),
    sender.run(signal),
    // An operator may choose one at once.
    runSoon(listStations, { isDone: () => areStationsListed, wait }, signal),
    countSpots.run(), // never counted yet, or by an older way
    checkStorage.run(), // a wrong key or bucket is told at once
    sweepOwed.run(), // missed while no worker ran
  ];
  return {
    async ended() {
      await Promise.allSettled([
        ...doorbells.map(async (bell) => (await bell).unlisten()),
        ...running,
      ]);
      await jobs.ended();
    },
  };

  async function at(schedule: string, { name, run }: Job, otherName = name): Promise<void> {
    await cron(otherName, schedule, { signal, backoffSchedule: [] }, run);
  }

  async function every(ms: number, { run }: Job): Promise<void> {
    while (!signal.aborted) {
      await run();
      await wait(ms, signal);
    }
  }
}
