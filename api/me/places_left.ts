// Words for what is left of a text that waited, when its reader has stopped following a place of it.
import type { Query } from "shared/server/database.ts";
import { dropPlacesLeft } from "shared/server/outbox/places_left.ts";
import { writer } from "shared/server/storm_texts.ts";
import { tideClearText, tideText } from "shared/server/words/tides.ts";
import { watchText } from "shared/server/words/watches.ts";
import type { TideClearFacts, TideFacts } from "shared/tides/facts.ts";
import type { Deps } from "../deps.ts";

/** In the transaction in which their places change. */
export async function forgetPlacesLeft(
  tx: Query,
  userId: string,
  { publicUrl, now }: { publicUrl: Deps["publicUrl"]; now: Date },
): Promise<void> {
  const saying = { publicUrl, now };
  await dropPlacesLeft(tx, userId, {
    now,
    write: {
      storms: writer(tx, saying),
      tide: (language, { step, facts, place }) =>
        step === "clear"
          ? tideClearText(language, { facts: facts as TideClearFacts, place, publicUrl })
          : tideText(language, { facts: facts as TideFacts, place, ...saying }),
      watch: (language, told) => watchText(language, { ...told, ...saying }),
    },
  });
}
