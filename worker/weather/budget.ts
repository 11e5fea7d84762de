// Keeps within the calls that the weather service allows, counted in the database: by all workers
// together, through restarts.
import { noteIll, noteWell } from "shared/server/conditions.ts";
import type { Sql } from "shared/server/database.ts";
import { getLogger } from "shared/server/log.ts";
import { type Wait, wait } from "../wait.ts";
import type { Ask } from "./ask.ts";
import { allot, type Calls, isLimited, leaveForSweeps, type Limits } from "./limits.ts";
import { addCalls, countCalls } from "./sql.ts";

const log = getLogger(["worker", "weather"]);
const MINUTE_MS = 60_000;

export class Budget {
  readonly #clock: () => Date;
  readonly #wait: Wait;

  constructor(
    private readonly sql: Sql,
    private readonly limits: Limits,
    private readonly options: {
      clock: () => Date;
      wait?: Wait;
      /** Of a near sweep: the cells of all the sweeps to come, whose calls it leaves alone. */
      leavesFor?: number;
    },
  ) {
    this.#clock = options.clock;
    this.#wait = options.wait ?? wait;
  }

  /** What of the plan may be asked now. */
  async allot(asks: Ask[]): Promise<{ asked: Ask[]; leftOut: Ask[] }> {
    if (!isLimited(this.limits)) return { asked: asks, leftOut: [] };
    const now = this.#clock();
    const made = await countCalls(this.sql, now);
    const isNear = this.options.leavesFor !== undefined;
    return allot(asks, { limits: this.#limitsAt(now), made, now, isNear });
  }

  /** Counts a request before it leaves; waits for the next minute where this one is spent. */
  async take(places: number): Promise<boolean> {
    if (!isLimited(this.limits)) return true;
    while (true) {
      const now = this.#clock();
      const { minute, hour, day } = this.#limitsAt(now);
      const made = await countCalls(this.sql, now);
      if (made.hour + places > hour || made.day + places > day) return false;
      if (made.minute + places <= minute) {
        await addCalls(this.sql, places, now);
        return true;
      }
      await this.#wait(MINUTE_MS - now.getTime() % MINUTE_MS);
    }
  }

  /** Tells operators whether the calls are enough; that they are not for near sweeps stands in those. */
  async note(asked: number, leftOut: number): Promise<void> {
    if (!isLimited(this.limits) || this.options.leavesFor !== undefined) return;
    const now = this.#clock();
    const { day } = await countCalls(this.sql, now);
    const callsADay = this.limits.day;
    const isDayLimited = Number.isFinite(callsADay);
    const detail = { asked, leftOut, callsToday: day, ...isDayLimited && { callsADay } };
    if (leftOut === 0) {
      if (await noteWell(this.sql, "weatherBudget", now, detail)) {
        log.info("the calls to the weather are enough again", detail);
      }
    } else if (await noteIll(this.sql, "weatherBudget", now, detail)) {
      log.error("the calls to the weather are not enough for every place", detail);
    }
  }

  #limitsAt(now: Date): Calls {
    const { leavesFor } = this.options;
    return leavesFor === undefined ? this.limits : leaveForSweeps(this.limits, leavesFor, now);
  }
}
