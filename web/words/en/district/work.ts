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
  numberSaved: "The city’s number is saved.",
};
