// One LISTEN connection a process, whatever number of dashboards are open on it.
import type { Sql } from "shared/server/database.ts";
import { REPORT_CHANNEL, ReportEvent } from "shared/server/events/report_events.ts";

interface Follower {
  userId: string;
  bidId: string;
  tell(event: Omit<ReportEvent, "bidId">): void;
  /** The connection was gone for a while: some events may never come. */
  tellMissed(): void;
}

export class ReportFeed {
  readonly #followers = new Set<Follower>();
  /** And those who are just being let in: many may come at the same moment. */
  readonly #counted = new Set<Follower>();
  #listening?: Promise<unknown>;

  constructor(private readonly sql: Sql) {}

  /** How many follow, of one person and of all. */
  count(userId: string): { own: number; all: number } {
    const own = [...this.#counted].filter((follower) => follower.userId === userId).length;
    return { own, all: this.#counted.size };
  }

  /** Returns how to stop. Fails like any query while there is no database. */
  async follow(follower: Follower): Promise<() => void> {
    this.#counted.add(follower);
    const leave = () => {
      this.#counted.delete(follower);
      this.#followers.delete(follower);
    };
    try {
      await (this.#listening ??= this.#listen());
    } catch (error) {
      leave();
      throw error;
    }
    this.#followers.add(follower);
    return leave;
  }

  /** Asked once: the driver itself listens again after a lost connection, until it succeeds. */
  async #listen(): Promise<void> {
    await this.sql.listen(REPORT_CHANNEL, (payload) => this.#tell(payload), () => {
      this.#listening = Promise.resolve();
      for (const follower of this.#followers) follower.tellMissed();
    });
  }

  #tell(payload: string): void {
    const { bidId, ...event } = ReportEvent.parse(JSON.parse(payload));
    for (const follower of this.#followers) if (follower.bidId === bidId) follower.tell(event);
  }
}
