// What an alert says, in every language of its readers.
import { type Language, LANGUAGES } from "shared/languages.ts";
import type { Level } from "shared/levels.ts";
import { alertText, askText, clearText } from "shared/server/words/alerts.ts";
import type { ClearFacts, Facts } from "shared/storms/facts.ts";
import type { FallenFacts } from "shared/storms/question.ts";
import type { PlannedZip } from "./plan/planned_zips.ts";

export type Said =
  | { step: Level | "warning"; facts: Facts; place: PlannedZip }
  | { step: "clear"; facts: ClearFacts; place: PlannedZip }
  | { step: "ask"; facts: FallenFacts; place: PlannedZip };

/** When it is said, and where its links lead. */
export interface Saying {
  now: Date;
  publicUrl: string;
}

export function textsOf(said: Said, saying: Saying): Record<Language, string> {
  const texts = LANGUAGES.map((language) => [language, textIn(language, said, saying)]);
  return Object.fromEntries(texts);
}

function textIn(language: Language, said: Said, { now, publicUrl }: Saying): string {
  const { step, facts, place } = said;
  switch (step) {
    case "clear":
      return clearText(language, { facts, place, publicUrl });
    case "ask":
      return askText(language, { place, publicUrl });
    case "warning":
      return alertText(language, { level: "flood", facts, place, publicUrl, now });
    default:
      return alertText(language, { level: step, facts, place, publicUrl, now });
  }
}
