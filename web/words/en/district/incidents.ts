import { SAME_WATER_HOURS } from "shared/limits.ts";
import { AMOUNTS } from "shared/words/amounts.ts";
import { board } from "./board.ts";

const amount = AMOUNTS.en;

/** Many reports, one water: what may be put together, an incident's page, its question by text. */
export const incidents = {
  title: "One water, many reports",
  intro:
    "Reports that are close in place and time may tell of the same water. Put together they are worked once, and each person hears of it once.",
  offers: {
    title: "These may be the same water",
    none: "No open reports lie close enough to be the same water.",
    button: (count: number) => `Put these ${count} together`,
    join: (count: number) =>
      count === 1 ? "Put it to the incident" : `Put these ${count} to the incident`,
    /** Above the reports of an offer: the first of them leads an incident already. */
    joins: "The first is an incident’s. The others may be its water too.",
  },
  open: {
    title: "Still open",
    none: "No incident is open.",
  },
  /** "3 reports, seen by 5 people" */
  count: (reports: number, people: number) =>
    `${reports} ${reports === 1 ? "report" : "reports"}, seen by ${people} ${
      people === 1 ? "person" : "people"
    }`,
  one: {
    all: "All incidents",
    title: (zip: string) => `One water in ${zip}`,
    since: (when: string) => `First seen ${when}.`,
    lead: "The first report has the status of all:",
    work: "Work on it",
    merged: "They are one water now. Each sender has been told once.",
    takenOut: "The report stands by itself again.",
    reports: "Reports",
    caption: "The reports of this water, oldest first",
    columns: {
      depth: "Depth",
      when: "When",
      note: "Note",
      files: "Files",
      water: "Still there?",
      act: "Not the same?",
    },
    first: "first report",
    map: {
      label: "Map of the reports of this water, which the list below says in words",
      lead: "First report",
      gone: "Faint: its sender says the water is gone",
      withoutPlace: (count: number) =>
        count === 1 ? "1 report names no place" : `${count} reports name no place`,
      dot: (number: number, depth: string) => `${number}. ${depth}`,
    },
    /** Plain strings: they go to the browser. */
    live: {
      states: { ...board.live.states, live: "Live: what comes in shows here" },
      waits: "Something has come in.",
      show: "Show",
      came: "What came in is shown.",
    },
    answered: { still: "Still there", gone: "Gone", none: "Not answered" },
    takeOut: "Take it out",
  },
  ask: {
    title: "Still wet?",
    hint: (reachable: number, unreachable: number) =>
      reachable === 0
        ? "Nobody who reported this water can be asked by text."
        : `A text to ${reachable === 1 ? "the one person" : `${reachable} people`} who reported it${
          unreachable === 0 ? "" : `; ${unreachable} cannot be asked`
        }. Whoever sleeps is not asked.`,
    button: "Ask: still wet?",
    asked: (when: string) => `Asked ${when}.`,
    counts: (still: number, gone: number, silent: number) =>
      `${still} say still there, ${gone} say gone, ${silent} have not answered.`,
    unasked: (count: number) =>
      `${count} could not be asked: they sleep, wanted no texts, or cannot be reached.`,
  },
  /** In a list, of the report that leads. */
  ofRow: (reports: number) => `${reports} reports of one water`,
  /** On a report's page. */
  ofReport: {
    title: "One water",
    leads: (others: number) =>
      others === 0
        ? "This report began an incident."
        : `${others === 1 ? "1 other report is" : `${others} other reports are`} the same water.`,
    joined: (status: string) =>
      `The same water as another report, which has the status of both: ${status}.`,
    see: "See them together",
    choose: "Same water as another report…",
  },
  /** Choosing by hand what a report is the same water as. */
  same: {
    title: "Same water as…",
    intro: (report: string) =>
      `${report}: choose the report that tells of the same water. The older one leads, and the sender of the other is told.`,
    none: `There is no other open report of the last ${amount.hours(SAME_WATER_HOURS)}.`,
    legend: "Open reports, nearest first",
    button: "It is the same water",
    away: (distance: string) => `${distance} away`,
    somewhere: "no exact place",
    needed: "Choose a report.",
  },
};
