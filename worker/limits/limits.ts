// Whether limits bite: somebody attacks, or they are too tight for a storm's newcomers. An operator must
// know which, and the security log has the networks.
import { noteIll, noteWell } from "shared/server/conditions.ts";
import type { Sql } from "shared/server/database.ts";
import { getLogger } from "shared/server/log.ts";
import { countReachedLimits, type LimitCount } from "./sql.ts";

const log = getLogger(["worker", "limits"]);

const LOOKS_BACK_MINUTES = 15;
/** Reached in so many networks, or by so many people: no longer one who pressed a button too often. */
const MANY = 20;
/** These stop people who have done nothing. */
const OF_OTHERS: ReadonlySet<string> = new Set(["all", "neighbors"]);

export async function watchLimits({ sql }: { sql: Sql }, now: Date): Promise<void> {
  const since = new Date(now.getTime() - LOOKS_BACK_MINUTES * 60_000);
  const reached = await countReachedLimits(sql, since);
  if (!isAlarming(reached)) {
    if (await noteWell(sql, "limits", now)) log.info("limits stop hardly anybody again");
    return;
  }
  const detail = { limits: reached.map(({ limit, times }) => `${limit} ${times}`).join(", ") };
  if (await noteIll(sql, "limits", now, detail)) log.error("limits stop people", detail);
}

export function isAlarming(reached: LimitCount[]): boolean {
  const times = reached.reduce((sum, { times }) => sum + times, 0);
  return times >= MANY || reached.some(({ limit }) => OF_OTHERS.has(limit));
}
