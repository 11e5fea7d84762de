// The page of an authenticator app.
export const secondFactor = {
  title: "Authenticator app",
  /** The way to it, from the account's page. */
  link: "Authenticator app",
  linkHint: "A second code when you sign in, so that a stolen phone number is not enough.",
  lead: "Whoever takes over a phone number gets its texts. With an app on your phone, signing in " +
    "asks for the app's code as well, and the number alone is not enough.",
  back: "Back to your account",
  state: {
    off:
      "You have none set up: the texted code is enough to sign in. Any authenticator app will do.",
    since: (ago: string) => `Set up ${ago}.`,
    left: (codes: number) =>
      codes === 0
        ? "No recovery codes are left: make new ones."
        : codes === 1
        ? "One recovery code is left."
        : `${codes} recovery codes are left.`,
    newPhone: "A new phone? Switch it off, then set it up there.",
    begin: "Set it up",
    makeCodes: "Make new recovery codes",
    end: "Switch it off",
    wentOff: "It is off. The texted code is enough to sign in again.",
    needed:
      "Your district's managers need an authenticator app for what you were doing; nothing of it was saved. Set yours up here, then do it again.",
    codeToBegin: "To be sure that it is you, we text you a code before you set it up.",
    codeToChange:
      "To make new recovery codes, or to switch it off, you need a new code: the texted one and the app's.",
    askCode: "Get a new code",
  },
  key: {
    take: "1. Give the app its key",
    scan: "In the app, choose to add an account, and point the camera at this picture.",
    picture: "QR code with the key for your authenticator app",
    open: "Open the app on this phone",
    type: "Or type this key into the app:",
    copy: "One tap marks all of it, to copy. Show it to nobody.",
    confirm: "2. Type in the code that the app shows",
    label: "Code of your app",
    hint: "Six digits; new ones come every half minute.",
    submit: "Confirm",
  },
  codes: {
    on: "It is set up. You are signed out everywhere else: sign in there again, with both codes.",
    anew: "These are your new recovery codes. Those before no longer work.",
    title: "Your recovery codes",
    what: "Lost the phone? Type one of these in place of the app's code. Each works once. Print " +
      "them or write them down now, and keep them where the phone is not: we show them this once.",
    copy: "One tap marks all of them, to copy.",
    kept: "I have kept them",
  },
};
