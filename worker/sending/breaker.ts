// How the carrier is, as its answers tell. It slows all workers down while it falters, and stops
// them while it refuses us; what it learns is in the database, where every worker sees it.
import { remedyFor } from "shared/server/carrier_errors.ts";
import { noteIll, noteWell } from "shared/server/conditions.ts";
import type { Sql } from "shared/server/database.ts";
import { getLogger } from "shared/server/log.ts";
import { holdBack, PROBE_EVERY_MS, resume } from "shared/server/outbox/claim.ts";
import { captureException } from "shared/server/sentry.ts";
import type { Answer } from "shared/server/twilio.ts";

const log = getLogger(["worker", "breaker"]);
/** So many texts without an answer, and none with one between them: the carrier is down. */
const LOST_IN_A_ROW = 5;
const FIRST_BACK_OFF_MS = 500;
const LAST_BACK_OFF_MS = 30_000;
const TELL_WELL_EVERY_MS = 60_000;

export class Breaker {
  #lostInARow = 0;
  #putOffInARow = 0;
  #waitsUntil = 0;
  #isIll = false;
  #toldWellAt = -Infinity;

  constructor(private readonly options: { sql: Sql; clock: () => Date }) {}

  /** In trouble one text at a time finds out whether it is over. */
  get isCautious(): boolean {
    return this.#isIll || this.#putOffInARow > 0;
  }

  /** What the database says, since another worker may have learned it. */
  heedCondition(isIll: boolean): void {
    this.#isIll = isIll;
  }

  /** Returns "halt" where texts that have not left yet must wait. */
  async heed(answer: Answer): Promise<"go" | "halt"> {
    if (answer.result === "accepted") return await this.#heedGood();
    if (answer.result === "unknown") return await this.#heedLost(answer.reason);
    const remedy = remedyFor(answer.errorCode, answer.httpStatus);
    if (remedy === "alarm") return await this.#open({ errorCode: answer.errorCode });
    if (remedy === "retry") return await this.#putOff();
    this.#lostInARow = 0; // It works, and has something against this one text.
    return "go";
  }

  async #heedGood(): Promise<"go"> {
    const { sql, clock } = this.options;
    this.#lostInARow = 0;
    this.#putOffInARow = 0;
    const now = clock();
    if (!this.#isIll && now.getTime() - this.#toldWellAt < TELL_WELL_EVERY_MS) return "go";
    this.#toldWellAt = now.getTime();
    this.#isIll = false;
    if (await noteWell(sql, "carrier", now)) {
      await resume(sql, now);
      log.info("the carrier takes texts again");
    }
    return "go";
  }

  async #heedLost(reason: string): Promise<"go" | "halt"> {
    this.#lostInARow++;
    return this.#lostInARow < LOST_IN_A_ROW && !this.#isIll ? "go" : await this.#open({ reason });
  }

  /** Those that were under way together are one piece of bad news. */
  async #putOff(): Promise<"halt"> {
    const { sql, clock } = this.options;
    const now = clock().getTime();
    if (now < this.#waitsUntil) return "halt";
    this.#waitsUntil = now +
      Math.min(FIRST_BACK_OFF_MS * 2 ** this.#putOffInARow++, LAST_BACK_OFF_MS);
    await holdBack(sql, new Date(this.#waitsUntil));
    return "halt";
  }

  async #open(detail: { errorCode: number } | { reason: string }): Promise<"halt"> {
    const { sql, clock } = this.options;
    const now = clock();
    const isKnown = this.#isIll && now.getTime() < this.#waitsUntil;
    this.#isIll = true;
    if (isKnown) return "halt";
    this.#waitsUntil = now.getTime() + PROBE_EVERY_MS;
    await holdBack(sql, new Date(this.#waitsUntil));
    if (await noteIll(sql, "carrier", now, detail)) {
      log.fatal("the carrier takes no texts: see twilio.com/docs/api/errors", detail);
      captureException(new Error(`the carrier takes no texts: ${JSON.stringify(detail)}`), {
        job: "sending",
      });
    }
    return "halt";
  }
}
