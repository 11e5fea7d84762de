// Sends what the outbox holds: claim → send → record, at the sending number's speed.
import type { Sql } from "shared/server/database.ts";
import { getLogger } from "shared/server/log.ts";
import { requeue } from "shared/server/outbox/answers.ts";
import { AHEAD_MS, claim, type ClaimedText } from "shared/server/outbox/claim.ts";
import { heedReceipts } from "shared/server/outbox/carrier_health.ts";
import { expireTexts } from "shared/server/outbox/expire.ts";
import type { Allowance } from "shared/server/outbox/purses.ts";
import { keepWanted } from "shared/server/outbox/leave.ts";
import { finishBroadcasts, restBroadcasts } from "shared/server/outbox/broadcasts.ts";
import { holdTried } from "shared/server/outbox/paused.ts";
import { hurryFuture } from "shared/server/outbox/wrong_clock.ts";
import { statusCallback } from "shared/server/outbox/receipts.ts";
import { captureException } from "shared/server/sentry.ts";
import type { Carrier } from "shared/server/twilio.ts";
import { type Wait, wait } from "../wait.ts";
import { Breaker } from "./breaker.ts";
import { Recorder } from "./recorder.ts";
import {
  watchFiltering,
  watchPurses,
  watchRefusals,
  watchSpending,
  watchUnanswered,
} from "./conditions.ts";
import { budgetOf, type Money } from "./money.ts";

const log = getLogger(["worker", "sending"]);
/**
 * Claimed and not yet written down. At 1,600 a second each is in hand for about 200 ms: the claim, its
 * turn, 60 ms for the answer, the writing down. Many more would wait for one another where the machine
 * is slow, and run into their time-out.
 */
const MAX_IN_HAND = 350;
const WATCH_EVERY_MS = 10_000;
/** Those that leave so soon are looked at once more together: a STOP holds back all but these. */
const LAST_LOOK_MS = 50;
/** A process that slept after it claimed sends none of it: settling may have taken it for abandoned. */
const STALE_CLAIM_MS = 30_000;
const MAX_VALIDITY_SECONDS = 4 * 3600;

interface SenderOptions {
  sql: Sql;
  carrier: Carrier;
  publicUrl: string;
  perSecond: number;
  /** None: without a ceiling. */
  money?: Money;
  /** For the operator; none: the purses are not watched. */
  allowance?: Allowance;
  clock: () => Date;
  /** Waits by that clock. */
  wait?: Wait;
  /** How soon a newly queued text is seen. */
  pollMs?: number;
}

export class Sender {
  readonly #wait: Wait;
  readonly #pollMs: number;
  readonly #breaker: Breaker;
  readonly #recorder: Recorder;
  readonly #underWay = new Set<Promise<void>>();
  #inHand = 0;
  /** Counts the halts: what was claimed before one does not leave after it. */
  #halts = 0;
  #watchedAt = -Infinity;

  constructor(private readonly options: SenderOptions) {
    const { sql, clock } = options;
    this.#wait = options.wait ?? wait;
    this.#pollMs = options.pollMs ?? 1_000;
    this.#breaker = new Breaker({ sql, clock });
    this.#recorder = new Recorder({ sql, clock, wait: this.#wait });
  }

  /** Sends until the signal, then gives back what has not left and finishes what has. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const waitMs = await this.#round(signal).catch((error) => {
        log.error("sending stumbled", { error });
        return this.#pollMs;
      });
      await this.#wait(waitMs, signal);
    }
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  /** Claims what may leave soon; returns how long to wait before the next round. */
  async #round(signal: AbortSignal): Promise<number> {
    const { sql, clock, perSecond, money } = this.options;
    const now = clock();
    await this.#watch(now);
    const limit = this.#breaker.isCautious ? 1 - this.#inHand : MAX_IN_HAND - this.#inHand;
    if (limit <= 0) {
      await Promise.race(this.#underWay);
      return 0;
    }
    let halts = this.#halts;
    const budget = money && budgetOf(money);
    const { alarms } = this.#breaker;
    const claimed = await claim(sql, { limit, now, perSecond, budget });
    if (this.#breaker.heedCondition(claimed, alarms) === "halt") {
      this.#halts++;
      halts++; // but for this probe
    }
    if (claimed.texts.length > 0) this.#track(this.#sendInTurn(claimed.texts, halts, signal));
    if (claimed.isOverBudget && money) await watchSpending(sql, money, now);
    const untilNextMs = claimed.nextAt.getTime() - clock().getTime();
    return claimed.texts.length === 0
      ? this.#pollMs
      : Math.min(this.#pollMs, Math.max(0, untilNextMs - AHEAD_MS / 2));
  }

  async #watch(now: Date): Promise<void> {
    // Of both sides: a clock that is set back must not end the watch until it is as late again.
    if (Math.abs(now.getTime() - this.#watchedAt) < WATCH_EVERY_MS) return;
    const { sql, money, allowance } = this.options;
    await expireTexts(sql, now, money && budgetOf(money));
    const hurried = await hurryFuture(sql, now);
    if (hurried > 0) log.error("texts were written by a clock that was wrong", { hurried });
    await holdTried(sql, now);
    await restBroadcasts(sql, now);
    await finishBroadcasts(sql, now);
    if (money) await watchSpending(sql, money, now);
    if (allowance) await watchPurses(sql, allowance, now);
    await heedReceipts(sql, now);
    await watchFiltering(sql, now);
    await watchRefusals(sql, now);
    await watchUnanswered(sql, now);
    this.#watchedAt = now.getTime();
  }

  /** Each text at its own moment. */
  async #sendInTurn(texts: ClaimedText[], halts: number, signal: AbortSignal): Promise<void> {
    const mayGo = () => !signal.aborted && this.#halts === halts;
    this.#inHand += texts.length;
    for (let n = 0; n < texts.length;) {
      await this.#waitFor(texts[n]!, signal);
      if (!mayGo()) return await this.#giveBack(texts.slice(n));
      const next = this.#dueSoon(texts.slice(n));
      const wanted = await this.#keepWanted(next);
      for (const text of next) {
        if (wanted.has(text.id)) await this.#waitFor(text, signal);
        if (!mayGo()) return await this.#giveBack(texts.slice(n));
        n++;
        if (wanted.has(text.id)) this.#track(this.#send(text).finally(() => this.#inHand--));
        else this.#inHand--;
      }
    }
  }

  async #waitFor({ leaveAt }: ClaimedText, signal: AbortSignal): Promise<void> {
    const waitMs = leaveAt.getTime() - this.options.clock().getTime();
    // None is claimed further ahead; where it seems so, the clock was set back meanwhile.
    if (waitMs > 0) await this.#wait(Math.min(waitMs, 2 * AHEAD_MS), signal);
  }

  #dueSoon(texts: ClaimedText[]): ClaimedText[] {
    const until = this.options.clock().getTime() + LAST_LOOK_MS;
    const later = texts.findIndex(({ leaveAt }) => leaveAt.getTime() > until);
    return later === -1 ? texts : texts.slice(0, Math.max(1, later));
  }

  /** None of them where the database is away: they stay claimed, and are settled later. */
  async #keepWanted(texts: ClaimedText[]): Promise<Set<string>> {
    const { sql, clock } = this.options;
    try {
      return await keepWanted(sql, texts, clock());
    } catch (error) {
      log.error("nobody could be asked whether they still want their text", { error });
      return new Set();
    }
  }

  /** What has not left waits for its turn again. */
  async #giveBack(texts: ClaimedText[]): Promise<void> {
    const { sql, clock } = this.options;
    this.#inHand -= texts.length;
    const now = clock();
    await requeue(sql, texts, now);
  }

  async #send(text: ClaimedText): Promise<void> {
    const { carrier, publicUrl, clock } = this.options;
    const now = clock().getTime();
    if (now - text.leaveAt.getTime() > STALE_CLAIM_MS) {
      return await requeue(this.options.sql, [text], clock());
    }
    const secondsLeft = Math.floor((text.expiresAt.getTime() - now) / 1000);
    const answer = await carrier.send({
      to: text.phone,
      body: text.body,
      statusCallback: statusCallback(publicUrl, text.id),
      validitySeconds: Math.max(1, Math.min(secondsLeft, MAX_VALIDITY_SECONDS)),
    });
    const { isHalt, isOneOfMany } = await this.#breaker.heed(answer);
    if (isHalt) this.#halts++;
    await this.#recorder.record({ ...text, answer, isOneOfMany });
    if (!isOneOfMany) return;
    // Those that were refused before this one may be written down after it, and are owed as well.
    await this.#recorder.settle();
    await this.#breaker.revive();
  }

  #track(work: Promise<void>): void {
    const ended = work
      .catch((error) => {
        // The text stays `sending` and is settled by asking the carrier.
        log.error("a text was left unsettled", { error });
        captureException(error, { job: "sending" });
      })
      .finally(() => this.#underWay.delete(ended));
    this.#underWay.add(ended);
  }
}
