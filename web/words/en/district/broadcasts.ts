// A district's own words to its followers.
import type { BroadcastSending, LeftOut } from "shared/api/district/broadcasts.ts";
import type { Language } from "shared/languages.ts";
import type { BroadcastState } from "shared/broadcasts/steps.ts";
import {
  BROADCAST_UNDO_SECONDS,
  CODE_MINUTES,
  MAX_BROADCAST_LENGTH,
  MAX_TESTS_A_DAY,
} from "shared/limits.ts";
import { AMOUNTS } from "shared/words/amounts.ts";

const amount = AMOUNTS.en;
const people = (count: number) => count === 1 ? "1 person" : `${grouped(count)} people`;
const texts = (count: number) => count === 1 ? "1 part" : `${grouped(count)} parts`;

export const broadcasts = {
  title: "Broadcasts",
  intro:
    "Your own words to everyone who follows your ZIP codes and agreed to hear from you. They are looked at, counted and priced before anything leaves.",
  none: "Your district has sent none yet.",
  caption: "Broadcasts, newest first",
  columns: { name: "Name", state: "State", when: "Changed", people: "Texted" },
  write: "Write a broadcast",
  writeDrill: "Write a drill",
  unnamed: "Without a name",
  drill: "Drill",
  people,
  /** As these pages call them. */
  languages: { en: "English", es: "Spanish", zh: "Chinese" } satisfies Record<Language, string>,
  states: {
    draft: "Draft",
    returned: "Returned",
    submitted: "Submitted",
    sending: "Going out",
    finished: "Sent",
    stopped: "Stopped",
    discarded: "Discarded",
  } satisfies Record<BroadcastState, string>,
};

export const broadcast = {
  all: "All broadcasts",
  problem: "There is a problem",
  drillBand: "This is a drill. It goes to your district's staff alone: no resident's phone rings.",
  saved: "Saved. Nobody has been texted.",
  tested: "It is on its way to your own phone, and to no other.",
  returnedWhy: (reason: string) => `Changes were asked for: ${reason}`,

  form: {
    titleNew: "Write a broadcast",
    titleDrill: "Write a drill",
    titleEdit: "Change the words",
    name: "Name",
    nameHint: "For your own list. It is in no text.",
    zips: "Who follows",
    zipsHint: "Everyone who follows one of these ZIP codes, on whichever street.",
    drawn:
      "The ticks are those of the area that was drawn on the map. Changing one drops the area.",
    words: "Words",
    wordsHint:
      `Up to ${MAX_BROADCAST_LENGTH} characters a language. Who reads a language that you leave empty gets none of it: nothing is translated by a machine. Your district's name and how to end texts are put around it.`,
    unasked: (languages: string) =>
      `Your district does not write in ${languages}, and who reads that gets none of it. Write it all the same`,
    valid: "How long it is worth hearing",
    validHint:
      "What has not left by then is dropped. Who is in their quiet hours gets it afterwards, if it is still worth hearing.",
    choose: "Choose",
    validFor: (minutes: number) => amount.minutes(minutes),
    save: "Save the draft",
    notice:
      "An official warning comes from the Weather Service and the city alone. Words that look like one are refused.",
  },

  preview: {
    title: "As it comes on a phone",
    none: "No words yet.",
    phone: (language: string) => `A phone with the text in ${language}`,
    parts: texts,
    costly: (letters: string, without: number) =>
      `${letters} ${letters.length === 1 ? "makes" : "make"} it dearer: without, it would be ${
        texts(without)
      }.`,
    untold: (languages: string) => `No words in ${languages}: who reads that gets none of it.`,
  },

  missing: {
    title: "Before it can be submitted",
    parts: {
      name: "It has no name.",
      zips: "No ZIP code is chosen.",
      words: "It has no words in any language.",
      validMinutes: "It is not said how long it is worth hearing.",
    },
    official: (language: string, found: string) =>
      `The ${language} words look like an official warning, by these: ${found}.`,
  },

  steps: {
    edit: "Change the words",
    submit: "Submit it",
    submitHint: "Nothing is sent yet: the next page says who gets it and what it costs.",
    look: "See who gets it, and send",
    test: "Text it to my own phone",
    return: "Return it to who wrote it",
    returnWhy: "What is to be changed?",
    discard: "Discard it",
    copy: "Write another with these words",
    waits:
      "It waits for a second pair of eyes: another manager of your district looks at it and sends it.",
    onlyManagers: "Managers of your district write and send broadcasts.",
  },

  facts: {
    to: "To followers of",
    toStaff: "To",
    staff: "Your district's staff",
    valid: "Worth hearing for",
    notSaid: "Not said yet",
    none: "None yet",
    drawn: "(drawn on the map)",
  },

  /** The one page before anything leaves. */
  send: {
    title: "Before it leaves",
    people: "Get it now",
    later: (count: number) => `${grouped(count)} of them after their quiet hours`,
    late: (count: number) =>
      `${grouped(count)} too late: at this sending speed they come after its end`,
    counted: "counted again when you send",
    parts: "Parts of texts",
    dollars: "Costs",
    purse: (left: string) => `of ${left} left today`,
    tooDear: "More than is left today: none of it would leave.",
    minutes: "Last phone",
    minutesAfter: "after you press the button",
    until: "Worth hearing until",
    languages: "By language",
    leftOut: (count: number) => `${people(count)} will not get it`,
    leftOutNone: "Everyone who follows gets it.",
    reasons: {
      left: "ended all texts",
      unreachable: "their phones take none of our texts",
      notAgreed: "agreed to alerts, not yet to messages from their district",
      notWanted: "get alerts only: they switched messages from districts off",
      noWords: "read a language that it has no words in",
      paused: "have paused their texts until after its end",
      quiet: "are in their quiet hours until after its end",
    } satisfies Record<LeftOut[number]["reason"], string>,
    limit: (sent: number, most: number) => `${sent} of at most ${most} sent since yesterday.`,
    undo:
      `Nothing leaves for ${BROADCAST_UNDO_SECONDS} seconds after you press it: so long it can be undone. Later, what has not left can be stopped.`,
    button: (count: number) => `Send it to ${people(count)}`,
    nobody: "Nobody would get it now.",
    codeWhy:
      `This reaches many people, so we want to be sure that it is you: get a new code by text first. You have ${
        amount.minutes(CODE_MINUTES)
      }.`,
    codeButton: "Get a new code",
    back: "Back to the broadcast",
  },

  /** Text it to oneself. */
  test: {
    title: "Test on my own phone",
    intro: (phone: string) =>
      `It goes to ${phone}, your own number, marked as a test. It goes to nobody else, whatever is pressed here. After ${MAX_TESTS_A_DAY} tests it rests until tomorrow.`,
    button: (language: string) => `Text me the ${language} words`,
    none: "It has no words yet.",
  },

  /** While it goes out, and afterwards. */
  progress: {
    title: "What became of it",
    notYet: (seconds: number) => `Nothing has left yet. It can be undone for ${seconds} seconds.`,
    undo: "Undo: nobody gets it",
    goingOut: (waiting: number) => `${grouped(waiting)} texts have not left yet.`,
    stop: "Stop what has not left",
    stopHint: "What has left cannot come back.",
    stopped: (had: number, takenBack: number) =>
      `Stopped. ${people(had)} had it, or will: it had left. ${
        grouped(takenBack)
      } texts were taken back.`,
    stoppedBefore: "Stopped before anything had left: nobody got it.",
    sent: (people: number, expected: number) =>
      people === expected
        ? `Texted to ${broadcasts.people(people)}, as the page before had said.`
        : `Texted to ${broadcasts.people(people)}. The page before had said ${grouped(expected)}.`,
    refreshes: "This page follows by itself while texts go out.",
    figures: {
      delivered: ["Delivered", "on the phone; not that anybody has read it"],
      sent: ["On their way", "left us, no word from the phone yet"],
      waiting: ["Waiting", "in line, or for quiet hours to end"],
      failed: ["Failed", "did not arrive"],
      dropped: ["Not sent", "see below"],
      lastPhone: ["Last phone", "after it left"],
    },
    whyFailed: (count: number) => `Why ${grouped(count)} did not arrive`,
    whyDropped: (count: number) => `Why ${grouped(count)} were not sent`,
    dropped: {
      takenBack: "taken back when it was stopped",
      stopped: "ended all texts, or could not be reached any more",
      notWanted: "switched messages from districts off before it left",
      late: "not worth hearing any more",
      other: "given up",
    } satisfies Record<BroadcastSending["dropped"][number]["reason"], string>,
    leftOut: "Who it was not written to",
  },

  history: {
    title: "Who did what",
    states: {
      draft: "Written",
      returned: "Returned",
      submitted: "Submitted",
      sending: "Sent",
      finished: "Everything has left",
      stopped: "Stopped",
      discarded: "Discarded",
    } satisfies Record<BroadcastState, string>,
    by: {
      you: "by you",
      colleague: (name: string) => `by ${name}`,
      former: "by somebody whose account is gone",
    },
    version: (version: number) => `Words, version ${version}`,
  },
};

/** "54,690" */
function grouped(count: number): string {
  return count.toLocaleString("en-US");
}
