// The end of a sweep: what waited for the end of quiet hours or of a pause is told now, in the words of now, if still
// true; and with it what is owed yet.
import type { Query, Sql } from "shared/server/database.ts";
import { lock } from "shared/server/locks.ts";
import { type PresentDanger, releaseAlerts, releaseClears } from "shared/server/outbox/held.ts";
import { LANGUAGES } from "shared/languages.ts";
import { type Saying, stormText } from "shared/server/words/alerts.ts";
import type { AlertTell, Tell } from "shared/server/words/tell.ts";
import { natureOf } from "shared/storms/dangers.ts";
import { listDangers } from "shared/storms/decide.ts";
import type { PlaceDecision } from "./decisions.ts";
import { tellOwed } from "./owed.ts";
import { countHeld, listHeldAlerts } from "./sql.ts";
import { writer } from "shared/server/storm_texts.ts";

export interface Released {
  /** Texts that waited, and are still true. */
  released: number;
  /** Texts that wait on. */
  held: number;
}

/** Returns what was released, and how many other texts there are now. */
export async function endTelling(
  sql: Sql,
  decided: PlaceDecision[],
  saying: Saying,
): Promise<Released & { messages: number }> {
  const { now } = saying;
  return await sql.begin(async (tx) => {
    await lock(tx, "storms");
    const { dangers, present } = await listPresent(tx, decided, saying);
    const write = writer(tx, saying, present);
    const alerts = await releaseAlerts(tx, dangers, { now, write });
    const messages = await tellOwed(tx, { now, write });
    const clears = await releaseClears(tx, { now, write });
    return { released: alerts + clears, held: await countHeld(tx), messages };
  });
}

/** Of the storms that texts wait of: what is a danger at this moment, and of which alerts it is the present one. */
async function listPresent(sql: Query, decided: PlaceDecision[], saying: Saying) {
  const held = Map.groupBy(await listHeldAlerts(sql), ({ episodeId }) => episodeId);
  const dangers: PresentDanger[] = [];
  const present = new Map<string, Tell>();
  for (const { place, situation, decision } of decided) {
    // What began or rose just now was told by itself.
    const alerts = decision.kind === "hold" ? held.get(place.episode!.id) : undefined;
    if (!alerts) continue;
    for (const { level, facts } of listDangers(situation)) {
      const tell: AlertTell = { step: level, facts, place };
      const nature = natureOf(facts.danger);
      const bodies = LANGUAGES.map((language) => [language, stormText(language, [tell], saying)]);
      dangers.push({
        episodeId: place.episode!.id,
        level,
        nature,
        bodies: Object.fromEntries(bodies),
      });
      for (const alert of alerts) if (alert.nature === nature) present.set(alert.id, tell);
    }
  }
  return { dangers, present };
}
