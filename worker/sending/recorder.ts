// Writes down the carrier's answers, many at a time.
import { isUnavailable, type Sql } from "shared/server/database.ts";
import { getLogger } from "shared/server/log.ts";
import { type AnsweredTry, recordAnswers } from "shared/server/outbox/answers.ts";
import type { Wait } from "../wait.ts";

const log = getLogger(["worker", "sending"]);
const GATHER_MS = 30;
const TRIES = 5;
const BETWEEN_TRIES_MS = 1_000;

export class Recorder {
  #batch: AnsweredTry[] = [];
  #written?: Promise<void>;
  readonly #writing = new Set<Promise<void>>();

  constructor(private readonly options: { sql: Sql; clock: () => Date; wait: Wait }) {}

  /** Resolves once it is committed. @throws where the database stays away */
  record(answered: AnsweredTry): Promise<void> {
    this.#batch.push(answered);
    if (this.#written) return this.#written;
    const written = this.#gather();
    this.#writing.add(written);
    // Whoever waits for it is told of a failure.
    written.catch(() => {}).finally(() => this.#writing.delete(written));
    return this.#written = written;
  }

  /** Resolves once whatever has been answered until now is committed, or was given up. */
  async settle(): Promise<void> {
    await Promise.allSettled(this.#writing);
  }

  async #gather(): Promise<void> {
    // At shut-down too, what was answered is written down: no signal ends it.
    await this.options.wait(GATHER_MS);
    const batch = this.#batch;
    this.#batch = [];
    this.#written = undefined;
    await this.#write(batch);
  }

  /** Each statement changes only what still waits for its answer: doing it again does no harm. */
  async #write(batch: AnsweredTry[]): Promise<void> {
    const { sql, clock, wait } = this.options;
    for (let tried = 1;; tried++) {
      try {
        return await recordAnswers(sql, batch, { now: clock() });
      } catch (error) {
        if (!isUnavailable(error) || tried === TRIES) throw error;
        log.warn("no database to write answers to", { answers: batch.length });
        await wait(BETWEEN_TRIES_MS);
      }
    }
  }
}
