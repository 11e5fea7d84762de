// The answer to STATUS: what is, and what is coming, at each place of the reader.
import { countSegments } from "shared/server/segments.ts";
import { eventIn, timeIn } from "shared/server/words/alerts.ts";
import type { StatusWords, Words } from "shared/server/words/every_text.ts";
import { placeName } from "shared/server/words/place_name.ts";
import { type Doubt, doubtOf } from "shared/storms/forecast_age.ts";
import { lookAhead } from "./ahead.ts";
import { type Conversation, timeFor } from "./conversation.ts";
import { listPlacesNow, type PlaceNow } from "./sql.ts";

/** As far as a forecast is worth telling. */
const AHEAD_MS = 12 * 3600_000;
/** Five places in a storm need more room than an alert has. */
const MAX_SEGMENTS = 4;

export async function tellStatus(talk: Conversation): Promise<string> {
  const { deps, me, words, now } = talk;
  if (me.places.length === 0) return words.reply.noPlaces;
  const until = new Date(now.getTime() + AHEAD_MS);
  const places = await listPlacesNow(deps.sql, me.id, { now, until });
  const pausedUntil = me.pausedUntil && new Date(me.pausedUntil);
  const paused = pausedUntil && pausedUntil > now ? timeFor(talk, pausedUntil) : undefined;
  return statusText(words, { places, paused, link: `${deps.publicUrl}/account`, now });
}

/** Bounded: first the cities' names give way, then what is quiet, then the link. */
export function statusText(
  words: Words,
  { places, paused, link, now }: {
    places: PlaceNow[];
    /** Until when. */
    paused?: string;
    link: string;
    now: Date;
  },
): string {
  const { status } = words;
  const quiet = places.find((place) => place.quietUntil);
  const notes = paused !== undefined
    ? [status.pausedUntil(paused)]
    : quiet
    ? [status.quietUntil(timeIn(words, quiet.timeZone, quiet.quietUntil!, now))]
    : [];
  const lines = (places: PlaceNow[], name: (place: PlaceNow) => string) =>
    places.map((place) => status.line({ where: name(place), facts: factsOf(words, place, now) }));
  const inStorm = places.filter((place) => place.level !== null || place.warning !== null);
  const candidates = [
    ["FloodLine", ...lines(places, placeName), ...notes, link],
    ["FloodLine", ...lines(places, ({ zip }) => zip), ...notes, link],
    ["FloodLine", ...lines(inStorm, ({ zip }) => zip), ...notes, link],
    ["FloodLine", ...lines(inStorm, ({ zip }) => zip), ...notes],
  ].map((parts) => parts.join("\n"));
  return candidates.find((text) => countSegments(text) <= MAX_SEGMENTS) ?? `FloodLine\n${link}`;
}

function factsOf(words: Words, place: PlaceNow, now: Date): string[] {
  const { status } = words;
  const { level, warning, timeZone } = place;
  const time = (at: Date) => timeIn(words, timeZone, at, now);
  const knownAt = place.ahead.map(({ at }) => at);
  const doubt = doubtOf({ ...place, knownAt }, now);
  const isAsked = doubt?.kind !== "unwatched" && doubt?.kind !== "oldCheck";
  const ahead = lookAhead(isAsked ? place.ahead : [], now);
  // What is old or missing comes first; beside it "no storm" and "dry until" would be promises.
  return [
    ...doubt ? [doubtWords(status, doubt, time)] : [],
    ...level ? [status.storm[level]] : doubt ? [] : [status.quiet],
    ...ahead.kind === "rain" && ahead.from > now
      ? [status.rainFrom[ahead.level](time(ahead.from))]
      : [],
    ...ahead.kind === "dry" && !doubt ? [status.dryUntil(time(ahead.until))] : [],
    ...warning
      ? [status.warning({
        event: eventIn(words, warning),
        ...warning.endsAt !== null && { until: time(new Date(warning.endsAt)) },
      })]
      : [],
  ];
}

function doubtWords(status: StatusWords, doubt: Doubt, time: (at: Date) => string): string {
  switch (doubt.kind) {
    case "unwatched":
      return status.noForecast;
    case "oldCheck":
      return status.notCheckedSince(time(new Date(doubt.checkedAt)));
    case "oldRun":
      return status.forecastFrom(time(new Date(doubt.runAt)));
    case "gap":
      return doubt.untilAt === undefined
        ? status.noForecastFrom(time(new Date(doubt.fromAt)))
        : status.noForecastBetween(time(new Date(doubt.fromAt)), time(new Date(doubt.untilAt)));
  }
}
