// English, for a reader of nine years. Only characters of GSM-7: any other makes a text twice as dear.
import { asksForStill } from "./asks_for_still.ts";
import { clock } from "./clock.ts";
import { inALine } from "./in_a_line.ts";
import type { TextWords } from "./every_text.ts";
import { MAX_PHOTOS, MAX_VIDEOS } from "shared/media_rules.ts";
import type { Owner } from "shared/report_statuses.ts";
import type { Hazard } from "shared/storms/products.ts";
import { AMOUNTS } from "shared/words/amounts.ts";

const amount = AMOUNTS.en;

export const en: TextWords = {
  reviewer: null,
  maxSegments: 2,

  time: (at, timeZone, day) =>
    clock("en-US", timeZone, DAYS[day ?? "none"]).format(at)
      .replace("12:00 PM", "noon").replace("12:00 AM", "midnight").replace(":00", ""),

  rain: (mm, minutes, by) => `${inches(mm)} in ${minutes === 60 ? "an hour" : "15 min"} by ${by}`,

  alert: {
    // No amounts: the commonest text of all must be one part.
    any: ({ where, until, link }) =>
      `FloodLine forecast: rain in ${where}. ` +
      `Take in what must stay dry. ${about(until)}${link} ${STOP}`,
    heavy: ({ where, rain, until, link }) =>
      `FloodLine forecast: heavy rain in ${where}, ${rain}. ` +
      `Water can pool in streets. Clear drains, lift goods off the floor. ` +
      `${about(until)}${link} ${STOP}`,
    flood: ({ where, rain, until, link }) =>
      `FloodLine forecast: flood risk in ${where}, ${rain}. ` +
      `Streets and basements can flood fast. Move cars and goods up, keep out of basements and ` +
      `deep water. ${about(until)}${link} ${STOP}`,
  },

  warning: ({ event, hazard, where, from, until, link }) =>
    `FloodLine: the National Weather Service has a ${event} for ${where}. ${WATER[hazard]} ` +
    `${span(from, until)}${link} ${STOP}`,

  watch: ({ event, where, from, until, link }) =>
    `FloodLine, ahead of time: the National Weather Service has a ${event} for ${where}. ` +
    `${span(from, until)}It may flood, or come to nothing. Plan where cars and goods go. ` +
    `${link} Reply AHEAD OFF for no watches, STOP to end`,

  besides: {
    any: ({ where }) => `Also rain in ${where}. `,
    heavy: ({ where }) => `Also heavy rain in ${where}. `,
    flood: ({ where }) => `Also flood risk in ${where}. `,
    warning: ({ event, where }) => `Also a ${event} for ${where}. `,
  },
  morePlaces: (count) => `More places (${count}): `,
  list: (names, more) =>
    more > 0 ? `${names.join(", ")} and ${more} more` : inALine(names, " and "),
  events: {},

  clear: {
    any: ({ where, link }) =>
      `FloodLine: all clear for ${where}. The rain is over. Still flooded? Tell us: ${link}`,
    heavy: ({ where, link }) =>
      `FloodLine: all clear for ${where}. The heavy rain is over. Still flooded? Tell us: ${link}`,
    flood: ({ where, link }) =>
      `FloodLine: all clear for ${where}. The flood risk is over. ` +
      `Keep away from water that stays. Still flooded? Tell us: ${link}`,
  },

  clearOfficial: ({ where, link }) =>
    `FloodLine: all clear for ${where}. The Weather Service has nothing more in force there. ` +
    `Keep away from water that stays. Still flooded? Tell us: ${link}`,

  clearUnfulfilled: {
    any: ({ where }) => `FloodLine: all clear for ${where}. The forecast has changed: no rain now.`,
    heavy: ({ where }) =>
      `FloodLine: all clear for ${where}. The forecast has changed: no heavy rain now.`,
    flood: ({ where }) =>
      `FloodLine: all clear for ${where}. The forecast has changed: no flood risk now.`,
  },

  ask: ({ where }) =>
    `FloodLine: heavy rain fell in ${where}. Is it flooding where you are? ` +
    "Reply 0 dry, 1 ankle, 2 knee, 3 inside.",

  height: (metres) => `${feet(metres)} ft`,
  tide: {
    minor: ({ where, over, at, until, link }) =>
      `FloodLine, by NOAA's tide gauge: coastal flooding in ${where}, highest about ${at}, ` +
      `${over} over flood level. Low streets by the water can flood. Move cars. ` +
      `${about(until)}${link} ${STOP}`,
    moderate: ({ where, over, at, until, link }) =>
      `FloodLine, by NOAA's tide gauge: coastal flood risk in ${where}, highest about ${at}, ` +
      `${over} over flood level. Move cars and goods up, keep out of basements and salt water. ` +
      `${about(until)}${link} ${STOP}`,
    major: ({ where, over, at, until, link }) =>
      `FloodLine, by NOAA's tide gauge: major coastal flood risk in ${where}, highest about ` +
      `${at}, ${over} over flood level. Leave low ground, do as officials say. ` +
      `${about(until)}${link} ${STOP}`,
  },
  tideClear: ({ where, link }) =>
    `FloodLine: all clear for ${where}. The tide is below flood level. ` +
    `Still flooded? Tell us: ${link}`,
  tideClearUnfulfilled: ({ where }) =>
    `FloodLine: all clear for ${where}. The tide stayed below flood level.`,

  code: (code, minutes) =>
    `FloodLine code: ${code}. It works for ${minutes} minutes. We never ask for it.`,

  question: ({ where, text }) =>
    `FloodLine: your district asks about your report for ${where}: ${text} Reply by text. ${STOP}`,

  report: {
    seen: ({ where, link }) =>
      `FloodLine: the district has seen your flood report for ${where}. Follow it: ${link} ${STOP}`,
    in_progress: ({ where, link }) =>
      `FloodLine: the district is at work on the flooding you reported in ${where}. ` +
      `Follow it: ${link} ${STOP}`,
    water_gone: ({ where, link }) =>
      `FloodLine: the district says the water you reported in ${where} is gone. ` +
      `Still there? Reply STILL. ${link} ${STOP}`,
    passed_on: ({ where, link, cityNumber }) =>
      `FloodLine: the district passed your report for ${where} on to the city, 311` +
      `${cityNumber ? ` number ${cityNumber}` : ""}. It may not be fixed. ` +
      `Still there? Reply STILL. ${link} ${STOP}`,
    not_ours: ({ where, link, whose }) =>
      `FloodLine: the district cannot act on the flooding you reported in ${where}. ` +
      `${whose ? `It may be for ${OWNERS[whose]}. ` : ""}${link} ${STOP}`,
    same_as: ({ where, link }) =>
      `FloodLine: others reported the same water in ${where} as you. ` +
      `The district works on it as one: ${link} ${STOP}`,
    nothing_found: ({ where, link }) =>
      `FloodLine: the district looked and found no water where you reported it in ${where}. ` +
      `Still there? Reply STILL. ${link} ${STOP}`,
    water: ({ where, link }) =>
      `FloodLine: is it still flooded where you reported it, in ${where}? Tell us here: ${link} ` +
      STOP,
  },

  ownWords: ({ district, words, news, of, link, cityNumber, whose }) =>
    `FloodLine, from ${district}, on ${
      "count" in of ? `${of.count} of your flood reports` : `your report for ${of.where}`
    }: ${words} ` +
    `${news === "passed_on" && cityNumber ? `311 number ${cityNumber}. ` : ""}` +
    `${whose ? `It may be for ${OWNERS[whose]}. ` : ""}` +
    `${
      asksForStill(news) ? `Still there? Reply STILL${"count" in of ? " for all" : ""}. ` : ""
    }${link} ${STOP}`,

  reports: {
    seen: ({ count, link }) =>
      `FloodLine: the district has seen ${count} of your flood reports. Follow them: ${link} ${STOP}`,
    in_progress: ({ count, link }) =>
      `FloodLine: the district is at work on ${count} of your flood reports. ` +
      `Follow them: ${link} ${STOP}`,
    water_gone: ({ count, link }) =>
      `FloodLine: the district says of ${count} of your flood reports that the water is gone. ` +
      `Still there? Reply STILL for all, or tell us which: ${link} ${STOP}`,
    passed_on: ({ count, link, cityNumber }) =>
      `FloodLine: the district passed ${count} of your flood reports on to the city, 311` +
      `${cityNumber ? ` number ${cityNumber}` : ""}. It may not be fixed. ` +
      `Still there? Reply STILL for all, or tell us which: ${link} ${STOP}`,
    not_ours: ({ count, link, whose }) =>
      `FloodLine: the district cannot act on ${count} of your flood reports. ` +
      `${whose ? `It may be for ${OWNERS[whose]}. ` : ""}${link} ${STOP}`,
    nothing_found: ({ count, link }) =>
      `FloodLine: the district looked, and found no water for ${count} of your flood reports. ` +
      `Still there? Reply STILL for all, or tell us which: ${link} ${STOP}`,
  },

  stillWet: ({ where }) =>
    `FloodLine: the district asks: still wet where you reported it, in ${where}? ` +
    `Reply 1 yes, 2 no. ${STOP}`,

  called: ({ where, link }) =>
    `FloodLine: the district wrote down what you told it on the phone of flooding in ${where}. ` +
    `We text you its news. Msg & data rates may apply. ${link} ${STOP}`,

  notice: {
    assigned: ({ name, where, point, link }) =>
      `FloodLine: ${name ?? "a colleague"} asks you to see to flooding in ${where}` +
      `${point ? ` at ${point}` : ""}. ${link} ${STOP}`,
    assignedMany: ({ name, count, link }) =>
      `FloodLine: ${name ?? "a colleague"} gives you flood reports to see to: ${count}. ` +
      `Your round: ${link} ${STOP}`,
    levels: ({ district, link }) =>
      `FloodLine: another manager of ${district} changed how much rain brings a text. ` +
      `See who and what: ${link} ${STOP}`,
    invitation: ({ district, role, until, link }) =>
      `FloodLine: ${district} invites you to its staff, as ${role}. To accept, sign in with this ` +
      `number before ${until}: ${link} Not for you? Do nothing. ${STOP}`,
  },

  broadcast: {
    send: ({ district, words }) =>
      `FloodLine, from ${district}: ${words} Reply NEWS OFF for alerts only, STOP to end`,
    drill: ({ district, words }) =>
      `DRILL, this is not real. FloodLine, from ${district}: ${words} (End of drill.) ${STOP}`,
    test: (text) => `TEST, to you alone. ${text}`,
  },
  staffRoles: { viewer: "viewer", crew: "crew", manager: "manager" },

  reply: {
    stopped: "FloodLine: you will get no more alerts. Reply START to get them again.",
    started: "FloodLine: welcome back, your alerts are on again. Reply STOP to end them.",
    help: ({ host, hasNews, hasAhead, hasTides }) =>
      "FloodLine texts you before it floods. Text STATUS, PAUSE, RESUME, ZIP 11215, LEVEL HEAVY " +
      `or LANGUAGE ES. ${hasNews ? "NEWS OFF ends what districts write. " : ""}${
        hasAhead ? "AHEAD OFF ends watches. " : ""
      }${
        hasTides ? "TIDE OFF ends tides. " : ""
      }${host} Reply STOP to end. Msg & data rates may apply. ` +
      "In danger? Call 911.",
    notUnderstood: "FloodLine: we did not understand that. Text HELP to see what you can ask. " +
      "In danger? Call 911.",
    askStop: "FloodLine: do you want no more texts from us? Reply STOP, and we send none. " +
      "To keep them, do nothing.",
    stranger: ({ link }) =>
      `FloodLine: this number gets no alerts yet. Choose your ZIP codes here: ${link}`,
    paused: ({ until }) =>
      `FloodLine: paused until ${until}. Till then we text you nothing, not even a flood. ` +
      "Text RESUME to end the pause.",
    resumed: "FloodLine: your alerts are on again. Text STATUS to see what is coming.",
    alertsOnly: "FloodLine: from now on you get alerts only, nothing that districts write. " +
      "To get that again, text NEWS ON. Reply STOP to end all texts.",
    broadcastsToo: "FloodLine: your alerts come as ever, and what the district of your ZIP code " +
      "writes comes too. Text NEWS OFF to end that.",
    aheadOff:
      "FloodLine: no more texts of flood watches. Alerts and warnings come as ever. To get " +
      "watches again, text AHEAD ON. Reply STOP to end all texts.",
    aheadOn:
      "FloodLine: when the Weather Service issues a flood watch for your ZIP codes, we text " +
      "you once, mostly a day ahead and never in your quiet hours. Most come to nothing. " +
      "Text AHEAD OFF to end that.",
    tidesOff:
      "FloodLine: no more texts of high tides. Rain alerts and warnings come as ever. To get " +
      "tides again, text TIDE ON. Reply STOP to end all texts.",
    tidesOn:
      "FloodLine: when the tide may flood your ZIP codes, by NOAA's gauge, we text you: at your " +
      "level, each step up, and an all-clear. Text TIDE OFF to end that.",
    tidesNowhere:
      "FloodLine: no tide gauge stands for your ZIP codes yet. Once one does, we text you of " +
      "high tides. Text TIDE OFF to end that.",
    language: "FloodLine: from now on we text you in English.",
    follows: ({ zip, where, level }) =>
      `FloodLine: you now follow ${where}. We text you ${WHEN[level]}. ` +
      `To change that, text LEVEL ${zip} ANY, HEAVY or FLOOD.`,
    followsAlready: ({ zip, where, level }) =>
      `FloodLine: you follow ${where} already. We text you ${WHEN[level]}. ` +
      `To change that, text LEVEL ${zip} ANY, HEAVY or FLOOD.`,
    level: ({ where, level }) =>
      `FloodLine: for ${where ?? "all your ZIP codes"} we now text you ${WHEN[level]}.`,
    noPlaces: "FloodLine: you follow no ZIP code yet. Text ZIP and its five digits: ZIP 11215",
    unfollowed: ({ where, left }) =>
      `FloodLine: you no longer follow ${where}. ` +
      `${left ? `We still text you about ${left}.` : "You follow no ZIP code now."} ` +
      "Reply STOP to end all texts.",
    notFollowed: ({ zip }) => `FloodLine: you do not follow ${zip}. To follow it, text ZIP ${zip}`,
    zipUnknown: ({ zip, near }) =>
      `FloodLine: we do not know the ZIP code ${zip}. Please check its five digits.` +
      (near === null ? "" : ` If they are right, use one near it, such as ${near}.`),
    zipUnplaced: ({ zip, near }) =>
      `FloodLine: nobody tells us where ${zip} is. Use the ZIP code of a place near you` +
      (near === null ? "." : `, such as ${near}.`),
    tooManyPlaces: ({ max, link }) =>
      `FloodLine: you follow ${max} ZIP codes, and more do not fit. Remove one first: ${link}`,
    consentNeeded: ({ link }) =>
      `FloodLine: first tick the box that says we may text you alerts: ${link}`,
    dry: "FloodLine: glad it is dry. Thank you for telling us.",
    reported: ({ where, link }) =>
      `FloodLine: thank you, your report for ${where} is in. Add a photo: ${link} ` +
      "Stay out of the water. In danger? Call 911.",
    gone: ({ where }) =>
      `FloodLine: thank you, the district sees that the water in ${where} is gone.`,
    corrected: ({ link }) => `FloodLine: thank you, we changed your report: ${link}`,
    still: ({ where, link }) =>
      `FloodLine: thank you, the district sees that the water in ${where} is still there: ${link} ` +
      "In danger? Call 911.",
    answered: "FloodLine: thank you, your district has your answer.",
    stillMany: ({ where, link }) =>
      "FloodLine: thank you, the district sees that the water of these reports is still there: " +
      `${where}. See them: ${link} In danger? Call 911.`,
    stillTooOld: ({ link }) =>
      "FloodLine: what the district told you is too old for that. If there is water, please report " +
      `it here: ${link} In danger? Call 911.`,
    stillWhere: ({ link }) =>
      `FloodLine: we do not know which water you mean. Please report it here: ${link} ` +
      "In danger? Call 911.",
    seenAlready: ({ link }) =>
      `FloodLine: thank you. Your report has been seen and stays as it is: ${link}`,
    howDeep: "FloodLine: how deep is the water? Reply 1 ankle, 2 knee, 3 inside.",
    photoHowDeep: "FloodLine: thank you for the photo. How deep is the water? " +
      "Reply 1 ankle, 2 knee, 3 inside.",
    photoAdded: ({ link }) => `FloodLine: thank you, your photo is with your report: ${link}`,
    blocked:
      "FloodLine: This number is blocked from sending reports and photos. Alerts go on; STOP ends them.",
    photoTooMany: ({ link }) =>
      `FloodLine: a report holds ${amount.photos(MAX_PHOTOS)} or ${
        amount.videos(MAX_VIDEOS)
      }, and yours is full: ${link}`,
    photoNotReadable: ({ link }) =>
      `FloodLine: we cannot read that kind of file. Please send a photo, or add it here: ${link}`,
    reportWhere: ({ link }) =>
      `FloodLine: we do not know where you are. Please report it here: ${link}`,
  },

  lastToday: {
    report: ". No more texts about your reports today: see the site.",
    reply: "This is our last answer today. Alerts still come.",
  },

  status: {
    line: ({ where, facts }) => `${where}: ${facts.join(", ")}.`,
    storm: { any: "rain now", heavy: "heavy rain now", flood: "flood risk now" },
    stormUntil: (storm, at) => `${storm} until ${at}`,
    stormAtLeastUntil: (storm, at) => `${storm} until ${at} at least`,
    easing: { any: "rain is easing", heavy: "heavy rain is easing", flood: "flood risk is easing" },
    quiet: "no storm",
    rainFrom: {
      any: (at) => `rain from ${at}`,
      heavy: (at) => `heavy rain from ${at}`,
      flood: (at) => `flood risk from ${at}`,
    },
    dryUntil: (at) => `dry until ${at}`,
    noForecast: "no forecast yet",
    notCheckedSince: (at) => `no fresh weather since ${at}, look outside`,
    forecastFrom: (at) => `forecast is old, made at ${at}, look outside`,
    noForecastFrom: (at) => `no forecast after ${at}`,
    noForecastBetween: (from, to) => `no forecast from ${from} to ${to}`,
    warning: ({ event, from, until }) =>
      `Weather Service: ${event}${from ? ` from ${from}` : ""}${until ? ` until ${until}` : ""}`,
    tide: ({ at, over }) => `tide ${over} over flood level about ${at}`,
    pausedUntil: (until) => `Paused until ${until}. Text RESUME to end it.`,
    quietUntil: (until) => `Your quiet hours last until ${until}.`,
    newsOff: "Text NEWS OFF to end what districts write.",
    aheadOff: "Text AHEAD OFF to end texts of watches.",
    aheadOn: "Text AHEAD ON to be texted of watches.",
    tidesOff: "Text TIDE OFF to end texts of tides.",
    tidesOn: "Text TIDE ON to be texted of tides.",
  },
};

const STOP = "Reply STOP to end";

const OWNERS: Record<Owner, string> = {
  city: "the city: call 311",
  utility: "the water or sewer company",
  transit: "the transit agency",
  state: "the state, which keeps that road",
  owner: "the owner of the building",
};

const DAYS = {
  none: {},
  weekday: { weekday: "short" },
  date: { month: "short", day: "numeric" },
} as const;

const FAST =
  "Streets and basements can flood fast. Move cars and goods up, keep out of basements and " +
  "deep water.";
const SALT =
  "Salt water can come into low streets, highest around high tide. Move cars and goods up, " +
  "do not drive through it.";

/** What each does, and what to do. */
const WATER: Record<Hazard, string> = {
  flash: FAST,
  river: FAST,
  street: "Low streets and underpasses can flood. Clear drains, lift goods off the floor, do not " +
    "drive into water.",
  coast: SALT,
  surge: "The sea can rise fast and far inland. Leave if officials say so, go to high ground.",
  lake:
    "Waves and lake water can flood low shores. Move cars and goods away from the lake, do not " +
    "drive through it.",
};

function span(from: string | undefined, until: string | undefined): string {
  if (!from) return until ? `Until ${until}. ` : "";
  return until ? `From ${from} until ${until}. ` : `From ${from}. `;
}

function about(until: string | undefined): string {
  return until ? `Until about ${until}. ` : "";
}

const WHEN = {
  any: "about any rain",
  heavy: "when heavy rain is coming",
  flood: "only when it may flood",
};

/** Residents are Americans, hence feet. */
function feet(metres: number): string {
  return Math.max(metres / 0.3048, 0.1).toFixed(1);
}

/** Residents are Americans, hence inches. */
function inches(mm: number): string {
  const value = mm / 25.4;
  return value < 0.1 ? "under 0.1 inch" : `${value.toFixed(1)} inches`;
}
