import type { Level } from "shared/levels.ts";
import { SHOWN_DAYS } from "shared/limits.ts";
import type { Ending } from "shared/report_statuses.ts";
import type { Hazard } from "shared/storms/products.ts";
import { CLEAR_AFTER_MINUTES } from "shared/storms/decide.ts";
import { AMOUNTS } from "shared/words/amounts.ts";

const amount = AMOUNTS.en;

/** As a storm is called in the middle of a storm. */
const STORM: Record<Level, string> = { any: "Rain", heavy: "Heavy rain", flood: "Flood risk" };

const hours = (n: number) => n === 1 ? "hour" : `${n} hours`;

export const zip = {
  title: (place: string) => `Rain and flooding in ${place}`,
  description: (place: string) =>
    `Rain now and in the next hours in ${place}, flood reports from its streets, and official ` +
    "flood warnings. Free, no app.",

  /** A time of day within a sentence. */
  clock: (time: string) => time,
  storm: STORM,

  state: {
    since: (what: string, time: string) => `${what} since ${time}`,
    from: (what: string, time: string) => `${what} from about ${time}`,
    easing: {
      any: "The rain is easing",
      heavy: "The heavy rain is easing",
      flood: "The flood risk is easing",
    } as Record<Level, string>,
    calm: "No storm now",
    calmThen: (what: string, time: string) => `No storm now. ${what} from about ${time}`,
    over: {
      any: "The rain is over",
      heavy: "The heavy rain is over",
      flood: "The flood risk is over",
    } as Record<Level, string>,
    neverCame: {
      any: "No storm now. The rain that was forecast did not come",
      heavy: "No storm now. The heavy rain that was forecast did not come",
      flood: "No storm now. The flood that was forecast did not come",
    } as Record<Level, string>,
    official: (event: string, until?: string) => event + (until ? ` until ${until}` : ""),
    officialFrom: (event: string, from: string, until?: string) =>
      `${event} from ${from}${until ? ` until ${until}` : ""}`,
    stale: (time: string) => `No fresh weather since ${time}`,
    unwatched: "Not watched yet",
    oldRun: (ago: string) => `Old forecast, made ${ago}`,
    gap: "Part of the forecast is missing",
    /** What is doubtful, before what is forecast. */
    doubted: (doubt: string, forecast: string) => `${doubt}. ${forecast}`,
  },

  /** What is coming, a sentence each. */
  coming: {
    inQuarter: (amount: string, time: string) => `Up to ${amount} in 15 minutes around ${time}.`,
    inHour: (amount: string, time: string) => `Up to ${amount} in an hour by ${time}.`,
    until: (time: string) => `Until about ${time}.`,
    atLeastUntil: (time: string) => `Until ${time} at least.`,
    again: (time: string) => `Again from about ${time}.`,
    worse: (what: string, time: string) => `${what} from about ${time}.`,
    noMore: `No more of this strength is forecast. After ${
      amount.minutes(CLEAR_AFTER_MINUTES)
    } without it we call it over.`,
    dry: (n: number) => `Little or no rain is forecast for the next ${hours(n)}.`,
    ended: (ago: string) => `It ended ${ago}.`,
    officialBy: (sender: string) => `From the National Weather Service (${sender}).`,
    official: "From the National Weather Service.",
    stale: (ago: string) =>
      `Our weather source last answered ${ago}. Look outside, and do not rely on this page.`,
    staleThen: {
      any: "Then it rained here.",
      heavy: "Then heavy rain was on or coming here.",
      flood: "Then there was a flood risk here.",
    } as Record<Level, string>,
    oldRun: (ago: string) =>
      `The weather model last ran ${ago}. It cannot know of newer rain. Look outside, and do not ` +
      "rely on this page.",
    gap: (from: string, to: string) =>
      `We have no forecast from ${from} to ${to}. It may rain then. Look outside.`,
    gapFrom: (from: string) => `We have no forecast after ${from}. It may rain then. Look outside.`,
    unwatched: "Nobody follows this ZIP code so far. Follow it, and we check its weather every " +
      "half hour.",
    checked: (ago: string) => `Estimated and forecast by a weather model, checked ${ago}.`,
  },

  todo: {
    any: "Take in what must stay dry.",
    heavy: "Clear drains near you and lift goods off the floor. Keep out of moving water.",
    flood: "Move cars and goods up now. Keep out of basements and flooded streets.",
    after: "Keep away from water that stays.",
    danger: "In danger? Call 911",
  },

  actions: {
    follow: (zip: string) => `Text me about ${zip}`,
    followed: (zip: string) => `You follow ${zip}: change`,
    report: "Report flooding here",
    why: "Why did I get a text?",
  },

  official: {
    heading: "Official warnings",
    /** As the Weather Service calls them; other languages have names of their own. */
    events: {
      "Flash Flood Warning": "Flash Flood Warning",
      "Flash Flood Warning (considerable damage)": "Flash Flood Warning (considerable damage)",
      "Flash Flood Emergency": "Flash Flood Emergency",
      "Flash Flood Statement": "Flash Flood Statement",
      "Flash Flood Watch": "Flash Flood Watch",
      "Flood Warning": "Flood Warning",
      "Flood Advisory": "Flood Advisory",
      "Flood Statement": "Flood Statement",
      "Flood Watch": "Flood Watch",
      "Coastal Flood Warning": "Coastal Flood Warning",
      "Coastal Flood Advisory": "Coastal Flood Advisory",
      "Coastal Flood Statement": "Coastal Flood Statement",
      "Coastal Flood Watch": "Coastal Flood Watch",
      "Storm Surge Warning": "Storm Surge Warning",
      "Storm Surge Watch": "Storm Surge Watch",
      "Lakeshore Flood Warning": "Lakeshore Flood Warning",
      "Lakeshore Flood Advisory": "Lakeshore Flood Advisory",
      "Lakeshore Flood Statement": "Lakeshore Flood Statement",
      "Lakeshore Flood Watch": "Lakeshore Flood Watch",
    } as Record<string, string>,
    todo: {
      flash: "Move cars and goods up now. Keep out of basements and flooded streets.",
      river: "Move cars and goods up now. Keep out of basements and flooded streets.",
      street: "Clear nearby drains, lift goods off the floor. Do not drive into water.",
      coast:
        "Salt water comes in with the tide, highest around high tide. Move cars and goods up, do not " +
        "drive through it.",
      surge: "The sea can rise fast and far inland. Leave if officials say so, go to high ground.",
      lake: "Move cars and goods away from the lake. Do not drive through water.",
    } as Record<Hazard, string>,
    /** Of a watch. */
    possible: "It may happen, and is not certain.",
    /** Leads to the choice. */
    ahead: "Text me of watches, a day ahead",
    /** Of what no text is sent for. */
    shownOnly: "Shown here; we text nobody about it.",
    notFollowed:
      "Not followed here: tsunamis, hurricanes, high surf, dam failures without a flood warning, " +
      "and outlooks for days ahead. See",
    from: (time: string) => `From ${time}`,
    until: (time: string) => `until ${time}`,
    /** No end is known. */
    openEnded: "until further notice",
    maybe: (event: string, area: string) =>
      `The Weather Service has a ${event} for parts of ${area}. We cannot tell if it is for you.`,
    unnamedArea: "this state",
    by: (sender: string) => `Issued by ${sender}`,
    service: "the National Weather Service",
    read: "Read it at weather.gov",
    silent: (time: string) => `The National Weather Service could not be reached since ${time}`,
    never: "The National Weather Service has not been reached yet",
    rainDecides: "; rain alone decides.",
    lastGiven: "; its warnings here are those it gave last.",
    none: (ago: string) =>
      `No official flood warning is in force here: the National Weather Service was asked ${ago}.`,
  },

  rain: {
    heading: "Rain",
    today: (amount: string) => `Today so far: ${amount}, estimated.`,
    unknown: "There are no figures for the last hours.",
    title: (from: string, to: string) => `Rain from ${from} to ${to}`,
    past: (n: number, sum: string, most: string, time: string) =>
      `In the last ${hours(n)}: ${sum}, at most ${most} in 15 minutes around ${time}.`,
    dryPast: (n: number) => `No rain in the last ${hours(n)}.`,
    ahead: (n: number, sum: string, most: string, time: string) =>
      `In the next ${hours(n)}: ${sum}, at most ${most} in 15 minutes around ${time}.`,
    dryAhead: (n: number) => `None is forecast for the next ${hours(n)}.`,
    noForecast: "There is no forecast just now.",
    reach: {
      heavy: "That reaches heavy rain here.",
      flood: "That reaches flood risk here.",
    },
    now: "Now",
    line: (level: string, amount: string) => `${level}: ${amount}`,
    bars: "Each bar is the wettest 15 minutes of an hour.",
    estimated: "Estimated",
    forecast: "Forecast",
    marked: "Reached by the whole hour, though no 15 minutes reach it",
    levels: (level: string, quarter: string, hour: string | undefined) =>
      `${level} here: ${quarter} in 15 minutes${hour ? `, or ${hour} in an hour` : ""}.`,
    setBy: (districts: string) => `Set by ${districts}.`,
    table: "The same as a table",
    caption: "Rain by the hour",
    columns: { hour: "From", whole: "Whole hour", most: "Wettest 15 min", kind: "Kind" },
    /** Hours without rain that follow one another. */
    dryUntil: (from: string, to: string) => `${from} to ${to}`,
    /** Then the model's age, as "6 hours ago". */
    source: {
      by: "Weather data by ",
      end: "): a weather model's estimate, not measured on your street.",
      ran: (ago: string) => `The model, HRRR, ran ${ago}.`,
    },
  },

  /** Of a ZIP code that has no streets of its own. */
  kind: {
    point: (zip: string, city: string) =>
      `${zip} has no streets of its own: it is for post boxes, for one building or company, or ` +
      `it is new. Rain and warnings here are for one point in ${city}. Where you live or work ` +
      "may be somewhere else: then follow the ZIP code of that street.",
    military: (zip: string) =>
      `${zip} is a military or diplomatic post office. Rain here is for one point where mail lists ` +
      "place it. The Weather Service gives no flood warnings abroad: follow local warnings.",
  },
  map: "Map",

  reports: {
    heading: `Reported near here in the last ${amount.days(SHOWN_DAYS)}`,
    none: `No flooding has been reported here in the last ${amount.days(SHOWN_DAYS)}.`,
    /** Between the depth and a ZIP code. */
    inZip: " in ",
    /** From the ZIP code's middle. */
    away: (distance: string) => `${distance} away`,
    confirmed: (n: number) => n === 1 ? "confirmed by 1 other" : `confirmed by ${n} others`,
    gone: "the water is gone",
    ended: {
      water_gone: "the water is gone, the district says",
      passed_on: "passed on to the city",
      not_ours: "not the district’s to mend",
      same_as: "reported by others too",
      nothing_found: "the district found no water",
    } as Record<Ending, string>,
    seenBy: (district: string) => `${district} sees the reports from its streets here.`,
    about:
      "How far is counted from the middle of the ZIP code, true to about 330 feet (100 meters). " +
      "Photos and notes are not public.",
  },

  share: {
    heading: "Tell others",
    words: (place: string, address: string) => `Rain and flooding in ${place}, now: ${address}`,
    button: "Share this page",
    text: "In a text",
    mail: "By e-mail",
    address: "Its address",
    kept: "Once seen, this page opens without a network too, as it was.",
  },

  /** What a district says of itself. */
  says: {
    title: (district: string) => `${district} says`,
    onlyIn: (language: string) => `Only in ${language}.`,
    until: (time: string) => `Until ${time}.`,
  },

  feeds: {
    heading: "Feeds",
    alerts: "Alerts (Atom, with CAP)",
    reports: "Reports (GeoJSON)",
    alertsTitle: (zip: string) => `Alerts for ${zip}`,
    reportsTitle: (zip: string) => `Flood reports in ${zip}`,
  },
};
