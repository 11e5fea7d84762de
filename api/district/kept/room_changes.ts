// What of a district's room has changed, as PostgreSQL tells it, to what is kept of it.
import type { KeptParts } from "shared/server/kept_parts.ts";
import type { Sql } from "shared/server/database.ts";
import { REPORT_CHANNEL, ReportEvent } from "shared/server/events/report_events.ts";

/** Districts and people by their ids, with spaces between them, or "*" (migrations/0112_room_changes.sql). */
const ROOM_CHANNEL = "room_changes";
/** What shows in many places is told to all who keep anything (migrations/0111). */
const PUBLIC_CHANNEL = "public_changes";
const ALL = "*";

export class RoomChanges {
  #listening?: Promise<unknown>;

  constructor(private readonly sql: Sql, private readonly parts: KeptParts) {}

  /**
   * From when this is done on, every change is told. Fails like any query while there is no database: then
   * nothing may be kept.
   */
  async hear(): Promise<void> {
    await (this.#listening ??= this.#listen().catch((error) => {
      this.#listening = undefined;
      throw error;
    }));
  }

  async #listen(): Promise<void> {
    // Also after a lost connection: what was said meanwhile nobody knows.
    const changeAll = () => this.parts.change("all");
    await Promise.all([
      this.sql.listen(
        ROOM_CHANNEL,
        (payload) => this.parts.change(payload === ALL ? "all" : payload.split(" ")),
        changeAll,
      ),
      this.sql.listen(PUBLIC_CHANNEL, (payload) => payload === ALL && changeAll(), changeAll),
      // With the very message by which boards hear of it: they ask at once.
      this.sql.listen(REPORT_CHANNEL, (payload) => {
        this.parts.change([ReportEvent.parse(JSON.parse(payload)).bidId]);
      }),
    ]);
  }
}
