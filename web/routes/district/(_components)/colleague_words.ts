import type { Colleague } from "shared/api/district/acts.ts";
import { work as words } from "@/words/en/district/work.ts";
import { whoIs } from "./who_is.ts";

/** Null: of nobody who is still of the staff. */
export function colleagueWords(colleague: Colleague | null): string {
  return colleague ? whoIs(colleague) : words.former;
}
