// The database's disk: what cannot be written is lost to whoever has no copy, and is told early and loudly.
import { noteIll, noteWell } from "shared/server/conditions.ts";
import { isUnavailable, type Sql } from "shared/server/database.ts";
import { getLogger } from "shared/server/log.ts";
import { hasRoom } from "shared/server/room.ts";
import { captureException } from "shared/server/sentry.ts";

const log = getLogger(["worker", "room"]);

/** By a worker's life: a full disk may not hold the row that says so. */
export function watchRoom({ sql }: { sql: Sql }): (now: Date) => Promise<void> {
  let isKnown = false;
  return async (now) => {
    if (await hasRoom(sql)) {
      isKnown = false;
      if (await noteWell(sql, "room", now)) log.info("the database has room again");
      return;
    }
    if (!isKnown) {
      log.fatal("the database's disk is full: nothing can be kept");
      captureException(new Error("the database's disk is full"), { job: "room" });
    }
    isKnown = true;
    await noteIll(sql, "room", now, {}).catch((error) => {
      if (!isUnavailable(error)) throw error;
    });
  };
}
