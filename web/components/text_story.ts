// "Why did I get this?", for its reader: why they of all people, and what became of the text.
import type { MessageWhy } from "shared/api/messages.ts";
import { isAtLeast, LEVEL_NAMES } from "shared/levels.ts";
import { hasFailed, hasLeft, stateWords } from "./text_words.ts";

/** What in the reader's own choices led to it. */
export function choiceReasons(why: MessageWhy): string[] {
  return [whyThem(why), whyHeld(why)].filter((reason) => reason !== undefined);
}

function whyThem({ kind, step, zip, chosenLevel, facts }: MessageWhy): string | undefined {
  if (kind === "code") {
    return "Somebody asked for a code to sign in with your number. If it was not you, there is " +
      "nothing to do: without the code nobody gets in.";
  }
  if (step === null) return "You texted us, and this is our answer.";
  if (step === "ask") {
    return "Heavy rain had fallen and you had been told of the storm. We ask once a storm; an " +
      "answer of 1, 2 or 3 becomes a report.";
  }
  if (step === "clear") return "You had been told of this storm, so you are told its end.";
  if (chosenLevel === null) return `You followed ${zip} then; now you do not.`;
  const chose = `You chose “${LEVEL_NAMES[chosenLevel]}” for ${zip}`;
  if (step === "warning") return `${chose}; an official flood warning counts at every level.`;
  if (chosenLevel === step && !facts?.warning) return `${chose}.`;
  if (!isAtLeast(step, chosenLevel)) {
    return `${chose} since; at that level this text would not have come.`;
  }
  if (facts?.warning) return `${chose}; an official flood warning counts at every level.`;
  return `${chose}, so ${LEVEL_NAMES[step].toLowerCase()} concerns you, too.`;
}

const WAITED_FOR = { quiet: "your quiet hours", pause: "your pause" };

function whyHeld({ heldFor, status }: MessageWhy): string | undefined {
  if (!heldFor) return undefined;
  const end = `the end of ${WAITED_FOR[heldFor]}`;
  if (status === "held") return `It waits for ${end}, and is sent then if it is still true.`;
  if (status === "expired") return `It waited for ${end}, and was never sent.`;
  return `It waited for ${end}, and was sent because it was still true.`;
}

export interface Stage {
  what: string;
  at: string | null;
  why?: string;
}

/** From the decision to the phone, as far as it came. */
export function stagesOf(why: MessageWhy): Stage[] {
  const { status, createdAt, sentAt, settledAt, failure, expiredFor } = why;
  const heldFor = status === "held" ? why.heldFor : null;
  const stages: Stage[] = [{ what: why.kind === "alert" ? "Decided" : "Written", at: createdAt }];
  if (sentAt) stages.push({ what: "Left for your carrier", at: sentAt });
  if (status === "delivered") stages.push({ what: "Arrived on your phone", at: settledAt });
  else if (hasFailed(status)) {
    stages.push({ what: "Did not arrive", at: settledAt, why: failure ?? undefined });
  } else if (status === "expired") {
    stages.push({
      what: "Not sent",
      at: settledAt,
      why: expiredFor ? EXPIRED[expiredFor] : TOO_LATE,
    });
  } else if (hasLeft(status)) {
    stages.push({ what: "No word yet whether it arrived", at: null });
  } else {
    const what = heldFor ? `Waits for the end of ${WAITED_FOR[heldFor]}` : stateWords(status);
    stages.push({ what, at: null });
  }
  return stages;
}

const TOO_LATE = "It would have come too late to be of use";

const EXPIRED: Record<NonNullable<MessageWhy["expiredFor"]>, string> = {
  superseded: "The storm had changed or ended by then, so it was no longer true",
  late: TOO_LATE,
  stopped: "You had switched your texts off",
  overBudget: "The day's money for texts was spent, and the rest kept for flood risk",
};
