import { REPORTABLE_DAYS } from "shared/limits.ts";
import { AMOUNTS } from "shared/words/amounts.ts";

const amount = AMOUNTS.en;

/** The report form. What islands say is plain text, with `{parts}` filled in by the browser. */
export const report = {
  title: "Report flooding",
  danger: { before: "Stay out of the water. In danger, call", after: " first." },
  progress: (step: number) => `Step ${step} of 3`,
  next: "Next",
  back: "Back",
  steps: {
    where: "Where is the water?",
    water: "How deep, and when?",
    send: "Photos, note, send",
  },
  zip: "ZIP code of the flooding",
  zipHint: "Leave it empty if you give the place above.",
  depth: "How deep is the water?",
  when: {
    legend: "When did you see it?",
    now: "Now",
    earlier: "Earlier",
    label: "Date and time",
    hint: `By the clock there, within the last ${amount.days(REPORTABLE_DAYS)}.`,
  },
  note: "What do you see? (optional)",
  noteHint: "The corner or the house number, where the water comes from, what it blocks.",
  wantsTexts: "Text me when the district changes its status",
  /** The page's own script has failed. */
  broken:
    "Something is wrong with this page, not with your network. Nothing you wrote is lost: press Send again, and it goes with the simple form. Photos that are not up yet can be added on the next page.",
  photosLater: "You can add photos on the next page, after you have sent this.",
  /** What the API does not ask for by itself. */
  wrong: {
    place: "Give a ZIP code, or your location.",
    happenedAt: "Give the date and the time when you saw it.",
  },
  signIn: "Sign in again",
  signInTab: {
    link: "Sign in again in a new tab",
    after: ", then come back to this one and press Send: all you typed is still here.",
  },
  signInWhy: "What you typed and your photos are kept here.",
  location: {
    use: "Use my location",
    again: "Find me again",
    map: "Tap on a map",
    remove: "Remove the place",
    looking: "Looking for your location…",
    denied: "Your browser does not share your location. Tap on a map or type the ZIP code instead.",
    timedOut: "Your phone took too long to find you. Try again, tap on a map or type the ZIP code.",
    unavailable: "Your phone cannot tell where it is just now. Tap on a map or type the ZIP code.",
    mapNeedsZip: "Type the ZIP code first: the map opens there.",
    mapMissing: "The map did not load. Try again, or type the ZIP code.",
    plainMap: "Tap on the map where the water is (optional).",
    from: {
      phone: "Your location is added.",
      map: "The place you chose on the map is added.",
      photo: "The place from your photo is added.",
    },
    accuracy: "It is right to about {distance}.",
    rough: "It is only right to about {distance}: tap on a map to say exactly where.",
  },
  near: {
    title: "Same water?",
    lead: "Others have reported water near here. If it is the same, one tap is enough.",
    away: "{distance} away",
    inZip: "in this ZIP code",
    others: "{count} more saw it",
    same: "Yes, same water",
    own: "Your own report",
    saying: "One moment…",
    thanks: "Thank you, that counts. You can still add what you see.",
    failed: "That did not go through. Try again.",
  },
  media: {
    label: "Photos or a video, if it is safe to take them",
    hint:
      "Up to {photos} photos, or {videos} video. We make photos smaller and take hidden data, like the place, out of them first.",
    add: "Add photos or a video",
    preparing: "Getting it ready…",
    uploading: "Uploading {name}",
    waiting: "No connection: it goes up with the report.",
    turn: "Waits for its turn",
    ready: "Ready",
    overall: "{done} of {count} files are up",
    retry: "Try again",
    cancel: "Cancel",
    remove: "Remove",
    earlier: "Move up",
    tooMany: "{photos} photos are the most. Not added: {names}.",
    notBoth: "Send photos or one video, not both. Not added: {names}.",
    mayTellPlace:
      "We cannot take hidden data out of this video: it may tell where you were. Send it all the same?",
    sendAnyway: "Send it all the same",
    doNotSend: "Do not send it",
    takenThere: "Your photo says where it was taken. Use that place?",
    takenThen: "Your photo was taken {when}. Did you see the water then?",
    useThere: "Use that place",
    useThen: "Use that time",
    no: "No",
    refused: {
      type: "Send photos as JPEG, PNG, WebP or HEIC, videos as MP4 or MOV.",
      empty: "This file is empty.",
      photoTooLarge: "Too large: this photo can be up to {megabytes} MB.",
      videoTooLarge: "Too large: a video can be up to {megabytes} MB.",
      unreadable: "Your browser cannot open this photo. Save it as JPEG, then add that.",
      signedOut: "You are signed out. Press Send: we keep all of it while you sign in.",
      busy: "The photo store does not answer. Try again in a minute, or send without.",
      refused: "It did not work. Try again.",
    },
  },
  draft: {
    kept: "We kept what you had typed.",
    startOver: "Start over",
  },
};
