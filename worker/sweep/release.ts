// What waited for the end of quiet hours or of a pause: told now, in the words of now, if still true.
import type { Sql } from "shared/server/database.ts";
import { type PresentDanger, releaseHeld } from "shared/server/outbox/held.ts";
import { natureOf } from "shared/storms/dangers.ts";
import { listDangers } from "shared/storms/decide.ts";
import type { PlaceDecision } from "./decisions.ts";
import { countHeld, listHeldEpisodes } from "./sql.ts";
import { type Saying, textsOf } from "./texts.ts";

export interface Released {
  /** Texts that waited, and are still true. */
  released: number;
  /** Texts that wait on. */
  held: number;
}

export async function release(
  sql: Sql,
  decided: PlaceDecision[],
  saying: Saying,
): Promise<Released> {
  const held = await listHeldEpisodes(sql);
  const dangers = decided.flatMap(({ place, situation, decision }): PresentDanger[] => {
    // What began or rose just now was told by itself.
    if (decision.kind !== "hold" || !held.has(place.episode!.id)) return [];
    return listDangers(situation).map(({ level, facts }) => ({
      episodeId: place.episode!.id,
      level,
      nature: natureOf(facts.danger),
      bodies: textsOf({ step: level, facts, place }, saying),
    }));
  });
  const { released } = await releaseHeld(sql, dangers, saying.now);
  return { released, held: await countHeld(sql) };
}
