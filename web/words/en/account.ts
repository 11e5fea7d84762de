import type { ExportKind, System } from "shared/api/people.ts";
import {
  CODES_KEPT_DAYS,
  INBOUND_KEPT_DAYS,
  NUMBERS_KEPT_DAYS,
  PAUSE_HOURS,
} from "shared/limits.ts";
import { AMOUNTS } from "shared/words/amounts.ts";

const amount = AMOUNTS.en;

export const account = {
  title: "My places",
  texts: "Your texts, and why they came",
  saved: {
    add: "You follow it now. We will text you when the rain reaches your level.",
    level: "The level is changed.",
    remove: "You no longer follow it.",
    consent: "Thank you. Alerts are on.",
    choices: "Saved. Your texts will come like this from now on.",
    pause: `Your texts are paused for ${amount.hours(PAUSE_HOURS)}.`,
    resume: "Your texts are on again.",
    device: "Signed out there.",
    anew:
      "You start with a new account. This number had one, but nobody had used it for over six " +
      "weeks, and numbers change hands. Choose your ZIP codes to get texts.",
  } as Record<string, string>,
  stopped: {
    why: "Your texts are switched off, because you answered STOP.",
    undo: "To get them again, text START to the number they came from.",
  },
  unreachable: {
    why: "You get no texts: the last ones came back from this number.",
    undo: "Is it still yours? Text START to the number our texts came from, and they come again. " +
      "If it is not, sign in with your new number.",
  },
  places: {
    title: "ZIP codes you follow",
    none: "None yet. Add one, and we watch its rain.",
    full: (most: number) =>
      `You follow ${most} ZIP codes, as many as one can. Remove one to add another.`,
    when: (zip: string) => `When to text me about ${zip}`,
    save: "Save",
    /** Said after "Save", to who does not see the page. */
    saveWhat: (zip: string) => ` the level of ${zip}`,
    remove: (zip: string) => `Remove ${zip}`,
  },
  add: {
    title: "Add a ZIP code",
    when: "When to text me",
    submit: "Follow this ZIP code",
    quiet: (from: string, to: string) => `Quiet from ${from} to ${to}.`,
    notQuiet: "Texts at any hour.",
    waited: "What waited is told once in the morning, if it is still true.",
    later: "You can change these hours once you follow a ZIP code.",
  },
  preview: {
    hint: "Under each level: the texts it would have brought, all-clears included.",
    unwatched: (zip: string) =>
      `We have not watched ${zip} for a day yet, so we cannot say how many texts it would bring.`,
    texts: (texts: number, days: number) => {
      const count = texts === 0 ? "No text" : texts === 1 ? "1 text" : `${texts} texts`;
      return `${count} in the last ${days === 1 ? "day" : `${days} days`}`;
    },
  },
  consent: {
    title: "Agree to texts",
    why: "Without your yes we send no alert.",
    agree: "Agree",
    /** Who agreed to earlier words: their alerts go on as ever. */
    anew: {
      title: "Messages from your district",
      why:
        "Your alerts come as ever. When you agreed to them, districts could not write yet: if you want what yours writes about flooding too, agree to the new words.",
    },
  },
  choices: {
    title: "How your texts come",
    quiet: "Quiet hours",
    hours: "No texts in these hours",
    hoursHint: "What waited is told once afterwards, if it is still true",
    from: "From",
    to: "To",
    clock: "By the clock of each place.",
    noHours: "No quiet hours",
    noHoursHint: "Texts may come at any hour",
    wake: "Wake me for flood risk and official flood warnings",
    wakeHint:
      "These texts then come in your quiet hours too, though they ring only if your phone " +
      "does. Unticked, you learn of a flood in the night when your quiet hours end.",
    tides: "Also text me about high tides that may flood",
    tidesHint:
      "A tide gauge of NOAA stands for a place you follow. You get a text when the tide may flood low streets, one for each step up, and an all-clear. At the level you chose: minor flooding counts as heavy rain, worse as flood risk. Unticked, you get none. By text it is TIDE ON and TIDE OFF.",
    ahead: "Also text me a day ahead",
    aheadHint:
      "When the National Weather Service issues a flood watch for a place you follow: one text a watch, mostly half a day to two days ahead. Most come to nothing. It never comes in your quiet hours. Unticked, you see watches on these pages alone. By text it is AHEAD ON and AHEAD OFF.",
    broadcasts: "Also text me what business districts write",
    broadcastsHint:
      "Now and then the district of a ZIP code you follow writes about flooding: a street that is " +
      "closed, pumps on their way. Unticked, you get alerts only. By text it is NEWS OFF and NEWS ON.",
    language: "Your language",
    languageHint: "Of our texts, and of these pages.",
    save: "Save",
    saveWhat: " how your texts come",
  },
  pause: {
    title: `No texts for ${amount.days(PAUSE_HOURS / 24)}`,
    until: {
      before: "Your texts are paused until ",
      after: ". Until then none comes, not even for a flood.",
    },
    what: `For ${
      amount.hours(PAUSE_HOURS)
    } no text comes, not even for a flood. Then they start again.`,
    pause: `Pause my texts for ${amount.hours(PAUSE_HOURS)}`,
    resume: "Resume my texts now",
  },
  facts: {
    title: "Your account",
    number: "Number",
    texts: "Texts",
    on: "On",
    paused: "Paused",
    stopped: "Off: you answered STOP",
    unreachable: "Off: they came back from this number",
    notAgreed: "Off: you have not agreed to them yet",
    district: "District",
    signOut: "Sign out",
  },
  devices: {
    title: "Where you are signed in",
    /** "Safari on an iPhone" */
    name: (browser: string, system: string) => `${browser} ${system}`,
    anyBrowser: "A browser",
    systems: {
      iphone: "on an iPhone",
      ipad: "on an iPad",
      android: "on an Android phone",
      windows: "on Windows",
      mac: "on a Mac",
      chromebook: "on a Chromebook",
      linux: "on Linux",
      other: "on some device",
    } as Record<System, string>,
    isThis: "This one",
    seen: (ago: string) => `Last used ${ago}`,
    end: "Sign out",
    /** Said after "Sign out", to who does not see the page. */
    endWhat: (browser: string, system: string) => ` of ${browser} ${system}`,
    what: "Lost a phone, or used somebody else's? Sign it out here: it is out at once.",
    endAll: "Sign out on every device",
  },
  data: {
    title: "Your data",
    what: "All that we hold about you, to look through or to take along.",
    all: "Download everything",
    allHint: "One JSON file, for programs. Links to photos in it work for a few minutes.",
    tables: "Or as tables",
    tablesHint: "CSV files, for Excel and other spreadsheets.",
    kinds: {
      reports: "Your reports",
      media: "Your photos and videos",
      "staff-pictures": "Photos and videos you took for a district",
      confirmations: "Reports you confirmed",
      answers: "Your answers to our questions",
      places: "ZIP codes you follow",
      messages: "Texts we sent you",
      "own-texts": `Texts you sent us, of the last ${amount.hours(24 * INBOUND_KEPT_DAYS)}`,
      "sign-ins": `Sign-in codes, of the last ${amount.hours(24 * CODES_KEPT_DAYS)}`,
    } as Record<ExportKind, string>,
  },
  delete: {
    title: "Delete my account",
    final: "This cannot be undone.",
    goes: "What goes at once",
    going: [
      "your number, and with it your way in",
      "the ZIP codes you follow, your agreement to texts, and how you wanted them",
      "texts that still wait to be sent to you",
      "which reports of others you confirmed",
    ],
    goesLater: `What goes within ${amount.days(NUMBERS_KEPT_DAYS)}`,
    goingLater: [
      "your number on texts already sent, on texts you sent us, and on sign-in codes",
      "photos and videos that you never sent with a report",
    ],
    stays: "What stays, with nothing that leads to you",
    staying: [
      "your reports, with their notes and photos, and your answers about water: the street was " +
      "flooded all the same, and the district may be mending it",
      "the words of texts we sent, without a number: to show when people were warned",
      "the photos you took for a district, with their reports, without your name",
    ],
    withdraw: "A report should go as well? Withdraw it on its own page first. Neighbors then no " +
      "longer see it, and its photos are deleted within a day.",
    download: "Want to keep something? Download your data first.",
    submit: "Delete my account",
    keep: "Keep it",
  },
  deleted: {
    title: "Your account is deleted",
    lead: `No more texts will come. What is left of your number is gone within ${
      amount.days(NUMBERS_KEPT_DAYS)
    }.`,
    firstPage: "Go to the first page",
  },
};
