// What a resident's text asks for.

export type Wish = "stop" | "start" | "help" | "other";

/** Words that Twilio acts on and answers by itself, before it tells us. */
const TWILIO_STOPS = [
  "stop",
  "unsubscribe",
  "end",
  "quit",
  "stopall",
  "cancel",
  "revoke",
  "optout",
];
const STARTS = ["start", "unstop", "yes"];
const HELPS = ["help", "info"];

/**
 * "A revocation in any reasonable words counts". Whole texts, not words found inside a sentence:
 * "the rain will not stop" is no wish to leave.
 */
const OTHER_STOPS = [
  "stop all",
  "stop it",
  "stop now",
  "stop please",
  "please stop",
  "stop texting",
  "stop texting me",
  "please stop texting me",
  "stop texts",
  "stop messages",
  "stop alerts",
  "stop sending",
  "no more",
  "no more texts",
  "opt out",
  "opt me out",
  "unsubscribe me",
  "please unsubscribe",
  "cancel alerts",
  "remove me",
  "remove me please",
  "please remove me",
  "leave me alone",
  "do not text me",
  "dont text me",
  // Spanish, as many in our districts write it.
  "alto",
  "parar",
  "cancelar",
  "no mas",
  "basta",
];

export function readWish(text: string): Wish {
  const words = plain(text);
  if (TWILIO_STOPS.includes(words) || OTHER_STOPS.includes(words)) return "stop";
  if (STARTS.includes(words)) return "start";
  if (HELPS.includes(words)) return "help";
  return "other";
}

/** Whether Twilio has confirmed a STOP already, and would block an answer of ours. */
export function isAnsweredByTwilio(text: string): boolean {
  return TWILIO_STOPS.includes(text.trim().toLowerCase());
}

/** " Opt-Out!! " → "opt out" */
function plain(text: string): string {
  return text.normalize("NFKD").toLowerCase()
    .replace(/[\p{M}'’]/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
