// The page of a district's staff.
import { CODE_MINUTES, INVITATION_DAYS } from "shared/limits.ts";
import { AMOUNTS } from "shared/words/amounts.ts";

const amount = AMOUNTS.en;

export const people = {
  title: "People",
  intro: "Who works in your district's room, and as what. What you change counts at once.",
  /** Where a page shows what the reader may not change. */
  onlyManagers: "Managers of your district can change this.",
  noName: "No name yet",
  you: "you",
  number: (ending: string) => `••• ••• ${ending}`,
  caption: "Staff: managers first, then crew and viewers",
  columns: { who: "Who", role: "Role", since: "Since", change: "Change" },
  since: (date: string) => `since ${date}`,
  change: "Change",
  changeWhom: (who: string) => ` ${who}`,
  saved: {
    changed: "Saved. It counts from their next click on.",
    removed: "Removed. They are out, on every device.",
    invited:
      "Invited. A text is on its way. If none arrives, signing in with that number shows the invitation all the same.",
    withdrawn: "The invitation is taken back.",
  } as Record<string, string>,
  fresh: {
    why:
      `To change people we want to be sure that it is you: get a new code by text first. You have ${
        amount.minutes(CODE_MINUTES)
      } then.`,
    tooLateKept:
      "Your code is too old by now. Get a new one: what you typed is kept, and here again when you are back.",
    /** After a new code. */
    backAgain: "What you typed is here again. It is not saved yet.",
    tooLate: "Your code is too old by now. Get a new one, then do it again.",
    button: "Get a new code",
    app: {
      why:
        "Your district asks its managers for an authenticator app. You can look at everything; to change anything here, set yours up first.",
      button: "Set up an authenticator app",
    },
  },
  problem: "There is a problem",
  invite: {
    title: "Invite somebody",
    what: `They get a text, sign in with that number and accept. An invitation runs out after ${
      amount.days(INVITATION_DAYS)
    }. One person can be on one district's staff.`,
    phone: "Mobile number",
    phoneHint:
      "Of the US or its territories, like 718 555 0123. Only its last four digits are shown here later.",
    name: "Name",
    nameHint: "What your district calls them. Only your staff sees it. You can leave it empty.",
    role: "Role",
    language: "Language of the text",
    languageHint: "If the number has an account, its own language counts.",
    button: "Invite",
  },
  invited: {
    title: "Invited",
    caption: "Invitations, newest first",
    until: (time: string) => `runs out ${time}`,
    hasRunOut: (time: string) => `ran out ${time}`,
    columns: { who: "Who", role: "Role", until: "Runs out", withdraw: "Take back" },
    withdraw: "Take back",
    withdrawWhose: (who: string) => ` the invitation to ${who}`,
  },
  person: {
    back: "All people",
    title: (who: string) => `Change ${who}`,
    save: "Save",
    remove: {
      open: (who: string) => `Remove ${who}`,
      means:
        "They are out at once, on every device, and stay a resident with the ZIP codes they follow. To come back they must be invited anew.",
      button: "Remove from the staff",
    },
    isYou: "This is you: with another role you may not be able to undo it yourself.",
  },
};
