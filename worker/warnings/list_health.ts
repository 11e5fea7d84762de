// What operators should know of a list that was of use all the same: told when it changes, not at each of
// 288 looks a day.
import { noteIllOf, noteWell } from "shared/server/conditions.ts";
import type { Sql } from "shared/server/database.ts";
import { getLogger } from "shared/server/log.ts";
import type { Listed } from "./nws.ts";
import { listMissing } from "./sql.ts";

const log = getLogger(["worker", "warnings"]);
/** Enough to look one up; how many there are is told besides. */
const NAMED = 10;

export async function noteList(sql: Sql, listed: Listed, now: Date): Promise<void> {
  const detail = { ...detailOf(listed), ...missingOf(await listMissing(sql, now)) };
  if (Object.keys(detail).length === 0) {
    if (await noteWell(sql, "warningList", now)) {
      log.info("every warning on the list is of use again");
    }
  } else if (await noteIllOf(sql, "warningList", now, detail)) {
    log.warn("some warnings of the Weather Service reach nobody", detail);
  }
}

/** Empty where every warning on it can be read and says where. */
function detailOf({ unread, heard }: Listed): Record<string, unknown> {
  const placeless = heard.filter(({ area, zones, messageType }) =>
    !area && zones.length === 0 && messageType !== "Cancel"
  );
  const named = placeless.map(({ id, event, areaDesc, states }) =>
    `${event} for ${areaDesc ?? (states.join(" ") || "nobody knows where")} (${id})`
  );
  return {
    ...unread.length > 0 && { unread: unread.length, unreadIds: unread.sort().slice(0, NAMED) },
    ...named.length > 0 && { placeless: named.length, named: named.sort().slice(0, NAMED) },
  };
}

/** Zones that nobody knows yet, each with why. */
function missingOf(missing: { id: string; failure: string | null }[]): Record<string, unknown> {
  const named = missing.map(({ id, failure }) => failure ? `${id}: ${failure}` : id);
  return missing.length > 0
    ? { zonesMissing: missing.length, namedZones: named.slice(0, NAMED) }
    : {};
}
