// Several reports at once: ticked on the board, what is done to them, what became of each.
import type { Batch } from "shared/api/district/batches.ts";
import { BATCH_UNDO_SECONDS } from "shared/limits.ts";

const reports = (count: number) => count === 1 ? "1 report" : `${count} reports`;

export const batches = {
  tick: (report: string) => `Tick: ${report}`,
  tickAll: (count: number) => `Tick all ${count} shown`,
  bar: {
    title: "Do the same to all that are ticked",
    /** Plain strings: they go to the browser. */
    live: {
      some: "{count} ticked",
      none: "None ticked",
      untick: "Untick all",
    },
    hint:
      `Nobody is texted for ${BATCH_UNDO_SECONDS} seconds: until then it can be undone. Who sent several of them gets one text.`,
    buttons: { seen: "Seen", in_progress: "At work", water_gone: "Water gone" },
    take: "I take them",
    more: "More…",
    ends: "How they ended",
    nothing_found: "Nothing found",
    cityNumber: "One 311 number for all",
    cityNumberHint: "Leave it empty if there is none: each keeps the number that it has.",
    passed_on: "They are passed on",
    whose: "Whose they may be",
    not_ours: "They are not ours",
    answers: "In your own words",
    answerNumber: "With the 311 number above, if there is one.",
    answerWhose: "With whose they may be, as it is chosen above.",
    who: "Who sees to them",
    give: "Ask them",
    nobody: "Nobody any more",
    colleague: "A colleague",
    public: "What the public sees",
    why: "Why it should not see them",
    hide: "Hide them",
    staffOnly: "For staff only",
    noneTicked: "Tick the reports first.",
    noButton: "Press the button that says what is to be done.",
  },
  done: {
    title: "Several reports at once",
    /** "11 reports: set to “Water gone”, 311 number 311-1." */
    did: (count: number, what: string) => `${reports(count)}: ${what}.`,
    nothing: "Nothing was changed.",
    what: {
      status: (status: string) => `set to “${status}”`,
      assigned: (name: string) => `given to ${name}`,
      unassigned: "given to nobody any more",
      hidden: "hidden from the public",
      shown: "shown to the public again",
      private: "for staff only",
      public: "for the public again",
    } satisfies Record<Batch["change"]["kind"] | "unassigned", unknown>,
    number: (number: string) => `311 number ${number}`,
    answer: (name: string) => `with the answer “${name}”`,
    undo: "Undo",
    /** Plain string: it goes to the browser. */
    undoIn: "Undo ({seconds} s)",
    undoHint: `Within ${BATCH_UNDO_SECONDS} seconds.`,
    over: "It is too late to undo all of it: each report’s page still can.",
    undone: (count: number) =>
      count === 1 ? "Undone: 1 report is as it was." : `Undone: ${count} reports are as they were.`,
    left: (count: number) =>
      `${count === 1 ? "Somebody has" : `Of ${count} somebody has`} acted since: left as it is.`,
    why: {
      already: (count: number) => `${count} ${count === 1 ? "was" : "were"} so already.`,
      toldAlready: (count: number) =>
        `${count} had that status already: ${
          count === 1
            ? "it is as it was, and its sender was"
            : "they are as they were, and their senders were"
        } told nothing new.`,
      sameAsAnother: (count: number) =>
        `${count} ${
          count === 1 ? "is" : "are"
        } the same water as another report, which has the status of both.`,
      privateByWish: (count: number) =>
        count === 1
          ? `${count} stays for staff only: its sender wished so.`
          : `${count} stay for staff only: their senders wished so.`,
      notFound: (count: number) => `${count} ${count === 1 ? "is" : "are"} not there any more.`,
    },
  },
  /** In a report's history. */
  withOthers: (count: number) =>
    count === 0 ? "" : count === 1 ? "with 1 other" : `with ${count} others`,
};
