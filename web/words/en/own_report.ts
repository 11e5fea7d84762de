import { EDITABLE_HOURS, RAIN_BEFORE_HOURS, WETTEST_BEFORE_HOURS } from "shared/limits.ts";
import type { Ending, Owner } from "shared/report_statuses.ts";
import { AMOUNTS } from "shared/words/amounts.ts";

const amount = AMOUNTS.en;

/** A report to who sent it, and to managers who look at its page. */
export const ownReport = {
  title: "Your report",
  titleOfAnother: "A report",
  /** "Knee deep in Brooklyn, NY 11231" */
  lead: (depth: string, place: string) => `${depth} in ${place}`,
  place: (city: string, state: string, zip: string) => `${city}, ${state} ${zip}`,
  placeOfZip: (zip: string) => `ZIP code ${zip}`,
  ofDistrict: (place: string, district: string) => `${place} (${district})`,

  isPrivate: "For the district’s staff only: neighbors do not see it.",
  isPrivateOfNobody: "No business district looks after this place, so nobody but you sees it.",
  facts: {
    depth: "Depth",
    when: "When",
    reported: "Reported",
    edited: "Changed",
    where: "Where",
    location: "Location",
    note: "Note",
  },
  whenAndAgo: (when: string, ago: string) => `${when} (${ago})`,

  thanks: {
    title: "Thank you. Your report is in.",
    next: "What happens next",
    districtSees: (district: string) =>
      `${district} sees it now, with your note and photos, but not your number.`,
    nobodySees: "No business district looks after this place. For help from the city, call 311.",
    neighbors:
      "Neighbors see how deep it is and where, to about 330 feet (100 m). No note, no photo.",
    asked: (time: string) => `After ${time}, tell us here if it is still flooded.`,
    keep: "Keep this page: it shows what becomes of your report.",
  },

  saved: {
    water: "Thank you. Your answer is in.",
    textsOn: "We will text you when the status changes.",
    textsOff: "We will not text you about this report.",
    edit: "Your report is changed.",
    photo: "Your photo is added.",
  },
  photoRefused:
    "That photo did not arrive whole, or is not a photo we can read. Please try another.",
  signInAgain: "Sign in again in a new tab",
  thenComeBack:
    "Then come back to this one and press the button again: all you typed is still here.",

  progress: {
    title: "What became of it",
    new: "Reported",
    seen: (district: string) => `Seen by ${district}`,
    in_progress: "In progress",
    water_gone: "The water is gone, the district says",
    passed_on: "Passed on to the city",
    not_ours: "Not the district’s to mend",
    same_as: "Others reported the same water",
    nothing_found: "The district found no water",
    reopened: "Still there, it was said",
    /** Of an end that is still to come. */
    end: "How it ended",
    withdrawn: "Withdrawn",
    /** What an end does not say. */
    /** Of a report that is the water of another: how that fares. */
    ofAll: (status: string) => `All reports of this water: ${status}.`,
    means: {
      water_gone: "That does not say what caused it was mended.",
      passed_on: "That is not mended yet: the city decides when. 311 can tell you more.",
      not_ours: "The district cannot act on it.",
      same_as: "The district works on all of these as one.",
      nothing_found: "Somebody looked, and saw none.",
    } as Record<Ending, string>,
    whose: {
      city: "It may be for the city: call 311.",
      utility: "It may be for the water or sewer company.",
      transit: "It may be for the transit agency.",
      state: "It may be for the state, which keeps that road.",
      owner: "It may be for the owner of the building.",
    } as Record<Owner, string>,
    cityNumber: (number: string) => `The city’s 311 number for it: ${number}`,
    says: (district: string) => `${district} says:`,
    toCome: "not yet",
    nobody: "No business district looks after this place, so nobody changes its status.",
    confirmed: (others: number) =>
      others === 1
        ? "1 other person says it is the same water."
        : `${others} other people say it is the same water.`,
  },

  texts: {
    title: "Texts about it",
    isOff: "Shall we text you when the status changes?",
    isOn: "We text you when the status changes.",
    turnOn: "Text me",
    turnOff: "Stop these texts",
    untold: {
      tooMany:
        "The newest news came by no text: you had had the most that we send a person in a day. It stands here, and new news will be texted again tomorrow.",
      purseEmpty:
        "The newest news came by no text: the day's money for texts about reports is spent. It stands here. Flood alerts are not affected.",
    },
  },

  water: {
    title: "Is it still flooded?",
    hint: "Look from where it is safe.",
    fold: "Has the water changed?",
    /** Once the district is done with it. */
    foldAfterEnd: "Still flooded? Say so, and the district sees it again",
    still: "Yes, still flooded",
    gone: "No, the water is gone",
    saidStill: (when: string) => `You said it was still flooded, ${when}.`,
    saidGone: (when: string) => `You said the water was gone, ${when}.`,
    changed: "Is it different now?",
  },

  rain: {
    title: "The rain at that time",
    nobodyWatched: "Nobody watched the weather there at that time, so there are no figures.",
    dry: `By the weather model, no rain fell in the ${amount.hours(RAIN_BEFORE_HOURS)} before.`,
    lastHour: "In the hour before",
    wettestQuarter: `Wettest 15 minutes of the ${amount.hours(WETTEST_BEFORE_HOURS)} before`,
    upTo: (time: string) => `up to ${time}`,
    lastDay: `In the ${amount.hours(RAIN_BEFORE_HOURS)} before`,
  },

  photos: {
    /** Of a file that its sender alone sees. */
    shown: {
      soon: "Others see it in a moment: we take hidden data, like the place, out of it first.",
      never:
        "Only you see this one: we cannot take hidden data, like the place, out of it. Photos taken anew as JPEG work.",
    },
    /** What everybody sees of it, but the district's staff. */
    covered: "The district has covered parts of this photo, such as faces or plates.",
    /** Of one that its sender did not take. */
    byStaff: "Taken by the district’s staff.",
    /** "Photo 1 of 2: Knee deep, seen Nov 22, 2026" */
    photo: (number: number, of: number, depth: string, date: string) =>
      `Photo ${number} of ${of}: ${depth}, seen ${date}`,
    video: (depth: string, date: string) => `Video: ${depth}, seen ${date}`,
    open: "Open in full",
    add: "Add a photo",
    addAnother: "Add another photo",
    ifSafe: (megabytes: number) => `If it is safe to take one. Up to ${megabytes} MB.`,
    field: "Photo",
    send: "Add the photo",
  },

  more: {
    title: "More",
    evidence: "Record for your insurer",
    evidenceHint: "All that is known about this flood, to print or to keep.",
    edit: "Change the depth or the note",
    takenUp: (district: string) => `${district} has taken it up, so it stays as you sent it.`,
    withdraw: "Withdraw this report",
    zip: (zip: string) => `Rain and reports in ${zip}`,
    another: "Report other water",
    manage: "Open it in your district's list",
  },

  edit: {
    title: "Change your report",
    hint: `You can change it for ${
      amount.days(EDITABLE_HOURS / 24)
    }, until the district has seen it. What you sent first is kept too.`,
    note: "What do you see? (optional)",
    noteHint: "The corner or the house number, where the water comes from, what it blocks.",
    save: "Save the changes",
    leave: "Leave it as it is",
    notAnyMore: "It cannot be changed any more.",
  },

  withdraw: {
    title: "Withdraw your report?",
    lead: "Do this if it was a mistake. If the water is gone, say that instead.",
    happens: [
      "Neighbors no longer see it.",
      "The district sees that you withdrew it.",
      "Its photos and video are deleted within a day.",
      "It cannot be undone. You can send a new report at any time.",
    ],
    yes: "Withdraw it",
    no: "Keep it",
    done: (when: string) => `You withdrew this report ${when}. Neighbors no longer see it.`,
    doneByAnother: (when: string) => `Who sent this report withdrew it ${when}.`,
  },
  takenAway: {
    removed: (when: string) =>
      `FloodLine took this report away ${when}. Nobody else sees it any more; its photos are deleted.`,
    hidden: (district: string, when: string) =>
      `${district} has hidden this report from the public, ${when}. Its managers see it still.`,
    media: (count: number) =>
      count === 1
        ? "FloodLine took a photo or video out of this report. It is deleted."
        : `FloodLine took ${count} photos or videos out of this report. They are deleted.`,
    hiddenMedia: (count: number) =>
      count === 1
        ? "The district shows a photo or video of this report to its own staff alone. It is kept."
        : `The district shows ${count} photos or videos of this report to its own staff alone. They are kept.`,
  },
  back: "Your report",
};
