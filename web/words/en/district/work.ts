import type { CityProblem, CityRequest } from "shared/api/district/city.ts";
import { CITY_TRIED_HOURS } from "shared/open311/patience.ts";
import type { ReportAct } from "shared/api/district/acts.ts";
import type { ActKind } from "shared/report_acts.ts";
import type { GivenStatus, Owner } from "shared/report_statuses.ts";

/** What staff do about a report: on its page, in lists. */
export const work = {
  afterEnd: "After the end",
  afterEndMeans: "Its sender says that the water is still there, after you were done with it.",
  doing: {
    title: "What is being done",
    buttons: {
      new: "Back to new",
      seen: "Seen",
      in_progress: "At work on it",
    } satisfies Partial<Record<GivenStatus, string>>,
    endTitle: "How it ended",
    endHint:
      "No end says that something is mended: the sender is told what is true, and may say that it is still there.",
    water_gone: "The water is gone",
    nothing_found: "Nothing found",
    passed_on: {
      open: "Passed to the city",
      number: "Their 311 number",
      numberHint: "Leave it empty if you have none yet: it can be added later.",
      button: "It is passed on",
    },
    not_ours: {
      open: "Not ours",
      whose: "Whose it may be",
      hint: "The sender is told.",
      nobody: "We do not know",
      owners: {
        city: "The city",
        utility: "The water or sewer company",
        transit: "The transit agency",
        state: "The state: it is its road",
        owner: "The building’s owner",
      } satisfies Record<Owner, string>,
      button: "It is not ours",
    },
  },
  city: {
    title: "With the city",
    /** "for 12 days" */
    open: (days: number) =>
      days === 0 ? "Since today." : days === 1 ? "For 1 day." : `For ${days} days.`,
    number: (number: string) => `311 number ${number}.`,
    noNumber: "No 311 number yet.",
    field: "311 number",
    save: "Save the number",
    text: "To copy for 311",
    textHint: "No name and no number of anybody’s is in it.",
  },
  /** Who says what the city says. */
  cityItself: "the city",
  /** Of a report that is sent to the city's system. */
  toCity: {
    title: "Sent to the city",
    send: "Send to the city",
    hint:
      "Straight to the city’s 311 system, without who sent it. Its number and its news come back here.",
    private:
      "It is for staff only, and the city shows what it gets to everybody: it cannot be sent.",
    again: "Send it again",
    states: {
      coming: "On its way. Load this page again in a minute.",
      unknown:
        `The city has not answered, so it may have it. We look for it in the city’s list for ${CITY_TRIED_HOURS} hours.`,
      waiting: "The city has it, and tells its number later.",
      sent: "The city has it.",
      refused: "The city has not got it.",
    } satisfies Record<CityRequest["state"], string>,
    notShown:
      "The city does not show it. Ask 311 before you send it again, or the city may have it twice.",
    number: (number: string) => `Its number there: ${number}.`,
    noNumber: "It has told no number.",
    problems: {
      key: "It refuses our key: tell who runs FloodLine.",
      rejected: "It refuses the report:",
      moved: "Its address has moved: tell who runs FloodLine.",
      notPublic: "Its address is none that may be asked: tell who runs FloodLine.",
      unreachable: `It took nothing for ${CITY_TRIED_HOURS} hours.`,
      notSet: "Nobody has set its address: tell who runs FloodLine.",
    } satisfies Record<CityProblem, string>,
    says: (isClosed: boolean, words: string | null) =>
      `${isClosed ? "Closed there" : "Open there"}${words ? `: “${words}”` : "."}`,
    asked: (when: string) => `Sent ${when}.`,
    heard: (when: string) => `Looked at ${when}.`,
  },
  /** What is copied for 311, a line each. */
  cityText: {
    title: (depth: string) => `Street flooding, ${depth.toLowerCase()}.`,
    at: (latitude: string, longitude: string) =>
      `Where: ${latitude}, ${longitude} (latitude, longitude).`,
    zip: (place: string) => `ZIP code: ${place}.`,
    seen: (when: string) => `Seen: ${when}.`,
    others: (count: number) =>
      count === 1 ? "1 other person confirms it." : `${count} other people confirm it.`,
    note: (note: string) => `In their words: ${note}`,
    from: (district: string) => `Passed on by ${district}.`,
  },
  saved: {
    status: "The status is changed.",
    answered: "The status is changed, with your answer.",
    number: "The city’s number is saved.",
    city: "It is on its way to the city.",
    hidden: "Saved. The public does not see this report.",
    shown: "Saved. The public sees this report again.",
    closed: "Saved. This report is for staff only now.",
    opened: "Saved. The public sees this report again.",
    note: "Your note is kept. Staff alone see it.",
    photo: "Your photo is here. It is seen in a moment, once hidden data are taken out of it.",
    removed: "The picture is deleted.",
    assigned: "Saved.",
    undone: "Undone.",
    asked: "The question is on its way. The answer will stand in the history.",
    done: "Done with.",
    entered: "The report is entered.",
    enteredTexted: "The report is entered. A text that confirms it is on its way to the caller.",
    enteredUntold:
      "The report is entered. No text can be sent to that number now: tell the caller.",
    told: "Undone. Its text had left already: set what is right, and a new one goes out.",
  },
  forStaff: "For staff only",
  forStaffMeans: "As its sender wished: the public does not see it.",
  forStaffByStaff: "You or a colleague made it so: the public does not see it.",
  onlyStaff: {
    open: "For staff only",
    means:
      "The public sees it on no map and in no list, and it counts in no figure of theirs. Its sender and your staff go on seeing it.",
    button: "For staff only",
    lift: "Let the public see it again",
    wished: "Its sender wished that it be for staff only. That stays as they wished.",
  },
  assign: {
    title: "Who sees to it",
    nobody: "Nobody yet.",
    with: (name: string) => `${name} sees to it.`,
    you: "You see to it.",
    takeIt: "I take it",
    giveTo: "Ask a colleague",
    giveHint: "They get a text with the place.",
    give: "Ask them",
    giveUp: "Nobody any more",
  },
  ask: {
    open: "Ask the sender by text",
    field: "Your question",
    hint: (most: number) =>
      `As they read it: write in their language if you know it. ${most} characters at most; it leaves outside their quiet hours, and what they text back stands in the history.`,
    button: "Send the question",
    cannot: "Its sender did not want texts, so they cannot be asked.",
  },
  note: {
    field: "Note for staff",
    hint: "Staff alone see it.",
    button: "Keep the note",
  },
  former: "A former colleague",
  program: (key: string) => `A program, by the key “${key}”`,
  sender: "Its sender",
  history: {
    title: "History",
    reported: "Reported",
    undo: "Undo",
    finish: "Done with it",
    finished: "done with",
    toDo: "Not looked at yet",
    /** Read out: which of them. */
    undoWhat: (what: string) => `Undo: ${what}`,
    undone: (who: string, when: string) => `undone by ${who} ${when}`,
    by: (who: string) => `by ${who}`,
    kinds: {
      status: "Status",
      reopened: "After the end: the water is still there",
      numbered: "311 number",
      assigned: "Given to",
      unassigned: "Given to nobody any more",
      note: "Note",
      question: "Asked the sender",
      reply: "The sender answers",
      hidden: "Hidden from the public",
      shown: "Shown to the public again",
      covered: "Picture covered",
      merged: "Merged with others",
      unmerged: "Taken out of a merge",
      private: "For staff only",
      public: "For the public again",
      called: "Entered for a caller",
      city: "The city’s news",
    } satisfies Record<ActKind | "unassigned" | "public", string>,
    noNumber: "none",
    pictures: {
      covered: "Picture covered in parts",
      uncovered: "Cover taken off a picture",
      hidden: "Picture hidden",
      shown: "Picture shown again",
      opened: "Picture opened as it was sent",
      added: "Picture taken by staff",
      outside: "Staff’s picture shown to its sender",
      inside: "Staff’s picture for staff only again",
      removed: "Staff’s picture deleted",
    } satisfies Record<NonNullable<ReportAct["what"]>, string>,
  },
};
