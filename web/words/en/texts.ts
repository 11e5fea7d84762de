import type { MessageWhy, Step } from "shared/api/messages.ts";
import type { MessageStatus } from "shared/message_statuses.ts";

type Level = "any" | "heavy" | "flood";

/** Texts to their reader: the list of them, and why each came. */
export const texts = {
  title: "Your texts",
  back: "My places",
  none: "None yet. When we text you, you find here why.",
  choose: "Choose one to see why it came.",
  newest: "Newest texts",
  older: "Older texts",

  whyTitle: "Why did I get this?",
  becameTitle: "What became of this text?",
  aboutAt: (about: string, when: string) => `${about}, ${when}`,
  theText: "The text",
  weather: "The weather then",
  whyYou: "Why you",
  change: "Change what you get, and when",
  way: "Its way to you",

  about: {
    any: "Rain",
    heavy: "Heavy rain",
    flood: "Flood risk",
    warning: "Official warning",
    clear: "All-clear",
    ask: "Question",
  } as Record<Step, string>,
  /** "Heavy rain in 11231" */
  aboutPlace: (about: string, zip: string) => `${about} in ${zip}`,
  watch: "Flood watch",
  watchThen: "The watch then",
  code: "Sign-in code",
  reply: "Answer to a text of yours",
  notice: "To a district's staff",
  broadcast: "From your district",
  test: "Test of a broadcast",
  report: "Your report",
  reports: "The reports that it is about",

  states: {
    held: "Waits for you",
    queued: "Waits its turn",
    sending: "Is being sent",
    unknown: "Sent, no answer yet",
    accepted: "With your carrier",
    sent: "With your carrier",
    delivered: "Arrived",
    undelivered: "Did not arrive",
    failed: "Did not arrive",
    refused: "Did not arrive",
    expired: "Not sent",
  } as Record<MessageStatus, string>,

  reasons: {
    from: (time: string) => `It was to begin at ${time}.`,
    until: (time: string) => `Expected to last until about ${time}.`,
    cameToNothing: (level: string) =>
      `The forecast did not come true: less than half of what “${level}” needs fell, and no more ` +
      "was forecast.",
    lastRain: (level: string, time: string) =>
      `The last rain of at least half of what “${level}” needs fell until ${time}; no more was ` +
      "forecast.",
    watch:
      "A watch says that it may flood, mostly half a day to two days ahead. Most come to nothing.",
    warningsOver: "Nothing that the Weather Service had in force here is in force any more.",
    dry: "No rain fell, by the weather model's estimate.",
    warning: (event: string, sender: string | null, headline: string | null) =>
      `${event} in force, issued by ${sender ?? "the National Weather Service"}` +
      `${headline ? `: “${headline}”` : ""}.`,
    wettest: (
      { minutes, time, amount, isForecast, ahead }: {
        minutes: 15 | 60;
        time: string;
        amount: string;
        isForecast: boolean;
        /** "2 hours"; undefined: not known. */
        ahead: string | undefined;
      },
    ) =>
      `The wettest ${minutes === 60 ? "hour" : "15 minutes"}, up to ${time}: ${amount}, ` +
      `${isForecast ? "forecast" : "estimated"}${ahead ? `, looking ${ahead} ahead` : ""}.`,
    model: (time: string) => `By the weather model HRRR, its run of ${time}.`,
    begins: (level: string, amount: string, minutes: 15 | 60, district: string | undefined) =>
      `“${level}” begins at ${amount} in ${minutes === 60 ? "an hour" : "15 minutes"}, ` +
      `${district ? `set by ${district}` : "FloodLine's usual amount"}.`,
  },
  minutes: (minutes: string) => `${minutes} minutes`,
  hours: (hours: string) => hours === "1" ? "1 hour" : `${hours} hours`,

  you: {
    code: "Somebody asked for a code to sign in with your number. If it was not you, there is " +
      "nothing to do: without the code nobody gets in.",
    reply: "You texted us, and this is our answer.",
    notice:
      "You are on a district's staff, or invited to it, and one of its managers did something that you are to know of.",
    broadcast:
      "You follow a ZIP code of this district, and agreed to messages from it. A drill goes to those " +
      "who work for the district.",
    test: "You wrote a broadcast, and asked for it on your own phone first.",
    report: "You asked for a text when something happens to your report. You can switch that off " +
      "on its page.",
    ahead:
      "You asked to be texted of watches: once each, for your ZIP codes that it touches, never in your quiet hours. Updates of the same watch bring no further text.",
    ask: "Heavy rain had fallen and you had been told of the storm. We ask once a storm; an " +
      "answer of 1, 2 or 3 becomes a report.",
    clear: "You had been told of this storm, so you are told its end.",
    followsNoMore: (zip: string) => `You followed ${zip} then; now you do not.`,
    chose: (level: string, zip: string) => `You chose “${level}” for ${zip}.`,
    choseBelow: (level: string, zip: string, step: Level) =>
      `You chose “${level}” for ${zip}, so ${
        { any: "rain", heavy: "heavy rain", flood: "flood risk" }[step]
      } concerns you, too.`,
    choseSince: (level: string, zip: string) =>
      `You chose “${level}” for ${zip} since; at that level this text would not have come.`,
    choseOfficial: (level: string, zip: string) =>
      `You chose “${level}” for ${zip}; what the Weather Service says of this strength concerns you, too.`,
    choseWarned: (level: string, zip: string) =>
      `You chose “${level}” for ${zip}; an official flood warning counts at every level.`,
  },
  held: {
    waits: {
      quiet: "It waits for the end of your quiet hours, and is sent then if it is still true.",
      pause: "It waits for the end of your pause, and is sent then if it is still true.",
    },
    neverSent: {
      quiet: "It waited for the end of your quiet hours, and was never sent.",
      pause: "It waited for the end of your pause, and was never sent.",
    },
    sent: {
      quiet: "It waited for the end of your quiet hours, and was sent because it was still true.",
      pause: "It waited for the end of your pause, and was sent because it was still true.",
    },
  },

  stages: {
    decided: "Decided",
    written: "Written",
    left: "Left for your carrier",
    arrived: "Arrived on your phone",
    failed: "Did not arrive",
    expired: "Not sent",
    noWord: "No word yet whether it arrived",
    waits: {
      quiet: "Waits for the end of your quiet hours",
      pause: "Waits for the end of your pause",
    },
  },
  expired: {
    superseded: "The storm had changed or ended by then, so it was no longer true",
    late: "It would have come too late to be of use",
    stopped: "You had switched your texts off",
    overBudget: "The day's money for texts was spent, and the rest kept for flood risk",
    unproven: "We could not learn whether it arrived, and did not want to text you twice",
    tooMany: "You had had the most texts about reports that we send in a day",
    purseEmpty: "The day's money for texts of this kind was spent",
    takenBack: "The district stopped it before it left",
    notWanted: "You had switched texts of this kind off, or no longer followed the place",
  } as Record<NonNullable<MessageWhy["expiredFor"]>, string>,
  /** What the API says, in English, of a text that did not arrive. */
  failures: {
    "The texting service refused our account": "The texting service refused our account",
    "The texting service was too busy": "The texting service was too busy",
    "Not a valid phone number": "Not a valid phone number",
    "Number outside the area we may text": "Number outside the area we may text",
    "The texting account is still on trial": "The texting account is still on trial",
    "Opted out of texts": "Opted out of texts",
    "Not a mobile number": "Not a mobile number",
    "Phone off or out of reach": "Phone off or out of reach",
    "Blocked by the phone or its network": "Blocked by the phone or its network",
    "Number no longer in use": "Number no longer in use",
    "Landline, or a network that takes no texts": "Landline, or a network that takes no texts",
    "Taken for spam by the phone's network": "Taken for spam by the phone's network",
    "Lost by the phone's network": "Lost by the phone's network",
    "Our sending number is not registered yet": "Our sending number is not registered yet",
    "The limit on texts was reached": "The limit on texts was reached",
    "The texting service refused our sending number":
      "The texting service refused our sending number",
    "The phone's network was in trouble": "The phone's network was in trouble",
    "The texting service refused it": "The texting service refused it",
    "The texting service refused its words": "The texting service refused its words",
    "It came too late to be of use": "It came too late to be of use",
    "The phone's network gave no reason": "The phone's network gave no reason",
  } as Record<string, string>,
  /** A reason ends as a sentence. */
  sentence: (words: string) => `${words}.`,
};
