import { COUNTED_HOURS, NUMBERS_KEPT_DAYS } from "shared/limits.ts";
import { AMOUNTS } from "shared/words/amounts.ts";

const amount = AMOUNTS.en;

const number = (n: number) => n.toLocaleString("en-US");
const places = (n: number) =>
  n === 1 ? "the one place we watch" : `the ${number(n)} places we watch`;

export const landing = {
  heading: "A text before your street floods",
  lead:
    "FloodLine watches the rain over your ZIP code, texts you before the water comes, and takes " +
    "your report when it does.",

  /** A resident's own places, the first thing they see. */
  own: {
    heading: "Your places",
    notKnown: "Cannot be shown just now",
    checked: "Checked ",
  },

  now: {
    heading: "Right now",
    storms: (storms: number, watched: number) =>
      `Rain now or on its way in ${watched === 1 ? "" : `${number(storms)} of `}${
        places(watched)
      }.`,
    calm: (watched: number) => `No storm over ${places(watched)}.`,
    none: "No place is watched yet. Follow a ZIP code, and we check it every half hour.",
    flood: (n: number) => `Flood risk in ${number(n)}.`,
    heavy: (n: number) => `Heavy rain in ${number(n)}.`,
    reports: (n: number) =>
      n === 0
        ? `No flooding was reported in the last ${amount.hours(COUNTED_HOURS)}.`
        : `${number(n)} ${n === 1 ? "report" : "reports"} of flooding in the last ${
          amount.hours(COUNTED_HOURS)
        }.`,
    /** Between sentences. */
    joint: " ",
    /** Before "6 minutes ago". */
    checked: "Checked ",
    old: "This may be out of date: the weather was last checked ",
    oldRun: "This may be out of date: the weather model last ran ",
    /** After it. */
    end: ".",
    notKnown:
      "What is happening everywhere cannot be shown just now. ZIP codes can still be tried.",
    worst: "Where it is worst",
    latest: "Reported lately",
    noLatest: "No flooding has been reported in the last days.",
    latestNotKnown: "The latest reports cannot be shown just now.",
  },

  how: {
    heading: "How it works",
    steps: [
      {
        title: "Choose your ZIP codes",
        words:
          "Up to five, each with the rain that is worth a text to you: any rain, heavy rain, " +
          "or flood risk.",
      },
      {
        title: "We check every half hour",
        words: "One text when a storm reaches your level, one if it gets worse, one when it is " +
          "over. Nothing in between.",
      },
      {
        title: "Report what you see",
        words:
          "How deep, where, and a photo if it is safe. Your business district sees it at once.",
      },
    ],
  },

  texts: {
    heading: "What a text looks like",
    order: "Who says it, what is coming, where, what to do, and how to stop the texts: in that " +
      "order, in plain words.",
    official: "Official warnings are passed on under the National Weather Service's own name.",
    get: "Get the texts",
    change: "Choose your texts",
    free: "Free. Your carrier's message and data rates may apply.",
    label: "Two texts from FloodLine on a phone",
  },

  privacy: {
    heading: "Your number stays yours",
    words: "We use it to sign you in and to text you. It is never shown to anybody, never sold, " +
      `and never in an address or a log. Delete your account, and it is gone within ${
        amount.days(NUMBERS_KEPT_DAYS)
      }.`,
    more: "What we keep, and for how long",
  },

  districts: {
    heading: "For business districts",
    words: "See reports from your streets the moment they come in, with photos. Mark what is " +
      "being dealt with, and see the rain and the texts of the day.",
    more: "Sign in as a manager",
  },

  emergency: {
    label: "Emergency",
    /** Before "911", which is a link. */
    call: "In danger, call ",
    callEnd: ".",
    words: "FloodLine is not an emergency service. Never walk or drive through moving water.",
  },
};
