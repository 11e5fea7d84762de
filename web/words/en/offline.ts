import { REPORTABLE_DAYS } from "shared/limits.ts";
import { AMOUNTS } from "shared/words/amounts.ts";

const amount = AMOUNTS.en;

/** What is said without a network. The browser fills the `{parts}` in. */
export const offline = {
  /** Above a kept page. */
  note: {
    offline: "You are offline.",
    slow: "The network is too slow just now.",
    down: "FloodLine cannot answer just now.",
    age: "This page is from {day} {time}, {ago}.",
    report:
      "The network is away or slow. You can still report: it stays on this phone and goes out by itself.",
  },
  page: {
    title: "You are offline",
    lead: "This page needs the network. Try again when it is back.",
    danger: { before: "In danger from water, go higher and call", after: "." },
    report: "Report flooding",
    reportWhy: "works offline: it stays on this phone and goes out when the network is back.",
    waiting: "Reports waiting on this phone",
    keptTitle: "Pages kept on this phone",
    kept: "from {day} {time}, {ago}",
    none: "No page is kept yet. Pages of ZIP codes are kept when you open them.",
  },
  /** The report form's button, and what comes of it. */
  send: {
    button: "Send report",
    sending: "Sending…",
    uploading: "Waiting for your photos to go up…",
    kept: "Saved on this phone. It goes out by itself when the network is back.",
    sent: "Your report has gone out.",
    open: "Open it",
    notKept:
      "There is no connection, and this browser cannot keep the report. Stay on this page and press Send again.",
    answerFirst: "Say first whether your video should go along, in the list of files.",
    oneWaiting: "1 report waits on this phone.",
    manyWaiting: "{count} reports wait on this phone.",
    see: "See what waits",
  },
  waiting: {
    title: "Reports waiting on this phone",
    description: "They go out by themselves when the network is back.",
    noScript: "This list needs JavaScript. It is off in your browser, or the browser is too old.",
    island: {
      none: "No report waits on this phone.",
      another: "Report flooding",
      states: {
        waiting: "Waits for the network",
        sending: "Going out now…",
        needsSignIn: "You are signed out. Sign in, and it goes out.",
        notYours: "It belongs to another phone number. Sign in with that number to send it.",
        refused: "It was not taken: {why}",
        broken: "Something is wrong with this page: it has not gone out. Send it from the form.",
      },
      kept: "Kept {day} {time}, {ago}",
      onePhoto: "1 photo or video",
      manyPhotos: "{count} photos",
      sendNow: "Send now",
      signIn: "Sign in to send",
      edit: "Correct it",
      toForm: "Open it in the form",
      delete: "Delete",
      deleteSure: "Delete it for good?",
      deleteYes: "Yes, delete it",
      deleteNo: "Keep it",
      stillAway: "There is still no network. It stays here.",
      sent: "A report has gone out.",
      open: "Open it",
      tooOld: `Reports can go back ${amount.days(REPORTABLE_DAYS)}: send it before then.`,
    },
  },
};
