// The words of the alerts. In this order: source, hazard and effect, place, what to do, until when.
// Plain GSM-7 characters, at most two parts, so that a text costs what we think it costs.
import { countSegments } from "shared/server/segments.ts";
import { type Level, LEVEL_NAMES } from "shared/levels.ts";
import type { ClearFacts, Facts } from "shared/storms/decide.ts";

const MAX_SEGMENTS = 2;

export interface Place {
  zip: string;
  city: string | null;
  timeZone: string;
}

/** The text of an episode's start or step up. */
export function alertText(
  { level, facts, place, publicUrl, now }: {
    level: Level;
    facts: Facts;
    place: Place;
    publicUrl: string;
    now: Date;
  },
): string {
  const until = timeIn(place.timeZone, new Date(facts.until), now);
  return fitting(place, publicUrl, (where, link) => {
    const end = `${link} Reply STOP to end`;
    if (facts.warning) {
      return `FloodLine: the National Weather Service has a ${facts.warning.event} for ${where}. ` +
        `${EFFECTS.flood} ${ACTIONS.flood} Until ${until}. ${end}`;
    }
    const rain = rainInWords(facts, place.timeZone, now);
    return `FloodLine forecast: ${HAZARDS[level]} in ${where}, ${rain}. ` +
      `${EFFECTS[level]} ${ACTIONS[level]} Until about ${until}. ${end}`;
  });
}

/** The all-clear of an episode. */
export function clearText(
  { facts, place, publicUrl }: { facts: ClearFacts; place: Place; publicUrl: string },
): string {
  return fitting(
    place,
    publicUrl,
    (where, link) =>
      `FloodLine: all clear for ${where}. ${OVER[facts.level]} ` +
      `Still flooded? Tell us: ${link}`,
  );
}

const HAZARDS: Record<Level, string> = {
  any: "rain",
  heavy: LEVEL_NAMES.heavy.toLowerCase(),
  flood: LEVEL_NAMES.flood.toLowerCase(),
};

const EFFECTS: Record<Level, string> = {
  any: "Streets get wet.",
  heavy: "Streets can pool.",
  flood: "Streets and basements can flood fast.",
};

const ACTIONS: Record<Level, string> = {
  any: "Take in what must stay dry.",
  heavy: "Clear drains, lift goods off the floor.",
  flood: "Move cars and goods up, keep out of basements and deep water.",
};

const OVER: Record<Level, string> = {
  any: "The rain is over.",
  heavy: "The heavy rain is over.",
  flood: "The flood risk is over. Keep away from water that stays.",
};

/**
 * With the city's name where it fits, else with the ZIP code alone, else without the link: a
 * warning that is cut off says less.
 */
function fitting(
  { zip, city }: Place,
  publicUrl: string,
  write: (where: string, link: string) => string,
): string {
  const name = (city ?? "").normalize("NFKD").replace(/[^A-Za-z .'-]/g, "");
  const link = `${publicUrl}/zip/${zip}`;
  const candidates = [write(`${zip} ${name}`.trim(), link), write(zip, link)];
  return candidates.find((text) => countSegments(text) <= MAX_SEGMENTS) ??
    write(zip, "").replace(/ +/g, " ").trim();
}

/** "0.6 inches in 15 min by 3:15 PM": residents are Americans, hence inches. */
function rainInWords({ crossed, ...facts }: Facts, timeZone: string, now: Date): string {
  const { mm, at } = crossed?.minutes === 60 ? facts.wettestHour : facts.wettestQuarter;
  const span = crossed?.minutes === 60 ? "an hour" : "15 min";
  return `${inches(mm)} in ${span} by ${timeIn(timeZone, new Date(at), now)}`;
}

function inches(mm: number): string {
  const value = mm / 25.4;
  return value < 0.1 ? "under 0.1 inch" : `${value.toFixed(1)} inches`;
}

const FAR_MS = 12 * 3600_000;

/** "3:15 PM", "5 PM"; with its weekday where that is more than half a day away: "Tue 5 PM". */
function timeIn(timeZone: string, time: Date, now: Date): string {
  const isFar = Math.abs(time.getTime() - now.getTime()) > FAR_MS;
  const words = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hour: "numeric",
    minute: "2-digit",
    ...(isFar && { weekday: "short" }),
  }).format(time);
  // Intl puts a narrow no-break space before PM, which would make the text UCS-2: 70 a part.
  return words.replace(/\s+/g, " ").replace(":00", "");
}
