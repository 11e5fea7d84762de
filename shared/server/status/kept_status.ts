// How the whole is, read at most every few seconds, however many ask: it looks at a day's texts.
import type { Status } from "../../api/operator.ts";
import type { Query } from "../database.ts";
import { readStatus } from "./status.ts";

const KEPT_MS = 10_000;

export class KeptStatus {
  #kept?: { readAt: number; status: Promise<Status> };

  constructor(private readonly sql: Query, private readonly now: () => Date) {}

  /** Fails like any query while there is no database, and is asked anew then. */
  async read(): Promise<Status> {
    const now = this.now();
    const age = now.getTime() - (this.#kept?.readAt ?? -Infinity);
    if (!this.#kept || age < 0 || age > KEPT_MS) {
      const status = readStatus(this.sql, now);
      this.#kept = { readAt: now.getTime(), status };
      status.catch(() => this.#kept = undefined);
    }
    return await this.#kept.status;
  }
}
