import type { Me } from "shared/api/people.ts";
import { timeIn } from "shared/server/words/alerts.ts";
import type { TextWords } from "shared/server/words/every_text.ts";
import { WORDS } from "shared/server/words/words.ts";
import type { TextedMedia } from "../uploads/texted_media.ts";
import type { Deps } from "../deps.ts";

/** A text as the carrier hands it to us. */
export interface InboundText {
  /** The carrier's id: the same text again has the same. */
  sid: string;
  phone: string;
  body: string;
  /** STOP, START or HELP: what Twilio has made of it, and answered. */
  optOutType?: string;
  media: TextedMedia[];
}

/** Somebody we know, whom we answer in their language. */
export interface Conversation {
  deps: Deps;
  text: InboundText;
  /** Twilio has acted on the text and answered it. */
  byCarrier: boolean;
  me: Me;
  words: TextWords;
  now: Date;
}

export function startConversation(
  deps: Deps,
  text: InboundText,
  { me, byCarrier }: { me: Me; byCarrier: boolean },
): Conversation {
  return { deps, text, byCarrier, me, words: WORDS[me.language], now: deps.now() };
}

/** By the clock of their first place. */
export function timeFor({ me, words, now }: Conversation, at: Date): string {
  return timeIn(words, me.places[0]?.timeZone ?? "America/New_York", at, now);
}
