// Sends what the outbox holds: claim → send → record, at the sending number's speed.
import { remedyFor } from "shared/server/carrier_errors.ts";
import type { Sql } from "shared/server/database.ts";
import { getLogger } from "shared/server/log.ts";
import { recordAnswer } from "shared/server/outbox/answers.ts";
import { claim, type Claimed, expire } from "shared/server/outbox/claim.ts";
import { statusCallback } from "shared/server/outbox/receipts.ts";
import { captureException } from "shared/server/sentry.ts";
import type { Answer, Carrier } from "shared/server/twilio.ts";
import { pause } from "./pause.ts";
import { TokenBucket } from "./rate.ts";

const log = getLogger(["worker", "sender"]);
const MAX_IN_FLIGHT = 100;
const EXPIRE_EVERY_MS = 10_000;
/** A process that slept after it claimed leaves its texts to settling, which may be at them already. */
const STALE_CLAIM_MS = 30_000;
/** After this long with an alarm one text is tried. */
const ALARM_PAUSE_MS = 60_000;
const FIRST_BACK_OFF_MS = 500;
const LAST_BACK_OFF_MS = 30_000;
const MAX_VALIDITY_SECONDS = 4 * 3600;

/** The carrier refuses everything until the operator mends something: see carrier_errors.ts. */
export interface Alarm {
  errorCode: number;
  since: Date;
}

export interface SenderOptions {
  sql: Sql;
  carrier: Carrier;
  publicUrl: string;
  perSecond: number;
  clock: () => Date;
  /** How soon a newly queued text is seen. */
  pollMs?: number;
}

export class Sender {
  alarm?: Alarm;
  readonly #bucket: TokenBucket;
  readonly #pollMs: number;
  readonly #inFlight = new Set<Promise<void>>();
  #pausedUntil = 0;
  #lostInARow = 0;
  #expiredAt = 0;

  constructor(private readonly options: SenderOptions) {
    this.#bucket = new TokenBucket(options.perSecond, options.clock());
    this.#pollMs = options.pollMs ?? 1_000;
  }

  /** Sends until the signal, then finishes what is in flight. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const waitMs = await this.#round().catch((error) => {
        log.error("sending stumbled", { error });
        return this.#pollMs;
      });
      await pause(waitMs, signal);
    }
    await Promise.all(this.#inFlight);
  }

  /** Sends off what may leave now; returns how long to wait before the next round. */
  async #round(): Promise<number> {
    const { sql, clock } = this.options;
    const now = clock();
    if (now.getTime() - this.#expiredAt >= EXPIRE_EVERY_MS) {
      await expire(sql, now);
      this.#expiredAt = now.getTime();
    }
    if (now.getTime() < this.#pausedUntil) {
      return Math.min(this.#pausedUntil - now.getTime(), this.#pollMs);
    }
    if (this.#inFlight.size >= this.#mostInFlight()) {
      await Promise.race(this.#inFlight);
      return 0;
    }
    const tokens = this.#bucket.take(this.#mostInFlight() - this.#inFlight.size, now);
    if (tokens === 0) return this.#bucket.msUntilNext(now);
    const claimed = await claim(sql, { limit: tokens, now });
    this.#bucket.giveBack(tokens - claimed.length);
    for (const message of claimed) this.#track(this.#send(message, now));
    return claimed.length < tokens ? this.#pollMs : this.#bucket.msUntilNext(now);
  }

  /** In trouble one text at a time finds out whether it is over. */
  #mostInFlight(): number {
    return this.alarm || this.#lostInARow > 0 ? 1 : MAX_IN_FLIGHT;
  }

  #track(sending: Promise<void>): void {
    const ended = sending
      .catch((error) => {
        // The text stays `sending` and is settled by asking the carrier.
        log.error("answer not recorded", { error });
        captureException(error, { job: "sending" });
      })
      .finally(() => this.#inFlight.delete(ended));
    this.#inFlight.add(ended);
  }

  async #send(message: Claimed, claimedAt: Date): Promise<void> {
    const { sql, carrier, publicUrl, clock } = this.options;
    const now = clock();
    if (now.getTime() - claimedAt.getTime() > STALE_CLAIM_MS) return;
    const secondsLeft = Math.floor((message.expiresAt.getTime() - now.getTime()) / 1000);
    const answer = await carrier.send({
      to: message.phone,
      body: message.body,
      statusCallback: statusCallback(publicUrl, message.id),
      validitySeconds: Math.max(1, Math.min(secondsLeft, MAX_VALIDITY_SECONDS)),
    });
    this.#heed(answer);
    await recordAnswer(sql, message, answer, { now: clock() });
  }

  /** Slows down while the carrier falters, stops while it refuses us. */
  #heed(answer: Answer): void {
    const now = this.options.clock();
    const remedy = answer.result === "refused"
      ? remedyFor(answer.errorCode, answer.httpStatus)
      : undefined;
    if (answer.result === "refused" && remedy === "alarm") {
      this.#raiseAlarm(answer.errorCode, now);
    } else if (answer.result === "unknown" || remedy === "retry") {
      // Those that were in flight together are one piece of bad news.
      if (now.getTime() < this.#pausedUntil) return;
      const backOffMs = Math.min(FIRST_BACK_OFF_MS * 2 ** this.#lostInARow, LAST_BACK_OFF_MS);
      this.#lostInARow++;
      this.#pausedUntil = now.getTime() + backOffMs;
    } else {
      this.#lostInARow = 0;
      if (this.alarm) log.info("the carrier takes texts again");
      this.alarm = undefined;
    }
  }

  #raiseAlarm(errorCode: number, now: Date): void {
    this.#pausedUntil = now.getTime() + ALARM_PAUSE_MS;
    if (this.alarm) return;
    this.alarm = { errorCode, since: now };
    log.fatal("the carrier refuses all texts: error {errorCode}, see twilio.com/docs/api/errors", {
      errorCode,
    });
    captureException(new Error(`the carrier refuses all texts: error ${errorCode}`), {
      job: "sending",
    });
  }
}
