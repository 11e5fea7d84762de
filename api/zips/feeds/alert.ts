// A forecast alert as the feed and its CAP document tell it.
import type { Language } from "shared/languages.ts";
import type { Level } from "shared/levels.ts";
import { timeIn } from "shared/server/words/alerts.ts";
import { placeName } from "shared/server/words/place_name.ts";
import { WORDS } from "shared/server/words/words.ts";
import { findStale } from "./stale.ts";
import type { FeedPlace, ForecastAlert } from "./sql.ts";
import { FEED_WORDS } from "./words.ts";

const MINUTE_MS = 60_000;

export interface ToldAlert {
  id: string;
  sentAt: Date;
  level: Level;
  isOver: boolean;
  /** When it begins, where that is known, and ends; undefined: it is over. */
  span: { onsetAt?: Date; endsAt: Date } | undefined;
  event: string;
  headline: string;
  description: string;
  instruction: string;
  /** Whose word it is; absent: the model's forecast. */
  note?: string;
  /** The storm's alerts before it, oldest first. */
  before: { id: string; sentAt: Date }[];
}

/**
 * Of alerts oldest first. An all-clear counts where a forecast came before it: the end of an official
 * warning alone is the Weather Service's to tell.
 */
export function tellAlerts(
  alerts: ForecastAlert[],
  place: FeedPlace,
  { language, now }: { language: Language; now: Date },
): ToldAlert[] {
  const stale = findStale(place, language, now);
  const told: ToldAlert[] = [];
  for (const chain of Map.groupBy(alerts, ({ episodeId }) => episodeId).values()) {
    const before: ToldAlert["before"] = [];
    for (const alert of chain) {
      if (alert.step === "clear" && before.length === 0) continue;
      const one = tellAlert(alert, [...before], place, language);
      const isRunning = one.span !== undefined && one.span.endsAt > now;
      told.push(
        stale && isRunning ? { ...one, description: `${stale.words} ${one.description}` } : one,
      );
      before.push({ id: alert.id, sentAt: alert.createdAt });
    }
  }
  return told;
}

function tellAlert(
  { id, createdAt, step, facts }: ForecastAlert,
  before: ToldAlert["before"],
  place: FeedPlace,
  language: Language,
): ToldAlert {
  const words = FEED_WORDS[language];
  const where = placeName(place);
  if (step === "clear") {
    const { level, cameTrue } = facts;
    return {
      id,
      sentAt: createdAt,
      level,
      isOver: true,
      span: undefined,
      event: words.event[level],
      headline: words.clear[level](where),
      description: cameTrue === false ? words.unfulfilled : words.clear[level](where),
      instruction: words.afterwards,
      before,
    };
  }
  const minutes = facts.crossed?.minutes ?? 15;
  const { mm, at } = minutes === 60 ? facts.wettestHour : facts.wettestQuarter;
  const endsAt = new Date(facts.until ?? at);
  const time = (at: Date) => timeIn(WORDS[language], place.timeZone, at, createdAt);
  const rain = WORDS[language].rain(mm, minutes, time(new Date(at)));
  return {
    id,
    sentAt: createdAt,
    level: step,
    isOver: false,
    span: { onsetAt: new Date(Date.parse(at) - minutes * MINUTE_MS), endsAt },
    event: words.event[step],
    headline: words.headline[step](where),
    description: words.description(rain, time(endsAt)),
    instruction: words.instruction[step],
    before,
  };
}
