// How many answers a number gets: each costs a text. Pure.

/** Setting up five ZIP codes by text takes about ten; whoever needs more has the account page. */
const MOST_A_DAY = 12;
/** Beyond that, so that who wants to leave hears that they have left. */
const STOPS_A_DAY = 3;
const STRANGERS_A_DAY = 3;
const UNSURE: ReadonlySet<string> = new Set(["unknown", "maybeStop"]);

/** Answers that a number has had. */
export interface PastAnswers {
  lastHour: { all: number; same: number };
  lastDay: number;
}

/** `last`: it is answered, and told that it was the last for today. */
type AnswerVerdict = "answer" | "last" | "silence";

/**
 * Two machines must not talk for ever, nor anybody spend the day's answers of all: a number that is
 * nobody's gets one answer an hour, and so does everybody for what we do not understand, or are not
 * sure of. A STOP is confirmed beyond the day's limit, though not for ever.
 */
export function judgeAnswer(
  { isStranger, wish }: { isStranger: boolean; wish: string },
  { lastHour, lastDay }: PastAnswers,
): AnswerVerdict {
  if (isStranger) return lastHour.all === 0 && lastDay < STRANGERS_A_DAY ? "answer" : "silence";
  if (wish === "stop") return lastDay < MOST_A_DAY + STOPS_A_DAY ? "answer" : "silence";
  if (lastDay >= MOST_A_DAY || (UNSURE.has(wish) && lastHour.same > 0)) return "silence";
  return lastDay === MOST_A_DAY - 1 ? "last" : "answer";
}
