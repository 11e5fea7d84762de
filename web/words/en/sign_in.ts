import { CODE_MINUTES } from "shared/limits.ts";
import { AMOUNTS } from "shared/words/amounts.ts";

const amount = AMOUNTS.en;

export const signIn = {
  title: "Sign in",
  /** For search engines. */
  description:
    "Get a text before your street floods, or report flooding: sign in with your mobile number and a texted code. Free.",
  aboutZip: (zip: string) => `Get texts about ${zip}`,
  beforeReport: "Sign in first, then report: it takes one text.",
  /** After signing out everywhere. */
  signedOut: "You are signed out, here and on every other device.",
  lead: "Give your mobile number. We text you a code. New here? This makes your account.",
  phone: "Mobile number",
  phoneHint: "A number of the US or its territories, like 718 555 0123.",
  consentHint: "Needed for alerts only. Leave the box empty to sign in or to report without them.",
  sendCode: "Text me a code",
  /** Before what needs a new code. */
  again: {
    title: "Is it you?",
    /** Round the masked number. */
    why: {
      before: "Before this step we make sure. We text a new code to ",
      after: `. It is good for ${amount.minutes(CODE_MINUTES)}.`,
    },
    submit: "Text me a code",
    back: "Not now",
  },
  code: {
    title: "Enter the code",
    sentAgain: "A new code is on its way. Codes sent before no longer work.",
    /** Round the masked number. */
    textedTo: {
      before: "We texted 6 digits to ",
      after: `. They work for ${amount.minutes(CODE_MINUTES)}.`,
    },
    label: "6-digit code",
    submit: "Sign in",
    second: {
      lead:
        "The texted code is right. Your account asks for one more, from your authenticator app.",
      label: "Code of your app",
      hint: "The digits that it shows now. Without the app: one of your recovery codes.",
    },
    none: "No text yet?",
    wait: "It can take a minute.",
    again: "Text me a new code",
    otherNumber: "Use another number",
  },
};
