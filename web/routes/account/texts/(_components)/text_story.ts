// "Why did I get this?", for its reader: why they of all people, and what became of the text.
import type { MessageWhy } from "shared/api/messages.ts";
import { isAtLeast } from "shared/levels.ts";
import { hasFailed, hasLeft } from "shared/message_statuses.ts";
import type { Words } from "@/words/words.ts";

type Said = Pick<Words, "texts" | "common" | "tide">;

/** What in the reader's own choices led to it: once for all places of which that reads alike. */
export function choiceReasons(why: MessageWhy, words: Said): string[] {
  const told: MessageWhy[] = [why, ...why.besides.map((beside) => ({ ...why, ...beside }))];
  const alike = Map.groupBy(told, (each) => whyThem({ ...each, zip: "" }, words));
  const reasons = [...alike.values()].map((same) =>
    whyThem({ ...same[0]!, zip: same.map(({ zip }) => zip ?? "").join(", ") }, words)
  );
  return [...reasons, whyHeld(why, words)].filter((reason) => reason !== undefined);
}

function whyThem(why: MessageWhy, { texts: { you }, common: { levels }, tide }: Said): string {
  const { kind, step, zip, chosenLevel, facts } = why;
  if (kind === "code") return you.code;
  if (kind === "report") return you.report;
  if (kind === "notice" || kind === "broadcast" || kind === "test") return you[kind];
  if (why.isWatch) return you.ahead;
  if (step === null) return you.reply;
  if (why.isTide) return step === "clear" ? tide.why.clear : tide.why.you(zip ?? "");
  if (step === "ask") return you.ask;
  if (step === "clear") return you.clear;
  const place = zip ?? "";
  if (chosenLevel === null) return you.followsNoMore(place);
  const level = levels[chosenLevel];
  if (step === "warning") return you.choseWarned(level, place);
  if (chosenLevel === step && !facts?.warning) return you.chose(level, place);
  if (!isAtLeast(step, chosenLevel)) return you.choseSince(level, place);
  if (facts?.warning) {
    return step === "flood" ? you.choseWarned(level, place) : you.choseOfficial(level, place);
  }
  return you.choseBelow(level, place, step);
}

function whyHeld({ heldFor, status }: MessageWhy, { texts: { held } }: Said): string | undefined {
  if (!heldFor) return undefined;
  if (status === "held") return held.waits[heldFor];
  if (status === "expired") return held.neverSent[heldFor];
  return held.sent[heldFor];
}

interface TextStage {
  what: string;
  at: string | null;
  why?: string;
}

/** From the decision to the phone, as far as it came. */
export function stagesOf(why: MessageWhy, { texts }: Said): TextStage[] {
  const { status, createdAt, sentAt, settledAt, failure, expiredFor } = why;
  const { stages: words } = texts;
  const heldFor = status === "held" ? why.heldFor : null;
  const stages: TextStage[] = [
    { what: why.kind === "alert" ? words.decided : words.written, at: createdAt },
  ];
  if (sentAt) stages.push({ what: words.left, at: sentAt });
  if (status === "delivered") stages.push({ what: words.arrived, at: settledAt });
  else if (hasFailed(status)) {
    const reason = failure === null ? undefined : texts.failures[failure] ?? failure;
    stages.push({ what: words.failed, at: settledAt, why: reason });
  } else if (status === "expired") {
    const reason = texts.expired[expiredFor ?? "late"];
    const what = expiredFor === "unproven" ? words.noWord : words.expired;
    stages.push({ what, at: settledAt, why: reason });
  } else if (hasLeft(status)) {
    stages.push({ what: words.noWord, at: null });
  } else {
    stages.push({ what: heldFor ? words.waits[heldFor] : texts.states[status], at: null });
  }
  return stages;
}
