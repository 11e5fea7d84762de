import type { GivenStatus } from "shared/report_statuses.ts";

/** What one of the staff sees to, in the order in which it is gone to: on a phone, in the rain, with one hand. */
export const round = {
  title: "Your round",
  places: (count: number) => count === 1 ? "1 place, " : `${count} places, `,
  order: "the deepest water first, and of the same depth the oldest.",
  orderByHand:
    "in your own order. What is given to you from now on stands where the depth puts it.",
  usualOrder: "Back to the usual order",
  sooner: "Sooner",
  later: "Later",
  /** Read out: which of them. Begins as what is shown. */
  soonerOf: (place: string) => `Sooner: ${place}`,
  laterOf: (place: string) => `Later: ${place}`,
  none: "Nothing is given to you.",
  noneHint: "A colleague gives you a place, or you take one: on the report’s page.",
  more: (shown: number) =>
    `Only the newest ${shown} of your places are here. The others follow as you are done with these.`,
  map: "Open in the map app",
  /** Read out: which of them. */
  mapTo: (place: string) => `Open in the map app: ${place}`,
  noPlace: (zip: string) => `No exact place: its sender gave the ZIP code ${zip} alone.`,
  seen: (when: string) => `Seen ${when}.`,
  noFiles: "No pictures.",
  all: "All about it",
  work: "I am at work on it",
  end: "How it ended",
  ends: {
    water_gone: "Water gone",
    nothing_found: "Nothing found",
    passed_on: "Passed to the city",
    not_ours: "Not ours",
  } satisfies Partial<Record<GivenStatus, string>>,
  endHint: "No end says that something is mended. What the city’s number is, or whose the water " +
    "may be, is added on the report’s page.",
  /** "Water gone: knee deep in Court Street at Smith Street." */
  done: (status: string, depth: string, zip: string) =>
    `${status}: ${depth.toLowerCase()}, ${zip}.`,
  undo: "Undo",
  undone: "Undone.",
  offline: {
    kept: "This page opens without a network too, as you saw it last. What you tap then is kept.",
    /** Behind what was tapped. */
    waits:
      "Waits for the network: it is sent once there is one. If you sign out before, it is deleted.",
    /** Of a place that is not on the page any more. */
    photo: "Photo, {place}.",
    video: "Video, {place}.",
    refused: "It was not taken: somebody has changed the report since. Look at it once more.",
    takeBack: "Take it back",
    notKept: "There is no network, and this browser keeps nothing: tap again once there is one.",
  },
  /** On paper. */
  onPaper: "Ended at ______ : ☐ water gone  ☐ nothing found  ☐ passed on  ☐ not ours",
};
