// What a resident's text means to us. Pure. Each rule beats those below it:
// 1. what Twilio has done (`OptOutType`) is done: our state follows, whatever the words;
// 2. a reaction or quotation of ours means nothing, whatever it quotes;
// 3. an answer to "do you want no more texts?" or "still wet?";
// 4. the words themselves (wishes.ts).
import { plain } from "./plain.ts";
import { isAnsweredByTwilio } from "./stop_words.ts";
import { readWish, type Wish } from "./wishes.ts";

/** What we last asked: how deep the water is, whether it is still there, or whether our texts shall end. */
export type LastQuestion = "water" | "wet" | "stop" | undefined;

export interface Meaning {
  wish: Wish;
  /** Twilio has acted on it and answered: no word of ours follows. */
  byCarrier: boolean;
}

export function readMeaning(
  { body, optOutType }: { body: string; optOutType?: string },
  lastQuestion: LastQuestion,
): Meaning {
  const done = OPT_OUT_TYPES.get(optOutType?.trim().toUpperCase() ?? "");
  const wish = readWish(body);
  const wet = lastQuestion === "wet" && wetAnswer(body, wish);
  if (wet) return { wish: { kind: "wet", answer: wet }, byCarrier: done === "start" };
  if (lastQuestion === "stop" && isYes(body, wish)) {
    // Twilio takes YES for START; the newest wish is what we asked for.
    return { wish: { kind: "stop" }, byCarrier: false };
  }
  // Twilio's START has YES among its words, and so has our question.
  if (done === "start" && wish.kind === "yes") return { wish, byCarrier: true };
  if (done) return { wish: { kind: done }, byCarrier: true };
  if (lastQuestion === "stop" && isNo(wish)) return { wish: { kind: "thanks" }, byCarrier: false };
  if (lastQuestion !== "water" && NO_THANKS.test(plain(body))) {
    return { wish: { kind: "maybeStop" }, byCarrier: false };
  }
  return { wish, byCarrier: wish.kind === "stop" && isAnsweredByTwilio(body) };
}

const OPT_OUT_TYPES = new Map(
  [["STOP", "stop"], ["START", "start"], ["HELP", "help"]] as const satisfies [string, string][],
) as ReadonlyMap<string, "stop" | "start" | "help">;

function isYes(body: string, wish: Wish): boolean {
  return wish.kind === "yes" ||
    /^(yes|yeah|yep|si|是|是的|对|要)( |$)(please|pls|thanks|por favor|)$/.test(
      plain(body),
    );
}

/** To "Still wet? 1 yes 2 no": who says how deep it is says that it is. */
function wetAnswer(body: string, wish: Wish): "still" | "gone" | undefined {
  const words = plain(body);
  if (/^1( |$)/.test(words) || isYes(body, wish) || wish.kind === "still") return "still";
  if (/^2( |$)/.test(words) || isNo(wish)) return "gone";
  return wish.kind === "water" ? "still" : undefined;
}

function isNo(wish: Wish): boolean {
  return wish.kind === "water" && wish.water === "dry";
}

const NO_THANKS = /^no (thanks|thank you|thx|gracias)$/;
