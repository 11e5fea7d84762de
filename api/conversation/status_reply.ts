// The answer to STATUS: what is, and what is coming, at each place of the reader.
import type { Level } from "shared/levels.ts";
import { countSegments } from "shared/server/segments.ts";
import { eventIn, timeIn } from "shared/server/words/alerts.ts";
import type { StatusWords, TextWords } from "shared/server/words/every_text.ts";
import { placeName } from "shared/server/words/place_name.ts";
import type { Doubt } from "shared/storms/forecast_age.ts";
import {
  findInForce,
  findWatch,
  type Outlook,
  outlookOf,
  type StormCourse,
} from "shared/storms/outlook.ts";
import { rainOfSums } from "shared/storms/rain.ts";
import { mostCareful } from "shared/storms/thresholds.ts";
import { findZipTide } from "../zips/tide.ts";
import { hasGauge } from "./choices.ts";
import { type Conversation, timeFor } from "./conversation.ts";
import { hasNews } from "./news.ts";
import { listPlacesNow, type PlaceNow } from "./sql.ts";

/** Five places in a storm need more room than an alert has. */
const MAX_SEGMENTS = 4;

export async function writeStatusReply(talk: Conversation): Promise<string> {
  const { deps, me, words, now } = talk;
  if (me.places.length === 0) return words.reply.noPlaces;
  const places = await Promise.all(
    (await listPlacesNow(deps.sql, me.id, now)).map(async (place) => {
      const hasStation = me.tideZips?.includes(place.zip);
      return hasStation ? { ...place, tide: await findZipTide(deps.sql, place.zip, now) } : place;
    }),
  );
  const pausedUntil = me.pausedUntil && new Date(me.pausedUntil);
  const paused = pausedUntil && pausedUntil > now ? timeFor(talk, pausedUntil) : undefined;
  const link = `${deps.publicUrl}/account`;
  const withNews = await hasNews(deps.sql, me);
  const { wantsAhead } = me;
  const wantsTides = me.wantsTides && hasGauge(me);
  return statusReplyText(words, { places, paused, withNews, wantsAhead, wantsTides, link, now });
}

/** Bounded: first how to choose more or less gives way, then the cities' names, then what is quiet, then the link. */
export function statusReplyText(
  words: TextWords,
  { places, paused, withNews = false, wantsAhead = false, wantsTides = false, link, now }: {
    places: PlaceNow[];
    /** Until when. */
    paused?: string;
    /** What districts write comes, too. */
    withNews?: boolean;
    /** Texts of watches come, too. */
    wantsAhead?: boolean;
    /** Texts of high tides come, too. */
    wantsTides?: boolean;
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
  const inStorm = places.filter((place) =>
    place.episode !== null || warningOf(place, now) || place.tide?.high?.level
  );
  const isWatched = places.some(({ warnings }) => findWatch(warnings, now));
  const ahead = wantsAhead ? [status.aheadOff] : isWatched ? [status.aheadOn] : [];
  const isHigh = places.some(({ tide }) => tide?.high?.level);
  const tides = wantsTides ? [status.tidesOff] : isHigh ? [status.tidesOn] : [];
  const news = withNews ? [status.newsOff] : [];
  const candidates = [
    ["FloodLine", ...lines(places, placeName), ...notes, ...news, ...ahead, ...tides, link],
    ["FloodLine", ...lines(places, placeName), ...notes, ...ahead, ...tides, link],
    ["FloodLine", ...lines(places, placeName), ...notes, link],
    ["FloodLine", ...lines(places, ({ zip }) => zip), ...notes, link],
    ["FloodLine", ...lines(inStorm, ({ zip }) => zip), ...notes, link],
    ["FloodLine", ...lines(inStorm, ({ zip }) => zip), ...notes],
  ].map((parts) => parts.join("\n"));
  return candidates.find((text) => countSegments(text) <= MAX_SEGMENTS) ?? `FloodLine\n${link}`;
}

function factsOf(words: TextWords, place: PlaceNow, now: Date): string[] {
  const { status } = words;
  const warning = warningOf(place, now);
  const watch = findWatch(place.warnings, now);
  const time = (at: Date) => timeIn(words, place.timeZone, at, now);
  const rain = rainOfSums(place.rain);
  const outlook = outlookOf({ ...place, rain, thresholds: mostCareful(place.districts) }, now);
  return [
    // What is old or missing comes first.
    ...outlook.doubt ? [doubtWords(status, outlook.doubt, time)] : [],
    ...skyFacts(status, outlook, (at) => time(new Date(at))),
    ...[warning, watch].filter((issued) => issued !== undefined).map((issued) =>
      status.warning({
        event: eventIn(words, issued),
        ...issued.onsetAt !== null && new Date(issued.onsetAt) > now &&
          { from: time(new Date(issued.onsetAt)) },
        ...issued.endsAt !== null && { until: time(new Date(issued.endsAt)) },
      })
    ),
    ...place.tide?.high?.level
      ? [status.tide({
        at: time(new Date(place.tide.high.at)),
        over: words.height(place.tide.high.metres - place.tide.levels.minor),
      })]
      : [],
  ];
}

/** The one that the place's page is headed by. */
function warningOf({ warnings, districts }: PlaceNow, now: Date) {
  return findInForce(warnings, mostCareful(districts), now);
}

/** Beside a doubt "no storm" and "dry until" would be promises. */
function skyFacts(status: StatusWords, outlook: Outlook, time: (at: number) => string): string[] {
  const quiet = outlook.doubt ? [] : [status.quiet];
  switch (outlook.kind) {
    case "unwatched":
      return [];
    case "stale":
      return outlook.level ? [status.storm[outlook.level]] : [];
    case "storm": {
      const { level, course, worse } = outlook;
      if (!worse) return [stormFact(status, level, course, time)];
      // "Rain now until 6 PM, flood risk from 5 PM" would be two answers.
      const first = course.phase === "now"
        ? status.storm[level]
        : stormFact(status, level, course, time);
      return [first, status.rainFrom[worse.level](time(worse.fromAt))];
    }
    case "coming":
      return [...quiet, status.rainFrom[outlook.level](time(outlook.fromAt))];
    case "over":
    case "calm":
      return outlook.doubt ? [] : [...quiet, status.dryUntil(time(outlook.dryUntilAt))];
  }
}

function stormFact(
  status: StatusWords,
  level: Level,
  course: StormCourse,
  time: (at: number) => string,
): string {
  switch (course.phase) {
    case "ahead":
      return status.rainFrom[level](time(course.fromAt));
    case "now":
      return (course.isOpenEnded ? status.stormAtLeastUntil : status.stormUntil)(
        status.storm[level],
        time(course.untilAt),
      );
    case "easing":
      return status.easing[level];
  }
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
