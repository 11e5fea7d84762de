// What the Weather Service has in force about floods, and over which ZIP codes.
import { noteIll, noteWell } from "shared/server/conditions.ts";
import type { Query, Sql } from "shared/server/database.ts";
import { getLogger } from "shared/server/log.ts";
import type { Warning } from "shared/storms/decide.ts";
import { indexAreas, type ZipDisc } from "./areas.ts";
import { follow } from "./chain.ts";
import { noteList } from "./list_health.ts";
import type { Listed, WeatherService } from "./nws.ts";
import {
  endReplaced,
  endVanished,
  keepWarnings,
  listFirstIds,
  listWarnings,
  lockWarnings,
} from "./sql.ts";
import { learnZones } from "./zones/zones.ts";

const log = getLogger(["worker", "warnings"]);

export interface Warnings {
  /** Those in force; null where the Weather Service did not answer: then what it said last counts. */
  heard: number | null;
  /** The warnings in force that reach a ZIP code, the one to name first in front. */
  list(place: ZipDisc): Warning[];
}

/** Asks once; without an answer what was heard before holds until its own end, and rain decides. */
export async function hearWarnings(
  sql: Sql,
  weatherService: WeatherService,
  now: Date,
): Promise<Warnings> {
  const listed = await listen(sql, weatherService, now);
  if (listed) {
    await sql.begin((tx) => keep(tx, listed, now));
    await learnZones(sql, weatherService, now);
    if (!listed.cutShort) await noteList(sql, listed, now);
  }
  return {
    heard: listed && listed.heard.filter(({ messageType }) => messageType !== "Cancel").length,
    list: indexAreas(await listWarnings(sql, now), now),
  };
}

/** As they were heard last: nobody is asked. */
export async function recallWarnings(sql: Sql, now: Date): Promise<Warnings> {
  return { heard: null, list: indexAreas(await listWarnings(sql, now), now) };
}

async function listen(
  sql: Sql,
  weatherService: WeatherService,
  now: Date,
): Promise<Listed | null> {
  let listed: Listed;
  try {
    listed = await weatherService.listFloodWarnings(now);
  } catch (error) {
    await noteSilent(sql, (error as Error).message, now);
    return null;
  }
  // What it says so far counts; but nobody may read on a page that nothing else is in force.
  if (listed.cutShort) {
    await noteSilent(sql, `the list was not read whole: ${listed.cutShort}`, now);
    return listed;
  }
  if (await noteWell(sql, "weatherService", now)) log.info("the Weather Service answers again");
  return listed;
}

async function noteSilent(sql: Sql, reason: string, now: Date): Promise<void> {
  const isNew = await noteIll(sql, "weatherService", now, { reason });
  if (isNew) log.error("the Weather Service does not answer: rain alone decides", { reason });
}

/** A list that was not read whole ends nothing: what is missing may stand on the missing page. */
async function keep(tx: Query, { heard, ids, cutShort }: Listed, now: Date): Promise<void> {
  await lockWarnings(tx);
  const named = heard.flatMap(({ id, references }) => [id, ...references]);
  const followed = follow(heard, await listFirstIds(tx, named));
  await keepWarnings(tx, heard, followed, now);
  await endReplaced(tx, followed.replacedBy, now);
  if (!cutShort) await endVanished(tx, ids, now);
}
