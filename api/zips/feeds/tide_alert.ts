// A tide's alert as the feed and its CAP document tell it.
import type { Language } from "shared/languages.ts";
import { timeIn } from "shared/server/words/alerts.ts";
import { placeName } from "shared/server/words/place_name.ts";
import { WORDS } from "shared/server/words/words.ts";
import { levelOfTide } from "shared/tides/levels.ts";
import type { ToldAlert } from "./alert.ts";
import type { FeedPlace, TideAlert } from "./sql.ts";
import { TIDE_FEED_WORDS } from "./tide_words.ts";

/** Of alerts oldest first. When it begins to flood nobody has said: only when the water stands highest. */
export function tellTideAlerts(
  alerts: TideAlert[],
  place: FeedPlace,
  language: Language,
): ToldAlert[] {
  return [...Map.groupBy(alerts, ({ tideId }) => tideId).values()].flatMap((chain) =>
    chain.map((alert, n) => ({
      ...tellTide(alert, place, language),
      before: chain.slice(0, n).map(({ id, createdAt }) => ({ id, sentAt: createdAt })),
    }))
  );
}

function tellTide(
  { id, createdAt, step, facts }: TideAlert,
  place: FeedPlace,
  language: Language,
): Omit<ToldAlert, "before"> {
  const words = TIDE_FEED_WORDS[language];
  const texts = WORDS[language];
  const where = placeName(place);
  const { level } = facts;
  const common = {
    id,
    sentAt: createdAt,
    level: levelOfTide(level),
    event: words.event[level],
    note: words.note,
  };
  if (step === "clear") {
    return {
      ...common,
      isOver: true,
      span: undefined,
      headline: words.clear(where),
      description: facts.cameTrue === false ? words.stayedBelow : words.clear(where),
      instruction: words.afterwards,
    };
  }
  const { peak, minorMetres, until, station } = facts;
  const over = texts.height(Math.max(0, peak.metres - minorMetres));
  const time = timeIn(texts, place.timeZone, new Date(peak.at), createdAt);
  return {
    ...common,
    isOver: false,
    span: { endsAt: new Date(until ?? peak.at) },
    headline: words.headline[level](where),
    description: words.description({ over, time, station: station.name }),
    instruction: words.instruction[level],
  };
}
