// Which accounts changed within the minutes that sessions are trusted: deleted, signed out, given or
// taken a role. Kept in mind, so that a session costs no query; heard of from the database at once.
import type { Sql } from "shared/server/database.ts";
import { type Session, TRUSTED_MS, trustedUntil } from "./session.ts";
import { listChangedAccounts } from "./sql.ts";

const CHANNEL = "account_changed";
/** A notification can get lost with its connection: then the table tells. */
const READ_EVERY_MS = 15_000;
/** So far apart two machines' clocks may be. */
const SKEW_MS = 5_000;

export class ChangedAccounts {
  /** Account → until when what was read of it does not count. */
  readonly #changedAt = new Map<string, number>();
  /** Rows that were heard of already → when. */
  readonly #heard = new Map<number, number>();
  readonly #watchers = new Map<string, Set<() => void>>();
  #listening?: Promise<unknown>;
  #reading?: Promise<void>;
  #readAt = -Infinity;

  constructor(
    private readonly sql: Sql,
    private readonly now: () => Date,
    private readonly readEveryMs = READ_EVERY_MS,
  ) {}

  /** Whether a session's facts may be believed without a look at its row. */
  async mayTrust(session: Session): Promise<boolean> {
    if (this.now() >= trustedUntil(session)) return false;
    await this.#keepUp();
    return session.readAt.getTime() > (this.#changedAt.get(session.userId) ?? -Infinity);
  }

  /** Is told of the account's next change, once or more often. Returns how to stop. */
  watch(userId: string, tell: () => void): () => void {
    const watchers = this.#watchers.get(userId) ?? new Set();
    this.#watchers.set(userId, watchers.add(tell));
    return () => {
      watchers.delete(tell);
      if (watchers.size === 0) this.#watchers.delete(userId);
    };
  }

  /** Up to date by now, or at most some seconds ago. Fails like any query while there is no database. */
  async #keepUp(): Promise<void> {
    if (performance.now() - this.#readAt < this.readEveryMs) return;
    await (this.#reading ??= this.#read().finally(() => this.#reading = undefined));
  }

  async #read(): Promise<void> {
    this.#listening ??= this.sql.listen(CHANNEL, (payload) => {
      const [id, userId] = payload.split(" ");
      this.#hear(Number(id), userId!);
    });
    await this.#listening.catch((error) => {
      this.#listening = undefined;
      throw error;
    });
    const startedAt = performance.now();
    const changed = await listChangedAccounts(this.sql);
    this.#forget(new Set(changed.map(({ id }) => id)));
    for (const { id, userId } of changed) if (!this.#heard.has(id)) this.#hear(id, userId);
    this.#readAt = startedAt;
  }

  #hear(id: number, userId: string): void {
    this.#heard.set(id, this.now().getTime());
    this.note(userId);
  }

  /** For who changed it themselves: the next request here comes sooner than the notification. */
  note(userId: string): void {
    // By the clock that tokens are read by here: whatever was read until now is to be read anew.
    this.#changedAt.set(userId, this.now().getTime() + SKEW_MS);
    for (const tell of this.#watchers.get(userId) ?? []) tell();
  }

  /** What no trusted session can be older than. */
  #forget(current: ReadonlySet<number>): void {
    const before = this.now().getTime() - TRUSTED_MS - SKEW_MS;
    for (const [id, at] of this.#heard) if (at < before && !current.has(id)) this.#heard.delete(id);
    for (const [id, at] of this.#changedAt) if (at < before) this.#changedAt.delete(id);
  }
}
