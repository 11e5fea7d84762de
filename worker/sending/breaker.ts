// How the carrier is, as its answers tell. It slows all workers down while it falters, and stops
// them while it refuses us; what it learns is in the database, where every worker sees it.
import { kindOf } from "shared/server/carrier_errors.ts";
import type { Sql } from "shared/server/database.ts";
import { revive } from "shared/server/outbox/answers.ts";
import { alarmCarrier, type Illness, noteTaken } from "shared/server/outbox/carrier_health.ts";
import { holdBack, PROBE_EVERY_MS } from "shared/server/outbox/claim.ts";
import { getLogger } from "shared/server/log.ts";
import type { CarrierAnswer } from "shared/server/twilio.ts";
import { Streak, type Suspicion } from "./streak.ts";

const log = getLogger(["worker", "sending"]);
/** So many texts without an answer, and none with one between them: the carrier is down. */
const LOST_IN_A_ROW = 5;
const FIRST_BACK_OFF_MS = 500;
const LAST_BACK_OFF_MS = 30_000;
const TELL_WELL_EVERY_MS = 60_000;

interface Verdict {
  /** Texts that have not left yet must wait. */
  isHalt: boolean;
  /** The refusal was no fault of this one text, whatever its code says. */
  isOneOfMany: boolean;
}

const GO: Verdict = { isHalt: false, isOneOfMany: false };
const HALT: Verdict = { isHalt: true, isOneOfMany: false };

export class Breaker {
  readonly #streak = new Streak();
  #lostInARow = 0;
  #putOffInARow = 0;
  #waitsUntil = 0;
  #isIll = false;
  #isIllByReceipt = false;
  #toldWellAt = -Infinity;
  /** Raised by this process, and under way. */
  #alarms = 0;
  #alarming = 0;
  #distrusted?: { errorCodes: number[]; since: Date };

  constructor(private readonly options: { sql: Sql; clock: () => Date }) {}

  /** In trouble one text at a time finds out whether it is over. */
  get isCautious(): boolean {
    return this.#isIll || this.#putOffInARow > 0;
  }

  /** To be read before the database is asked how the carrier is: see heedCondition. */
  get alarms(): number {
    return this.#alarms;
  }

  /**
   * What the database says, since another worker or a receipt may have told it. That all is well is old
   * where this one has raised an alarm since `alarms`, or is about to: believed, it would clear the very
   * code that the alarm is about, and each next text would be lost to it.
   */
  heedCondition(
    condition: { isProbe: boolean; isIllByReceipt: boolean },
    alarms: number,
  ): "go" | "halt" {
    const isOld = this.#alarming > 0 || alarms !== this.#alarms;
    if (!condition.isProbe && isOld) return "go";
    const isNews = condition.isProbe && !this.#isIll;
    // Somebody else's text was taken.
    if (!condition.isProbe && this.#isIll) this.#streak.end(this.options.clock());
    this.#isIll = condition.isProbe;
    this.#isIllByReceipt = condition.isIllByReceipt;
    return isNews ? "halt" : "go";
  }

  async heed(answer: CarrierAnswer): Promise<Verdict> {
    if (answer.result === "accepted") return await this.#heedGood();
    if (answer.result !== "refused") return await this.#heedLost(answer.reason);
    return await this.#heedRefusal(answer.errorCode, kindOf(answer.errorCode, answer.httpStatus));
  }

  async #heedGood(): Promise<Verdict> {
    const { sql, clock } = this.options;
    this.#lostInARow = 0;
    this.#putOffInARow = 0;
    this.#streak.end(clock());
    // It takes them, as it did before, and gives them back: receipts tell when that is over.
    if (this.#isIllByReceipt) return GO;
    const now = clock();
    if (!this.#isIll && now.getTime() - this.#toldWellAt < TELL_WELL_EVERY_MS) return GO;
    this.#toldWellAt = now.getTime();
    this.#isIll = false;
    await noteTaken(sql, now);
    return GO;
  }

  async #heedLost(reason: string): Promise<Verdict> {
    this.#lostInARow++;
    if (this.#lostInARow < LOST_IN_A_ROW && !this.#isIll) return GO;
    return await this.#open({ reason });
  }

  async #heedRefusal(errorCode: number, kind: ReturnType<typeof kindOf>): Promise<Verdict> {
    this.#lostInARow = 0;
    if (kind === "account") return await this.#open({ errorCode });
    const now = this.options.clock();
    // Those that were under way together are one piece of bad news.
    if (kind === "later" && now.getTime() < this.#waitsUntil) return HALT;
    const streak = this.#streak.add(errorCode, kind, now);
    if (streak.isSuspicious) return await this.#distrust(errorCode, streak);
    return kind === "later" ? await this.#putOff(now) : GO;
  }

  /** It works, and has something against each of them: against us, then. */
  async #distrust(errorCode: number, { since, errorCodes }: Suspicion): Promise<Verdict> {
    await this.#open({ errorCode, inARow: this.#streak.length });
    this.#distrusted = { errorCodes, since };
    return { isHalt: true, isOneOfMany: kindOf(errorCode) !== "optedOut" };
  }

  /** Those that were refused before one of them showed that they were many. */
  async revive(): Promise<void> {
    if (!this.#distrusted) return;
    const { errorCodes } = this.#distrusted;
    const revived = await revive(this.options.sql, this.#distrusted, this.options.clock());
    if (revived > 0) log.warn("texts are owed again", { revived, errorCodes });
  }

  async #putOff(now: Date): Promise<Verdict> {
    this.#waitsUntil = now.getTime() +
      Math.min(FIRST_BACK_OFF_MS * 2 ** this.#putOffInARow++, LAST_BACK_OFF_MS);
    await holdBack(this.options.sql, new Date(this.#waitsUntil));
    return HALT;
  }

  async #open(illness: Illness): Promise<Verdict> {
    const { sql, clock } = this.options;
    const now = clock();
    const isKnown = this.#isIll && now.getTime() < this.#waitsUntil;
    this.#isIll = true;
    this.#isIllByReceipt = false;
    if (isKnown) return HALT;
    this.#waitsUntil = now.getTime() + PROBE_EVERY_MS;
    this.#alarming++;
    try {
      await alarmCarrier(sql, illness, now);
    } finally {
      this.#alarming--;
      this.#alarms++;
    }
    return HALT;
  }
}
