// A district's board: what is coming, what is wet, what is done about it.
import { PLACE_NAMES } from "shared/words/en_names.ts";
import type { Depth } from "shared/depths.ts";
import { ENDED_COUNTED_HOURS, MOST_FRESH } from "shared/limits.ts";
import { type Span, SPANS } from "shared/report_filter.ts";
import { AMOUNTS } from "shared/words/amounts.ts";

const amount = AMOUNTS.en;
const reports = (count: number) => count === 1 ? "1 report" : `${count} reports`;

export const board = {
  coming: {
    title: "What is coming",
    /** "In 11231 and 11215:" */
    inZips: (zips: string[]) => `In ${zips.join(", ")}:`,
    hours: (zip: string) => `Rain hour by hour in ${zip}`,
    official: (names: string[]) => `The Weather Service has in force: ${names.join("; ")}.`,
    officialOne: (event: string, from?: string, until?: string) =>
      event + (from ? ` from ${from}` : "") + (until ? ` until ${until}` : ""),
    noZips: "This district has no ZIP codes: nothing can be said of its weather.",
  },
  done: {
    open: "Open:",
    ended: `Ended, of the last ${amount.hours(ENDED_COUNTED_HOURS)}:`,
    none: "none",
  },
  /** On paper. */
  asOf: (when: string) => `As of ${when}.`,
  texted: "What was texted, and how much it rained",
  wet: "What is wet",
  /** "12 reports: open, knee deep, in the last 3 hours." */
  showing: (count: string, filter: string) => filter ? `${count}: ${filter}.` : `${count}.`,
  reports,
  moreThan: (count: number) => `More than ${count} reports`,
  none: "No report is like that.",
  noneOpen: "No report is open. Nothing waits for you.",

  filter: {
    title: "Filter",
    quick: "Reports to show",
    open: "Open",
    fresh: (count: number) =>
      count === 0 ? "New to me" : `New to me (${count >= MOST_FRESH ? `${MOST_FRESH}+` : count})`,
    all: "All",
    status: "Status",
    depth: "How deep",
    time: "When it was seen",
    since: "Since",
    until: "Until the end of",
    day: "Or from this day",
    anyTime: "Any time",
    files: "With photos or videos",
    mine: "Given to me",
    freshOnly: "Come in since I last said that all is seen",
    placeKept: "Only this place on the map",
    apply: "Show",
    clear: "Show what is open",
    statusGroups: { open: "All open", ended: "All ended" },
    span: (span: Span) => `The last ${lengthOf(span)}`,
  },

  /** A filter in words, in this order, with commas between. */
  said: {
    open: "open",
    ended: "ended",
    any: "of any status",
    or: (some: string[]) => some.join(" or "),
    depths: {
      ankle: "ankle deep",
      knee: "knee deep",
      waist: "waist deep",
      inside: "inside a building",
    } satisfies Record<Depth, string>,
    span: (span: Span) => `in the last ${lengthOf(span)}`,
    since: (day: string) => `since ${day}`,
    until: (day: string) => `until ${day}`,
    place: "at one place on the map",
    files: "with photos or videos",
    fresh: "new to you",
    mine: "given to you",
  },

  /** Filters under a name. */
  saved: {
    title: "Your filters, and those of your district",
    name: "Keep this filter under a name",
    share: "For all staff of the district",
    save: "Keep",
    isShared: "for all",
    remove: (name: string) => `Remove “${name}”`,
    manage: "Remove a filter",
    count: (count: number) => count >= MOST_FRESH ? `${MOST_FRESH}+` : String(count),
  },
  /** Plain strings: they go to the browser. */
  live: {
    states: {
      connecting: "Connecting…",
      live: "Live: new reports show here",
      asking: "No live line: asking now and then…",
    },
    oneWaits: "{count} new report",
    wait: "{count} new reports",
    oneCame: "{count} report came in.",
    came: "{count} reports came in.",
    show: "Show",
    chime: "Sound for new reports",
    onlyHere: "List only what is on the map",
    help: "Map: wheel, drag, + and −. List: arrow keys, and space to tick.",
  },

  seen: {
    button: "All seen",
    hint: (when: string) => `You said ${when} that all is seen.`,
    never: "What comes in after you say so is “new to me”.",
    saved: "All of this list is seen.",
  },

  row: {
    open: "Open this report",
    ...PLACE_NAMES,
    /** "500 ft (150 m) north of the district's middle" */
    ofMiddle: (distance: string, direction: string) =>
      `${distance} ${direction} of the district's middle`,
    inMiddle: "In the district's middle",
    hidden: "Hidden from the public",
    selected: "Chosen on the map",
  },

  map: {
    label: (name: string) => `Map of ${name}`,
    listSays: "The list says the same in words.",
    moves: "Move the map",
    zoomIn: "Closer",
    zoomOut: "Farther",
    north: "North",
    south: "South",
    west: "West",
    east: "East",
    whole: "Whole district",
    cells: (most: number) =>
      `More than ${most} reports: each square says how many lie in it, and is as dark as the deepest of them is deep.`,
    withoutPoint: (count: number) =>
      count === 1
        ? "1 report gave a ZIP code alone and is not on the map."
        : `${count} reports gave a ZIP code alone and are not on the map.`,
    outside: (count: number) =>
      count === 1 ? "1 report lies beyond the map." : `${count} reports lie beyond the map.`,
    old: (hours: number) => `Hollow: more than ${hours} hours ago`,
    ended: "Faint: ended",
    /** A square in words, after what is written in it: "12 W: the deepest waist deep, the newest …" */
    cell: (written: string, depth: string, ago: string) =>
      `${written}: the deepest of these reports ${depth}, the newest ${ago}`,
  },
};

/** After "last": "hour", "24 hours", "7 days". */
function lengthOf(span: Span): string {
  const hours = SPANS[span];
  if (hours === 1) return "hour";
  return hours > 24 ? amount.days(hours / 24) : amount.hours(hours);
}
