// What a text tells of one place: an alert of whatever hazard, the all-clear, or the question. Pure.
import { type Level, LEVELS } from "shared/levels.ts";
import { compareDangers } from "shared/storms/dangers.ts";
import type { ClearFacts, Facts } from "shared/storms/facts.ts";
import { nameOfWarning } from "shared/storms/products.ts";
import type { FallenFacts } from "shared/storms/question.ts";

export interface ZipCode {
  zip: string;
  city: string | null;
  timeZone: string;
}

export interface AlertTell {
  step: Level | "warning";
  facts: Facts;
  place: ZipCode;
}

interface ClearTell {
  step: "clear";
  facts: ClearFacts;
  place: ZipCode;
}

interface AskTell {
  step: "ask";
  facts: FallenFacts;
  place: ZipCode;
}

export type Tell = AlertTell | ClearTell | AskTell;

/** In one text stands what is of one manner: who is warned is not told in the same breath that all is over. */
type Manner = "alert" | "clear" | "ask";

export function mannerOf({ step }: Pick<Tell, "step">): Manner {
  return step === "clear" || step === "ask" ? step : "alert";
}

/** All of one manner. Worst first: by its danger, then by how much rain, then by what comes first. */
export function worstFirst<T extends Tell>(tells: T[]): T[] {
  return tells.toSorted((a, b) => compareTells(b, a) || (a.place.zip < b.place.zip ? -1 : 1));
}

/** The lesser first. */
function compareTells(a: Tell, b: Tell): number {
  if (a.step === "clear" || b.step === "clear") return worstOf(a) - worstOf(b);
  if (a.step === "ask" || b.step === "ask") return compareRain(a, b);
  return compareDangers(a.facts.danger, b.facts.danger) || compareRain(a, b);
}

function worstOf(tell: Tell): number {
  return tell.step === "clear" ? LEVELS.indexOf(tell.facts.level) : -1;
}

function compareRain(a: AlertTell | AskTell, b: AlertTell | AskTell): number {
  const { wettestQuarter: one } = a.facts;
  const { wettestQuarter: other } = b.facts;
  return one.mm - other.mm || Date.parse(other.at) - Date.parse(one.at);
}

/** Two places of the same are named together: "flood risk in 11201 and 11217". */
export function isSame({ facts: a }: AlertTell, { facts: b }: AlertTell): boolean {
  if (!a.warning || !b.warning) return !a.warning && !b.warning && a.danger === b.danger;
  return nameOfWarning(a.warning) === nameOfWarning(b.warning);
}
