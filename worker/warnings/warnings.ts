// Which official flood warnings are in force, and over which ZIP codes.
import { noteIll, noteWell } from "shared/server/conditions.ts";
import type { Query, Sql } from "shared/server/database.ts";
import { getLogger } from "shared/server/log.ts";
import type { Warning } from "shared/storms/decide.ts";
import { indexAreas, type Point } from "./areas.ts";
import { follow } from "./chain.ts";
import type { Heard, WeatherService } from "./nws.ts";
import {
  endReplaced,
  endVanished,
  keepWarnings,
  listFirstIds,
  listWarnings,
  lockWarnings,
} from "./sql.ts";

const log = getLogger(["worker", "warnings"]);

export interface Warnings {
  /** Those in force; null where the Weather Service did not answer: then what it said last counts. */
  heard: number | null;
  /** The warning in force over a point that lasts longest. */
  find(point: Point): Warning | undefined;
}

/** Asks once; without an answer what was heard before holds until its own end, and rain decides. */
export async function hearWarnings(
  sql: Sql,
  weatherService: WeatherService,
  now: Date,
): Promise<Warnings> {
  const heard = await listen(sql, weatherService, now);
  if (heard) await sql.begin((tx) => keep(tx, heard, now));
  return {
    heard: heard && heard.filter(({ messageType }) => messageType !== "Cancel").length,
    find: indexAreas(await listWarnings(sql, now)),
  };
}

async function listen(
  sql: Sql,
  weatherService: WeatherService,
  now: Date,
): Promise<Heard[] | null> {
  let heard: Heard[];
  try {
    heard = await weatherService.listFloodWarnings();
  } catch (error) {
    const reason = (error as Error).message;
    const isNew = await noteIll(sql, "weatherService", now, { reason });
    if (isNew) log.error("the Weather Service does not answer: rain alone decides", { reason });
    return null;
  }
  if (await noteWell(sql, "weatherService", now)) log.info("the Weather Service answers again");
  return heard;
}

async function keep(tx: Query, heard: Heard[], now: Date): Promise<void> {
  await lockWarnings(tx);
  const ids = heard.flatMap(({ id, references }) => [id, ...references]);
  const followed = follow(heard, await listFirstIds(tx, ids));
  await keepWarnings(tx, heard, followed, now);
  await endReplaced(tx, followed.replacedBy, now);
  await endVanished(tx, heard, now);
}
