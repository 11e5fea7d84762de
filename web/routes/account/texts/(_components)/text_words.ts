// A text to its reader: what it was about, and whether it went.
import type { OwnMessage } from "shared/api/messages.ts";
import type { Words } from "@/words/words.ts";

/** "Heavy rain in 11231", "Sign-in code" */
export function aboutWords(
  { kind, step, zip, zips, isTide, isWatch }: Pick<
    OwnMessage,
    "kind" | "step" | "zip" | "zips" | "isTide" | "isWatch"
  >,
  { texts, tide }: Pick<Words, "texts" | "tide">,
): string {
  if (kind === "code") return texts.code;
  if (kind === "report") return zip ? texts.aboutPlace(texts.report, zip) : texts.report;
  if (kind === "notice" || kind === "broadcast" || kind === "test") return texts[kind];
  if (isWatch) return zip ? texts.aboutPlace(texts.watch, zips.join(", ")) : texts.watch;
  if (!step) return texts.reply;
  const about = isTide && step !== "clear" ? tide.about : texts.about[step];
  return zip ? texts.aboutPlace(about, zips.join(", ")) : about;
}
