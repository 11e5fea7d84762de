import type { ReportAct } from "shared/api/district/acts.ts";
import { WORDS } from "@/words/words.ts";
import { work } from "@/words/en/district/work.ts";
import { colleagueWords } from "../../(_components)/colleague_words.ts";

const { history: words, doing } = work;
const { statuses } = WORDS.en.common;

/** What was done, in a line: "Passed to the city, 311 number 311-1". */
export function actWords(
  { kind, to, about, cityNumber, whose, what, isPrivate }: ReportAct,
): string {
  if (what) return words.pictures[what];
  if (kind === "status" && to) {
    return [
      statuses[to],
      ...to === "passed_on" && cityNumber ? [`${words.kinds.numbered} ${cityNumber}`] : [],
      ...whose ? [doing.not_ours.owners[whose]] : [],
    ].join(", ");
  }
  if (kind === "numbered") return `${words.kinds.numbered}: ${cityNumber ?? words.noNumber}`;
  if (isPrivate === false) return words.kinds.public;
  if (kind !== "assigned") return words.kinds[kind];
  return about ? `${words.kinds.assigned} ${colleagueWords(about)}` : words.kinds.unassigned;
}
