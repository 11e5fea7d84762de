// The managers' room. It is in English only by decision: those who run a district read English, and
// its layout says so to browsers. Hence it is no part of the catalogue that every language must have.
import type { LevelsPreview, Trouble } from "shared/api/district.ts";
import { type Level, LEVEL_NAMES } from "shared/levels.ts";
import { CODE_MINUTES } from "shared/limits.ts";
import { AMOUNTS } from "shared/words/amounts.ts";

const amount = AMOUNTS.en;
const leadTime = "How far ahead";
const newest = "Newest";
const older = "Older";

export const district = {
  district: "District",
  menu: {
    groups: { work: "At work", people: "What people are told", district: "The district" },
    board: "Board",
    incidents: "Incidents",
    round: "Round",
    storms: "Storms",
    after: "After storms",
    hotSpots: "Hot spots",
    broadcasts: "Broadcasts",
    message: "Message",
    templates: "Answers",
    people: "People",
    levels: "When to text",
    settings: "Settings",
    log: "Log",
  },
  newest,
  older,

  /** The start page: the day in figures, and what was reported. */
  today: {
    label: "Today",
    checked: (ago: string) => `checked ${ago}`,
    notChecked: "not checked yet",
    reports: "Reports",
    rain: "Rain today, estimated",
    texts: "Texts today",
    onTheirWay: (sent: number, waiting: number) => `${sent} on their way, ${waiting} waiting`,
    delivered: "Delivered",
    lastAfter: (minutes: string) => `the last after ${minutes}`,
    failed: "Failed",
    openReports: "Open reports",
    newToday: (count: number) => `${count} new today`,
    whyFailed: (count: number) => `Why ${count} failed`,
    rainByZip: "Rain by ZIP code",
    caption: { checked: (ago: string) => `Checked ${ago}`, notChecked: "Not checked yet" },
    columns: { zip: "ZIP code", now: "Now", today: "Today" },
  },

  /** What is wrong, as far as "since …", and what that means here. */
  troubles: {
    since: (when: string) => `since ${when}`,
    soFar: "so far",
    kinds: {
      checks: [
        "Nobody has checked the rain",
        "No alerts go out. Tell whoever runs FloodLine for you.",
      ],
      texts: [
        "Texts have not been leaving",
        "They wait, and go out as soon as the texting service takes them. The operator has been told.",
      ],
      money: [
        "The day's money for texts has been spent",
        "Until tomorrow only flood risk is texted, from what is kept back for it.",
      ],
      spam: [
        "Phone networks have taken many texts for spam",
        "Some do not arrive. The operator has been told.",
      ],
      forecast: [
        "The rain forecast has not been current",
        "Alerts may come late. Watch the sky, and the Weather Service's warnings.",
      ],
      photos: [
        "Photos and videos have not been stored",
        "Reports come without them. The operator has been told.",
      ],
      warnings: [
        "Official warnings have not been current",
        "The Weather Service does not answer: alerts go by the rain forecast alone.",
      ],
    } satisfies Record<Trouble["kind"], [what: string, then: string]>,
  },

  reports: {
    none: "There are no such reports.",
    caption: "Reports, newest first",
    columns: {
      depth: "Depth",
      when: "When",
      zip: "ZIP code",
      note: "Note",
      files: "Files",
      status: "Status",
    },
    files: (count: number) => count === 1 ? "1 file" : `${count} files`,
    byStatus: "Reports by status",
    allStatuses: "All",
    confirmedBy: (count: number) => `Confirmed by ${count} ${count === 1 ? "other" : "others"}.`,
    water: { gone: "The water is gone.", still: "Still flooded." },
  },

  /** One report, and what a manager does with it. */
  report: {
    all: "All reports",
    title: (depth: string, zip: string) => `${depth} in ${zip}`,
    withdrawn: (when: string) => `Withdrawn by its sender ${when}.`,
    withdrawnMeans:
      "It is not shown to the public and does not count; its photos are deleted within a day.",
    hide: {
      isHidden: "Hidden from the public",
      since: (when: string, reason: string) => `Since ${when}: ${reason}. `,
      senderSees: "Its sender can see that it is hidden.",
      showAgain: "Show it again",
      open: "Hide it from the public",
      why: "Why? Your district's managers and FloodLine see this.",
      button: "Hide this report",
    },
  },

  /** What became of texts: of the day's, of a storm's, of an alert's. */
  texts: {
    counts: {
      delivered: "delivered",
      sent: "on their way",
      waiting: "waiting",
      failed: "failed",
      dropped: "not sent",
    },
    none: "No texts",
    underOneMinute: "under 1 min",
    hours: "h",
    minutes: "min",
    /** Each with what it means. */
    figures: {
      delivered: ["Delivered", "on the phone"],
      lastPhone: "Last phone",
      noPhoneYet: "none has it yet",
      afterAlert: "after its alert",
      sent: ["On their way", "left us, not confirmed"],
      waiting: ["Waiting", "in line, or for quiet hours to end"],
      failed: ["Failed", "did not arrive"],
      dropped: ["Not sent", "out of date, or unwanted by then"],
    },
  },

  /** Thresholds of the district's own. */
  levels: {
    title: "When people are texted",
    problem: "There is a problem",
    saved:
      "Saved. It counts from the next check of the rain, within half an hour. The other managers get a text about it.",
    codeWhy:
      `This reaches many people, so we want to be sure that it is you: get a new code by text first. What you typed is kept, and you can save it then. You have ${
        amount.minutes(CODE_MINUTES)
      }.`,
    codeButton: "Get a new code",
    intro: (zips: string) =>
      `Streets differ: some flood where others only get wet. Set how much rain is worth a text over ${zips}. It counts for everyone who follows one of these ZIP codes; where two districts share one, the more careful amount counts.`,
    lookAgain: "Look again",
    look: "See what this would have meant",
    save: "Save",
    means: {
      any: "Texted to those who want to know of every rain: enough to wet the street.",
      heavy: "Texted to most people: enough for water to pool at corners and clogged catch basins.",
      flood: "Texted to everyone, and may wake those who agreed: streets and cellars may flood.",
    } satisfies Record<Level, string>,
    /** "0.20 in (5 mm) in 15 minutes" */
    inQuarter: (amount: string) => `${amount} in 15 minutes`,
    inHour: (amount: string) => `${amount} in an hour`,
    or: "or",
    usual: "FloodLine's",
    usualIs: (amounts: string) => `FloodLine's: ${amounts}`,
    own: "Our own amounts",
    quarter: "Millimeters in 15 minutes",
    hour: "Or millimeters in an hour",
    hourHint: "Leave it empty if an hour's rain is not to count.",
    lead: {
      label: "How far ahead people are told",
      hint:
        "Longer leaves more time to move cars and goods; shorter brings fewer texts about rain that then misses you.",
    },
    /** Of controls, where words stand far from them. */
    names: {
      quarter: (level: Level) => `${LEVEL_NAMES[level]}, in 15 minutes`,
      hour: (level: Level) => `${LEVEL_NAMES[level]}, in an hour`,
      lead: leadTime,
    },
    /** What amounts would have meant. */
    outcome: {
      title: "What this would have meant",
      noRain:
        "There is no rain on record yet for these ZIP codes, so nobody can tell what these amounts would have meant.",
      caption: (days: number) => `With the rain of the last ${days === 1 ? "day" : `${days} days`}`,
      columns: {
        what: "What there would have been",
        now: "As it is now",
        wanted: "With these amounts",
      },
      rows: {
        storms: "Storms told",
        alerts: "Alerts given",
        floodAlerts: "Of these at flood risk, which may wake people",
        people: "People texted",
        texts: "Texts to them in all",
      } satisfies Record<keyof LevelsPreview["now"], string>,
      hint:
        "As if each forecast had come true, for those who follow your ZIP codes today. Official warnings are told besides, whatever you set.",
    },
    /** Who changed what. */
    history: {
      title: "Who changed what",
      none: "Nobody has changed anything yet.",
      by: {
        you: "you",
        manager: (ending: string) => `the manager with ••• ••• ${ending}`,
        former: "a former manager",
      },
      /** "Tue, Nov 24 at 3 PM, by you: How far ahead 1 h, was 2 h." */
      line: (who: string, changes: string) => `, by ${who}: ${changes}.`,
      lead: leadTime,
      change: (of: string, is: string, was: string) => `${of} ${is}, was ${was}`,
    },
  },
};
