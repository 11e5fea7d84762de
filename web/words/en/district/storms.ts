// A district's storms, in the managers' room.
import type { Step } from "shared/api/messages.ts";
import { STORMS_KEPT_DAYS } from "shared/limits.ts";
import { AMOUNTS } from "shared/words/amounts.ts";
import { STEP_NAMES } from "shared/words/en_names.ts";

export const storms = {
  title: "Storms and texts",
  intro:
    "Every storm over your ZIP codes, what people were told of it, and whether it reached them. A storm that goes over several of them is one. Open one to see why, and to print it.",
  none: `There has been no storm over your ZIP codes in the last ${
    AMOUNTS.en.days(STORMS_KEPT_DAYS)
  }.`,
  caption: "Storms, newest first",
  columns: {
    began: "Began",
    where: "Where",
    lasted: "Lasted",
    texts: "Texts",
    lastPhone: "Last phone",
    worst: "Worst",
  },
  lasted: "lasted",
  notOver: "not over yet",
  /** On the board: one storm, however many ZIP codes it is over. */
  now: (since: string, zips: number, of: number) =>
    of === 1
      ? `Storm since ${since}`
      : `One storm since ${since}, now over ${zips} of ${of} ZIP codes`,
  /** "11201, 11215 and 3 more" */
  andMore: (zips: string, more: number) => `${zips} and ${more} more`,
  lastPhoneAfter: "last phone after",
};

/** One storm: what people were told, why, and what became of the texts. */
export const storm = {
  all: "All storms",
  title: (place: string) => `Storm over ${place}`,
  /** `city`: null where they lie in several. */
  severalZips: (count: number, city: string | null) =>
    city ? `${count} ZIP codes of ${city}` : `${count} ZIP codes`,
  worst: "Worst",
  began: "Began",
  allClear: "All-clear",
  stillOn: "Not yet: it is still on",
  where: "Where it was",
  whereCaption: "The ZIP codes it went over, in order",
  columns: { zip: "ZIP code", began: "Began", allClear: "All-clear", worst: "Worst" },
  from: "from",
  to: "to",
  notClear: "still on",
  texts: "Texts",
  people: "People texted",
  peopleReached: (reached: number) => `${reached} have a text on their phone`,
  whyNotArrived: (count: number) => `Why ${count} did not arrive`,
  alerts: "What people were told, and why",
  asStored:
    "As stored when each alert was decided; all times by the clock there. Rain is estimated and forecast by a weather model, not measured.",
  asOf: "As of",
  /** What an alert was about. */
  over: (zips: string) => `Over ${zips}.`,
  why: "Why",
  /** Where reasons differ: "Why in 11231, 11215" */
  whyIn: (zips: string) => `Why in ${zips}`,
  lastPhone: (minutes: string, clock: string) =>
    ` The last phone had it after ${minutes}, at ${clock}.`,
  steps: STEP_NAMES satisfies Record<Step, string>,
  told: {
    any: "Went to all who want a text about any rain here.",
    heavy: "Went to all who want a text about heavy rain here, or about any.",
    flood: "Went to everyone who follows a ZIP code named here.",
    warning:
      "Flood risk was known by the forecast. Went to everyone who follows a ZIP code named here.",
    clear: "Went to everyone who had been told of this storm.",
    ask:
      "Heavy rain had fallen. Went to those told of the storm who were not in their quiet hours.",
  } satisfies Record<Step, string>,
};
