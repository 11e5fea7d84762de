// What a feed says of a forecast that is old, before anything that it forecasts.
import type { Language } from "shared/languages.ts";
import { timeIn } from "shared/server/words/alerts.ts";
import { WORDS } from "shared/server/words/words.ts";
import { isOldRun, OLD_CHECK_MS, OLD_RUN_MS } from "shared/storms/forecast_age.ts";
import type { FeedPlace } from "./sql.ts";
import { FEED_WORDS } from "./words.ts";

export interface Stale {
  words: string;
  /** Since then it is so. */
  since: Date;
}

/** In times, not ages: a feed that has not changed must read the same. */
export function findStale(
  { checkedAt, modelRunAt, timeZone }: FeedPlace,
  language: Language,
  now: Date,
): Stale | undefined {
  const words = FEED_WORDS[language];
  const time = (at: Date) => timeIn(WORDS[language], timeZone, at, now);
  if (checkedAt !== null && now.getTime() - Date.parse(checkedAt) > OLD_CHECK_MS) {
    const at = new Date(checkedAt);
    return { words: words.oldCheck(time(at)), since: new Date(at.getTime() + OLD_CHECK_MS) };
  }
  if (!isOldRun(modelRunAt, now)) return undefined;
  const at = new Date(modelRunAt!);
  return { words: words.oldRun(time(at)), since: new Date(at.getTime() + OLD_RUN_MS) };
}
